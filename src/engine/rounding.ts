/** From worked minutes to billed (B2) to drawn (B3). */
import { multiplyDivide, type Ratio } from './exact.ts';
import { type Minutes, minutes, NO_MINUTES } from './hours.ts';
import type { DrawingPolicy } from './policy.ts';

type RoundingPolicy = Pick<DrawingPolicy, 'increment' | 'rounding' | 'minimum'>;

/**
 * Billed minutes (B2): `worked` rounded to a multiple of the increment, up or to the nearest with
 * half up, then lifted to the minimum. Exact multiples stay, and 0 stays 0.
 */
export function billedMinutes(worked: Minutes, policy: RoundingPolicy): Minutes {
  if (worked === 0) return NO_MINUTES;
  const over = worked % policy.increment;
  const below = worked - over;
  const goesUp = over > 0 && (policy.rounding === 'up' || 2 * over >= policy.increment);
  const rounded = goesUp ? below + policy.increment : below;
  return minutes(Math.max(rounded, policy.minimum));
}

/** What was worked and billed so far for one job on one day (B2 with `roundPer: job-day`). */
export type JobDay = { readonly workedMinutes: Minutes; readonly billedMinutes: Minutes };

export const NEW_JOB_DAY: JobDay = { workedMinutes: NO_MINUTES, billedMinutes: NO_MINUTES };

/**
 * The job's day with one more entry in it. What the entry itself is billed is the difference, so
 * the entries of a day always add up to the rounded whole. Where an entry was reversed, or the
 * policy has changed since, the day may have been billed more than that: then the difference is 0,
 * never less. Nothing worked changes nothing: what a day still lacks is billed with its next work.
 */
export function jobDayWith(before: JobDay, worked: Minutes, policy: RoundingPolicy): JobDay {
  if (worked === 0) return before;
  const workedMinutes = minutes(before.workedMinutes + worked);
  const whole = billedMinutes(workedMinutes, policy);
  return {
    workedMinutes,
    billedMinutes: minutes(Math.max(before.billedMinutes, whole)),
  };
}

/** Drawn minutes (B3): billed × weight, half up: 25 × 3/2 = 38. */
export function weightedMinutes(billed: Minutes, weight: Ratio): Minutes {
  if (weight.numerator === weight.denominator) return billed;
  return minutes(multiplyDivide(billed, weight.numerator, weight.denominator));
}
