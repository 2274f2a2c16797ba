/** The shelf against a walk over all blocks that is too simple to be wrong (A6, A8, B4, B5). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Account, accountLots, accountOf, firstLotFor } from '../../src/engine/accounts.ts';
import type { LocalDate } from '../../src/engine/days.ts';
import { allocate } from '../../src/engine/draw.ts';
import { minutes } from '../../src/engine/hours.ts';
import type { Lot, Slice } from '../../src/engine/lots.ts';
import type { DrawOrder } from '../../src/engine/policy.ts';
import { live, someDay, someLife, somePolicy, someWorkType } from '../support/client-life.ts';

type Demand = { readonly workType: string; readonly workedOn: LocalDate };

/** The account at the end of a random life. */
const someAccount = fc.tuple(someLife, somePolicy).map(([commands, policy]): Account => {
  let account = accountOf([], policy.drawOrder);
  for (const life of live(commands, policy)) account = life.standing.account;
  return account;
});
const someDemand = fc.record({ workType: someWorkType, workedOn: someDay });

function takenOf(lot: Lot): number {
  return lot.drawnMinutes + lot.lapsedMinutes + lot.refundedMinutes;
}

function usableOf(lot: Lot): number {
  return lot.block.openMinutes - takenOf(lot);
}

/** All lots, sorted by what A6 says, then every one that A8 forbids left out. */
function plainWalk(lots: readonly Lot[], order: DrawOrder, { workType, workedOn }: Demand): Lot[] {
  const rank = ({ block }: Lot): string =>
    [
      order === 'soonest-expiry' ? (block.expiresOn ?? 'never') : '',
      block.boughtOn,
      String(block.sequence).padStart(5, '0'),
    ].join(' ');
  return [...lots]
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .filter(({ block }) => block.boughtOn <= workedOn)
    .filter(({ block }) => block.expiresOn === null || workedOn <= block.expiresOn)
    .filter(({ block }) => block.workTypes === null || block.workTypes.includes(workType))
    .filter((lot) => usableOf(lot) > 0);
}

/** B4 and B5 in so many words, in bigint. */
function plainDraw(lots: readonly Lot[], wanted: number): { slices: Slice[]; uncovered: number } {
  let uncovered = wanted;
  const slices: Slice[] = [];
  for (const lot of lots) {
    const count = Math.min(usableOf(lot), uncovered);
    if (count === 0) continue;
    const bought = BigInt(lot.block.minutes);
    const upTo = BigInt(lot.block.price) * BigInt(takenOf(lot) + count);
    const rounded = Number((2n * upTo + bought) / (2n * bought));
    const value = Math.max(0, rounded - lot.drawnValue - lot.lapsedValue - lot.refundedValue);
    slices.push({ block: lot.block.id, minutes: count, value } as Slice);
    uncovered -= count;
  }
  return { slices, uncovered };
}

test('the first lot to draw from is the first of the plain walk', () => {
  let found = 0;
  fc.assert(
    fc.property(someAccount, someDemand, (account, demand) => {
      const [first = null] = plainWalk(accountLots(account), account.drawOrder, demand);
      if (first !== null) found += 1;
      assert.deepEqual(firstLotFor(account, demand), first);
    }),
    { numRuns: 500 },
  );
  assert.ok(found > 50, 'hardly any life left anything to draw');
});

test('allocate takes what the plain walk takes, at the same values, and touches nothing else', () => {
  let drawn = 0;
  fc.assert(
    fc.property(someAccount, someDemand, fc.nat(2000), (account, demand, wanted) => {
      const lots = accountLots(account);
      const plain = plainDraw(plainWalk(lots, account.drawOrder, demand), wanted);
      const found = allocate(account, demand, minutes(wanted));
      drawn += found.slices.length;
      assert.deepEqual(found.slices, plain.slices);
      assert.equal(found.uncoveredMinutes, plain.uncovered);
      const expected = lots.map((lot) => {
        const slice = plain.slices.find(({ block }) => block === lot.block.id);
        if (slice === undefined) return lot;
        const drawnMinutes = lot.drawnMinutes + slice.minutes;
        return { ...lot, drawnMinutes, drawnValue: lot.drawnValue + slice.value };
      });
      assert.deepEqual(accountLots(found.account), expected);
    }),
    { numRuns: 500 },
  );
  assert.ok(drawn > 100, 'hardly anything was drawn');
});

test('an account is what its lots are, in whatever order they are put into it', () => {
  fc.assert(
    fc.property(someAccount, fc.infiniteStream(fc.nat()), (account, numbers) => {
      const lots = accountLots(account);
      const shuffled = lots
        .map((lot) => ({ lot, at: numbers.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ lot }) => lot);
      assert.deepEqual(accountLots(accountOf(shuffled, account.drawOrder)), lots);
    }),
  );
});
