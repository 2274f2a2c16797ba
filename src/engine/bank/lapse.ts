/** Lapses that are due come before anything else is decided: A9 does not wait for a routine. */
import { findLot, withLot } from '../accounts.ts';
import { addDays, daysBetween } from '../days.ts';
import type { Minutes } from '../hours.ts';
import { lapseOf, reopeningOf } from '../journal.ts';
import { lapseDue, reopen } from '../lapse.ts';
import { take } from '../lots.ts';
import type { Refusal } from '../refusals.ts';
import { type Act, type Books, NO_CHANGE, recorded, type Step } from './books.ts';

/**
 * Books what has lapsed by the close of yesterday, each lapse on its own day, the earliest first
 * (A9). Done again, it changes nothing.
 */
export function lapseRun(books: Books, act: Act): Step {
  const { lateEntryGraceDays } = books.termsOn(act.today).policy;
  const { lapses } = lapseDue(books.account, addDays(act.today, -1), lateEntryGraceDays);
  let step: Step = { books, change: NO_CHANGE };
  for (const lapse of lapses.toSorted((a, b) => daysBetween(b.on, a.on))) {
    const { account: before } = step.books;
    const lot = findLot(before, lapse.slice.block);
    if (lot === null) throw new RangeError(`block ${lapse.slice.block} lapsed and is gone`);
    const account = withLot(before, take(lot, 'lapse', lapse.slice));
    step = recorded(step, account, lapseOf(lapse), {}, act);
  }
  return step;
}

/** Takes back the lapse of a block for exactly `wanted` minutes, so that late work may draw (A9). */
export function reopenBlock(
  step: Step,
  block: string,
  wanted: Minutes,
  reason: string,
  act: Act,
): Step | Refusal {
  const reopened = reopen(step.books.account, block, wanted, act.today);
  if ('code' in reopened) return reopened;
  const transaction = reopeningOf(reopened.slice, act.today);
  return recorded(step, reopened.account, transaction, { reason }, act);
}
