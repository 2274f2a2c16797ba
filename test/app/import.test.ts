/** Time comes in from files: what is booked, what is known again, and what is refused. */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';
import { drew } from '../support/entries.ts';
import { rowsIn } from '../support/imported.ts';
import { csvOf } from '../support/reading.ts';

let bank: Bank;
/** A bank has many firms; each test has its own. */
let firms = 0;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
});

beforeEach(async () => {
  firms += 1;
  bank = await inNewFirm(bank, `Firm ${firms}`);
});

async function inNewFirm(old: Bank, name: string): Promise<Bank> {
  const firm = await old.addFirm(name);
  const owner = { firm, role: 'owner' } as const;
  return {
    ...old,
    ...{ firm, owner },
    ask: (operation, input, options) => old.ask(operation, input, { as: owner, ...options }),
    refusal: (operation, input, options) =>
      old.refusal(operation, input, { as: owner, ...options }),
  };
}

const HEADINGS = ['id', 'client', 'technician', 'job', 'workType', 'workedOn', 'minutes'];

function ownFile(...rows: readonly (readonly (string | number)[])[]): string {
  return csvOf([HEADINGS, ...rows.map((row) => row.map(String))]);
}

const WORK = ownFile(
  ['1', 'Alder', 'Kim', 'site', 'remote', '2026-03-02', 60],
  ['2', 'alder', 'Kim', 'site', 'Remote', '2026-03-01', 50],
  ['3', 'Birch', 'Kim', '', '', '2026-03-03', 30],
  ['4', 'Alder', 'Kim', 'site', 'remote', '2026-03-32', 30],
  ['5', '', 'Kim', 'site', 'remote', '2026-03-03', 30],
);

async function sold(client: string, minutes: number): Promise<void> {
  await bank.ask('client.add', { name: client });
  await bank.ask('block.sell', {
    ...{ client, name: 'A', minutes, price: '90.00', boughtOn: '2026-01-01' },
  });
}

/** What an import says, without what is different each time. */
function told({ id: _, startedAt, changedAt, ...rest }: { id: string | null } & Timed) {
  assert.ok(startedAt <= changedAt);
  return rest;
}

type Timed = { readonly startedAt: string; readonly changedAt: string };

test('B7 entries are posted in the order of the work; rows that cannot be are refused', async () => {
  await sold('Alder', 90);
  await bank.ask('rate.set', { ratePerHour: '120.00' });
  await bank.ask('client.add', { name: 'Birch' });
  const done = await bank.ask('import.entries', { file: WORK, fileName: 'work.csv' });
  assert.deepEqual(told(done), {
    ...{ kind: 'entries', fileName: 'work.csv', state: 'done', dryRun: false },
    ...{ rowsRead: 5, rowsBooked: 3, rowsKnown: 0, rowsRefused: 2 },
    ...{ newClients: [], newWorkTypes: [], warnings: [] },
    refused: [
      {
        ...{ line: 5, id: '4', code: 'cell_unreadable' },
        message:
          'work.csv:5 ("4"): "workedOn" is "2026-03-32"; expected a day that is in the calendar, ' +
          'written YYYY-MM-DD',
      },
      {
        ...{ line: 6, id: '5', code: 'cell_missing' },
        message: 'work.csv:6 ("5"): "client" is empty: fill it in',
      },
    ],
  });
  const { items } = await bank.ask('entry.list', {});
  assert.deepEqual(
    items.map((entry) => [entry.sourceId, entry.source, entry.workType, drew(entry)]),
    [
      ['3', 'import', '', 'overage 30 60.00'],
      ['1', 'import', 'remote', 'A 40 40.00 | overage 20 40.00'],
      ['2', 'import', 'remote', 'A 50 50.00'],
    ],
  );
  assert.deepEqual(await bank.ask('import.show', { import: String(done.id) }), done);
  assert.deepEqual((await bank.ask('ledger.verify', {})).findings, []);
});

test('B11 the same file again changes nothing; a dry run never does, and says the same', async () => {
  await sold('Alder', 90);
  const untouched = await rowsIn(bank);
  const given = { file: WORK, addClients: true };
  const dry = await bank.ask('import.entries', { ...given, dryRun: true });
  assert.equal(dry.id, null);
  assert.deepEqual(await rowsIn(bank), untouched);
  const done = await bank.ask('import.entries', given);
  assert.deepEqual(told(done), { ...told(dry), dryRun: false });
  assert.deepEqual(done.newClients, ['Birch']);
  const booked = await rowsIn(bank);
  const again = await bank.ask('import.entries', given);
  assert.deepEqual(
    [again.rowsBooked, again.rowsKnown, again.rowsRefused, again.newClients],
    [0, 3, 2, []],
  );
  assert.deepEqual(await rowsIn(bank), { ...booked, import: (booked['import'] ?? 0) + 1 });
  const elsewhere = await bank.ask('import.entries', { ...given, source: 'other', dryRun: true });
  assert.equal(elsewhere.rowsBooked, 3);
});

