/** A week of entries as a grid: days across, client and work type down, minutes in the cells. */
import type { OutputOf } from '../../../contract/operations.ts';
import { dayNumber, daysLater } from '../../ui/days.ts';

export type Entry = OutputOf<'entry.show'>;

export type Cell = {
  readonly day: string;
  readonly minutes: number;
  readonly entries: readonly Entry[];
};

export type WeekRow = {
  readonly key: string;
  readonly client: string;
  readonly clientName: string;
  readonly workType: string;
  /** Seven, from Monday on. */
  readonly cells: readonly Cell[];
  readonly minutes: number;
};

export type Week = {
  readonly days: readonly string[];
  readonly rows: readonly WeekRow[];
  /** One a day. */
  readonly totals: readonly number[];
  readonly minutes: number;
};

const DAYS_A_WEEK = 7;
/** 1970-01-01 was a Thursday: three days after a Monday. */
const MONDAY_OFFSET_DAYS = 3;

/** The Monday of the week that the day is in. */
export function mondayOf(day: string): string {
  return daysLater(day, -((dayNumber(day) + MONDAY_OFFSET_DAYS) % DAYS_A_WEEK));
}

/** The entries of the week that begins on that Monday; what was reversed is not counted. */
export function weekOf(monday: string, entries: readonly Entry[]): Week {
  const days = Array.from({ length: DAYS_A_WEEK }, (_, place) => daysLater(monday, place));
  const counted = entries.filter(({ state }) => state !== 'reversed');
  const rows = new Map<string, Entry[]>();
  for (const entry of counted) {
    const key = `${entry.client} ${entry.workType}`;
    rows.set(key, [...(rows.get(key) ?? []), entry]);
  }
  return {
    days,
    rows: [...rows].map(([key, of]) => rowOf(key, of, days)).toSorted(byName),
    totals: days.map((day) => minutesOf(counted.filter(({ workedOn }) => workedOn === day))),
    minutes: minutesOf(counted),
  };
}

function rowOf(key: string, entries: readonly Entry[], days: readonly string[]): WeekRow {
  const cells = days.map((day) => {
    const on = entries.filter(({ workedOn }) => workedOn === day);
    return { day, minutes: minutesOf(on), entries: on };
  });
  const [first] = entries;
  return {
    key,
    client: first?.client ?? '',
    clientName: first?.clientName ?? '',
    workType: first?.workType ?? '',
    cells,
    minutes: minutesOf(entries),
  };
}

function byName(a: WeekRow, b: WeekRow): number {
  return a.clientName.localeCompare(b.clientName) || a.workType.localeCompare(b.workType);
}

function minutesOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { workedMinutes }) => sum + workedMinutes, 0);
}
