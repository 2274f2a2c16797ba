/**
 * What work was invoiced for, and what of that was given back since: by credit notes, and by
 * corrections on later documents (G1, G2). Both draw on it, so that nothing is given back twice.
 */
import type { InvoiceLine, IssuedDocument } from './invoices.ts';
import { type Cents, cents, proportion } from './money.ts';
import { type Taxed, taxOfPart } from './tax.ts';

/** Work as it was invoiced first, and what of that has not been given back. */
export type InvoicedWork = {
  readonly line: InvoiceLine;
  /** Before tax. */
  readonly net: Cents;
  /** Of what was booked as revenue when the work was posted. */
  readonly accrued: Cents;
};

/** What work of one kind of an entry is found by. */
export function workKey({ revenue, entry }: Pick<InvoiceLine, 'revenue' | 'entry'>): string {
  return `${revenue} ${entry}`;
}

/** True for the line on which work was invoiced first: an entry earns once, the rest takes back. */
function isFirst({ entry, accrued }: InvoiceLine): boolean {
  return entry !== null && accrued !== null && accrued > 0;
}

/** The work on documents, by its key: all documents on which that work stands, in any order. */
export function invoicedWork(
  documents: readonly Pick<IssuedDocument, 'kind' | 'lines'>[],
): ReadonlyMap<string, InvoicedWork> {
  const invoices = documents.filter(({ kind }) => kind === 'invoice');
  const work = new Map<string, InvoicedWork>();
  for (const line of invoices.flatMap(({ lines }) => lines)) {
    if (isFirst(line)) work.set(workKey(line), { line, net: cents(0), accrued: cents(0) });
  }
  for (const { kind, lines } of documents) {
    const sign = kind === 'invoice' ? 1 : -1;
    for (const line of lines) {
      const key = workKey(line);
      const found = work.get(key);
      if (found === undefined) continue;
      const net = cents(found.net + sign * line.net);
      const accrued = cents(found.accrued + sign * (line.accrued ?? 0));
      work.set(key, { ...found, net, accrued });
    }
  }
  return work;
}

/**
 * What takes back `value`, below zero, of what the work had earned: as much of what was invoiced for
 * it, with the tax that stood there, and never more than is left of that.
 */
export function takenBack({ line, net, accrued }: InvoicedWork, value: Cents): Taxed {
  const worth = (earned: number): number => proportion(line.net, earned, line.accrued ?? 1);
  const part = cents(Math.min(net, worth(accrued) - worth(accrued + value)));
  const tax = taxOfPart(line, cents(line.net - net), part);
  return { net: cents(0 - part), tax: cents(0 - tax), gross: cents(0 - part - tax) };
}

/**
 * What was given back of each line of an invoice, before tax. `credits` are the lines of its own
 * credit notes; its work may have been taken back on other documents, too.
 */
export function creditedNets(
  lines: readonly InvoiceLine[],
  credits: readonly InvoiceLine[],
  work: ReadonlyMap<string, InvoicedWork>,
): readonly Cents[] {
  return lines.map((line, place) => {
    const invoiced = isFirst(line) ? work.get(workKey(line)) : undefined;
    if (invoiced !== undefined) return cents(line.net - invoiced.net);
    const own = credits.filter(({ creditsLine }) => creditsLine === place + 1);
    return cents(own.reduce((sum, { net }) => sum + net, 0));
  });
}
