/** Days and times as files write them. Written for speed: a day and a time are read per row. */
import { dayOf, FIRST_YEAR, LAST_YEAR, type LocalDate } from '../engine/days.ts';
import type { ClockFormat, DateFormat } from './date-formats.ts';

/** What is read of a cell; one value is filled again and again. */
export type Moment = {
  /** Null when the figures stand for no day of the calendar within the years kept. */
  day: LocalDate | null;
  year: number;
  /** From 0 to 86,399; fractions of a second are cut off. */
  secondOfDay: number;
  /** Seconds east of Greenwich; NaN when the time is local. */
  offsetSeconds: number;
  /** While it is read: the place after what was read. */
  end: number;
};

export function emptyMoment(): Moment {
  return { day: null, year: 0, secondOfDay: 0, offsetSeconds: Number.NaN, end: 0 };
}

/**
 * Reads the part of a text between two places into a moment; false when it is not written so.
 * A day that is not in the calendar is written well and gives a null day.
 */
export type MomentScanner = {
  /** A day, such as `2026-01-31`. */
  day(text: string, from: number, to: number, into: Moment): boolean;
  /** A time, such as `16:45`, `16:45:30` or `4:45 PM`. */
  time(text: string, from: number, to: number, into: Moment): boolean;
  /** A day and a time with a space, `T` or comma between, and perhaps `Z` or an offset after. */
  moment(text: string, from: number, to: number, into: Moment): boolean;
};

export function momentScanner(format: DateFormat, clock: ClockFormat): MomentScanner {
  const date = remembering(dateScanner(format));
  return {
    day: (text, from, to, into) => date(text, from, to, into) && into.end === to,
    time: (text, from, to, into) => scanTime(text, from, to, clock, into) === to,
    moment(text, from, to, into) {
      if (!date(text, from, to, into)) return false;
      const begin = skipJoint(text, into.end, to);
      const timed = begin === -1 ? -1 : scanTime(text, begin, to, clock, into);
      return timed !== -1 && scanOffset(text, skipSpaces(text, timed, to), to, into) === to;
    },
  };
}

/** Reads a day; false when it is not written so. `into.end` is then the place after it. */
type DateScanner = (text: string, from: number, to: number, into: Moment) => boolean;

function dateScanner(format: DateFormat): DateScanner {
  const [first, second] = format.parts;
  const [firstMark = '', secondMark = ''] = format.marks;
  const yearAt = format.parts.indexOf('Y');
  const monthFirst = format.parts.indexOf('M') < format.parts.indexOf('D');
  return (text, from, to, into) => {
    const one = scanNumber(text, from, to, into);
    if (!fits(into.end - from, yearAt === 0) || !hasMark(text, into.end, firstMark)) return false;
    const begin2 = into.end + firstMark.length;
    const two = scanNumber(text, begin2, to, into);
    if (!fits(into.end - begin2, yearAt === 1) || !hasMark(text, into.end, secondMark))
      return false;
    const begin3 = into.end + secondMark.length;
    const three = scanNumber(text, begin3, to, into);
    if (!fits(into.end - begin3, yearAt === 2)) return false;
    const a = yearAt === 0 ? two : one;
    const b = yearAt === 2 ? two : three;
    into.year = first === 'Y' ? one : second === 'Y' ? two : three;
    into.day = dayOf(into.year, monthFirst ? a : b, monthFirst ? b : a);
    return true;
  };
}

/** Most rows are of the day of the row before: comparing its text is faster than reading it. */
function remembering(scan: DateScanner): DateScanner {
  let written = '';
  let year = 0;
  let day: LocalDate | null = null;
  return (text, from, to, into) => {
    const end = from + written.length;
    if (end <= to && end > from && text.startsWith(written, from) && !hasDigit(text, end, to)) {
      into.year = year;
      into.day = day;
      into.end = end;
      return true;
    }
    if (!scan(text, from, to, into)) return false;
    written = text.slice(from, into.end);
    year = into.year;
    day = into.day;
    return true;
  };
}

function hasDigit(text: string, place: number, to: number): boolean {
  const digit = text.charCodeAt(place) - ZERO;
  return place < to && digit >= 0 && digit <= 9;
}

