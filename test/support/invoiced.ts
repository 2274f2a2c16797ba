/** Blocks on invoices, without a database: sold, paid for and credited as the bank does it. */
import { hash } from 'node:crypto';
import { findLot } from '../../src/engine/accounts.ts';
import type { Act, Step } from '../../src/engine/bank/books.ts';
import { issueCreditNote, issueInvoice } from '../../src/engine/bank/issue.ts';
import { receivePayment } from '../../src/engine/bank/payments.ts';
import { refundBlock } from '../../src/engine/bank/refund.ts';
import type { BankRefusal } from '../../src/engine/bank/refusals.ts';
import type { Sale } from '../../src/engine/bank/sell.ts';
import { receivableIn } from '../../src/engine/bank/settle.ts';
import { rateCentsPerHour } from '../../src/engine/blocks.ts';
import type { LocalDate } from '../../src/engine/days.ts';
import type { Minutes } from '../../src/engine/hours.ts';
import { type InvoiceLine, openAmount } from '../../src/engine/invoices.ts';
import { sliceOf } from '../../src/engine/lots.ts';
import { type Cents, cents, NO_MONEY } from '../../src/engine/money.ts';
import { type LineTax, taxed, taxOfPart } from '../../src/engine/tax.ts';

const common = {
  ...{ reason: '', billed: [], contents: () => ({}) },
  digest: (text: string) => hash('sha256', text),
};

/** The line of a block. */
function lineOf({ id, name, minutes, price, boughtOn }: Sale, bears: LineTax | null): InvoiceLine {
  return {
    ...taxed(price, bears, false),
    ...{ kind: 'block', description: name, on: boughtOn, minutes, bears, block: id, entry: null },
    ...{ ratePerHour: rateCentsPerHour(price, minutes), creditsLine: null, revenue: null },
    accrued: null,
  };
}

/** Sells a block on an invoice of its own, `invoice-` and its id; nothing is paid. */
export function sellOnInvoice(
  step: Step,
  sale: Sale,
  act: Act,
  bears: LineTax | null = null,
): Step | BankRefusal {
  const { id } = sale;
  const wanted = {
    ...{ ...common, id: `invoice-${id}`, series: 'INV-', issuedOn: sale.boughtOn },
    ...{ dueOn: sale.boughtOn, lines: [lineOf(sale, bears)], sales: new Map([[id, sale]]) },
  };
  return issueInvoice(step, wanted, act);
}

/** What is still open of the invoice of a block; nothing where it is on none. */
export function owedFor({ books }: Pick<Step, 'books'>, block: string): Cents {
  const invoice = books.labels.get(block)?.invoice ?? null;
  return invoice === null ? NO_MONEY : openAmount(receivableIn(books, invoice));
}

/** Pays for the invoice of a block. */
export function payFor(
  step: Step,
  block: string,
  { id, amount, on }: { readonly id: string; readonly amount: Cents; readonly on: LocalDate },
  act: Act,
): Step | BankRefusal {
  const invoice = step.books.labels.get(block)?.invoice ?? null;
  const received = { id, invoice, method: 'bank', amount, on, reference: '' } as const;
  return receivePayment(step, { ...received, provider: null }, act);
}

/** Returns minutes of a block: by a credit note, where it was sold on an invoice. */
export function refundMinutes(
  step: Step,
  block: string,
  {
    id,
    count,
    bears = null,
  }: { readonly id: string; readonly count: Minutes; readonly bears?: LineTax | null },
  act: Act,
): Step | BankRefusal {
  const { books } = step;
  const label = books.labels.get(block);
  const lot = findLot(books.account, block);
  if (label === undefined || lot === null) throw new Error(`there is no block ${block}`);
  if (label.invoice === null) return refundBlock(step, block, count, 'moves away', act);
  const { price, minutes } = lot.block;
  const line: InvoiceLine = {
    ...taxed(price, bears, false),
    ...{ kind: 'block', description: label.name, on: null, minutes, bears, block, entry: null },
    ...{ ratePerHour: null, creditsLine: 1, revenue: null, accrued: null },
  };
  const net = count > minutes ? NO_MONEY : sliceOf(lot, count).value;
  const tax = taxOfPart(line, lot.refundedValue, net);
  const lines = [{ ...line, net, tax, gross: cents(net + tax), minutes: count }];
  const wanted = { ...common, id, series: 'CN-', issuedOn: act.today, lines, reason: 'moves away' };
  return issueCreditNote(step, label.invoice, wanted, act);
}
