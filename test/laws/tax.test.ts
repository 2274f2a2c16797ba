/** Laws of the tax on a line that is given back in parts (G5), whichever way the line goes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cents } from '../../src/engine/money.ts';
import { type Taxed, taxed, taxOfPart } from '../../src/engine/tax.ts';

const RUNS = { numRuns: 2000 };
const amount = fc.integer({ min: 1, max: 1_000_000 });
const rate = fc.integer({ min: 1, max: 100_000 });

/** A line of work, or the correction that takes it back. */
const someLine = fc
  .tuple(amount, rate, fc.boolean(), fc.constantFrom(1, -1))
  .map(([worth, rateThousandths, includesTax, sign]) =>
    taxed(cents(sign * worth), { name: 'VAT', label: 'VAT', rateThousandths }, includesTax),
  );
const someCuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 });

/** The net of a line cut into parts, all of its own sign or 0. */
function partsOf({ net }: Taxed, cuts: readonly number[]): readonly number[] {
  const ends = [...cuts.toSorted((a, b) => a - b).map((cut) => Math.trunc(net * cut)), net];
  return ends.map((end, place) => end - (ends[place - 1] ?? 0));
}

/** The tax of each part, given back one after the other. */
function taxesOf(line: Taxed, parts: readonly number[]): readonly number[] {
  let before = 0;
  return parts.map((part) => {
    const tax = taxOfPart(line, cents(before), cents(part));
    before += part;
    return tax;
  });
}

test('the parts of a line bear exactly its tax, each at most a cent off its share', () => {
  fc.assert(
    fc.property(someLine, someCuts, (line, cuts) => {
      if (line.net === 0) return;
      const parts = partsOf(line, cuts);
      const taxes = taxesOf(line, parts);
      assert.equal(
        taxes.reduce((sum, tax) => sum + tax, 0),
        line.tax,
      );
      for (const [place, part] of parts.entries()) {
        const share = (line.tax * part) / line.net;
        assert.ok(Math.abs((taxes[place] ?? 0) - share) <= 1, `${taxes[place]} for ${share}`);
      }
    }),
    RUNS,
  );
});

test('the parts of a correction are the mirror image of those of what it corrects', () => {
  fc.assert(
    fc.property(someLine, someCuts, (line, cuts) => {
      if (line.net === 0) return;
      const mirrored = {
        ...{ net: cents(0 - line.net), tax: cents(0 - line.tax), gross: cents(0 - line.gross) },
      };
      const parts = partsOf(line, cuts);
      const mirror = parts.map((part) => 0 - part);
      assert.deepEqual(
        taxesOf(mirrored, mirror),
        taxesOf(line, parts).map((tax) => 0 - tax),
      );
    }),
    RUNS,
  );
});
