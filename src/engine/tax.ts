/** Tax on one line of an invoice (G5): worked out for each line, and rounded there once. */
import { type Cents, cents, proportion } from './money.ts';

/** The tax that a line bears, as it held on its day. `rateThousandths`: 19000 for 19 %. */
export type LineTax = {
  readonly name: string;
  /** As it is printed: `VAT 19 %`. */
  readonly label: string;
  readonly rateThousandths: number;
};

/** An amount with its tax: `net + tax = gross`, to the cent. */
export type Taxed = { readonly net: Cents; readonly tax: Cents; readonly gross: Cents };

/** A hundred percent, in thousandths of a percent. */
const WHOLE = 100_000;

/**
 * The amount with its tax. An amount before tax gets the tax on top; one that includes it is taken
 * apart: its net is rounded, half away from zero, and the tax is the rest. An amount below zero is
 * the mirror image of the same amount above it. No tax: the amount as it is.
 */
export function taxed(amount: Cents, tax: LineTax | null, includesTax: boolean): Taxed {
  if (tax === null) return { net: amount, tax: cents(0), gross: amount };
  const { rateThousandths } = tax;
  if (includesTax) {
    const net = proportion(amount, WHOLE, WHOLE + rateThousandths);
    return { net, tax: cents(amount - net), gross: amount };
  }
  const added = proportion(amount, rateThousandths, WHOLE);
  return { net: amount, tax: added, gross: cents(amount + added) };
}

/**
 * The tax of a part of a line that is credited, where `before` of its net was credited before: the
 * difference of what the tax of all credited parts comes to, so that the parts of a line bear
 * exactly its tax, however it is cut up. `net` must not be zero unless the part is.
 */
export function taxOfPart(line: Taxed, before: Cents, part: Cents): Cents {
  if (line.net === 0) return cents(0);
  // A correction is the mirror image of what it corrects: its tax and its net are below zero.
  const sign = Math.sign(line.net);
  const upTo = (credited: number): number =>
    proportion(cents(sign * line.tax), credited, sign * line.net);
  return cents(upTo(before + part) - upTo(before));
}

/** What is owed at one rate: the lines' net and tax added up, never worked out anew. */
export type TaxTotal = LineTax & { readonly net: Cents; readonly tax: Cents };

/** The sums of lines by rate, the highest first; lines without tax are in none. */
export function taxTotals(
  lines: readonly (Pick<Taxed, 'net' | 'tax'> & { readonly bears: LineTax | null })[],
): readonly TaxTotal[] {
  const totals = new Map<string, TaxTotal>();
  for (const { bears, net, tax } of lines) {
    if (bears === null) continue;
    const key = `${bears.rateThousandths} ${bears.label}`;
    const sum = totals.get(key) ?? { ...bears, net: cents(0), tax: cents(0) };
    totals.set(key, { ...sum, net: cents(sum.net + net), tax: cents(sum.tax + tax) });
  }
  return [...totals.values()].toSorted((a, b) => b.rateThousandths - a.rateThousandths);
}
