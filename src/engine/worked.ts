/** Worked minutes (B1): end − start − break, from instants. */
import { type Minutes, minutes, minutesOfSeconds } from './hours.ts';
import type { Refusal } from './refusals.ts';
import type { EpochSeconds } from './zones.ts';

/** What is known of an entry's time: its clock, or the minutes somebody wrote down. */
export type Time =
  | {
      readonly startedAt: EpochSeconds;
      readonly endedAt: EpochSeconds;
      readonly breakMinutes: number;
    }
  | { readonly minutes: number };

/**
 * The minutes worked. Seconds are rounded once for the whole span, half a minute up.
 * Refused: an end before the start, a break that is negative or longer than the span, negative
 * minutes, and more than `longestEntryMinutes`.
 */
export function workedMinutes(time: Time, longestEntryMinutes: number): Minutes | Refusal {
  let worked: Minutes;
  if ('minutes' in time) {
    if (time.minutes < 0) return { code: 'minutes_negative', minutes: time.minutes };
    worked = minutes(time.minutes);
  } else {
    const span = minutesOfSeconds(time.endedAt - time.startedAt);
    if (time.endedAt < time.startedAt) return { code: 'entry_ends_before_start', minutes: span };
    if (time.breakMinutes < 0) return { code: 'break_negative', breakMinutes: time.breakMinutes };
    if (time.breakMinutes > span) {
      return { code: 'break_too_long', breakMinutes: time.breakMinutes, spanMinutes: span };
    }
    worked = minutes(span - time.breakMinutes);
  }
  if (worked > longestEntryMinutes) {
    return { code: 'entry_too_long', minutes: worked, longestEntryMinutes };
  }
  return worked;
}