test('B11 a key begins one import: with another file under it, it is refused', async () => {
  const given = { file: WORK, addClients: true };
  const done = await bank.ask('import.entries', given, { key: 'monday' });
  assert.deepEqual(await bank.ask('import.entries', given, { key: 'monday' }), done);
  const other = { ...given, file: ownFile(['9', 'Alder', '', '', '', '2026-03-02', 5]) };
  assert.equal((await bank.refusal('import.entries', other, { key: 'monday' })).code, 'key_reused');
  assert.equal((await rowsIn(bank))['import'], 1);
});

test('clients and work types that are not there are refused, or added when that is asked', async () => {
  const file = ownFile(
    ['1', 'Alder', 'Kim', '', 'remot', '2026-03-02', 60],
    ['2', 'Birch', 'Kim', '', 'remote', '2026-03-02', 60],
    ['3', 'Birch', 'Kim', '', 'Audit', '2026-03-02', 60],
    ['4', 'birch', 'Kim', '', 'audit', '2026-03-02', 60],
  );
  await bank.ask('client.add', { name: 'Alder' });
  const refused = await bank.ask('import.entries', { file });
  assert.deepEqual(
    refused.refused.map(({ line, code, message }) => [line, code, message.split(': ')[1]]),
    [
      [
        2,
        'work_type_unknown',
        'there is no work type "remot"; did you mean "remote"?, or ask for addWorkTypes',
      ],
      [3, 'not_found', 'there is no client "Birch"'],
      [4, 'work_type_unknown', 'there is no work type "Audit"'],
      [5, 'work_type_unknown', 'there is no work type "audit"'],
    ],
  );
  const done = await bank.ask('import.entries', { file, addClients: true, addWorkTypes: true });
  assert.deepEqual(
    [done.rowsBooked, done.newClients, done.newWorkTypes],
    [4, ['Birch'], ['remot', 'Audit']],
  );
  const { items } = await bank.ask('work-type.list', {});
  assert.deepEqual(
    items.filter(({ name }) => name === 'Audit').map(({ weight }) => weight),
    ['1'],
  );
  const as = { ...bank.owner, scopes: ['imports:write'] };
  for (const flag of ['addClients', 'addWorkTypes']) {
    const denied = await bank.refusal('import.entries', { file, [flag]: true }, { as });
    assert.equal(denied.code, 'forbidden');
  }
  assert.equal((await bank.ask('import.entries', { file }, { as })).rowsKnown, 4);
});

test('what the books refuse is refused by row, in words that name things', async () => {
  await sold('Alder', 90);
  await bank.ask('client.add', { name: 'Birch' });
  await bank.ask('client.archive', { client: 'Birch' });
  await bank.ask('policy.set', {
    ...{ validFrom: '2026-01-01', reason: 'As agreed' },
    settings: { onShortage: 'stop', longestEntryMinutes: 600 },
  });
  await bank.ask('client.add', { name: 'Cedar' });
  await bank.ask('policy.set', {
    ...{ client: 'Cedar', validFrom: '2026-01-01', reason: 'Long days' },
    settings: { onShortage: 'overage', longestEntryMinutes: 2000 },
  });
  const file = ownFile(
    ['1', 'Alder', 'Kim', '', 'remote', '2026-03-02', 60],
    ['2', 'Alder', 'Kim', '', 'remote', '2026-03-03', 60],
    ['3', 'Alder', 'Kim', '', 'remote', '2026-03-11', 10],
    ['4', 'Alder', 'Kim', '', 'remote', '2026-03-04', 601],
    ['5', 'Birch', 'Kim', '', 'remote', '2026-03-04', 10],
    ['6', 'Cedar', 'Kim', '', 'remote', '2026-03-04', 1800],
    ['7', 'Alder', 'x'.repeat(201), '', 'remote', '2026-03-04', 10],
    ['1', 'Cedar', 'Kim', '', 'remote', '2026-03-04', 10],
    ['8', 'Alder', '"Kim\nLee"', '', 'remote', '2026-03-04', 10],
  );
  const done = await bank.ask('import.entries', { file, fileName: 'w.csv' });
  assert.equal(done.rowsBooked, 2);
  assert.deepEqual(
    done.refused.map(({ line, code }) => `${line} ${code}`),
    [
      ...['3 insufficient_minutes', '4 work_in_future', '5 entry_too_long', '6 client_archived'],
      ...['8 text_too_long', '9 entry_duplicate', '10 text_of_several_lines'],
    ],
  );
  assert.match(String(done.refused[0]?.message), /^w\.csv:3 \("2"\): .*\(A\)/);
});

