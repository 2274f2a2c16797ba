/** Lapse: what is left of an expired block goes at the close of its last day of grace (A9). */
import { type Account, accountLots, lotIn, withLot } from './accounts.ts';
import { addDays, type LocalDate } from './days.ts';
import type { Minutes } from './hours.ts';
import { giveBack, type Lot, leftMinutes, type Slice, sliceOf, take } from './lots.ts';
import { cents, proportion } from './money.ts';
import type { Refusal } from './refusals.ts';

export type Lapse = { readonly slice: Slice; readonly on: LocalDate };

export type Lapsed = { readonly lapses: readonly Lapse[]; readonly account: Account };

/**
 * The day on whose close what is left of a lot lapses: the last day of the grace after it expired,
 * or after minutes last came back to it. Null when nothing is left, or it never expires.
 */
export function lapsesOn(lot: Lot, lateEntryGraceDays: number): LocalDate | null {
  return leftMinutes(lot) === 0 ? null : endOfGrace(lot, lateEntryGraceDays);
}

/** That day, whether anything is left of the lot or not. */
export function endOfGrace(
  { block: { expiresOn }, returnedOn }: Lot,
  lateEntryGraceDays: number,
): LocalDate | null {
  if (expiresOn === null) return null;
  const from = returnedOn !== null && returnedOn > expiresOn ? returnedOn : expiresOn;
  return addDays(from, lateEntryGraceDays);
}

/**
 * Lapses what is left of every block whose day has come by the close of `asOf`. Done a second time
 * it finds nothing. Each lapse is dated on its own day, however late the run.
 */
export function lapseDue(account: Account, asOf: LocalDate, lateEntryGraceDays: number): Lapsed {
  const lapses: Lapse[] = [];
  let lapsed = account;
  for (const lot of accountLots(account)) {
    const lapse = lapseOfLot(lot, asOf, lateEntryGraceDays);
    if (lapse === null) continue;
    lapses.push(lapse);
    lapsed = withLot(lapsed, take(lot, 'lapse', lapse.slice));
  }
  return { lapses, account: lapsed };
}

function lapseOfLot(lot: Lot, asOf: LocalDate, lateEntryGraceDays: number): Lapse | null {
  const due = lapsesOn(lot, lateEntryGraceDays);
  if (due === null || due > asOf) return null;
  return { slice: sliceOf(lot, leftMinutes(lot)), on: due };
}

/**
 * A lot as it stands on a day: what has lapsed by the close of the day before is not left, whether
 * that was booked or not. The same lot when nothing has.
 */
export function lotOn(lot: Lot, today: LocalDate, lateEntryGraceDays: number): Lot {
  const lapse = lapseOfLot(lot, addDays(today, -1), lateEntryGraceDays);
  return lapse === null ? lot : take(lot, 'lapse', lapse.slice);
}

export type Reopened = { readonly slice: Slice; readonly account: Account };

/**
 * Reverses the lapse of a block on a day for exactly `wanted` minutes, so that a late entry may
 * draw them (A9). What stays lapsed counts as the block's last minutes; all other value comes back.
 * The block must be one of the account's. Refused: more minutes than lapsed.
 */
export function reopen(
  account: Account,
  block: string,
  wanted: Minutes,
  on: LocalDate,
): Reopened | Refusal {
  const lot = lotIn(account, block);
  const { lapsedMinutes, lapsedValue } = lot;
  if (wanted > lapsedMinutes) {
    return { code: 'insufficient_lapsed_minutes', block, neededMinutes: wanted, lapsedMinutes };
  }
  const { price, minutes: bought } = lot.block;
  const open = proportion(price, bought - lapsedMinutes + wanted, bought);
  const staysLapsed = Math.min(lapsedValue, price - open);
  const slice: Slice = { block, minutes: wanted, value: cents(lapsedValue - staysLapsed) };
  return { slice, account: withLot(account, giveBack(lot, 'lapse', slice, on)) };
}
