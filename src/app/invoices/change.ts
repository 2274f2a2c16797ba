/** What changes what is open of an invoice: it is told as it is then, and what waited is settled. */
import type { OperationName } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Act, Step } from '../../engine/bank/books.ts';
import { receivableIn } from '../../engine/bank/settle.ts';
import type { KeptInvoice } from '../../store/invoices.ts';
import { NO_MONEY_NEEDS } from '../../store/money-needs.ts';
import { type App, type Request, type Result, refuse } from '../app.ts';
import { settledFor } from '../blocks/change.ts';
import { commandOf } from '../command.ts';
import { NOTHING_ELSE } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { type PresentedInvoice, presentedInvoice } from '../present/invoice.ts';

/** What a write needs that settles an invoice: what waits for its blocks may be posted (A4). */
export function settlingNeeds(invoice: string) {
  const money = { ...NO_MONEY_NEEDS, invoices: [invoice] };
  return { ...NOTHING_ELSE, waiting: true, money };
}

/** Settles an invoice in some way. */
export async function changeInvoice<Name extends OperationName>(
  app: App,
  operation: Name,
  request: Request<Name>,
  invoice: KeptInvoice,
  decide: (step: Step, act: Act) => Step | AnyRefusal,
): Promise<Result<PresentedInvoice>> {
  return await commitLedger<PresentedInvoice>(app, {
    ...commandOf(app, operation, request),
    client: invoice.client,
    needs: settlingNeeds(invoice.id),
    decide: (before, act, where) => {
      const changed = decide(before, act);
      if ('code' in changed) return refuse(changed);
      const step = settledFor(changed, act, where);
      const { paid, credited } = receivableIn(step.books, invoice.id);
      const outcome = presentedInvoice({ ...invoice, paid, credited }, act.today);
      return { step, outcome, subject: invoice.id };
    },
  });
}
