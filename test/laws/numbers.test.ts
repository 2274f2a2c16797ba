/** Laws of exact arithmetic, of rounding (B2) and of weight (B3). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { multiplyDivide } from '../../src/engine/exact.ts';
import { minutes, minutesOfSeconds } from '../../src/engine/hours.ts';
import {
  billedMinutes,
  jobDayWith,
  NEW_JOB_DAY,
  weightedMinutes,
} from '../../src/engine/rounding.ts';

const RUNS = { numRuns: 2000 };
const whole = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.maxSafeInteger());
const divisor = fc.oneof(
  fc.integer({ min: 1, max: 50 }),
  fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
);
const policy = fc.record({
  increment: fc.integer({ min: 1, max: 60 }),
  rounding: fc.constantFrom('up' as const, 'nearest' as const),
  minimum: fc.constantFrom(0, 0, 10, 30),
});
const count = fc.integer({ min: 0, max: 1500 }).map(minutes);

test('multiplyDivide is the quotient of bigint, half away from zero, or refuses to be inexact', () => {
  fc.assert(
    fc.property(whole, whole, divisor, (factor, multiplier, by) => {
      const product = BigInt(factor) * BigInt(multiplier);
      const size = product < 0n ? -product : product;
      const quotient = (2n * size + BigInt(by)) / (2n * BigInt(by));
      const expected = product < 0n ? -quotient : quotient;
      if (quotient > BigInt(Number.MAX_SAFE_INTEGER)) {
        assert.throws(() => multiplyDivide(factor, multiplier, by), RangeError);
      } else {
        assert.equal(BigInt(multiplyDivide(factor, multiplier, by)), expected);
        assert.ok(!Object.is(multiplyDivide(factor, multiplier, by), -0));
      }
    }),
    RUNS,
  );
});

test('minutes of seconds are never more than half a minute off', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200_000 }), (seconds) => {
      const off = minutesOfSeconds(seconds) * 60 - seconds;
      assert.ok(off > -30 && off <= 30);
    }),
    RUNS,
  );
});

test('billed minutes are the minimum or a multiple of the increment, close to what was worked', () => {
  fc.assert(
    fc.property(count, policy, (worked, terms) => {
      const billed = billedMinutes(worked, terms);
      if (worked === 0) return assert.equal(billed, 0);
      assert.ok(billed >= terms.minimum);
      if (billed === terms.minimum) return;
      assert.equal(billed % terms.increment, 0);
      const off = billed - worked;
      if (terms.rounding === 'up') assert.ok(off >= 0 && off < terms.increment);
      else assert.ok(2 * off > -terms.increment && 2 * off <= terms.increment);
    }),
    RUNS,
  );
});

test('who works longer is never billed less; exact multiples stay', () => {
  fc.assert(
    fc.property(count, count, policy, (one, other, terms) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      assert.ok(billedMinutes(less, terms) <= billedMinutes(more, terms));
      const multiple = minutes(one * terms.increment);
      if (multiple >= terms.minimum) assert.equal(billedMinutes(multiple, terms), multiple);
    }),
    RUNS,
  );
});

test('the entries of a job’s day add up to the rounded whole, in whatever order', () => {
  fc.assert(
    fc.property(fc.array(count), policy, (entries, terms) => {
      let day = NEW_JOB_DAY;
      for (const worked of entries) {
        const after = jobDayWith(day, worked, terms);
        assert.ok(after.billedMinutes >= day.billedMinutes);
        day = after;
      }
      const worked = minutes(entries.reduce<number>((sum, one) => sum + one, 0));
      assert.equal(day.billedMinutes, billedMinutes(worked, terms));
    }),
  );
});

test('weighted minutes are never more than half a minute off, and half goes up', () => {
  const part = fc.integer({ min: 1, max: 20 });
  fc.assert(
    fc.property(count, part, part, (billed, numerator, denominator) => {
      const drawn = weightedMinutes(billed, { numerator, denominator });
      const off = 2 * (drawn * denominator - billed * numerator);
      assert.ok(off > -denominator && off <= denominator);
    }),
    RUNS,
  );
});
