/** B4 against what Beancount, hledger and ledger do: a unit is a minute, a lot a block. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  expectedOutcome,
  type FifoCase,
  type FifoLot,
  fifoCases,
  lastLotDay,
  runFifoCase,
} from '../support/fifo-cases.ts';
import { sharedData, whenPresent } from '../support/gates.ts';
import { checkRows } from '../support/rows.ts';

const CASES = fifoCases();

/** Theirs reject what is not covered. */
const INSUFFICIENT = CASES.filter(
  ({ expected, lots }) => expected.outcome === 'rejected' && lots.every(({ unitCost }) => unitCost),
);
/** Theirs take lots that are dated after the reduction. */
const DATED_AFTER = CASES.filter((given) => given.lotDatesAfterReduction === true);
/** Theirs let a reduction name its lot by price or day; here FIFO goes to the oldest. */
const NAMES_ANOTHER = ['test_ambiguous__NONE__matching_existing2', 'same_currency_not_at_cost'];
const SELECTED = CASES.filter(({ id }) => NAMES_ANOTHER.some((name) => id.endsWith(name)));
/** Theirs merge lots of one price and day. */
const MERGED = CASES.filter(({ id }) => id === 'ledger/xact-lotmatch-fifo-merged');

const DIFFERS = new Set([...INSUFFICIENT, ...DATED_AFTER, ...SELECTED, ...MERGED]);
const AS_THEY_ARE = CASES.filter((given) => !DIFFERS.has(given));

for (const given of AS_THEY_ARE) {
  test(`B4 as they do: ${given.id}`, () => {
    const found = runFifoCase(given);
    assert.deepEqual(found, expectedOutcome(given));
    if (given.expected.gain !== undefined) {
      assert.equal(gainOf(given, found.slices), Number(given.expected.gain));
    }
  });
}

for (const given of DATED_AFTER) {
  test(`A8 differs: ${given.id} takes lots bought after the work; here nothing is drawn`, () => {
    const overage = given.reductions
      .map(({ qty }, index) => `${index} overage ${qty}`)
      .filter((slice) => !slice.endsWith(' 0'));
    const left = given.lots.map(({ id, qty }) => `${id} ${qty}`);
    assert.deepEqual(runFifoCase(given), { slices: overage, left });
  });
}

for (const given of DATED_AFTER.filter((it) => !SELECTED.includes(it) && isBooked(it))) {
  test(`B4 as they do, were the work done once all lots are bought: ${given.id}`, () => {
    assert.deepEqual(runFifoCase(given, 'overage', lastLotDay(given)), expectedOutcome(given));
  });
}

test('B6 differs: they reject what is not covered; here blocks give all they have, the rest is overage', () => {
  checkRows(
    `
    beancount/TestBookReductions.test_reduce__multiple_reductions__overflowing__with_error
        => 0 L1 40 4600.00 | 1 L1 10 1150.00 | 1 L2 50 5800.00 | 1 overage 5
    beancount/TestBookAmbiguousFIFO.test_ambiguous__FIFO__test_matching_more_than_is_available
        => 0 L2 4 400.00 | 0 L1 5 555.55 | 0 L3 6 733.32 | 0 overage 1
    hledger/methods-06-scope-insufficient  => 0 L1 5 250.00 | 0 overage 3   # L2 is another client's
    hledger/dispose-05-insufficient        => 0 L1 10 500.00 | 0 overage 5
    hledger/dispose-06-no-lots             => 0 overage 5
    `,
    (id) => runFifoCase(caseOf(id, INSUFFICIENT), 'overage', workedOn(id)).slices.join(' | '),
  );
});

test('B6 with onShortage stop they are rejected here as well, one entry at a time', () => {
  checkRows(
    `
    # Beancount rejects the whole transaction; here its first entry stands by itself.
    beancount/TestBookReductions.test_reduce__multiple_reductions__overflowing__with_error
        => 0 L1 40 4600.00 | 1 insufficient_minutes, left L1 10 | L2 50
    beancount/TestBookAmbiguousFIFO.test_ambiguous__FIFO__test_matching_more_than_is_available
        => 0 insufficient_minutes, left L1 5 | L2 4 | L3 6
    hledger/methods-06-scope-insufficient  => 0 insufficient_minutes, left L1 5 | L2 10
    hledger/dispose-05-insufficient        => 0 insufficient_minutes, left L1 10
    hledger/dispose-06-no-lots             => 0 insufficient_minutes, left
    `,
    (id) => {
      const { slices, left } = runFifoCase(caseOf(id, INSUFFICIENT), 'stop', workedOn(id));
      return `${slices.join(' | ')}, left ${left.join(' | ')}`.trim();
    },
  );
});

