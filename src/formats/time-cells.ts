/** The cells of a row that tell its time: read, and refused where they cannot be. */
import { addDays, type LocalDate } from '../engine/days.ts';
import type { Zone } from '../engine/zones.ts';
import { cellFrom, cellText, cellTo } from './cells.ts';
import type { Row } from './csv.ts';
import { type ClockFormat, type DateFormat, expectedTime } from './date-formats.ts';
import { type DecimalMark, durationAsMinutes, hoursAsMinutes, wholeNumber } from './figures.ts';
import type { Binding } from './mapping.ts';
import {
  emptyMoment,
  isOutOfRange,
  type Moment,
  type MomentScanner,
  momentScanner,
} from './moments.ts';
import type { Expectation, RowFault } from './refusals.ts';

export type TimeSettings = {
  readonly dateFormat: DateFormat;
  readonly clockFormat: ClockFormat;
  readonly decimalMark: DecimalMark | null;
  /** The zone whose days count (B1). */
  readonly firmZone: Zone;
  /** The zone of local times in the file. */
  readonly fileZone: Zone;
  readonly longestEntryMinutes: number;
};

/** What the cells of a file's times are read with. The two moments are filled again and again. */
export type TimeCells = {
  readonly binding: Binding;
  readonly settings: TimeSettings;
  readonly scanner: MomentScanner;
  readonly start: Moment;
  readonly end: Moment;
  /** The columns told when a start, an end or the minutes are amiss; -1 when there is none. */
  readonly startColumn: number;
  readonly endColumn: number;
  readonly givenColumn: number;
};

export function timeCells(binding: Binding, settings: TimeSettings): TimeCells {
  const { figures } = binding;
  return {
    binding,
    settings,
    scanner: momentScanner(settings.dateFormat, settings.clockFormat),
    start: emptyMoment(),
    end: emptyMoment(),
    startColumn: figures.startedAt === -1 ? figures.startedTime : figures.startedAt,
    endColumn: figures.endedAt === -1 ? figures.endedTime : figures.endedAt,
    givenColumn: Math.max(figures.minutes, figures.hours, figures.duration),
  };
}

/** What the cells of a start or an end hold. */
export type Reading = 'nothing' | 'day' | 'moment' | RowFault;

/** Reads the start into `cells.start`. */
export function readStart(cells: TimeCells, row: Row): Reading {
  const { startedAt, startedOn, startedTime } = cells.binding.figures;
  if (startedAt !== -1) return readMoment(cells, row, startedAt, cells.start);
  if (startedOn !== -1) return readDayAndTime(cells, row, startedOn, startedTime, cells.start);
  return 'nothing';
}

/**
 * Reads the end into `cells.end`. A time without a column for its day is on the day of the start,
 * or on the day after when it is earlier.
 */
export function readEnd(cells: TimeCells, row: Row, begun: Reading): Reading {
  const { endedAt, endedOn, endedTime } = cells.binding.figures;
  const { start, end } = cells;
  if (endedAt !== -1) return readMoment(cells, row, endedAt, end);
  if (endedOn !== -1) return readDayAndTime(cells, row, endedOn, endedTime, end);
  if (endedTime === -1) return 'nothing';
  const ended = readTime(cells, row, endedTime, end);
  if (ended !== 'moment') return ended;
  if (begun !== 'moment' || start.day === null) return 'nothing';
  end.day = end.secondOfDay < start.secondOfDay ? addDays(start.day, 1) : start.day;
  return 'moment';
}

function readMoment(cells: TimeCells, row: Row, column: number, into: Moment): Reading {
  const from = cellFrom(row, column);
  const to = cellTo(row, column, from);
  if (from === to) return 'nothing';
  if (!cells.scanner.moment(row.text, from, to, into)) {
    return unreadable(cells, row, column, 'moment');
  }
  return into.day === null ? dayFault(cells, row, column, into) : 'moment';
}

