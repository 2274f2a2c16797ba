/** The lines of invoices and credit notes (G2): what they are for, before tax and with it (G5). */
import type { BilledEntry, InvoiceInFull, UnbilledWork } from './bank/money-books.ts';
import type { Billing, ClientBilling } from './billing.ts';
import { rateCentsPerHour } from './blocks.ts';
import type { LocalDate } from './days.ts';
import { type Minutes, minutes } from './hours.ts';
import { type InvoicedWork, takenBack, workKey } from './invoiced-work.ts';
import type { InvoiceLine } from './invoices.ts';
import { type Cents, cents, NO_MONEY, proportion } from './money.ts';
import { type LineTax, taxed, taxOfPart } from './tax.ts';
import { printedTaxLabel, taxRateOn } from './tax-rates.ts';

/** How a client is taxed: by whom, and as what. */
export type TaxTerms = { readonly firm: Billing; readonly client: ClientBilling };

/**
 * The tax that a line bears on its day: the firm's own rate, or the one that is named; none for a
 * client who is exempt or owes it (G5), and none where the rate did not hold yet.
 */
export function taxOn(
  { firm, client }: TaxTerms,
  day: LocalDate,
  named?: string | null,
): LineTax | null {
  const name = named === undefined ? firm.firm.taxRate : named;
  if (client.taxTreatment !== 'taxed' || name === null) return null;
  const rate = taxRateOn(firm.taxRates, name, day);
  if (rate === null) return null;
  return { name, label: printedTaxLabel(rate), rateThousandths: rate.rateThousandths };
}

/** The amount of a price list before tax, where its prices include it (A1). */
export function beforeTax(terms: TaxTerms, amount: Cents, tax: LineTax | null): Cents {
  return taxed(amount, tax, terms.firm.firm.pricesIncludeTax).net;
}

/** A block to be sold, at a price as the firm writes its prices. */
export type BlockOffered = {
  readonly id: string;
  readonly name: string;
  readonly boughtOn: LocalDate;
  readonly minutes: Minutes;
  readonly price: Cents;
};

/** The line of a block (A1). */
export function blockLine(
  terms: TaxTerms,
  block: BlockOffered,
  bears: LineTax | null,
): InvoiceLine {
  const { pricesIncludeTax } = terms.firm.firm;
  const sums = taxed(block.price, bears, pricesIncludeTax);
  return {
    ...sums,
    ...{ kind: 'block', description: `Prepaid hours ${block.name}`, bears },
    ...{ on: block.boughtOn, minutes: block.minutes, block: block.id, entry: null },
    ratePerHour: rateCentsPerHour(sums.net, block.minutes),
    ...{ creditsLine: null, revenue: null, accrued: null },
  };
}

/** Work at a fixed price. */
export type Item = {
  readonly description: string;
  readonly on: LocalDate;
  readonly amount: Cents;
  readonly includesTax: boolean;
};

/** The line of an item. */
export function itemLine(item: Item, bears: LineTax | null): InvoiceLine {
  return {
    ...taxed(item.amount, bears, item.includesTax),
    ...{ kind: 'project', description: item.description, on: item.on, bears },
    ...{ minutes: null, ratePerHour: null, block: null, entry: null, creditsLine: null },
    ...{ revenue: 'revenue:project', accrued: null },
  };
}

/** The standard rate of a work type on a day (B6), as the firm writes its prices; null for none. */
export type StandardRateOf = (workType: string, day: LocalDate) => Cents | null;

/**
 * A line for each entry with work to be invoiced, in the order of the days worked. What was posted
 * and taken back since in equal measure is none. An entry that only takes back is a correction of
 * an earlier invoice: it is taxed as it was there, and gives back no more than is left of it.
 */
