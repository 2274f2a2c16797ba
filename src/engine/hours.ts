/** Minutes: the unit in which all time is kept. */
import { isWhole, multiplyDivide, parseDecimal, scaleDecimal } from './exact.ts';

declare const minutesBrand: unique symbol;

/** A whole number of minutes, a safe integer. Comes only from the constructors of this file. */
export type Minutes = number & { readonly [minutesBrand]: true };

/** Takes a safe integer as minutes; throws a RangeError on anything else, which is a bug. */
export function minutes(count: number): Minutes {
  if (!Number.isSafeInteger(count)) throw new RangeError(`${count} is no whole number of minutes`);
  return count as Minutes;
}

export const NO_MINUTES = minutes(0);

/**
 * Whole minutes of a span in seconds, half a minute up: 60 min 30 s are 61 minutes (B1).
 * Rounded once for the span, never for its two ends, so parts of a second cannot add up.
 */
export function minutesOfSeconds(seconds: number): Minutes {
  return minutes(multiplyDivide(seconds, 1, 60));
}

/** Minutes of a decimal number of hours, half a minute up: `1.25` is 75. Null when unreadable. */
export function minutesOfHours(text: string): Minutes | null {
  const hours = parseDecimal(text);
  if (hours === null) return null;
  const count = scaleDecimal(hours, 60, 1);
  return count === null ? null : minutes(count);
}

/** True when the decimal hours are a whole number of minutes: `0.5` is, `0.33` is not. */
export function hoursAreWholeMinutes(text: string): boolean {
  const hours = parseDecimal(text);
  return hours !== null && isWhole(hours, 60);
}

/** `750` as `12 h 30 min`, `45` as `45 min`, `0` as `0 min`, `1200` as `20 h`. */
export function formatMinutes(count: number): string {
  const sign = count < 0 ? '-' : '';
  const size = Math.abs(count);
  const rest = size % 60;
  const hours = (size - rest) / 60;
  if (hours === 0) return `${sign}${rest} min`;
  const grouped = hours.toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === 0 ? `${sign}${grouped} h` : `${sign}${grouped} h ${rest} min`;
}