function readDayAndTime(
  cells: TimeCells,
  row: Row,
  dayColumn: number,
  timeColumn: number,
  into: Moment,
): Reading {
  const time = readTime(cells, row, timeColumn, into);
  if (time !== 'moment' && time !== 'nothing') return time;
  const day = readDay(cells, row, dayColumn, into);
  if (day !== 'nothing') return day === 'day' && time === 'moment' ? 'moment' : day;
  return time === 'nothing' ? 'nothing' : missing(cells, dayColumn);
}

function readDay(cells: TimeCells, row: Row, column: number, into: Moment): Reading {
  const from = cellFrom(row, column);
  const to = cellTo(row, column, from);
  if (from === to) return 'nothing';
  if (!cells.scanner.day(row.text, from, to, into)) return unreadable(cells, row, column, 'day');
  return into.day === null ? dayFault(cells, row, column, into) : 'day';
}

function readTime(cells: TimeCells, row: Row, column: number, into: Moment): Reading {
  const from = cellFrom(row, column);
  const to = cellTo(row, column, from);
  if (from === to) return 'nothing';
  if (cells.scanner.time(row.text, from, to, into)) return 'moment';
  return unreadable(cells, row, column, expectedTime(cells.settings.clockFormat));
}

const writtenDay = emptyMoment();

/** The day of work written in a column of its own; null when there is none. */
export function readWorkedOn(cells: TimeCells, row: Row): LocalDate | null | RowFault {
  const column = cells.binding.figures.workedOn;
  if (column === -1) return null;
  const day = readDay(cells, row, column, writtenDay);
  if (typeof day === 'object') return day;
  return day === 'nothing' ? null : writtenDay.day;
}

/** The minutes the file gives; NaN when it gives none. */
export function readGiven(cells: TimeCells, row: Row): number | RowFault {
  const { minutes, hours } = cells.binding.figures;
  const column = cells.givenColumn;
  if (column === -1) return Number.NaN;
  if (column === minutes) return readWhole(cells, row, column, Number.NaN);
  const text = cellText(row, column);
  if (text === '') return Number.NaN;
  const { decimalMark } = cells.settings;
  const read = column === hours ? hoursAsMinutes : durationAsMinutes;
  const given = read(text, decimalMark);
  if (given === 'unclear') return unreadable(cells, row, column, 'hours-with-mark');
  return given ?? unreadable(cells, row, column, column === hours ? 'hours' : 'duration');
}

/** The minutes of the break; 0 when the file says nothing of one. */
export function readBreak(cells: TimeCells, row: Row): number | RowFault {
  const column = cells.binding.figures.breakMinutes;
  return column === -1 ? 0 : readWhole(cells, row, column, 0);
}

function readWhole(cells: TimeCells, row: Row, column: number, empty: number): number | RowFault {
  const from = cellFrom(row, column);
  const to = cellTo(row, column, from);
  if (from === to) return empty;
  const value = wholeNumber(row.text, from, to);
  return Number.isNaN(value) ? unreadable(cells, row, column, 'minutes') : value;
}

export function faultIn(cells: TimeCells, column: number, flaw: RowFault['flaw']): RowFault {
  return { column: cells.binding.headings[column] ?? null, flaw };
}

export function missing(cells: TimeCells, column: number): RowFault {
  return faultIn(cells, column, { code: 'cell_missing' });
}

function unreadable(cells: TimeCells, row: Row, column: number, expected: Expectation): RowFault {
  const dated = expected === 'day' || expected === 'moment';
  const dateFormat = dated ? cells.settings.dateFormat.name : null;
  const found = cellText(row, column);
  return faultIn(cells, column, { code: 'cell_unreadable', found, expected, dateFormat });
}

function dayFault(cells: TimeCells, row: Row, column: number, moment: Moment): RowFault {
  if (!isOutOfRange(moment)) return unreadable(cells, row, column, 'day');
  return faultIn(cells, column, { code: 'day_out_of_range', found: cellText(row, column) });
}
