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

type Typed = { readonly endedAt: string; readonly breakMinutes: string; readonly asks: boolean };

type End =
  | { readonly kind: 'known'; readonly work: Work }
  | { readonly kind: 'unknown'; readonly says: string };

/** The work as it would be kept, once it is known when it ended. */
export function endOf(timer: Timer, typed: Typed): End {
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

const TO_COME = 'choose a time that has been';

/** What is wrong with when a timer is to have begun; null when nothing is. */
export function beginningFlaw(startedAt: string, now: Date): string | null {
  const began = instantOfInput(startedAt);
  return began !== null && Date.parse(began) > now.getTime() ? TO_COME : null;
}

/** What is wrong with the end of a timer's work, and at which field; null when nothing is. */
export function endFlaw(
  { startedAt }: Pick<Timer, 'startedAt'>,
  { endedAt, breakMinutes, asks }: Typed,
  now: Date,
): { readonly field: 'endedAt' | 'breakMinutes'; readonly message: string } | null {
  const atEnd = (message: string) => ({ field: 'endedAt', message }) as const;
  if (asks && endedAt === '') return atEnd('say when the work ended');
  const typed = instantOfInput(endedAt);
  const [began, ended] = [
    Date.parse(startedAt),
    typed === null ? now.getTime() : Date.parse(typed),
  ];
  if (typed !== null && ended < began) return atEnd('choose a time after the work began');
  if (ended > now.getTime()) return atEnd(TO_COME);
  const pause = breakMinutes.trim() === '' ? 0 : (typedMinutes(breakMinutes) ?? 0);
  if (pause === 0 || pause * MINUTE_MILLISECONDS <= ended - began) return null;
  return { field: 'breakMinutes', message: 'say a break that is no longer than the work' };
}
