/**
 * Invoices and credit notes as they are issued (G1, G2), and what is still open of them (G4).
 * An issued document never changes; a credit note takes back what must be taken back.
 */
import type { Fact } from './chain.ts';
import type { LocalDate } from './days.ts';
import type { Minutes } from './hours.ts';
import type { MoneyLine, RevenueAccount, Transaction } from './journal.ts';
import { type Cents, type Currency, cents, NO_MONEY, proportion } from './money.ts';
import type { LineTax, Taxed } from './tax.ts';

export type InvoiceKind = 'invoice' | 'credit-note';

/** What a line is for (G2). A correction takes back, or adds to, what was invoiced before. */
type LineKind = 'block' | 'overage' | 'travel' | 'project' | 'correction';

/** A line as it was issued. On a credit note its amounts are what the client is given back. */
export type InvoiceLine = Taxed & {
  readonly kind: LineKind;
  readonly description: string;
  /** The day bought or worked; null where there is none. */
  readonly on: LocalDate | null;
  /** Bought, refunded or billed; null where the line is for no time. */
  readonly minutes: Minutes | null;
  /** Before tax, for showing (A1). */
  readonly ratePerHour: Cents | null;
  readonly bears: LineTax | null;
  readonly block: string | null;
  readonly entry: string | null;
  /** The line of the credited invoice it takes back, counted from 1; null on an invoice. */
  readonly creditsLine: number | null;
  /** Whose revenue it is; null for a block, which is owed in work first. */
  readonly revenue: RevenueAccount | null;
  /** What was booked as revenue when the work was posted, not yet invoiced; null: nothing was. */
  readonly accrued: Cents | null;
};

/** A document's sums: those of its lines. */
export function sumOfLines(lines: readonly Taxed[]): Taxed {
  let [net, tax] = [0, 0];
  for (const line of lines) {
    net += line.net;
    tax += line.tax;
  }
  return { net: cents(net), tax: cents(tax), gross: cents(net + tax) };
}

/** What has become of an invoice. Amounts in minor units. */
export type Receivable = {
  readonly id: string;
  readonly label: string;
  readonly issuedOn: LocalDate;
  readonly gross: Cents;
  /** What came in for it and did not go back: money, and what was taken from the client's balance. */
  readonly paid: Cents;
  /** What credit notes took off. */
  readonly credited: Cents;
  readonly blocks: readonly string[];
};

/** What the client still owes for it. */
export function openAmount({ gross, paid, credited }: Receivable): Cents {
  return cents(Math.max(0, gross - credited - paid));
}

/** What came in beyond what was owed: it is the client's (G4). */
function excessAmount({ gross, paid, credited }: Receivable): Cents {
  return cents(Math.max(0, paid + credited - gross));
}

/**
 * Which accounts carry the difference between two states of an invoice: what is open of it stands
 * in `receivable`, what is beyond it in `client-balance`. So whatever came first, the accounts end
 * the same.
 */
export function settlementLines(before: Receivable, after: Receivable): readonly MoneyLine[] {
  const receivable = openAmount(after) - openAmount(before);
  const balance = excessAmount(before) - excessAmount(after);
  return moneyOf([
    ['receivable', receivable],
    ['client-balance', balance],
  ]);
}

/** The share of a block's price that has been paid, for showing; what was credited was not. */
export function paidShare(price: Cents, receivable: Receivable): Cents {
  const { gross, paid } = receivable;
  if (gross === 0) return NO_MONEY;
  return proportion(price, Math.min(paid, gross), gross);
}

/** The issue of a document as the journal has it; its blocks are sold by records of their own (H1). */
export type IssuedDocument = {
  readonly id: string;
  readonly client: string;
  readonly kind: InvoiceKind;
  readonly series: string;
  readonly number: number;
  readonly label: string;
  readonly currency: Currency;
  readonly issuedOn: LocalDate;
  /** Null for a credit note. */
  readonly dueOn: LocalDate | null;
  readonly lines: readonly InvoiceLine[];
  readonly sums: Taxed;
  /** The invoice it takes back from; null for an invoice, and for what no single one was for. */
  readonly credits: string | null;
  readonly reason: string;
  /** All that is printed on it, frozen. */
  readonly contents: Fact;
  /** The instant it was issued, and who issued it. */
  readonly issuedAt: string;
  readonly issuedBy: string;
};

/**
 * The accounts of the lines of an invoice that are no blocks. What was booked when the work was
 * posted is invoiced now; where prices include tax, the tax comes out of that revenue.
 */
export function invoiceLines(lines: readonly InvoiceLine[]): readonly MoneyLine[] {
  const sums = new Map<string, number>();
  const add = (account: MoneyLine['account'], amount: number) =>
    sums.set(account, (sums.get(account) ?? 0) + amount);
  for (const { revenue, accrued, net, tax, gross } of lines) {
    if (revenue === null) continue;
    add('receivable', gross);
    add('tax', -tax);
    if (accrued !== null) add('unbilled', -accrued);
    add(revenue, (accrued ?? 0) - net);
  }
  return moneyOf([...sums] as readonly (readonly [MoneyLine['account'], number])[]);
}

/** What a credit note takes back beside blocks, before it is known where the money goes. */
export function creditLines(lines: readonly InvoiceLine[]): readonly MoneyLine[] {
  return invoiceLines(lines)
    .filter(({ account }) => account !== 'receivable')
    .map((line) => ({ ...line, amount: cents(-line.amount) }));
}

/** Lines of money without a block, those of nothing left out. */
export function moneyOf(
  lines: readonly (readonly [account: MoneyLine['account'], amount: number])[],
): readonly MoneyLine[] {
  return lines
    .filter(([, amount]) => amount !== 0)
    .map(([account, amount]) => ({ account, block: null, amount: cents(amount) }));
}

/** A transaction that moves money and no minutes. */
export function moneyTransaction(
  kind: Transaction['kind'],
  subject: string,
  on: LocalDate,
  money: readonly MoneyLine[],
): Transaction {
  return { kind, subject, on, money, minutes: [] };
}