/** The number whose digits begin at `from`; `into.end` is the place after the last of them. */
function scanNumber(text: string, from: number, to: number, into: Moment): number {
  let value = 0;
  let place = from;
  for (; place < to; place++) {
    const digit = text.charCodeAt(place) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  into.end = place;
  return value;
}

/** As `text.startsWith(mark, place)`, and faster for a mark of one character. */
function hasMark(text: string, place: number, mark: string): boolean {
  for (let index = 0; index < mark.length; index++) {
    if (text.charCodeAt(place + index) !== mark.charCodeAt(index)) return false;
  }
  return true;
}

function fits(length: number, year: boolean): boolean {
  return year ? length === 4 : length === 1 || length === 2;
}

const ZERO = 48;
const COLON = 58;
const SPACE = 32;
const COMMA = 44;
const POINT = 46;
const PLUS = 43;
const MINUS = 45;
const LETTER_A = 65;
const LETTER_M = 77;
const LETTER_P = 80;
const LETTER_T = 84;
const LETTER_Z = 90;
/** Set in the codes of small letters. */
const SMALL = 32;

/** The place where the time begins after a day; -1 when nothing parts the two. */
function skipJoint(text: string, from: number, to: number): number {
  const unit = text.charCodeAt(from) & ~SMALL;
  if (unit === LETTER_T) return from + 1;
  const begin = skipSpaces(text, text.charCodeAt(from) === COMMA ? from + 1 : from, to);
  return begin === from ? -1 : begin;
}

/** Spaces, plain or unbreakable (no-break, narrow no-break). */
function skipSpaces(text: string, from: number, to: number): number {
  let place = from;
  while (place < to) {
    const unit = text.charCodeAt(place);
    if (unit !== SPACE && unit !== 0xa0 && unit !== 0x202f) break;
    place++;
  }
  return place;
}

/** Reads a time and answers the place after it; -1 when it is not written so. */
function scanTime(
  text: string,
  from: number,
  to: number,
  clock: ClockFormat,
  into: Moment,
): number {
  let hour = scanNumber(text, from, to, into);
  const hourEnd = into.end;
  if (hourEnd === from || hourEnd > from + 2 || text.charCodeAt(hourEnd) !== COLON) return -1;
  const minute = scanNumber(text, hourEnd + 1, to, into);
  let { end } = into;
  if (end !== hourEnd + 3) return -1;
  let second = 0;
  if (end < to && text.charCodeAt(end) === COLON) {
    second = scanNumber(text, end + 1, to, into);
    if (into.end !== end + 3) return -1;
    end = skipFraction(text, into.end, to, into);
  }
  const half = scanHalf(text, skipSpaces(text, end, to), to);
  if (half === 0 ? clock === '12' : clock === '24') return -1;
  if (half !== 0) {
    if (hour < 1 || hour > 12) return -1;
    hour = (hour % 12) + (half > 0 ? 12 : 0);
    end = Math.abs(half);
  }
  if (hour > 23 || minute > 59 || second > 59) return -1;
  into.secondOfDay = hour * 3600 + minute * 60 + second;
  into.offsetSeconds = Number.NaN;
  return end;
}

function skipFraction(text: string, from: number, to: number, into: Moment): number {
  if (from >= to) return from;
  const unit = text.charCodeAt(from);
  if (unit !== POINT && unit !== COMMA) return from;
  scanNumber(text, from + 1, to, into);
  return into.end === from + 1 ? from : into.end;
}

/** AM, PM, a.m. or p.m.: the place after it, negative for AM; 0 when there is none. */
function scanHalf(text: string, from: number, to: number): number {
  if (from >= to) return 0;
  const half = text.charCodeAt(from) & ~SMALL;
  if (half !== LETTER_A && half !== LETTER_P) return 0;
  const pointed = text.charCodeAt(from + 1) === POINT;
  const letterAt = pointed ? from + 2 : from + 1;
  if (letterAt >= to || (text.charCodeAt(letterAt) & ~SMALL) !== LETTER_M) return 0;
  const after = letterAt + 1;
  const end = pointed && after < to && text.charCodeAt(after) === POINT ? after + 1 : after;
  return half === LETTER_A ? -end : end;
}

/** `Z`, `+02:00`, `+0200` or `+02`, or nothing: the place after it. */
function scanOffset(text: string, from: number, to: number, into: Moment): number {
  if (from >= to) return from;
  const sign = text.charCodeAt(from);
  if ((sign & ~SMALL) === LETTER_Z) {
    into.offsetSeconds = 0;
    return from + 1;
  }
  if (sign !== PLUS && sign !== MINUS) return from;
  const digits = scanNumber(text, from + 1, to, into);
  const { end } = into;
  if (end === from + 5) return setOffset(into, sign, Math.trunc(digits / 100), digits % 100, end);
  if (end !== from + 3) return from;
  if (end === to || text.charCodeAt(end) !== COLON) return setOffset(into, sign, digits, 0, end);
  const minutes = scanNumber(text, end + 1, to, into);
  if (into.end !== end + 3) return from;
  return setOffset(into, sign, digits, minutes, into.end);
}

function setOffset(
  into: Moment,
  sign: number,
  hours: number,
  minutes: number,
  end: number,
): number {
  if (hours > 18 || minutes > 59) return -1;
  into.offsetSeconds = (sign === MINUS ? -1 : 1) * (hours * 3600 + minutes * 60);
  return end;
}

/** True when the day was written well, in a year that is not kept. */
export function isOutOfRange(moment: Moment): boolean {
  return moment.day === null && (moment.year < FIRST_YEAR || moment.year > LAST_YEAR);
}
