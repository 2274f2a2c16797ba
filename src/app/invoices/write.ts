/** What issuing an invoice has in common, whatever asked for it: decided, kept, and sent by mail. */
import type { OperationName } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Act, Step } from '../../engine/bank/books.ts';
import type { IssuedDocument } from '../../engine/invoices.ts';
import { openAmount } from '../../engine/invoices.ts';
import { NO_MONEY_NEEDS } from '../../store/money-needs.ts';
import { type App, type Request, refuse } from '../app.ts';
import { settledFor } from '../blocks/change.ts';
import { commandOf } from '../command.ts';
import {
  type Decided,
  type LedgerWrite,
  NOTHING_ELSE,
  type Refused,
  type Where,
} from '../commit.ts';
import { issuedInvoice, type PresentedInvoice } from '../present/invoice.ts';
import { decideInvoice } from './decide.ts';
import { keptLink, type SignedLink } from './links.ts';
import { invoiceMail } from './mail.ts';
import type { Offers, Recipe } from './recipe.ts';

/** What is to be issued, for whom, and whether it goes out by mail. */
export type InvoiceAsked = {
  readonly client: string;
  readonly recipe: Recipe;
  readonly offers: Offers;
  /** The link that goes with the mail; null: no mail is sent. */
  readonly link: SignedLink | null;
};

/** The write that issues an invoice; `preview` of it shows the same and keeps nothing. */
export function invoiceWrite<Name extends OperationName>(
  app: App,
  operation: Name,
  request: Request<Name>,
  asked: InvoiceAsked,
): LedgerWrite<PresentedInvoice> {
  return {
    ...commandOf(app, operation, request),
    client: asked.client,
    needs: needsOf(asked.recipe),
    decide: (step, act, where) => {
      const issued = decideFor(app, step, act, where, asked);
      if ('code' in issued) return refuse(issued);
      return decidedAs(app, issued, asked.link, act, where);
    },
  };
}

/** What a write needs that may issue an invoice. */
export function needsOf({ blocks, unbilledThrough }: Recipe): LedgerWrite<unknown>['needs'] {
  return {
    ...NOTHING_ELSE,
    blockNames: blocks.map(({ name }) => name ?? null),
    waiting: blocks.length > 0,
    money: { ...NO_MONEY_NEEDS, unbilledThrough, numbers: true },
  };
}

/** Issues it in the books. Refused: a client that is archived, and what the invoice refuses. */
export function decideFor(
  app: App,
  step: Step,
  act: Act,
  { client }: Where,
  { recipe, offers }: Pick<InvoiceAsked, 'recipe' | 'offers'>,
): (Step & { readonly document: IssuedDocument }) | AnyRefusal {
  const { name, archivedOn } = client;
  if (archivedOn !== null && recipe.blocks.length > 0) {
    return { code: 'client_archived', client: name, archivedOn };
  }
  return decideInvoice(step, recipe, offers, name, app.newId, act);
}

/** What was issued, told; with the mail that brings it, where one is wanted and somebody gets it. */
export function decidedAs(
  app: App,
  issued: Step & { readonly document: IssuedDocument },
  link: SignedLink | null,
  act: Act,
  where: Where,
): Decided<PresentedInvoice> | Refused {
  const { document } = issued;
  const step = settledFor(issued, act, where);
  const receivable = step.books.money.receivables.get(document.id);
  const outcome = issuedInvoice(document, where.client.name, receivable, act.today);
  const told = { step, outcome, subject: document.id };
  if (link === null) return told;
  const { billing } = step.books.money;
  const recipients = billing?.recipients ?? [];
  if (recipients.length === 0) return refuse(noRecipient(where.client.name));
  const open = receivable === undefined ? document.sums.gross : openAmount(receivable);
  const mailed = { ...document, gross: document.sums.gross, open };
  const firmName = billing?.firm.firm.legalName ?? where.firm.name;
  const paid = document.kind === 'invoice' && open > 0;
  return {
    ...told,
    mails: [invoiceMail(app.newId(), mailed, firmName, recipients, paid ? link.url : null)],
    links: paid ? [keptLink(link, document.id, act)] : [],
  };
}

/** Nobody gets what is to be sent. */
export function noRecipient(client: string): AnyRefusal {
  const message =
    `${client} has nobody to send it to: give its billing a mail address, ` +
    'or a contact the role billing';
  return { code: 'input_invalid', fields: [{ field: 'mail', message }] };
}