test('B2 days of jobs are rounded as a whole, over what was posted before', async () => {
  await sold('Alder', 600);
  await bank.ask('policy.set', {
    ...{ validFrom: '2026-01-01', reason: 'As agreed' },
    settings: { increment: 30, roundPer: 'job-day' },
  });
  const row = (id: string, minutes: number) => [
    id,
    'Alder',
    'Kim',
    'site',
    'remote',
    '2026-03-02',
    minutes,
  ];
  await bank.ask('import.entries', { file: ownFile(row('1', 10), row('2', 10)) });
  await bank.ask('import.entries', { file: ownFile(row('1', 10), row('3', 15)) });
  const { items } = await bank.ask('entry.list', {});
  assert.deepEqual(
    items.map(({ sourceId, outcome }) => `${sourceId} ${outcome?.billedMinutes}`).sort(),
    ['1 30', '2 0', '3 30'],
  );
});

const TOGGL = [
  ['User', 'Email', 'Client', 'Project', 'Task', 'Description', 'Billable', 'Start date'],
  ['Start time', 'End date', 'End time', 'Duration', 'Tags', 'Amount (EUR)'],
].flat();
const toggl = (day: string, description: string) => [
  ...['Kim', 'kim@example.com', 'Alder', 'Site', '', description, 'Yes', day],
  ...['10:00:00', day, '11:00:00', '01:00:00', '', ''],
];

test('files without ids: an export that overlaps the one before adds only what is new', async () => {
  const twice = toggl('2026-03-03', 'Mend');
  const march = csvOf([TOGGL, toggl('2026-03-02', 'Look'), twice, twice]);
  const later = csvOf([TOGGL, twice, twice, toggl('2026-03-04', 'Ask'), twice]);
  const first = await bank.ask('import.entries', {
    file: march,
    source: 'toggl',
    addClients: true,
  });
  assert.deepEqual([first.rowsBooked, first.rowsKnown], [3, 0]);
  assert.equal(first.warnings.length, 2, 'a duplicate and an overlap');
  const second = await bank.ask('import.entries', { file: later, source: 'toggl' });
  assert.deepEqual([second.rowsBooked, second.rowsKnown], [2, 2]);
});

test('a mapping says which column is what; one that does not fit is refused', async () => {
  const file = csvOf([
    ['Nr', 'Kunde', 'Tag', 'Stunden'],
    ['7', 'Alder', '02.03.2026', '1,5'],
  ]);
  const mapping = JSON.stringify({
    columns: { id: 'Nr', client: 'Kunde', workedOn: 'Tag', hours: 'Stunden' },
    ...{ constants: { workType: 'remote' }, dateFormat: 'DD.MM.YYYY', decimalMark: ',' },
  });
  const done = await bank.ask('import.entries', { file, mapping, addClients: true });
  assert.equal(done.rowsBooked, 1);
  const [entry] = (await bank.ask('entry.list', {})).items;
  assert.deepEqual([entry?.workedOn, entry?.workedMinutes], ['2026-03-02', 90]);
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['{', /^expected a mapping as JSON$/],
    ['{"colums":{}}', /^there is no "colums"; there are columns, constants/],
    ['{"zone":"Europe/Wien"}', /^zone: no time zone is called "Europe\/Wien"/],
  ];
  for (const [text, message] of wrong) {
    const { code, fields } = await bank.refusal('import.entries', { file, mapping: text });
    assert.equal(code, 'input_invalid');
    assert.deepEqual(
      fields?.map(({ field }) => field),
      ['mapping'],
    );
    assert.match(String(fields?.[0]?.message), message);
  }
  const unread = await bank.refusal('import.entries', { file, fileName: 'x.csv' });
  assert.equal(unread.code, 'file_unreadable');
  assert.match(unread.detail, /^x\.csv:1: these headings are not known/);
});

test('imports are listed with their progress, the last one first', async () => {
  for (const name of ['a.csv', 'b.csv', 'c.csv']) {
    await bank.ask('import.entries', { file: WORK, fileName: name, addClients: true });
  }
  const first = await bank.ask('import.list', { limit: 2 });
  const rest = await bank.ask('import.list', { limit: 2, after: String(first.next) });
  assert.deepEqual(
    [...first.items, ...rest.items].map(({ fileName, rowsBooked }) => [fileName, rowsBooked]),
    [
      ['c.csv', 0],
      ['b.csv', 0],
      ['a.csv', 3],
    ],
  );
  assert.equal(rest.next, null);
  const stranger = { firm: await bank.addFirm('Strangers'), role: 'owner' } as const;
  const asked = { import: String(first.items[0]?.id) };
  assert.equal((await bank.refusal('import.show', asked, { as: stranger })).code, 'not_found');
  assert.deepEqual((await bank.ask('import.list', {}, { as: stranger })).items, []);
});
