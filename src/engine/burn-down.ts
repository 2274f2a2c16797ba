/** How the minutes left of a client burned down, day by day, as statements tell it (H2). */
import { type Beginning, later, type PlacedRecord, placing } from './bank/told-days.ts';
import type { LocalDate } from './days.ts';
import { type Minutes, minutes } from './hours.ts';

/** What was left in all blocks at the close of a day; until the next step it stays the same. */
export type BurnStep = { readonly on: LocalDate; readonly leftMinutes: Minutes };

/** Minutes that blocks gained, or (negative) lost, on a day. */
export type BurnChange = { readonly on: LocalDate; readonly minutes: number };

/** A lapse or a reopening of the first day of the books, and the minutes it moved. */
export type EarlyLapse = { readonly record: PlacedRecord; readonly minutes: number };

/**
 * What the records of the first day of the books changed on the days on which they stand; `others`
 * are all but lapses and reopenings, on theirs already.
 */
export function earlyChanges(
  began: Beginning,
  others: readonly BurnChange[],
  lapses: readonly EarlyLapse[],
): readonly BurnChange[] {
  const dayOf = placing(began);
  const placed = lapses.map(({ record, minutes: moved }) => ({
    on: dayOf(record),
    minutes: moved,
  }));
  return [...others, ...placed];
}

/** The closes of days from the first one on, from nothing left before all changes. */
export function closesOf(changes: readonly BurnChange[]): readonly BurnStep[] {
  const steps: BurnStep[] = [];
  let left = 0;
  for (const { on, minutes: moved } of changes.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    left += moved;
    if (steps.at(-1)?.on === on) steps.pop();
    steps.push({ on, leftMinutes: minutes(left) });
  }
  return steps;
}

/** What the steps of a period are made of. */
export type BurnSource = {
  /** The closes of days of the period and before it, in their order; each holds until the next. */
  readonly closes: readonly BurnStep[];
  /** Lapses that are due and not written down yet. */
  readonly pending: readonly BurnChange[];
  /** The day on which the last record stands: what is not written down yet comes after it. */
  readonly lastOn: LocalDate | null;
};

/** The close of the first day of a period, and of each day until its last on which it changed. */
export function burnSteps(
  { closes, pending, lastOn }: BurnSource,
  from: LocalDate,
  to: LocalDate,
): readonly BurnStep[] {
  const lapsed = pending.map(({ on, minutes: moved }) => ({
    on: lastOn === null ? on : later(on, lastOn),
    minutes: moved,
  }));
  const closeOn = (day: LocalDate): Minutes => {
    const close = closes.findLast(({ on }) => on <= day)?.leftMinutes ?? 0;
    const gone = lapsed.reduce((sum, lapse) => sum + (lapse.on <= day ? lapse.minutes : 0), 0);
    return minutes(close + gone);
  };
  const days = [from, ...[...closes, ...lapsed].map(({ on }) => on)];
  const steps: BurnStep[] = [];
  for (const on of [...new Set(days)].sort()) {
    if (on < from || on > to) continue;
    const leftMinutes = closeOn(on);
    if (steps.at(-1)?.leftMinutes !== leftMinutes) steps.push({ on, leftMinutes });
  }
  return steps;
}
