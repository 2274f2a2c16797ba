/** Minutes, hours and durations as files write them. */
import { type Minutes, minutes, minutesOfHours, minutesOfSeconds } from '../engine/hours.ts';

export type DecimalMark = '.' | ',';

const MINUS = 45;
const PLUS = 43;
const ZERO = 48;
const LONGEST_NUMBER = 15;

/** A whole number with or without sign, between two places of a text; NaN when it is none. */
export function wholeNumber(text: string, from: number, to: number): number {
  const sign = text.charCodeAt(from);
  const begin = sign === MINUS || sign === PLUS ? from + 1 : from;
  if (to <= begin || to - begin > LONGEST_NUMBER) return Number.NaN;
  let value = 0;
  for (let place = begin; place < to; place++) {
    const digit = text.charCodeAt(place) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return sign === MINUS ? 0 - value : value;
}

/** Groups of three that may be thousands as well as decimals: `1,125` is 1125 or 1 1/8. */
const UNCLEAR = /^[1-9]\d{0,2}(,\d{3})+$/;
const GROUPED: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^\d{1,3}(,\d{3})+(\.\d+)?$/,
  ',': /^\d{1,3}(\.\d{3})+(,\d+)?$/,
};

/**
 * Minutes of decimal hours, half a minute up. The decimal mark is the one told. If none is told: of
 * a point and a comma in one number the last is the decimal mark (`2.000,5`); a single comma is the
 * decimal mark (`0,01`, `20,0`) unless thousands may be meant (`1,125`), which is `unclear`; a
 * single point always is, as no program that writes points for thousands is known to write hours so.
 * Null when it is no number.
 */
export function hoursAsMinutes(text: string, mark: DecimalMark | null): Minutes | 'unclear' | null {
  if (mark === null && UNCLEAR.test(text)) return 'unclear';
  const negative = text.startsWith('-');
  const size = negative ? text.slice(1) : text;
  const point = withPoint(size, mark ?? lastMark(size));
  const count = minutesOfHours(point);
  return count === null || !negative ? count : minutes(0 - count);
}

function lastMark(text: string): DecimalMark {
  return text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
}

/** The number with a decimal point and without marks of thousands. */
function withPoint(text: string, mark: DecimalMark): string {
  const thousands = mark === '.' ? ',' : '.';
  if (text.includes(thousands)) {
    return GROUPED[mark].test(text) ? text.replaceAll(thousands, '').replace(',', '.') : '';
  }
  return mark === ',' ? text.replace(',', '.') : text;
}

const CLOCKED = /^(-?)(\d{1,9}):([0-5]\d)(?::([0-5]\d))?$/;

/** Minutes of `1:30`, `01:30:29` (half a minute up) or of decimal hours; else as `hoursAsMinutes`. */
export function durationAsMinutes(
  text: string,
  mark: DecimalMark | null,
): Minutes | 'unclear' | null {
  const match = CLOCKED.exec(text);
  if (match === null) return hoursAsMinutes(text, mark);
  const [, sign, hours, minute, second = '0'] = match;
  const size = minutesOfSeconds(Number(hours) * 3600 + Number(minute) * 60 + Number(second));
  return sign === '-' ? minutes(0 - size) : size;
}
