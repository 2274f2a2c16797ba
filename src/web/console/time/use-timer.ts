/** The timer that runs, as the server keeps it: the same on every device. */
import type { OutputOf } from '../../../contract/operations.ts';
import { useOperation } from '../../ui/queries.ts';
import { useNow } from './firm-facts.ts';

export type Timer = NonNullable<OutputOf<'timer.show'>['timer']>;

const LOOK_MILLISECONDS = 30_000;
const TICK_MILLISECONDS = 5000;
const MINUTE_MILLISECONDS = 60_000;

/** The timer with the minutes it has run by now; null: none runs; undefined: not read yet. */
export function useTimer(enabled: boolean): Timer | null | undefined {
  const { data, dataUpdatedAt } = useOperation(
    'timer.show',
    {},
    { enabled, everyMilliseconds: LOOK_MILLISECONDS },
  );
  const now = useNow(TICK_MILLISECONDS);
  const timer = data?.timer;
  if (timer === undefined || timer === null) return timer;
  // Counted on from what the server said: the clock here may be wrong.
  const since = Math.max(0, now.getTime() - dataUpdatedAt);
  const runningMinutes = timer.runningMinutes + Math.floor(since / MINUTE_MILLISECONDS);
  return { ...timer, runningMinutes };
}
