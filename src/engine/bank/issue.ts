/** Invoices and credit notes are issued (G1, G2): numbered, booked, and never changed again. */
import { lotIn, withLot } from '../accounts.ts';
import { canonicalFact, type Fact } from '../chain.ts';
import type { LocalDate } from '../days.ts';
import { NO_MINUTES } from '../hours.ts';
import {
  creditLines,
  type InvoiceLine,
  type IssuedDocument,
  invoiceLines,
  moneyTransaction,
  sumOfLines,
} from '../invoices.ts';
import { refundOf } from '../journal.ts';
import { leftMinutes, sliceOf, take } from '../lots.ts';
import { cents, NO_MONEY } from '../money.ts';
import { numberLabel } from '../numbering.ts';
import type { Taxed } from '../tax.ts';
import type { Act, Step } from './books.ts';
import { recorded } from './books.ts';
import { closedOn } from './closed.ts';
import type { UnbilledWork } from './money-books.ts';
import type { BankRefusal } from './refusals.ts';
import { type Sale, sellBlock } from './sell.ts';
import { changedMoney, settle, withReceivable } from './settle.ts';

/** A document as it is to be issued: its number is given as it is booked. */
export type DocumentWanted = {
  readonly id: string;
  readonly series: string;
  readonly issuedOn: LocalDate;
  readonly lines: readonly InvoiceLine[];
  readonly reason: string;
  /** The work that it is about, which then is invoiced. */
  readonly billed: readonly UnbilledWork[];
  /** All that is printed on it, frozen. */
  readonly contents: (document: Omit<IssuedDocument, 'contents'>) => Fact;
  /** What a text is known by: the journal keeps that of the contents (H3). */
  readonly digest: (text: string) => string;
};

export type InvoiceWanted = DocumentWanted & {
  readonly dueOn: LocalDate;
  /** The blocks that its lines sell, by their ids; prices are those of the lines. */
  readonly sales: ReadonlyMap<string, Omit<Sale, 'price' | 'invoice' | 'boughtOn' | 'origin'>>;
};

type Issued = Step & { readonly document: IssuedDocument };

/**
 * Issues an invoice: its number is the next of the series (G1), its blocks are sold, its work is
 * invoiced, and the client owes it. Refused: what `sellBlock` refuses, and a day in closed books.
 */
export function issueInvoice(step: Step, wanted: InvoiceWanted, act: Act): Issued | BankRefusal {
  const closed = closedOn(step.books, wanted.issuedOn);
  if (closed !== null) return closed;
  const heading = { kind: 'invoice', dueOn: wanted.dueOn, credits: null } as const;
  const { document, facts, numbered } = numberedDocument(step, wanted, heading, act);
  const { id, label, issuedOn, lines, sums } = document;
  const blocks = lines.flatMap(({ block }) => (block === null ? [] : [block]));
  const receivable = {
    ...{ id, label, issuedOn, gross: sums.gross, blocks },
    ...{ paid: NO_MONEY, credited: NO_MONEY },
  };
  const kept = withReceivable(changedMoney(numbered, { issued: [document] }), receivable);
  const transaction = moneyTransaction('invoice', id, issuedOn, invoiceLines(lines));
  let done: Step = recorded(kept, kept.books.account, transaction, facts, act);
  for (const line of lines) {
    if (line.block === null) continue;
    const sale = wanted.sales.get(line.block);
    if (sale === undefined) throw new RangeError(`block ${line.block} has no terms`);
    const invoice = { receivable, tax: line.tax };
    const terms = {
      ...sale,
      origin: 'sale',
      boughtOn: issuedOn,
      price: line.net,
      invoice,
    } as const;
    const sold = sellBlock(done, terms, act);
    if ('code' in sold) return sold;
    done = sold;
  }
  return { ...withBilled(done, wanted.billed, id), document };
}

/**
 * Issues a credit note for an invoice: what its lines say is owed no more, and what was paid beyond
 * that is the client's (G4). Lines for a block give back its unused minutes at their value (A3).
 * Refused: more minutes than are left in a block, and a day in closed books.
 */
export function issueCreditNote(
  step: Step,
  invoice: string,
  wanted: DocumentWanted,
  act: Act,
): Issued | BankRefusal {
  const closed = closedOn(step.books, wanted.issuedOn);
  if (closed !== null) return closed;
  for (const { block, minutes } of wanted.lines) {
    if (block === null) continue;
    const left = leftMinutes(lotIn(step.books.account, block));
    const neededMinutes = minutes ?? NO_MINUTES;
    if (neededMinutes > left) {
      return { code: 'insufficient_block_minutes', block, neededMinutes, leftMinutes: left };
    }
  }
  const heading = { kind: 'credit-note', dueOn: null, credits: invoice } as const;
  const { document, facts, numbered } = numberedDocument(step, wanted, heading, act);
  const { id, issuedOn, lines } = document;
  const others = lines.filter(({ block }) => block === null);
  let done: Step = settle(
    changedMoney(numbered, { issued: [document] }),
    invoice,
    {
      ...{ kind: 'credit-note', payment: null, facts },
      by: { paid: NO_MONEY, credited: sumOfLines(others).gross },
      record: (settlement) =>
        moneyTransaction('credit-note', id, issuedOn, [...creditLines(others), ...settlement]),
    },
    act,
  );
  for (const line of lines)
    if (line.block !== null) done = refunded(done, invoice, document, line, act);
  return { ...withCredited(done, invoice, lines), document };
}

