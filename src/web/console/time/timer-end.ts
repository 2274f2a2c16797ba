/** When a timer's work ended, and whether that has to be asked. */
import type { OutputOf } from '../../../contract/operations.ts';
import { hoursText, momentText } from '../../ui/format.ts';
import { typedMinutes } from '../../ui/typed.ts';
import { dayIn, instantOfInput } from './clock.ts';

type Timer = NonNullable<OutputOf<'timer.show'>['timer']>;

/** As it would be logged. */
type Work = Pick<Timer, 'client' | 'workType' | 'job' | 'description' | 'startedAt'> & {
  readonly endedAt: string;
  readonly breakMinutes: number;
};

const MINUTE_MILLISECONDS = 60_000;

/**
 * Why a timer was forgotten, most likely: it ran over midnight of the firm, or longer than an entry
 * may be (B1). Null while neither is so, or not known.
 */
export function forgottenWhy(
  { startedAt, runningMinutes }: Pick<Timer, 'startedAt' | 'runningMinutes'>,
  now: Date,
  known: { readonly timeZone: string | null; readonly longestMinutes: number | null },
): string | null {
  const { timeZone, longestMinutes } = known;
  if (longestMinutes !== null && runningMinutes > longestMinutes) {
    return `It has run for longer than an entry may be, ${hoursText(longestMinutes)}.`;
  }
  if (timeZone === null || dayIn(timeZone, new Date(startedAt)) === dayIn(timeZone, now)) {
    return null;
  }
  return `It has run overnight, since ${momentText(startedAt)}.`;
}

type End =
  | { readonly kind: 'known'; readonly work: Work }
  | { readonly kind: 'unknown'; readonly says: string };

/** The work as it would be kept, once it is known when it ended. */
export function endOf(
  timer: Timer,
  typed: { readonly endedAt: string; readonly breakMinutes: string; readonly asks: boolean },
): End {
  if (typed.asks && typed.endedAt === '') {
    return { kind: 'unknown', says: 'What it draws is told here once you say when it ended.' };
  }
  const pause = typed.breakMinutes.trim() === '' ? 0 : typedMinutes(typed.breakMinutes);
  if (pause === null) return { kind: 'unknown', says: 'Say the break as 15, 0:15 or 1h.' };
  const { client, workType, job, description, startedAt, runningMinutes } = timer;
  // As many whole minutes as the timer shows: what is told is what stopping it keeps.
  const shown = Date.parse(startedAt) + runningMinutes * MINUTE_MILLISECONDS;
  const latest = new Date(shown).toISOString();
  const endedAt = instantOfInput(typed.endedAt) ?? latest;
  return {
    kind: 'known',
    work: { client, workType, job, description, startedAt, endedAt, breakMinutes: pause },
  };
}