test('B4 differs: a reduction cannot name its lot by price or day; FIFO goes to the oldest', () => {
  checkRows(
    `
    beancount/TestBookAmbiguous.test_ambiguous__NONE__matching_existing2
        => 0 L1 2 200.00    # they take the 2 from L2, at 101.00
    beancount/TestBookReductions.test_reduce__reduction_with_same_currency_not_at_cost
        => 0 L1 40 0.00     # a lot without a cost is a block given away; they find no lot at 14.33
    `,
    (id) => runFifoCase(caseOf(id, SELECTED), 'overage', workedOn(id)).slices.join(' | '),
  );
});

test('B4 differs: blocks of one price and day are blocks of their own', () => {
  checkRows(
    `
    ledger/xact-lotmatch-fifo-merged => 0 L1a 5 750.00 | 0 L1b 3 450.00 | 0 L2 2 320.00
    `,
    (id) => runFifoCase(caseOf(id, MERGED)).slices.join(' | '),
  );
});

test('every case of the copy is run: 23 as they are, 16 by our rules', () => {
  assert.equal(AS_THEY_ARE.length, 23);
  assert.equal(INSUFFICIENT.length, 5);
  assert.equal(DATED_AFTER.length, 10);
  assert.equal(SELECTED.length, 2);
  assert.equal(MERGED.length, 1);
  // One case is dated after and insufficient, one is dated after and names another lot.
  assert.equal(DIFFERS.size, 5 + 10 + 2 + 1 - 2);
});

whenPresent('shared data', () => {
  const original = JSON.parse(readFileSync(sharedData('fifo-cases.json'), 'utf8')) as {
    cases: OriginalCase[];
  };

  test('the copy holds every case that is FIFO and in whole units, as it is in the original', () => {
    const fitting = original.cases.filter((given) => whyLeftOut(given) === null);
    assert.deepEqual(CASES, fitting.map(trimmed));
  });

  test('of 61 cases 39 are in the copy, and the others are left out for a reason', () => {
    const reasons: Record<string, number> = {};
    for (const given of original.cases) {
      const reason = whyLeftOut(given) ?? 'in the copy';
      reasons[reason] = (reasons[reason] ?? 0) + 1;
    }
    assert.deepEqual(reasons, {
      'in the copy': 39,
      'FIFO, but in parts of a unit': 2,
      'LIFO is no draw order here': 15,
      'HIFO is no draw order here': 3,
      'FIFOALL is no draw order here': 2,
    });
    assert.equal(original.cases.length, 61);
  });
});

type OriginalCase = Omit<FifoCase, 'expected'> & {
  readonly method: string;
  readonly expected: Omit<FifoCase['expected'], 'slices'> & {
    readonly slices?: FifoCase['expected']['slices'];
    readonly slicesFromModel?: FifoCase['expected']['slices'];
  };
};

function whyLeftOut({ method, lots, reductions }: OriginalCase): string | null {
  if (method !== 'FIFO') return `${method} is no draw order here`;
  const isWhole = [...lots, ...reductions].every(({ qty }) => Number.isInteger(Number(qty)));
  return isWhole ? null : 'FIFO, but in parts of a unit';
}

/** The fields of the copy. */
function trimmed(given: OriginalCase): FifoCase {
  const { expected } = given;
  return {
    id: given.id,
    source: only(given.source, ['repo', 'path', 'test']),
    lots: given.lots.map(
      (lot): FifoLot =>
        only(lot, ['id', 'qty', 'unitCost', 'totalCost', 'date', 'boughtOn', 'account']),
    ),
    reductions: given.reductions.map((reduction) =>
      only(reduction, ['date', 'qty', 'account', 'selector', 'salePrice']),
    ),
    expected: {
      outcome: expected.outcome,
      slices: (expected.slices ?? expected.slicesFromModel ?? []).map((slice) =>
        only(slice, ['reduction', 'lot', 'qty']),
      ),
      ...only(expected, ['remaining', 'unmatched', 'gain']),
    },
    ...only(given, ['lotDatesAfterReduction']),
  };
}

function only<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  const present = names.filter((name) => name in from).map((name) => [name, from[name]]);
  return Object.fromEntries(present) as Pick<T, K>;
}

function caseOf(id: string, among: readonly FifoCase[]): FifoCase {
  const found = among.find((given) => given.id === id);
  if (found === undefined) throw new Error(`${id} is not among these`);
  return found;
}

/** The day of its work: where the lots are dated after it, the day of the last one. */
function workedOn(id: string) {
  const given = caseOf(id, CASES);
  return given.lotDatesAfterReduction === true ? lastLotDay(given) : null;
}

function isBooked({ expected }: FifoCase): boolean {
  return expected.outcome === 'booked';
}

/** What the sale brought less what the slices cost, as the programs book it. */
function gainOf({ reductions }: FifoCase, slices: readonly string[]): number {
  let gain = 0;
  for (const slice of slices) {
    const [reduction = '', , count = '', value = ''] = slice.split(' ');
    gain += Number(reductions[Number(reduction)]?.salePrice) * Number(count) - Number(value);
  }
  return gain;
}
