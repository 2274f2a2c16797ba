/** Totals of a client: H2's equation in minutes and in value, and what stands beside it. */
import { type Minutes, minutes } from './hours.ts';
import { type Lot, leftMinutes, leftValue } from './lots.ts';
import { type Cents, cents } from './money.ts';
import type { Posting } from './post.ts';

/** bought = drawn + lapsed + left, in minutes and in value (H2). */
export type Totals = {
  readonly boughtMinutes: Minutes;
  readonly boughtValue: Cents;
  readonly drawnMinutes: Minutes;
  readonly drawnValue: Cents;
  readonly lapsedMinutes: Minutes;
  readonly lapsedValue: Cents;
  readonly leftMinutes: Minutes;
  readonly leftValue: Cents;
  /** Of what is left: minutes that work of the closing day could draw. */
  readonly usableMinutes: Minutes;
  readonly workedMinutes: Minutes;
  readonly billedMinutes: Minutes;
  readonly overageMinutes: Minutes;
  /** Null when some overage has no known rate. */
  readonly overageValue: Cents | null;
  readonly separateMinutes: Minutes;
  readonly separateValue: Cents | null;
  /** Drawn minutes of entries that wait for a block or a decision. */
  readonly waitingMinutes: Minutes;
};

/** Adds up lots and postings. */
export function totalsOf(
  lots: readonly Lot[],
  postings: readonly Posting[],
  usableMinutes: Minutes,
): Totals {
  return { ...blockTotals(lots), usableMinutes, ...workTotals(postings) };
}

function blockTotals(lots: readonly Lot[]) {
  const sum = { bought: 0, price: 0, drawn: 0, drawnValue: 0, lapsed: 0, lapsedValue: 0 };
  const left = { minutes: 0, value: 0 };
  for (const lot of lots) {
    sum.bought += lot.block.minutes;
    sum.price += lot.block.price;
    sum.drawn += lot.drawnMinutes;
    sum.drawnValue += lot.drawnValue;
    sum.lapsed += lot.lapsedMinutes;
    sum.lapsedValue += lot.lapsedValue;
    left.minutes += leftMinutes(lot);
    left.value += leftValue(lot);
  }
  return {
    boughtMinutes: minutes(sum.bought),
    boughtValue: cents(sum.price),
    drawnMinutes: minutes(sum.drawn),
    drawnValue: cents(sum.drawnValue),
    lapsedMinutes: minutes(sum.lapsed),
    lapsedValue: cents(sum.lapsedValue),
    leftMinutes: minutes(left.minutes),
    leftValue: cents(left.value),
  };
}

function workTotals(postings: readonly Posting[]) {
  const sum = { worked: 0, billed: 0, overage: 0, separate: 0, waiting: 0 };
  let overageValue: number | null = 0;
  let separateValue: number | null = 0;
  for (const posting of postings) {
    sum.worked += posting.entry.workedMinutes;
    sum.billed += posting.billedMinutes;
    sum.overage += posting.overageMinutes;
    sum.separate += posting.separateMinutes;
    if (posting.coverage === 'waiting') sum.waiting += posting.drawnMinutes;
    overageValue = plus(overageValue, posting.overageValue);
    separateValue = plus(separateValue, posting.separateValue);
  }
  return {
    workedMinutes: minutes(sum.worked),
    billedMinutes: minutes(sum.billed),
    overageMinutes: minutes(sum.overage),
    overageValue: overageValue === null ? null : cents(overageValue),
    separateMinutes: minutes(sum.separate),
    separateValue: separateValue === null ? null : cents(separateValue),
    waitingMinutes: minutes(sum.waiting),
  };
}

/** A sum of which one part is not known is not known. */
function plus(total: number | null, part: number | null): number | null {
  return total === null || part === null ? null : total + part;
}