export function workLines(
  terms: TaxTerms,
  work: readonly UnbilledWork[],
  entries: ReadonlyMap<string, BilledEntry>,
  invoiced: ReadonlyMap<string, InvoicedWork>,
  rateOf: StandardRateOf,
): readonly InvoiceLine[] {
  const sums = new Map<string, WorkSum>();
  for (const one of work) {
    const entry = entries.get(one.entry);
    if (entry === undefined) throw new RangeError(`entry ${one.entry} is not there`);
    const key = `${one.kind} ${one.entry}`;
    const sum = sums.get(key) ?? { kind: one.kind, entry, minutes: 0, value: 0 };
    sums.set(key, { ...sum, minutes: sum.minutes + one.minutes, value: sum.value + one.value });
  }
  return [...sums.values()]
    .filter(({ value }) => value !== 0)
    .toSorted(
      (a, b) => compare(a.entry.workedOn, b.entry.workedOn) || compare(a.entry.id, b.entry.id),
    )
    .map((sum) => {
      const found = invoiced.get(workKey({ revenue: `revenue:${sum.kind}`, entry: sum.entry.id }));
      if (sum.value < 0 && found !== undefined) return correctionLine(sum, found);
      return workLine(terms, sum, rateOf);
    });
}

/** What an entry has to be invoiced for of one kind. */
type WorkSum = {
  readonly kind: UnbilledWork['kind'];
  readonly entry: BilledEntry;
  readonly minutes: number;
  readonly value: number;
};

/** The line that takes back what was invoiced on an earlier one. */
function correctionLine(
  { entry, minutes: count, value }: WorkSum,
  invoiced: InvoicedWork,
): InvoiceLine {
  const { line } = invoiced;
  const sums = takenBack(invoiced, cents(value));
  const { ratePerHour: rate } = line;
  const explains = rate !== null && proportion(rate, count, 60) === sums.net;
  return {
    ...line,
    ...sums,
    ...{ kind: 'correction', description: describing(entry), minutes: minutes(count) },
    ...{ ratePerHour: explains ? rate : null, accrued: cents(value) },
  };
}

function describing({ description, workType }: BilledEntry): string {
  return description === '' ? workType : description;
}

function workLine(
  terms: TaxTerms,
  { kind, entry, minutes: count, ...sum }: WorkSum,
  rateOf: StandardRateOf,
): InvoiceLine {
  const { workedOn, workType } = entry;
  const value = cents(sum.value);
  const bears = taxOn(terms, workedOn);
  const rate = rateOf(workType, workedOn);
  // A rate stands beside the minutes only where the two explain the amount.
  const explains = rate !== null && proportion(rate, count, 60) === value;
  return {
    ...taxed(value, bears, terms.firm.firm.pricesIncludeTax),
    ...{ kind: value < 0 ? 'correction' : kind, bears },
    description: describing(entry),
    ...{ on: workedOn, minutes: minutes(count), block: null, entry: entry.id },
    ratePerHour: explains ? beforeTax(terms, rate, bears) : null,
    ...{ creditsLine: null, revenue: `revenue:${kind}`, accrued: value },
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What of a line, counted from 1, is to be credited: minutes of a block, or an amount before tax. */
export type CreditWanted = {
  readonly line: number;
  readonly minutes: Minutes | null;
  /** Before tax. */
  readonly net: Cents;
};

/** The line of a credit note that takes a part of an invoice's line back, with the tax on it. */
export function creditLine(
  { lines, creditedNets }: InvoiceInFull,
  { line: number, minutes: count, net }: CreditWanted,
): InvoiceLine {
  const line = lines[number - 1];
  if (line === undefined) throw new RangeError(`there is no line ${number}`);
  const tax = taxOfPart(line, creditedNets[number - 1] ?? NO_MONEY, net);
  return {
    ...line,
    ...{ net, tax, gross: cents(net + tax), minutes: count, creditsLine: number, accrued: null },
  };
}

/** What a line of an invoice can still be credited for, before tax. */
export function creditableNet({ lines, creditedNets }: InvoiceInFull, line: number): Cents {
  return cents((lines[line - 1]?.net ?? 0) - (creditedNets[line - 1] ?? 0));
}

/** Lines as they stand on a credit note for work that was taken back: their mirror image. */
export function givenBack(lines: readonly InvoiceLine[]): readonly InvoiceLine[] {
  const negated = (amount: Cents): Cents => cents(0 - amount);
  return lines.map((line) => ({
    ...line,
    ...{ net: negated(line.net), tax: negated(line.tax), gross: negated(line.gross) },
    minutes: line.minutes === null ? null : minutes(0 - line.minutes),
    accrued: line.accrued === null ? null : negated(line.accrued),
  }));
}
