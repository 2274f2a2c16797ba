/** A running timer as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import { minutesOfSeconds } from '../../engine/hours.ts';
import type { Timer } from '../../store/timers.ts';

export type PresentedTimer = OutputOf<'timer.start'>;

/** The timer as it stands at an instant, in milliseconds since 1970. */
export function timerAsTold(timer: Timer, clientName: string, now: number): PresentedTimer {
  const { client, job, workType, description, startedAt } = timer;
  const ranSeconds = Math.max(0, Math.floor((now - Date.parse(startedAt)) / 1000));
  return {
    ...{ client, clientName, job, workType, description, startedAt },
    runningMinutes: minutesOfSeconds(ranSeconds),
  };
}
