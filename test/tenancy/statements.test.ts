/**
 * All statements of a tour through the whole contract keep the rules of growth (docs/growth.md 7 to
 * 10 and 15), and so do those of every other test that opens a bank.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client } from 'pg';
import type { Ran } from '../../src/store/database.ts';
import { atEnd } from '../support/at-end.ts';
import { calledIn, ENQUEUE, ENTER_FIRM } from '../support/growth-rules.ts';
import { openRecorder } from '../support/recorder.ts';
import { nodesOf } from '../support/sql-tokens.ts';
import { openTour, type Tour } from '../support/tour.ts';

const recorder = openRecorder();
let tour: Tour;

before(async () => {
  tour = await openTour({ onStatement: recorder.onStatement });
  await tour.visit(await tour.addVisitor('ours'));
});

test('every statement of the tour keeps them', () => {
  assert.deepEqual(recorder.breaches(), []);
  const kinds = new Set(recorder.statements().map((text) => text.trim().split(/\s/)[0]));
  assert.deepEqual([...kinds].sort(), ['delete', 'insert', 'select', 'update', 'with'].sort());
});

test('no function is called of which PostgreSQL says that it is volatile', async () => {
  const called = new Set(
    recorder
      .statements()
      .filter((text) => text !== ENTER_FIRM && text !== ENQUEUE)
      .flatMap((text) => calledIn(nodesOf(text))),
  );
  assert.ok(called.has('json_to_recordset'));
  const client = new Client({ connectionString: tour.bank.ownerUrl });
  atEnd(() => client.end());
  await client.connect();
  const { rows } = await client.query(
    `select distinct proname
     from pg_catalog.pg_proc
     where proname = any($1)
       and provolatile = 'v'`,
    [[...called]],
  );
  assert.deepEqual(rows, []);
});

const FIRM = 'ours';
const READ = 'select name from hourbank.client where firm_id = $1';
const HOLD = `${READ} and client_id = $2 for no key update`;
const NUMBER =
  'select series from hourbank.number_series where firm_id = $1 order by series for no key update';

/** A line a statement: the number of its transaction, its text, its values. */
function ran(lines: readonly (readonly [number, string, ...unknown[]])[]): readonly string[] {
  const own = openRecorder();
  for (const [transaction, text, ...values] of lines) {
    own.onStatement({ transaction, text, values } satisfies Ran);
  }
  return own.breaches();
}

test('a transaction that begins, enters its firm, asks and ends is no breach', () => {
  // A commit that could not be made is rolled back.
  const lost = [
    [1, 'begin'],
    [1, ENTER_FIRM, FIRM],
    [1, 'commit'],
    [1, 'rollback'],
  ] as const;
  assert.deepEqual(ran(lost), []);
  const one = [
    [1, 'begin'],
    [2, 'begin transaction isolation level repeatable read, read only'],
    [1, ENTER_FIRM, FIRM],
    [2, ENTER_FIRM, 'theirs'],
    [1, READ, FIRM],
    [2, READ, 'theirs'],
    [2, 'rollback'],
    [1, 'commit'],
    [0, 'select 1'],
  ] as const;
  assert.deepEqual(ran(one), []);
});

test('a number is taken once a client is held, in the same transaction', () => {
  const one = [
    [1, 'begin'],
    [1, ENTER_FIRM, FIRM],
    [1, HOLD, FIRM, 'client'],
    [1, NUMBER, FIRM],
    [1, 'commit'],
  ] as const;
  assert.deepEqual(ran(one), []);
});

// Each row: what is run in one transaction, and what is said of it.
const FAULTS: readonly (readonly [lines: Parameters<typeof ran>[0], breach: string])[] = [
  [[[1, READ, FIRM]], `7: a transaction begins with ${READ}`],
  [
    [
      [1, 'begin'],
      [1, READ, FIRM],
    ],
    `7: ${READ} comes before the firm`,
  ],
  [
    [
      [1, 'begin'],
      [1, 'savepoint a'],
    ],
    '7: savepoint a comes before the firm',
  ],
  [
    [
      [1, 'begin'],
      [1, ENTER_FIRM, FIRM],
      [1, ENTER_FIRM, 'theirs'],
    ],
    '7: a second firm is entered',
  ],
  [
    [
      [1, 'begin'],
      [1, ENTER_FIRM, FIRM],
      [1, 'commit'],
      [1, READ, FIRM],
    ],
    `7: ${READ} comes after the end of its transaction`,
  ],
  [
    [
      [1, 'begin'],
      [1, ENTER_FIRM, FIRM],
      [1, 'rollback'],
      [1, 'commit'],
    ],
    '7: commit comes after the end of its transaction',
  ],
  [
    [
      [1, 'begin'],
      [1, ENTER_FIRM, FIRM],
      [1, 'commit'],
      [1, 'rollback'],
      [1, 'rollback'],
    ],
    '7: rollback comes after the end of its transaction',
  ],
  [[[0, ENTER_FIRM, FIRM]], '7: a firm is entered for nothing'],
  [
    [
      [1, 'begin'],
      [1, ENTER_FIRM, FIRM],
      [1, READ, 'theirs'],
    ],
    `8: $1 is not the firm that was entered, in: ${READ}`,
  ],
  [
    [
      [1, 'begin'],
      [1, ENTER_FIRM, FIRM],
      [1, 'delete from hourbank.timer'],
    ],
    '8: nothing says timer.firm_id = $n, in: delete from hourbank.timer',
  ],
  [
    [
      [1, 'begin'],
      [1, ENTER_FIRM, FIRM],
      [1, NUMBER, FIRM],
      [1, HOLD, FIRM, 'client'],
    ],
    `15: hourbank.number_series is locked before the client's row, in: ${NUMBER}`,
  ],
  [
    [
      [1, 'begin'],
      [1, ENTER_FIRM, FIRM],
      [1, HOLD, FIRM, 'client'],
      [2, 'begin'],
      [2, ENTER_FIRM, FIRM],
      [2, NUMBER, FIRM],
    ],
    `15: hourbank.number_series is locked before the client's row, in: ${NUMBER}`,
  ],
  [
    [[0, 'select 1 from hourbank.rate']],
    '8: nothing says rate.firm_id = $n, in: select 1 from hourbank.rate',
  ],
];

for (const [lines, breach] of FAULTS) {
  test(`it is seen: ${breach}`, () => {
    assert.ok(ran(lines).includes(breach), ran(lines).join('\n'));
  });
}
