/** H1 and H2: what stands in the books, and what the invariants see. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { invariants } from '../../src/engine/invariants.ts';
import { saleOf, type Transaction } from '../../src/engine/journal.ts';
import { type Lot, newLot, sliceOf, take } from '../../src/engine/lots.ts';
import { cents } from '../../src/engine/money.ts';
import { checkLedger } from '../support/ledger-table.ts';
import { breachText } from '../support/ledger-words.ts';

test('H1 debit and credit of a sale, a draw, overage, travel, a lapse and a reversal', () => {
  checkLedger(`
    policy standard 100.00/h
    kind drive travel, fee 35.00
    block A  2h  60.00/h  bought 2026-01-05  expires 2026-12-31
    journal  => debit receivable 120.00 | credit deferred:block A 120.00 | A +2h

    work 30 min on 2026-02-01  => A 30 min 30.00
    journal  => debit deferred:block A 30.00 | credit revenue:block 30.00 | A -30 min

    block B  1h  70.00/h  bought 2026-02-01
    work 3h on 2026-02-02  => A 90 min 90.00 | B 1h 70.00 | overage 30 min 50.00
    journal  => debit deferred:block A 90.00 | debit deferred:block B 70.00 | credit revenue:block 160.00 | debit unbilled 50.00 | credit revenue:overage 50.00 | A -90 min | B -1h

    reverse 2 on 2026-02-03  => B 1h 70.00 | A 90 min 90.00
    journal  => debit revenue:overage 50.00 | credit unbilled 50.00 | debit revenue:block 160.00 | credit deferred:block B 70.00 | credit deferred:block A 90.00 | B +1h | A +90 min

    work 10 min on 2026-02-04 kind drive  => separate 10 min 35.00
    journal  => debit unbilled 35.00 | credit revenue:travel 35.00

    close 2027-01-14  => A lapses 90 min 90.00
    journal  => debit deferred:block A 90.00 | credit revenue:breakage 90.00 | A -90 min
  `);
});

test('H1 a block given away moves minutes and no money', () => {
  checkLedger(`
    block A  1h  0.00  bought 2026-01-05
    journal                    => A +1h
    work 10 min on 2026-02-01  => A 10 min 0.00
    journal                    => A -10 min
  `);
});

const BLOCK = {
  id: 'A',
  sequence: 1,
  boughtOn: localDate('2026-01-05'),
  expiresOn: null,
  minutes: minutes(60),
  price: cents(6000),
  workTypes: null,
  openMinutes: minutes(60),
};
const SOLD = newLot(BLOCK);
const SALE = saleOf(BLOCK);

test('H1, H2, B8 the invariants see what is wrong in unsound books', () => {
  const drawn = take(SOLD, 'draw', sliceOf(SOLD, minutes(10)));
  const oneSided: Transaction = { ...SALE, money: SALE.money.slice(0, 1) };
  const mispriced = { ...SOLD, drawnMinutes: minutes(60), drawnValue: cents(5999) };
  const overdrawn = { ...SOLD, drawnMinutes: minutes(61), drawnValue: cents(6001) };
  const cases: readonly (readonly [string, readonly Lot[], readonly Transaction[], string[]])[] = [
    ['sound books', [SOLD], [SALE], []],
    [
      'a draw that is not in the journal',
      [drawn],
      [SALE],
      ['breach of H2 by A: 50 expected, 60 found', 'breach of H2 by A: 5000 expected, 6000 found'],
    ],
    [
      'a sale that is not in the journal',
      [SOLD],
      [],
      ['breach of H2 by A: 60 expected, 0 found', 'breach of H2 by A: 6000 expected, 0 found'],
    ],
    [
      'a sale with one side',
      [SOLD],
      [oneSided],
      ['breach of H1 by A: 0 expected, 6000 found', 'breach of H2 by A: 6000 expected, 0 found'],
    ],
    [
      'a used-up block that is not worth its price',
      [mispriced],
      [SALE, used(-60, 5999)],
      ['breach of H2 by A: 0 expected, 1 found'],
    ],
    [
      'a block below zero',
      [overdrawn],
      [SALE, used(-61, 6001)],
      ['breach of B8 by A: 0 expected, -1 found', 'breach of B8 by A: 0 expected, -1 found'],
    ],
    [
      'a block that only the journal knows',
      [],
      [SALE],
      ['breach of H2 by A: 0 expected, 60 found', 'breach of H2 by A: 0 expected, 6000 found'],
    ],
  ];
  for (const [what, lots, journal, breaches] of cases) {
    assert.deepEqual(invariants(lots, journal).map(breachText), breaches, what);
  }
});

function used(count: number, value: number): Transaction {
  const deferred = { account: 'deferred:block', block: 'A', amount: cents(value) } as const;
  const revenue = { account: 'revenue:block', block: null, amount: cents(-value) } as const;
  return {
    on: localDate('2026-02-01'),
    kind: 'work',
    subject: '1',
    money: [deferred, revenue],
    minutes: [{ block: 'A', minutes: minutes(count) }],
  };
}
