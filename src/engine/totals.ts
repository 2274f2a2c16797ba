/** Totals of a client: H2's equation in minutes and in value, and what stands beside it. */
import { type Minutes, minutes } from './hours.ts';
import { leftMinutes, leftValue, type Lot } from './lots.ts';
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
  return {
    boughtMinutes: minutes(sum(lots, (lot) => lot.block.minutes)),
    boughtValue: cents(sum(lots, (lot) => lot.block.price)),
    drawnMinutes: minutes(sum(lots, (lot) => lot.drawnMinutes)),
    drawnValue: cents(sum(lots, (lot) => lot.drawnValue)),
    lapsedMinutes: minutes(sum(lots, (lot) => lot.lapsedMinutes)),
    lapsedValue: cents(sum(lots, (lot) => lot.lapsedValue)),
    leftMinutes: minutes(sum(lots, leftMinutes)),
    leftValue: cents(sum(lots, leftValue)),
    usableMinutes,
    workedMinutes: minutes(sum(postings, (posting) => posting.entry.workedMinutes)),
    billedMinutes: minutes(sum(postings, (posting) => posting.billedMinutes)),
    overageMinutes: minutes(sum(postings, (posting) => posting.overageMinutes)),
    overageValue: known(postings, (posting) => posting.overageValue),
    separateMinutes: minutes(sum(postings, (posting) => posting.separateMinutes)),
    separateValue: known(postings, (posting) => posting.separateValue),
    waitingMinutes: minutes(
      sum(postings, (posting) => (posting.coverage === 'waiting' ? posting.drawnMinutes : 0)),
    ),
  };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  let total = 0;
  for (const item of items) total += of(item);
  return total;
}

function known(postings: readonly Posting[], of: (posting: Posting) => Cents | null): Cents | null {
  let total = 0;
  for (const posting of postings) {
    const value = of(posting);
    if (value === null) return null;
    total += value;
  }
  return cents(total);
}
