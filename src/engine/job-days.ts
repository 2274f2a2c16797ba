/** The days of jobs, where a policy rounds those as a whole (B2). */
import type { Entry } from './entries.ts';
import { type Minutes, minutes } from './hours.ts';
import { type Terms, workTerms } from './policy.ts';
import { isBilledApart } from './post.ts';
import { type JobDay, jobDayWith, NEW_JOB_DAY } from './rounding.ts';

/**
 * The day of a job, as the sums of its rounding are kept (B2). Travel that is billed apart or free
 * (B10) is a whole of its own: it takes nothing off what other work of that day is billed.
 */
export function jobDayKey(entry: Pick<Entry, 'workedOn' | 'job'>, isApart: boolean): string {
  return `${entry.workedOn} ${isApart ? 'apart' : 'drawn'} ${entry.job}`;
}

/** The day of its job with the entry in it, and what the entry itself is billed of that. */
export type NextJobDay = {
  readonly key: string;
  readonly after: JobDay;
  readonly billedMinutes: Minutes;
};

/** What the entry makes of the day of its job. Null where the policy rounds entry by entry. */
export function nextJobDay(
  jobDays: ReadonlyMap<string, JobDay>,
  entry: Entry,
  terms: Terms,
): NextJobDay | null {
  const { policy } = terms;
  if (policy.roundPer !== 'job-day') return null;
  const key = jobDayKey(entry, isBilledApart(policy, workTerms(terms, entry.workType)));
  const before = jobDays.get(key) ?? NEW_JOB_DAY;
  const after = jobDayWith(before, entry.workedMinutes, policy);
  return { key, after, billedMinutes: minutes(after.billedMinutes - before.billedMinutes) };
}
