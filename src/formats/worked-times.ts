/** The time of an entry, from the cells of its row (B1). */
import type { LocalDate } from '../engine/days.ts';
import { type Minutes, minutesOfSeconds } from '../engine/hours.ts';
import { workedMinutes } from '../engine/worked.ts';
import { dayAt, type EpochSeconds, type LocalTime, localTime, type Zone } from '../engine/zones.ts';
import type { Row } from './csv.ts';
import type { Moment } from './moments.ts';
import type { RowFault } from './refusals.ts';
import {
  faultIn,
  missing,
  type Reading,
  readBreak,
  readEnd,
  readGiven,
  readStart,
  readWorkedOn,
  type TimeCells,
} from './time-cells.ts';

/** What is read of a row; one value is filled again and again. */
export type WorkedTime = {
  workedOn: LocalDate;
  startedAt: EpochSeconds | null;
  /** Null also when it was twice, was not, or is before the start: then the end is not known. */
  endedAt: EpochSeconds | null;
  workedMinutes: Minutes;
  /** End − start − break where the file gives the minutes as well; null when it cannot be told. */
  clockMinutes: number | null;
  /** The break beside minutes that the file gives and no clock confirms; else 0. */
  unusedBreakMinutes: number;
};

/**
 * Reads the time of a row; answers what is wrong with it, else null. The minutes are those the file
 * gives, which hold whatever the clock did; start and end then tell the day and the order only.
 * Without them they are end − start − break. A local time that was not, or was twice, is refused in
 * the latter case and no other (`local_time_never`, `local_time_twice`). `utc` is the zone UTC.
 */
export function readTime(cells: TimeCells, utc: Zone, row: Row, into: WorkedTime): RowFault | null {
  const begun = readStart(cells, row);
  if (typeof begun === 'object') return begun;
  const ended = readEnd(cells, row, begun);
  if (typeof ended === 'object') return ended;
  const given = readGiven(cells, row);
  if (typeof given === 'object') return given;
  const breakMinutes = readBreak(cells, row);
  if (typeof breakMinutes === 'object') return breakMinutes;
  const { fileZone } = cells.settings;
  const started = begun === 'moment' ? timeOf(cells.start, fileZone, utc) : null;
  const workedOn = dayOfWork(cells, row, begun, started);
  if (typeof workedOn === 'object') return workedOn;
  into.workedOn = workedOn;
  const stopped = ended === 'moment' ? timeOf(cells.end, fileZone, utc) : null;
  if (!Number.isNaN(given)) return takeGiven(cells, given, breakMinutes, started, stopped, into);
  return takeClock(cells, utc, breakMinutes, started, stopped, into);
}

function timeOf(moment: Moment, fileZone: Zone, utc: Zone): LocalTime | null {
  const { day, secondOfDay, offsetSeconds } = moment;
  if (day === null) return null;
  if (Number.isNaN(offsetSeconds)) return localTime(fileZone, day, secondOfDay);
  return { kind: 'once', at: localTime(utc, day, secondOfDay).at - offsetSeconds };
}

/**
 * The day of the start in the firm's zone, which is the day written when that is the file's zone;
 * else the day written in a column of its own. Where both are filled they must agree.
 */
function dayOfWork(
  cells: TimeCells,
  row: Row,
  begun: Reading,
  started: LocalTime | null,
): LocalDate | RowFault {
  const { start, startColumn } = cells;
  const { firmZone, fileZone } = cells.settings;
  const column = cells.binding.figures.workedOn;
  const written = readWorkedOn(cells, row);
  if (typeof written === 'object' && written !== null) return written;
  if (begun === 'nothing' || start.day === null) {
    return written ?? missing(cells, startColumn === -1 ? column : startColumn);
  }
  const local = fileZone.name === firmZone.name && Number.isNaN(start.offsetSeconds);
  const startedOn = started === null || local ? start.day : dayAt(firmZone, started.at);
  if (written === null || written === startedOn) return startedOn;
  return faultIn(cells, column, { code: 'day_contradicts', found: written, startedOn });
}

/** Takes the minutes the file gives; the clock is looked at only to tell where it disagrees. */
function takeGiven(
  cells: TimeCells,
  given: number,
  breakMinutes: number,
  started: LocalTime | null,
  stopped: LocalTime | null,
  into: WorkedTime,
): RowFault | null {
  const worked = workedMinutes({ minutes: given }, cells.settings.longestEntryMinutes);
  if (typeof worked !== 'number') return faultIn(cells, cells.givenColumn, worked);
  into.workedMinutes = worked;
  into.startedAt = started === null ? null : started.at;
  into.endedAt = null;
  into.clockMinutes = null;
  into.unusedBreakMinutes = breakMinutes;
  if (started === null || stopped === null || stopped.kind !== 'once') return null;
  if (stopped.at >= started.at) into.endedAt = stopped.at;
  if (started.kind !== 'once') return null;
  into.clockMinutes = minutesOfSeconds(stopped.at - started.at) - breakMinutes;
  into.unusedBreakMinutes = 0;
  return null;
}

/** Takes the minutes from the clock: both ends must be told, and each must be one instant. */
function takeClock(
  cells: TimeCells,
  utc: Zone,
  breakMinutes: number,
  started: LocalTime | null,
  stopped: LocalTime | null,
  into: WorkedTime,
): RowFault | null {
  const { start, end, startColumn, endColumn, givenColumn, settings } = cells;
  if (started === null) return missing(cells, givenColumn === -1 ? startColumn : givenColumn);
  if (stopped === null) return missing(cells, endColumn === -1 ? givenColumn : endColumn);
  const zone = settings.fileZone.name;
  const flaw = unclearTime(start, started, zone, utc);
  if (flaw !== null) return faultIn(cells, startColumn, flaw);
  const endFlaw = unclearTime(end, stopped, zone, utc);
  if (endFlaw !== null) return faultIn(cells, endColumn, endFlaw);
  const time = { startedAt: started.at, endedAt: stopped.at, breakMinutes };
  const worked = workedMinutes(time, settings.longestEntryMinutes);
  if (typeof worked !== 'number') return faultIn(cells, endColumn, worked);
  into.workedMinutes = worked;
  into.startedAt = started.at;
  into.endedAt = stopped.at;
  into.clockMinutes = null;
  into.unusedBreakMinutes = 0;
  return null;
}

function unclearTime(
  moment: Moment,
  time: LocalTime,
  zone: string,
  utc: Zone,
): RowFault['flaw'] | null {
  if (time.kind === 'once' || moment.day === null) return null;
  const clock = clockText(moment.secondOfDay);
  const local = `${moment.day} ${clock}`;
  if (time.kind === 'never') return { code: 'local_time_never', local, zone };
  const offset = offsetText(localTime(utc, moment.day, moment.secondOfDay).at - time.at);
  return { code: 'local_time_twice', local, zone, exact: `${moment.day}T${clock}${offset}` };
}

function clockText(secondOfDay: number): string {
  const second = secondOfDay % 60;
  const minutes = Math.floor(secondOfDay / 60);
  const clock = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  return second === 0 ? clock : `${clock}:${twoDigits(second)}`;
}

function offsetText(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const size = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  return `${seconds < 0 ? '-' : '+'}${size}`;
}

function twoDigits(value: number): string {
  return value.toString().padStart(2, '0');
}
