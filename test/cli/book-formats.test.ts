/** What `hourbank book` gives: JSON of a stable shape, files in a folder, reasons, trackers' files. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hourbank, inFolder, root } from '../support/program.ts';

const BLOCKS = `client,block,boughtOn,minutes,price,currency,expiresOn
Acme,A,2026-01-05,60,100.00,EUR,2026-03-31
Acme,B,2026-02-01,120,210.00,EUR,
`;
const ENTRIES = `id,client,technician,job,workType,description,workedOn,minutes,startedAt,endedAt
1,Acme,Kim,Mail,,First,2026-02-02,50,,
2,Acme,Kim,Mail,,Second,2026-02-03,40,,
3,Zeta,Kim,Mail,,No block,2026-02-03,30,,
4,Acme,Kim,Mail,,Later,2026-07-01,10,,
x,Acme,Kim,Mail,,Bad,2026-02-31,10,,
`;

function book(args: readonly string[], entries = ENTRIES, files = {}) {
  return inFolder({ 'blocks.csv': BLOCKS, 'entries.csv': entries, ...files }, (folder) => {
    const flags = ['--blocks', 'blocks.csv', '--entries', 'entries.csv', '--as-of', '2026-06-30'];
    const ended = hourbank(['book', ...flags, ...args], folder);
    const read = (name: string) => readFileSync(join(folder, 'books', name), 'utf8');
    const written = readdirSync(folder).includes('books') ? readdirSync(join(folder, 'books')) : [];
    return { ...ended, written: written.map((name) => [name, read(name)] as const) };
  });
}

test('JSON has the documented shape, in minor units and minutes', () => {
  const { out, code } = book(['--format', 'json']);
  assert.equal(code, 3);
  const { policy, ...books } = JSON.parse(out);
  assert.equal(policy.drawOrder, 'purchase');
  assert.deepEqual(books.clients[0], {
    client: 'Acme',
    currency: 'EUR',
    blocks: [
      {
        ...{
          block: 'A',
          boughtOn: '2026-01-05',
          expiresOn: '2026-03-31',
          minutes: 60,
          price: 10000,
        },
        ...{ drawnMinutes: 60, drawnValue: 10000, lapsedMinutes: 0, lapsedValue: 0 },
        ...{ leftMinutes: 0, leftValue: 0 },
      },
      {
        ...{ block: 'B', boughtOn: '2026-02-01', expiresOn: null, minutes: 120, price: 21000 },
        ...{ drawnMinutes: 30, drawnValue: 5250, lapsedMinutes: 0, lapsedValue: 0 },
        ...{ leftMinutes: 90, leftValue: 15750 },
      },
    ],
    entries: [
      {
        ...{ id: '1', workedOn: '2026-02-02', workedMinutes: 50, billedMinutes: 50 },
        ...{
          drawnMinutes: 50,
          coverage: 'block',
          draws: [{ block: 'A', minutes: 50, value: 8333 }],
        },
        ...{ overageMinutes: 0, overageValue: 0 },
      },
      {
        ...{ id: '2', workedOn: '2026-02-03', workedMinutes: 40, billedMinutes: 40 },
        ...{ drawnMinutes: 40, coverage: 'block' },
        draws: [
          { block: 'A', minutes: 10, value: 1667 },
          { block: 'B', minutes: 30, value: 5250 },
        ],
        ...{ overageMinutes: 0, overageValue: 0 },
      },
    ],
    totals: {
      ...{ boughtMinutes: 180, boughtValue: 31000, drawnMinutes: 90, drawnValue: 15250 },
      ...{ lapsedMinutes: 0, lapsedValue: 0, leftMinutes: 90, leftValue: 15750, usableMinutes: 90 },
      ...{ workedMinutes: 90, billedMinutes: 90, overageMinutes: 0, overageValue: 0 },
      ...{ separateMinutes: 0, separateValue: 0, waitingMinutes: 0 },
    },
    forecast: { reason: 'no_draws' },
  });
  assert.equal(books.clients[1].entries[0].overageMinutes, 30);
  assert.equal(books.clients[1].entries[0].overageValue, null);
  assert.deepEqual(Object.keys(books.refused[0]), ['file', 'line', 'id', 'code', 'message']);
  assert.deepEqual(
    books.warnings.map(({ code, id }: { code: string; id: string }) => `${code} ${id}`),
    ['entry_after_close 4'],
  );
});

const FILES: readonly (readonly [format: string, names: readonly string[]])[] = [
  ['table', ['statement.txt']],
  ['json', ['book.json']],
  ['csv', ['blocks.csv', 'draws.csv', 'refused.csv']],
  ['beancount', ['book.beancount']],
  ['hledger', ['book.journal']],
];

for (const [format, names] of FILES) {
  test(`--out writes ${names.join(', ')} for ${format}, the first as it is printed`, () => {
    const { written, out } = book(['--format', format, '--out', 'books']);
    assert.equal(out, '');
    assert.deepEqual(written.map(([name]) => name).toSorted(), names);
    const printed = book(['--format', format]).out;
    const first = written.find(([name]) => name === (format === 'csv' ? 'draws.csv' : names[0]));
    assert.equal(first?.[1], printed);
  });
}

test('--why tells the decision rule by rule, of a refused entry too', () => {
  assert.match(book(['--why', '2']).out, /A gives 10 min worth 16\.67 EUR; 0 min left in it/);
  assert.match(book(['--why', '3']).out, /Overage: 30 min, no rate given/);
  assert.match(book(['--why', '4']).out, /worked on 2026-07-01, after the close of 2026-06-30/);
  assert.match(book(['--why', 'x']).out, /not booked: .*2026-02-31/);
});

test('a tracker is known by its headings; rows not billable are left out and counted', () => {
  const toggl = `\uFEFFUser,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)
Kim,k@example.test,Acme,Mail,,Certificate,Yes,2026-02-02,10:00:00,2026-02-02,10:50:00,00:50:00,,
Kim,k@example.test,Acme,Mail,,Lunch,No,2026-02-02,12:00:00,2026-02-02,12:30:00,00:30:00,,
`;
  const { out, err, code } = book(['--format', 'json'], toggl);
  assert.equal(code, 0, err);
  const [client] = JSON.parse(out).clients;
  assert.deepEqual(
    client.entries.map(
      ({ id, drawnMinutes }: { id: string; drawnMinutes: number }) => `${id} ${drawnMinutes}`,
    ),
    ['line-2 50'],
  );
  assert.match(err, /1 row was left out/);
});

test('a day that can be read two ways is asked for, and settled by a mapping of one line', () => {
  const clockify = `Project,Client,Description,Task,User,Group,Email,Tags,Billable,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal)
Mail,Acme,Work,,Kim,,k@example.test,,Yes,02/03/2026,10:00 AM,02/03/2026,10:30 AM,00:30:00,0.50
`;
  const asked = book([], clockify);
  assert.equal(asked.code, 4);
  assert.match(asked.err, /02\/03\/2026/);
  assert.match(asked.err, /dateFormat/);
  const told = book(['--format', 'json', '--map', 'map.json'], clockify, {
    'map.json': '{"dateFormat": "MM/DD/YYYY"}',
  });
  assert.equal(told.code, 0, told.err);
  assert.equal(JSON.parse(told.out).clients[0].entries[0].workedOn, '2026-02-03');
});

test('the example is sound: nothing is refused', () => {
  const example = (name: string) => join(root, 'examples', name);
  const ended = hourbank([
    ...['book', '--blocks', example('blocks.csv'), '--entries', example('entries.csv')],
    ...['--policy', example('policy.json'), '--as-of', '2026-06-30'],
  ]);
  assert.equal(ended.code, 0, ended.err);
});
