/** Laws that hold at every step of a client's life, whatever happens in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountLots } from '../../src/engine/accounts.ts';
import { invariants } from '../../src/engine/invariants.ts';
import { type Lot, leftMinutes, leftValue } from '../../src/engine/lots.ts';
import type { Posting } from '../../src/engine/post.ts';
import { drained, type Life, live, someLife, somePolicy } from '../support/client-life.ts';

function always(law: (life: Life) => void): void {
  fc.assert(
    fc.property(someLife, somePolicy, (commands, policy) => {
      for (const life of live(commands, policy)) law(life);
    }),
    { numRuns: 150 },
  );
}

const lotsOf = ({ standing }: Life): readonly Lot[] => accountLots(standing.account);
const total = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);

test('the invariants hold at every step', () => {
  always((life) => assert.deepEqual(invariants(lotsOf(life), life.journal), []));
});

test('minutes are conserved: draws and overage are what was to be drawn, or the entry waits', () => {
  always(({ postings }) => {
    for (const posting of postings) {
      const taken = total(posting.draws.map((slice) => slice.minutes)) + posting.overageMinutes;
      assert.equal(taken, posting.coverage === 'waiting' ? 0 : posting.drawnMinutes);
    }
  });
});

test('value bought = drawn + lapsed + refunded + left, of each block and of all', () => {
  always((life) => {
    const draws = life.postings.flatMap((posting: Posting) => posting.draws);
    for (const lot of lotsOf(life)) {
      const { id, minutes: bought, price } = lot.block;
      const own = draws.filter((slice) => slice.block === id);
      const drawnMinutes = total(own.map((slice) => slice.minutes));
      const drawnValue = total(own.map((slice) => slice.value));
      assert.deepEqual(
        [lot.drawnMinutes, lot.drawnValue],
        [drawnMinutes, drawnValue],
        `${id} has drawn what its postings drew`,
      );
      const gone = lot.lapsedMinutes + lot.refundedMinutes;
      const goneValue = lot.lapsedValue + lot.refundedValue;
      assert.equal(bought, drawnMinutes + gone + leftMinutes(lot));
      assert.equal(price, drawnValue + goneValue + leftValue(lot));
      assert.ok(leftMinutes(lot) >= 0 && leftValue(lot) >= 0, `${id} is below zero`);
      const values = [lot.drawnValue, lot.lapsedValue, lot.refundedValue];
      assert.ok(
        values.every((value) => value >= 0),
        `${id} has given less than nothing`,
      );
    }
  });
});

test('a block that is used up is worth exactly its price', () => {
  always(({ standing }) => {
    for (const lot of accountLots(drained(standing.account))) {
      assert.deepEqual([leftMinutes(lot), leftValue(lot)], [0, 0]);
    }
  });
});

test('every draw is from blocks that were open, in scope, bought by then and not expired', () => {
  always(({ postings, before, standing }) => {
    const after = accountLots(standing.account);
    for (const lot of accountLots(before)) {
      const { id, boughtOn, expiresOn, workTypes, openMinutes } = lot.block;
      const now = after.find((other) => other.block.id === id);
      const { entry } = postings.at(-1) ?? {};
      if (now === undefined || entry === undefined || now.drawnMinutes <= lot.drawnMinutes)
        continue;
      assert.ok(boughtOn <= entry.workedOn, `${id} was not bought yet`);
      assert.ok(expiresOn === null || expiresOn >= entry.workedOn, `${id} had expired`);
      assert.ok(workTypes === null || workTypes.includes(entry.workType), `${id} is not for it`);
      assert.ok(
        now.drawnMinutes + now.lapsedMinutes + now.refundedMinutes <= openMinutes,
        `${id} gave more than is open`,
      );
    }
  });
});
