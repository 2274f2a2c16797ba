/**
 * On which day's statement a record stands. A day that is over is told once and for all: what is
 * recorded late stands on the day on which it was recorded, and tells its own day beside.
 */
import type { JournalRecord } from '../chain.ts';
import type { LocalDate } from '../days.ts';

/** Two days, both inclusive. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate };

/** What of a record says where it stands. */
export type PlacedRecord = Pick<
  JournalRecord,
  'sequence' | 'kind' | 'subject' | 'on' | 'recordedOn'
>;

/** The day of a client's first records, and what belongs to it. */
export type Beginning = {
  readonly on: LocalDate;
  /** The last of its records. */
  readonly through: number;
  /** The entries that were reversed on it. */
  readonly reversed: ReadonlySet<string>;
};

/**
 * Tells the day on whose statement each record stands; to be asked in the order of the journal.
 *
 * On the day on which a client's books begin, nothing has been told yet: what is brought along of
 * earlier days stands on those. What is taken back then stands with what took it, so that other work
 * of earlier days may draw it and no day closes below zero (B8): a lapse and its reopening stand
 * where it lapsed, an entry that is reversed and all its records on the first day itself. From the
 * next day on, a lapse stands on its own day, at whose close it comes however late it is written
 * down, and all else on the day it was recorded. No record goes before one that it follows.
 */
export function placing(began: Beginning): (record: PlacedRecord) => LocalDate {
  const lapsedOn = new Map<string, LocalDate>();
  let last: LocalDate | null = null;
  return ({ sequence, kind, subject, on, recordedOn }) => {
    if (sequence <= began.through) {
      if (began.reversed.has(subject)) return began.on;
      const own = earlier(on, began.on);
      if (kind === 'lapse') lapsedOn.set(subject, own);
      return kind === 'reopening' ? (lapsedOn.get(subject) ?? own) : own;
    }
    const day = kind === 'lapse' ? on : recordedOn;
    last = last === null ? day : later(day, last);
    return last;
  };
}

/** The first of two days. */
export function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

/** The last of two days. */
export function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}
