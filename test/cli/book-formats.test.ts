/** What `hourbank book` gives: JSON of a stable shape, files in a folder, reasons, trackers' files. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { hourbank, inFolder, root } from '../support/program.ts';

const program = join(root, 'bin/hourbank');

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
  ['table', ['book-statement.txt']],
  ['json', ['book.json']],
  ['csv', ['book-blocks.csv', 'book-draws.csv', 'book-refused.csv']],
  ['beancount', ['book.beancount']],
  ['hledger', ['book.journal']],
];

for (const [format, names] of FILES) {
  test(`--out writes ${names.join(', ')} for ${format}, the first as it is printed`, () => {
    const { written, out } = book(['--format', format, '--out', 'books']);
    assert.equal(out, '');
    assert.deepEqual(written.map(([name]) => name).toSorted(), names);
    const printed = book(['--format', format]).out;
    const first = written.find(
      ([name]) => name === (format === 'csv' ? 'book-draws.csv' : names[0]),
    );
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

test('--out never takes the place of an input', () => {
  inFolder({ 'book-blocks.csv': BLOCKS, 'entries.csv': ENTRIES }, (folder) => {
    const flags = [
      '--blocks',
      'book-blocks.csv',
      '--entries',
      'entries.csv',
      '--as-of',
      '2026-06-30',
    ];
    const ended = hourbank(['book', ...flags, '--format', 'csv', '--out', '.'], folder);
    assert.equal(ended.code, 4);
    assert.match(ended.err, /would take the place of book-blocks\.csv/);
    assert.equal(readFileSync(join(folder, 'book-blocks.csv'), 'utf8'), BLOCKS);
  });
});

test('--out into a file, or beside one in the way, is told as trouble with a file', () => {
  for (const out of ['entries.csv', 'entries.csv/x', '/dev/full']) {
    const ended = book(['--out', out]);
    assert.equal(ended.code, 4, ended.err);
    assert.ok(ended.err.includes(out), ended.err);
  }
});

test('more refused rows and warnings than a call can take as arguments', () => {
  const head = 'id,client,technician,job,workType,description,startedAt,endedAt\n';
  const rows = (row: (index: number) => string) =>
    head + Array.from({ length: 130_000 }, (_, index) => row(index)).join('\n');
  const refused = book(
    ['--format', 'json'],
    rows((index) => `${index},Acme,Kim,,,,x,x`),
  );
  assert.equal(JSON.parse(refused.out).refused.length, 130_000);
  const time = '2026-02-02T09:00,2026-02-02T09:01';
  const alike = book(
    ['--format', 'json'],
    rows((index) => `${index},Acme,Kim,,,,${time}`),
  );
  assert.equal(alike.code, 0, alike.err.slice(0, 300));
  assert.equal(JSON.parse(alike.out).warnings.length, 2 * (130_000 - 1));
});

test('names that nearly meet are warned of', () => {
  const { err } = book(
    ['--policy', 'policy.json'],
    'id,client,technician,job,workType,description,workedOn,minutes\n1,ACME,Kim,,Night,,2026-02-02,50\n',
    { 'policy.json': '{"workTypes": {"Nigth": {"weight": "3/2"}}}' },
  );
  assert.match(err, /"ACME" has work and no block, "Acme" has blocks/);
  assert.match(err, /work type "Nigth".* did you mean "Night"\?/);
});

test('entries come through a pipe, gzip or not', () => {
  inFolder(
    { 'blocks.csv': BLOCKS, 'entries.csv': ENTRIES, 'e.gz': gzipSync(ENTRIES) },
    (folder) => {
      const flags = '--blocks blocks.csv --entries /dev/stdin --as-of 2026-06-30 --format csv';
      const run = (file: string) =>
        spawnSync(
          'sh',
          ['-c', `cat ${file} | "$0" "$1" book ${flags}`, process.execPath, program],
          {
            cwd: folder,
            encoding: 'utf8',
          },
        );
      const plain = run('entries.csv');
      assert.match(plain.stdout, /Second/, plain.stderr);
      assert.equal(run('e.gz').stdout, plain.stdout);
    },
  );
});

test('--why of an entry that is held tells what its blocks would give', () => {
  const { out } = book(
    ['--policy', 'policy.json', '--why', '2'],
    ENTRIES.replace(',40,', ',400,'),
    {
      'policy.json': '{"onShortage": "hold"}',
    },
  );
  assert.match(out, /A would give 10 min/);
  assert.match(out, /the entry waits for a block or a decision/);
});

test('what stands in a file is not obeyed by the terminal', () => {
  const { err } = book(['--client', 'Zorro'], ENTRIES.replace('Zeta', 'Zo\u001b]0;x\u0007ro'));
  assert.ok(!err.includes('\u001b'), err);
});

test('--client leaves out what is refused of other clients', () => {
  const entries = `${ENTRIES}y,Zeta,Kim,,,Bad,2026-02-31,10,,\n`;
  const refusedOf = (...args: string[]) =>
    JSON.parse(book(['--format', 'json', ...args], entries).out).refused.map(
      ({ id }: { id: string }) => id,
    );
  assert.deepEqual(refusedOf(), ['x', 'y']);
  assert.deepEqual(refusedOf('--client', 'Acme'), ['x']);
  assert.deepEqual(refusedOf('--client', 'Zeta'), ['y']);
});
