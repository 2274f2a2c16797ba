/** Each way in which somebody could touch the books behind the app's back, seeded once, is found. */

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { copiedBlocks } from '../support/copied-block.ts';
import {
  ALDER,
  openTouchedBooks,
  record,
  type TouchedBooks,
  touch,
} from '../support/touched-books.ts';

let books: TouchedBooks;

before(async () => {
  books = await openTouchedBooks();
});

const A = `update hourbank.block set`;
const IS_A = `where name = 'A'`;
const IS_B = `where name = 'B'`;

function entry(name: string, change: string): string {
  return `update hourbank.entry set ${change} where entry_id = '${books.entries[name]}'`;
}

function movement(sequence: number, change: string): string {
  return `update hourbank.movement set ${change} where ${ALDER} and sequence = ${sequence}`;
}

/** Each fault by itself: what is done to the database, and what is found then. */
const FAULTS: readonly (readonly [does: () => string, found: readonly string[]])[] = [
  // The chain and its head (H3), and the sums (H1).
  [
    () => record(2, `facts = facts || '{"note": "added later"}'`),
    ['Alder: H3 hash, record 2: hash / hash', 'Alder: A2 note, block A: added later / '],
  ],
  [() => record(15, `recorded_by = 'nobody'`), ['Alder: H3 hash, record 15: hash / hash']],
  [() => record(15, `recorded_on = '2026-03-11'`), ['Alder: H3 hash, record 15: hash / hash']],
  [
    () => record(4, `hash = '\\x00'`),
    ['Alder: H3 hash, record 4: hash / 00', 'Alder: H3 hash, record 5: hash / hash'],
  ],
  [
    () => record(4, `money = '[["cash", null, 5001], ["receivable", null, -5000]]'`),
    [
      'Alder: H3 hash, record 4: hash / hash',
      'Alder: H1 sum of the money, record 4: 0.00 / 0.01',
      'Alder: G4 settlement, record 4: ' +
        'payment on 2026-01-05 of invoice id: 50.01 paid, 0.00 credited by payment id / ' +
        'payment on 2026-01-05 of invoice id: 50.00 paid, 0.00 credited by payment id',
      'Alder: G4 paid, INV-2026-0001: 90.01 / 90.00',
      'Alder: G4 amount, payment id: 50.01 / 50.00',
      'Alder: G4 beyond what was owed, INV-2026-0001: 0.01 / 0.00',
    ],
  ],
  [
    () => record(4, `money = '{"cash": 5000}'`),
    [
      'Alder: H3 record, record 4: a record / something else',
      'Alder: G4 settlement, record 4: none / ' +
        'payment on 2026-01-05 of invoice id: 50.00 paid, 0.00 credited by payment id',
      'Alder: A4 open minutes, block A: 0 / 100',
      'Alder: A4 paid, block A: 40.00 / 90.00',
      'Alder: G4 paid, INV-2026-0001: 40.00 / 90.00',
      'Alder: G4 payment, payment id: one that was recorded / no record of it',
    ],
  ],
  [
    () => `delete from hourbank.journal where ${ALDER} and sequence = 6`,
    [
      'Alder: H3 hash, record 7: hash / hash',
      'Alder: H3 sequence, record 7: 6 / 7',
      'Alder: B6 unbilled, travel of record 6: none / ' +
        '20 min 20.00 on 2026-01-05 for entry travel',
      'Alder: G2 work to be invoiced, the client: 0.00 / 20.00',
      'Alder: B7 posting, entry travel: a record of its posting / none at record 6',
    ],
  ],
  [
    () => `delete from hourbank.journal where ${ALDER} and sequence = 15`,
    [
      'Alder: A5 last usable day, block B: 2026-01-31 / 2026-04-30',
      'Alder: H3 length, the journal: 14 / 15',
      'Alder: H3 hash, the head of the journal: hash / hash',
    ],
  ],
  [
    () => `update hourbank.client set journal_length = 16 where name = 'Alder'`,
    ['Alder: H3 length, the journal: 15 / 16'],
  ],
  [
    () => `update hourbank.client set journal_hash = '\\x01' where name = 'Birch'`,
    ['Birch: H3 hash, the head of the journal: hash / 01'],
  ],
  [
    () => `update hourbank.client set last_sale = 7 where name = 'Alder'`,
    ['Alder: A6 last sale, the client: 2 / 7'],
  ],
  // What is kept of blocks (A2, A4 to A7, A9, H2).
  [() => `${A} name = 'Z' ${IS_A}`, ['Alder: A2 name, block A: A / Z']],
  [() => `${A} origin = 'grant' ${IS_A}`, ['Alder: A2 origin, block A: sale / grant']],
  [() => `${A} sale = 9 ${IS_A}`, ['Alder: A6 place of sale, block A: 1 / 9']],
  [
    () => `${A} bought_on = '2026-01-02' ${IS_A}`,
    ['Alder: A2 day bought, block A: 2026-01-01 / 2026-01-02'],
  ],
  [
    () => `${A} expires_on = null ${IS_A}`,
    ['Alder: A5 last usable day, block A: 2026-01-31 / none'],
  ],
  [() => `${A} minutes = 101 ${IS_A}`, ['Alder: A2 minutes, block A: 100 / 101']],
  [() => `${A} price_cents = 9001 ${IS_A}`, ['Alder: A2 price, block A: 90.00 / 90.01']],
  [
    () => `${A} currency = 'JPY' ${IS_B}`,
    [
      'Alder: A2 price, block B: 45.00 / 4500',
      'Alder: A2 currency, block B: EUR / JPY',
      'Alder: A4 paid, block B: 45.00 / 4500',
      'Alder: H2 drawn value, block B: 15.00 / 1500',
      'Alder: H2 lapsed value, block B: 18.75 / 1875',
      'Alder: H2 refunded value, block B: 7.50 / 750',
    ],
  ],
  [() => `${A} work_types = null ${IS_B}`, ['Alder: A7 work types, block B: ["remote"] / null']],
  [() => `${A} note = 'x' ${IS_A}`, ['Alder: A2 note, block A:  / x']],
  [() => `${A} open_minutes = 99 ${IS_A}`, ['Alder: A4 open minutes, block A: 100 / 99']],
  [() => `${A} paid_cents = 8999 ${IS_A}`, ['Alder: A4 paid, block A: 90.00 / 89.99']],
  [() => `${A} drawn_minutes = 99 ${IS_A}`, ['Alder: H2 drawn minutes, block A: 100 / 99']],
  [() => `${A} drawn_cents = 8999 ${IS_A}`, ['Alder: H2 drawn value, block A: 90.00 / 89.99']],
  [() => `${A} lapsed_minutes = 24 ${IS_B}`, ['Alder: H2 lapsed minutes, block B: 25 / 24']],
  [() => `${A} lapsed_cents = 1874 ${IS_B}`, ['Alder: H2 lapsed value, block B: 18.75 / 18.74']],
  [() => `${A} refunded_minutes = 9 ${IS_B}`, ['Alder: H2 refunded minutes, block B: 10 / 9']],
  [() => `${A} refunded_cents = 749 ${IS_B}`, ['Alder: H2 refunded value, block B: 7.50 / 7.49']],
  [
    () => `${A} returned_on = null ${IS_B}`,
    ['Alder: A9 day of return, block B: 2026-03-10 / none'],
  ],
  [
    () =>
      copiedBlocks(
        `'{"block_id": "0198c0de-0000-7000-8000-000000000000", "name_key": "c", "sale": 9}'`,
        IS_A,
      ),
    ['Alder: H2 block, block A: one that was sold / no sale'],
  ],
  // Movements (H2).
  [
    () => movement(5, `left_minutes = 71`),
    [
      'Alder: H2 movement, movement 0 of record 5: ' +
        'work on 2026-01-05 of -30 min -27.00 in block id for entry drawn, 70 min 63.00 left / ' +
        'work on 2026-01-05 of -30 min -27.00 in block id for entry drawn, 71 min 63.00 left',
    ],
  ],
  [
    () => movement(13, `value_cents = -2249`),
    [
      'Alder: H2 movement, movement 0 of record 13: ' +
        'lapse on 2026-02-14 of -30 min -22.50 in block id, 0 min 0.00 left / ' +
        'lapse on 2026-02-14 of -30 min -22.49 in block id, 0 min 0.00 left',
    ],
  ],
  [
    () => `delete from hourbank.movement where ${ALDER} and sequence = 12`,
    [
      'Alder: H2 movement, movement 0 of record 12: ' +
        'refund on 2026-01-10 of -10 min -7.50 in block id, 30 min 22.50 left / none',
    ],
  ],
  [
    () =>
      `insert into hourbank.movement
       select (jsonb_populate_record(m, '{"sequence": 100}')).*
       from hourbank.movement m
       where ${ALDER} and sequence = 12`,
    [
      'Alder: H2 movement, movement 0 of record 100: none / ' +
        'refund on 2026-01-10 of -10 min -7.50 in block id, 30 min 22.50 left',
    ],
  ],
  // Entries (B1 to B4, B6, B7, B9, B10).
  [() => entry('drawn', `state = 'draft'`), ['Alder: B7 state, entry drawn: posted / draft']],
  [
    () => entry('reversed', `state = 'posted'`),
    ['Alder: B7 state, entry reversed: reversed / posted'],
  ],
  [
    () => entry('reversed', `state = 'posted', reversed_as = null`),
    [
      'Alder: B7 state, entry reversed: reversed / posted',
      'Alder: B9 place of the reversal, entry reversed: 8 / none',
      'Alder: B9 place of the reversal, entry reversed: 8 / none',
    ],
  ],
  [
    () => entry('drawn', `worked_on = '2026-01-04'`),
    ['Alder: B7 day worked, entry drawn: 2026-01-05 / 2026-01-04'],
  ],
  [() => entry('drawn', `worked_minutes = 31`), ['Alder: B1 worked minutes, entry drawn: 30 / 31']],
  [() => entry('drawn', `billed_minutes = 31`), ['Alder: B2 billed minutes, entry drawn: 30 / 31']],
  [
    () => entry('drawn', `drawn_minutes = 31`),
    [
      'Alder: B3 drawn minutes, entry drawn: 30 / 31',
      'Alder: B4 draws and overage, entry drawn: 31 / 30',
    ],
  ],
  [
    () => entry('covered', `overage_minutes = 20, overage_cents = 2000`),
    [
      'Alder: B6 overage minutes, entry covered: 0 / 20',
      'Alder: B4 draws and overage, entry covered: 90 / 110',
      'Alder: B6 overage value, entry covered: 0.00 / 20.00',
    ],
  ],
  [
    () => entry('travel', `separate_minutes = 19, separate_cents = 1900`),
    [
      'Alder: B10 travel minutes, entry travel: 20 / 19',
      'Alder: B10 travel value, entry travel: 20.00 / 19.00',
    ],
  ],
  [
    () => entry('travel', `posted_as = 5`),
    [
      'Alder: B7 place in the journal, entry travel: 6 / 5',
      'Alder: B7 posting, entry travel: a record of its posting / none at record 5',
    ],
  ],
  [
    () => entry('draft', `state = 'posted'`),
    ['Alder: B7 posting, entry draft: a record of its posting / none at no place'],
  ],
  [
    () => `delete from hourbank.entry where entry_id = '${books.entries['reversed']}'`,
    [
      'Alder: H2 entry, entry reversed: that of record 7 / none',
      'Alder: H2 entry, entry reversed: one posted before record 8 / none',
    ],
  ],
  [
    () =>
      entry('travel', `client_id = (select client_id from hourbank.client where name = 'Birch')`),
    [
      'Alder: H2 entry, entry travel: that of record 6 / none',
      'Birch: B7 posting, entry travel: a record of its posting / none at record 6',
    ],
  ],
];

test('each fault seeded once is found, and nothing else', async () => {
  const seen: string[] = [];
  const expected: string[] = [];
  for (const [does, found] of FAULTS) {
    const verified = await books.verifiedAfter((tx) => touch(tx, does()));
    seen.push(does(), ...books.told(verified));
    expected.push(does(), ...found);
  }
  assert.deepEqual(seen, expected);
});
