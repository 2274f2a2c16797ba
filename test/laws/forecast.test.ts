/** J1 against a walk day by day, and what no forecast may ever say. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Account, accountLots, accountOf, openAccount } from '../../src/engine/accounts.ts';
import { addDays, daysBetween, type LocalDate, localDate } from '../../src/engine/days.ts';
import { type Drawn, type Forecast, forecast } from '../../src/engine/forecast.ts';
import { minutes } from '../../src/engine/hours.ts';
import { leftMinutes, usableMinutes } from '../../src/engine/lots.ts';
import { someBlocks } from '../support/client-life.ts';

const AS_OF = localDate('2026-09-30');
const FAR_OFF = 3650;

const someDraws: fc.Arbitrary<Drawn[]> = fc.array(
  fc.record({
    on: fc.integer({ min: 0, max: 100 }).map((ago) => addDays(AS_OF, -ago)),
    minutes: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.nat(300)).map(minutes),
  }),
  { maxLength: 15, size: 'max' },
);
const someAccount = fc
  .tuple(someBlocks, fc.constantFrom('purchase' as const, 'soonest-expiry' as const))
  .map(([blocks, drawOrder]) => openAccount(blocks, drawOrder));

function forecasts(law: (found: Forecast, account: Account) => void): void {
  let made = 0;
  fc.assert(
    fc.property(someAccount, someDraws, (account, draws) => {
      const found = forecast(account, draws, AS_OF);
      if ('reason' in found) return;
      made += 1;
      law(found, account);
    }),
    { numRuns: 1000 },
  );
  assert.ok(made > 100, 'hardly any forecast was made');
}

test('used-up blocks need not be there: the day of the first purchase stands for them', () => {
  let shorter = 0;
  fc.assert(
    fc.property(someAccount, someDraws, fc.array(fc.boolean()), (account, draws, usedUp) => {
      const lots = accountLots(account).map((lot, place) =>
        usedUp[place] === true
          ? { ...lot, drawnMinutes: lot.block.minutes, drawnValue: lot.block.price }
          : lot,
      );
      const left = lots.filter((lot) => leftMinutes(lot) > 0);
      const [first = null] = lots.map(({ block }) => block.boughtOn).sort();
      if (left.length < lots.length) shorter += 1;
      const whole = forecast(accountOf(lots, account.drawOrder), draws, AS_OF);
      assert.deepEqual(forecast(accountOf(left, account.drawOrder), draws, AS_OF, first), whole);
    }),
    { numRuns: 300 },
  );
  assert.ok(shorter > 50, 'hardly any block was used up');
});

test('nothing in a forecast is negative, and it looks back at most 90 days', () => {
  forecasts((found) => {
    assert.ok(found.drawnMinutes > 0 && found.usableMinutes > 0);
    assert.ok(found.lowBurnMinutesPerWeek >= 0);
    assert.ok(found.lowBurnMinutesPerWeek <= found.burnMinutesPerWeek);
    assert.ok(found.burnMinutesPerWeek <= found.highBurnMinutesPerWeek);
    assert.equal(found.to, AS_OF);
    assert.ok(daysBetween(found.from, found.to) >= 0 && daysBetween(found.from, found.to) < 90);
  });
});

test('the earliest run-out is not after the middle one, nor that after the latest', () => {
  forecasts(({ earliestRunsOutOn, runsOutOn, latestRunsOutOn }) => {
    const days = [AS_OF, earliestRunsOutOn, runsOutOn, latestRunsOutOn].map((day) => day ?? '9999');
    assert.deepEqual(days, [...days].sort());
    assert.ok(earliestRunsOutOn !== AS_OF, 'what is usable now lasts over the closing day');
  });
});

test('the run-out day is the one found by drawing day by day', () => {
  forecasts((found, account) => assert.equal(found.runsOutOn, drawnDayByDay(found, account)));
});

/** Draws a day's burn from the oldest block on, lets blocks expire, and looks when all is gone. */
function drawnDayByDay(found: Forecast, account: Account): LocalDate | null {
  // In parts of a minute, as many as there are days looked at: then a day's burn is whole.
  const parts = daysBetween(found.from, found.to) + 1;
  const lots = accountLots(account)
    .filter(({ block }) => block.boughtOn <= AS_OF)
    .map((lot) => {
      const { expiresOn } = lot.block;
      const lastDay = expiresOn === null ? FAR_OFF : daysBetween(AS_OF, expiresOn);
      return { lastDay, left: usableMinutes(lot) * parts };
    })
    .filter((lot) => lot.lastDay >= 0);
  for (let ahead = 0; ahead <= FAR_OFF; ahead += 1) {
    for (const lot of lots) if (lot.lastDay < ahead) lot.left = 0;
    let burn = ahead === 0 ? 0 : found.drawnMinutes;
    for (const lot of lots) {
      const taken = Math.min(lot.left, burn);
      lot.left -= taken;
      burn -= taken;
    }
    if (lots.every((lot) => lot.left === 0)) return addDays(AS_OF, ahead);
  }
  return null;
}
