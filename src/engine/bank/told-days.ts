/**
 * On which day's statement a record stands. A day that is over is told once and for all: what is
 * recorded late stands on the day on which it was recorded, and tells its own day beside.
 */
import type { JournalRecord } from '../chain.ts';
import type { LocalDate } from '../days.ts';

/** Two days, both inclusive. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate };

/** The day of a client's first records, and the last record that belongs to it. */
export type Beginning = { readonly on: LocalDate; readonly through: number };

/**
 * The day on whose statement a record stands, where the record before it stands on `before`.
 *
 * On the day on which a client's books begin, nothing has been told yet: what is brought along of
 * earlier days stands on those. A lapse comes at the close of its day, however late it is written
 * down. All else stands on the day it was recorded. No record goes before the one it follows.
 */
export function toldOn(
  { sequence, kind, on, recordedOn }: JournalRecord,
  began: Beginning,
  before: LocalDate,
): LocalDate {
  if (sequence <= began.through) return earlier(on, began.on);
  return later(kind === 'lapse' ? on : recordedOn, before);
}

/** The first of two days. */
export function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}
