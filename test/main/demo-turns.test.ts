/** Clients of the demonstration that live side by side take their turns in one order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { turnsOf } from '../../src/main/demo/turns.ts';

/** Minutes at which each of some clients takes its turn, in the order of the day. */
const someDays = fc.array(
  fc.array(fc.nat(20), { maxLength: 8 }).map((minutes) => minutes.toSorted((a, b) => a - b)),
  { minLength: 1, maxLength: 6 },
);

test('turns are taken by minute, then by place, however fast each of them lives', async () => {
  await fc.assert(
    fc.asyncProperty(someDays, fc.infiniteStream(fc.nat(3)), async (days, pauses) => {
      const turns = turnsOf(days.length);
      const taken: string[] = [];
      const live = async (minutes: readonly number[], place: number): Promise<void> => {
        for (const minute of minutes) {
          turns.reach(place, minute);
          const pause = async (): Promise<void> => {
            for (let left = pauses.next().value; left > 0; left -= 1) await setImmediate();
          };
          await pause();
          await turns.turnOf(place);
          taken.push(`${minute} of ${place}`);
          await pause();
          taken.push(`${minute} of ${place}`);
        }
        turns.reach(place, Number.POSITIVE_INFINITY);
      };
      await Promise.all(days.map(live));
      const all = days.flatMap((minutes, place) => minutes.map((minute) => ({ minute, place })));
      const inOrder = all.toSorted((a, b) => a.minute - b.minute || a.place - b.place);
      const expected = inOrder.map(({ minute, place }) => `${minute} of ${place}`);
      assert.deepEqual(
        taken,
        expected.flatMap((one) => [one, one]),
      );
    }),
    { numRuns: 60 },
  );
});
