/** B5 for one block, cut up at random, with slices given back between. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { giveBack, leftMinutes, newLot, type Slice, sliceOf, take } from '../../src/engine/lots.ts';
import { cents } from '../../src/engine/money.ts';

/** A few cents for a few minutes: there rounding has the most to do. */
const someLot = fc
  .record({ bought: fc.integer({ min: 1, max: 12 }), price: fc.integer({ min: 0, max: 20 }) })
  .map(({ bought, price }) =>
    newLot({
      id: 'A',
      sequence: 1,
      boughtOn: localDate('2026-01-01'),
      expiresOn: null,
      minutes: minutes(bought),
      price: cents(price),
      workTypes: null,
      openMinutes: minutes(bought),
    }),
  );
/** Takes so many minutes, or gives back one of the slices taken. */
const someCuts = fc.array(
  fc.oneof(
    fc.record({ take: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ giveBack: fc.nat(20) }),
  ),
  { maxLength: 40, size: 'max' },
);

test('no slice is worth less than nothing, and a used-up block is worth its price', () => {
  let free = 0;
  fc.assert(
    fc.property(someLot, someCuts, (fresh, cuts) => {
      let lot = fresh;
      const taken: Slice[] = [];
      const cut = (count: number): void => {
        const slice = sliceOf(lot, minutes(Math.min(count, leftMinutes(lot))));
        assert.ok(slice.value >= 0, `${slice.minutes} minutes are worth ${slice.value}`);
        if (slice.value === 0 && lot.drawnValue > 0) free += 1;
        lot = take(lot, 'draw', slice);
        taken.push(slice);
      };
      for (const step of cuts) {
        if ('take' in step) {
          cut(step.take);
        } else {
          const [slice] = taken.splice(step.giveBack % Math.max(1, taken.length), 1);
          if (slice !== undefined) lot = giveBack(lot, 'draw', slice, lot.block.boughtOn);
        }
        const sum = taken.reduce((total, slice) => total + slice.value, 0);
        assert.equal(lot.drawnValue, sum);
        assert.ok(sum <= lot.block.price);
      }
      cut(lot.block.minutes);
      assert.equal(lot.drawnValue, lot.block.price);
    }),
    { numRuns: 1000 },
  );
  assert.ok(free > 100, 'no slice came after more was taken than its share');
});
