/** Shows what a credit note would be: it is issued, and taken back before anybody sees it (B7). */
import type { OutputOf } from '../../contract/operations.ts';
import { receivableIn } from '../../engine/bank/settle.ts';
import { openAmount } from '../../engine/invoices.ts';
import { decimalMoney } from '../../engine/money.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { preview } from '../commit.ts';
import { creditNeeds, decideCredit } from './credit.ts';
import { invoiceNamed } from './find.ts';
import { decidedAs } from './write.ts';

export const previewTheCredit: UseCase<'invoice.preview-credit'> = async (app, request) => {
  const { actor, input } = request;
  const invoice = await invoiceNamed(app, actor, input.invoice);
  if ('refusal' in invoice) return invoice;
  return await preview<OutputOf<'invoice.preview-credit'>>(app, {
    ...commandOf(app, 'invoice.preview-credit', request),
    client: invoice.client,
    needs: creditNeeds(invoice.id),
    decide: (step, act, where) => {
      const issued = decideCredit(app, step, act, invoice, { ...input, reason: '' });
      if ('code' in issued) return refuse(issued);
      const decided = decidedAs(app, issued, null, act, where);
      if ('refusal' in decided) return decided;
      const { books } = decided.step;
      const { currency, money } = books;
      const open = decimalMoney(openAmount(receivableIn(books, invoice.id)), currency);
      const balance = decimalMoney(money.balance, currency);
      return { ...decided, outcome: { creditNote: decided.outcome, open, balance } };
    },
  });
};