/** Gives back minutes of a block that stand on a credit note, at their value in it (A3). */
function refunded(
  step: Step,
  invoice: string,
  { id, issuedOn, reason }: IssuedDocument,
  { block, minutes, gross, tax }: InvoiceLine,
  act: Act,
): Step {
  if (block === null || minutes === null) throw new RangeError('a refund is of a block');
  const { account } = step.books;
  const lot = lotIn(account, block);
  const slice = sliceOf(lot, minutes);
  const after = withLot(account, take(lot, 'refund', slice));
  const taken = { ...step, books: { ...step.books, account: after } };
  return settle(
    taken,
    invoice,
    {
      ...{ kind: 'credit-note', payment: null, by: { paid: NO_MONEY, credited: gross } },
      facts: { reason, creditNote: id },
      record: (settlement) => refundOf(slice, tax, settlement, issuedOn),
    },
    act,
  );
}

/**
 * Issues a credit note for work that was invoiced and has been taken back since, where nothing else
 * is to be invoiced that it could be set off against: it becomes the client's balance.
 */
export function issueBalanceNote(
  step: Step,
  wanted: DocumentWanted,
  act: Act,
): Issued | BankRefusal {
  const closed = closedOn(step.books, wanted.issuedOn);
  if (closed !== null) return closed;
  const heading = { kind: 'credit-note', dueOn: null, credits: null } as const;
  const { document, facts, numbered } = numberedDocument(step, wanted, heading, act);
  const { id, issuedOn, lines, sums } = document;
  const balance = { account: 'client-balance', block: null, amount: cents(-sums.gross) } as const;
  const transaction = moneyTransaction('credit-note', id, issuedOn, [
    ...creditLines(lines),
    ...(sums.gross === 0 ? [] : [balance]),
  ]);
  const kept = changedMoney(numbered, { issued: [document] });
  const done = recorded(kept, kept.books.account, transaction, facts, act);
  return { ...withBilled(done, wanted.billed, id), document };
}

type Heading = Pick<IssuedDocument, 'kind' | 'dueOn' | 'credits'>;

/** The document with the next number of its series, and what the journal keeps of it. */
function numberedDocument(step: Step, wanted: DocumentWanted, heading: Heading, act: Act) {
  const { books } = step;
  const { id, series, issuedOn, lines, reason } = wanted;
  const number = (books.money.numbering.get(series) ?? 0) + 1;
  const label = numberLabel(series, number);
  const sums: Taxed = sumOfLines(lines);
  const { client, currency } = books;
  const bare = {
    ...{ id, client, series, number, label, currency, issuedOn, lines, sums, reason },
    ...{ ...heading, issuedAt: act.at, issuedBy: act.by },
  };
  const contents = wanted.contents(bare);
  const document: IssuedDocument = { ...bare, contents };
  const facts = {
    ...{ series, number, label, ...heading, ...sums, reason },
    contents: wanted.digest(canonicalFact(contents)),
  };
  const numbering = new Map(books.money.numbering).set(series, number);
  const numbered: Step = { ...step, books: { ...books, money: { ...books.money, numbering } } };
  return { document, facts, numbered };
}

/** Work that stands on a document is to be invoiced no more. */
function withBilled(step: Step, work: readonly UnbilledWork[], document: string): Step {
  if (work.length === 0) return step;
  const billed = work.map(({ client, sequence, kind }) => ({ client, sequence, kind, document }));
  const { books } = step;
  const unbilled = books.money.unbilled.filter((one) => !work.includes(one));
  const after = { ...books, money: { ...books.money, unbilled } };
  return changedMoney({ ...step, books: after }, { billed });
}

/** What was credited of each line counts when the next credit note is written. */
function withCredited(step: Step, invoice: string, lines: readonly InvoiceLine[]): Step {
  const { books } = step;
  const full = books.money.invoicesInFull.get(invoice);
  if (full === undefined) return step;
  const creditedNets = full.creditedNets.map((before, place) => {
    const own = lines.filter(({ creditsLine }) => creditsLine === place + 1);
    return cents(own.reduce<number>((sum, { net }) => sum + net, before));
  });
  const invoicesInFull = new Map(books.money.invoicesInFull);
  invoicesInFull.set(invoice, { ...full, creditedNets });
  return { ...step, books: { ...books, money: { ...books.money, invoicesInFull } } };
}
