/** Lapses that are due come before anything else is decided: A9 does not wait for a routine. */
import { accountLots, inScope, lotIn, withLot } from '../accounts.ts';
import { addDays, daysBetween, type LocalDate } from '../days.ts';
import type { Entry } from '../entries.ts';
import type { Minutes } from '../hours.ts';
import { lapseOf, reopeningOf } from '../journal.ts';
import { endOfGrace, lapseDue, reopen } from '../lapse.ts';
import { type Lot, take } from '../lots.ts';
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
    const lot = lotIn(before, lapse.slice.block);
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
  return reopenOn(step, block, wanted, act.today, reason, act);
}

function reopenOn(
  step: Step,
  block: string,
  wanted: Minutes,
  on: LocalDate,
  reason: string,
  act: Act,
): Step | Refusal {
  const reopened = reopen(step.books.account, block, wanted, on);
  if ('code' in reopened) return reopened;
  const transaction = reopeningOf(reopened.slice, on);
  return recorded(step, reopened.account, transaction, { reason }, act);
}

/**
 * Takes back whole lapses of blocks that some of this work could have drawn while they held: for
 * work that was recorded in time, elsewhere. They are taken back as of the last usable day, so no
 * grace begins anew, and what the work leaves over lapses again as if it had never come back.
 */
export function takeLapsesBack(step: Step, work: readonly Entry[], reason: string, act: Act): Step {
  const { lateEntryGraceDays } = step.books.termsOn(act.today).policy;
  let taken = step;
  for (const lot of accountLots(step.books.account)) {
    const { id, expiresOn } = lot.block;
    if (lot.lapsedMinutes === 0 || expiresOn === null) continue;
    const due = endOfGrace(lot, lateEntryGraceDays);
    // One that was extended since would not lapse again.
    if (due === null || due >= act.today || !work.some((entry) => isFor(lot, entry))) continue;
    const back = reopenOn(taken, id, lot.lapsedMinutes, expiresOn, reason, act);
    if ('code' in back) throw new RangeError(`the lapse of block ${id} cannot be taken back`);
    taken = back;
  }
  return taken;
}

function isFor({ block }: Lot, { workType, workedOn }: Entry): boolean {
  const { boughtOn, expiresOn, workTypes } = block;
  if (workedOn < boughtOn || (expiresOn !== null && workedOn > expiresOn)) return false;
  return inScope(workTypes, workType);
}
