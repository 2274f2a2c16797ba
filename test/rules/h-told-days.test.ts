/** H3, told: on which day's statement a record stands. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placing } from '../../src/engine/bank/told-days.ts';
import type { JournalRecord } from '../../src/engine/chain.ts';
import { localDate } from '../../src/engine/days.ts';
import type { TransactionKind } from '../../src/engine/journal.ts';

// The books begin on 10 April 2026, with eight records. Each row: what was recorded, on which day it
// is about, when it was recorded, and the day on whose statement it stands.
const TABLE = `
sale      A  2024-03-01  recorded 2026-04-10  => 2024-03-01
lapse     A  2024-07-14  recorded 2026-04-10  => 2024-07-14
reopening A  2024-06-30  recorded 2026-04-10  => 2024-07-14
work      1  2024-05-02  recorded 2026-04-10  => 2024-05-02
lapse     A  2024-07-14  recorded 2026-04-10  => 2024-07-14
work      6  2024-05-03  recorded 2026-04-10  => 2026-04-10
reversal  6  2026-04-10  recorded 2026-04-10  => 2026-04-10
payment   B  2026-05-01  recorded 2026-04-10  => 2026-04-10
work      2  2026-04-09  recorded 2026-04-11  => 2026-04-11
work      3  2026-04-12  recorded 2026-04-12  => 2026-04-12
lapse     C  2026-04-30  recorded 2026-05-03  => 2026-04-30
reversal  3  2026-05-03  recorded 2026-05-03  => 2026-05-03
work      4  2026-04-12  recorded 2026-05-03  => 2026-05-03
lapse     D  2026-05-01  recorded 2026-05-04  => 2026-05-03
work      5  2026-05-03  recorded 2026-05-02  => 2026-05-03
`;

test('what is late stands on the day it was recorded, but for lapses and the first day', () => {
  const dayOf = placing({ on: localDate('2026-04-10'), through: 8, reversed: new Set(['6']) });
  const rows = TABLE.trim().split('\n');
  const told = rows.map((row, place) => {
    const [kind = '', subject = '', on = '', , recordedOn = ''] = row.split(/ +/);
    const record: JournalRecord = {
      ...{ client: 'alder', sequence: place + 1, kind: kind as TransactionKind, subject },
      ...{ on: localDate(on), recordedOn: localDate(recordedOn), recordedAt: '', recordedBy: '' },
      ...{ money: [], minutes: [], facts: {} },
    };
    return row.replace(/=> .*/, `=> ${dayOf(record)}`);
  });
  assert.equal(told.join('\n'), rows.join('\n'));
});
