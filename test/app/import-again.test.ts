/** Files that come in again after something has changed: here, or where they come from. */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { As, Bank } from '../support/bank.ts';
import { openBank } from '../support/bank.ts';
import { csvOf } from '../support/reading.ts';

let bank: Bank;
let owner: As;
let firms = 0;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
});

beforeEach(async () => {
  firms += 1;
  bank.moveTo('2026-03-10T12:00:00Z');
  owner = { firm: await bank.addFirm(`Firm ${firms}`), role: 'owner' };
});

const ask: Bank['ask'] = (name, input, options) => bank.ask(name, input, { as: owner, ...options });

const HEADINGS = ['id', 'client', 'technician', 'job', 'workType', 'workedOn', 'minutes'];
const WITHOUT_IDS = ['client', 'technician', 'job', 'workType', 'startedAt', 'endedAt'];
const mappingOf = (headings: readonly string[]) =>
  JSON.stringify({ columns: Object.fromEntries(headings.map((name) => [name, name])) });
const mapping = mappingOf(WITHOUT_IDS);

type Cells = readonly (string | number)[];

function fileOf(headings: readonly string[], ...rows: readonly Cells[]): string {
  return csvOf([headings, ...rows.map((row) => row.map(String))]);
}

const ofMorning = (client: string, technician = 'Kim', job = 'Site', workType = 'remote') => [
  ...[client, technician, job, workType],
  ...['2026-03-02T09:00', '2026-03-02T10:00'],
];

async function entriesThere() {
  return (await ask('entry.list', {})).items;
}

async function clientsThere() {
  return (await ask('client.list', {})).items.map(({ name }) => name).sort();
}

test('B11 without ids: rows are known however their names are written, by the client there is', async () => {
  const file = fileOf(WITHOUT_IDS, ofMorning('Alder'));
  const first = await ask('import.entries', { file, mapping, addClients: true });
  assert.equal(first.rowsBooked, 1);
  await ask('client.change', { client: 'Alder', name: 'Alder Dental' });
  const again = fileOf(WITHOUT_IDS, ofMorning('ALDER dental', 'kim', 'site', 'Remote'));
  const second = await ask('import.entries', { file: again, mapping, addClients: true });
  assert.deepEqual([second.rowsBooked, second.rowsKnown, second.newClients], [0, 1, []]);
  const twice = fileOf(WITHOUT_IDS, ofMorning('Alder Dental'), ofMorning('alder dental'));
  const third = await ask('import.entries', { file: twice, mapping, dryRun: true });
  assert.deepEqual([third.rowsBooked, third.rowsKnown], [1, 1]);
});

test('B11 a known id that tells something else is refused by its field, and nothing is booked', async () => {
  await ask('client.add', { name: 'Alder' });
  await ask('client.add', { name: 'Birch' });
  const row = (id: string, changed: Readonly<Record<string, string | number>> = {}) => {
    const told = { client: 'Alder', technician: 'Kim', job: 'site', workType: 'remote' };
    const cells = { ...told, workedOn: '2026-03-02', minutes: 625, ...changed };
    return [id, ...HEADINGS.slice(1).map((heading) => ({ ...cells })[heading as 'job'] ?? '')];
  };
  const ids = ['1', '2', '3', '4', '5', '6', '7'];
  await ask('import.entries', { file: fileOf(HEADINGS, ...ids.map((id) => row(id))) });
  const changed = fileOf(
    HEADINGS,
    ...[row('1', { client: 'Birch' }), row('2', { workedOn: '2026-03-03' })],
    ...[row('3', { minutes: 745 }), row('4', { technician: 'Lee' })],
    ...[row('5', { job: 'office' }), row('6', { workType: 'on-site' })],
    row('7', { client: 'ALDER', technician: 'kim', job: 'SITE', workType: 'Remote' }),
  );
  const dry = await ask('import.entries', { file: changed, fileName: 'w.csv', dryRun: true });
  const done = await ask('import.entries', { file: changed, fileName: 'w.csv' });
  assert.deepEqual(
    [dry, done].map(({ rowsBooked, rowsKnown, rowsRefused }) => [
      ...[rowsBooked, rowsKnown, rowsRefused],
    ]),
    [
      [0, 1, 6],
      [0, 1, 6],
    ],
  );
  const items = await entriesThere();
  const idOf = (id: string) => items.find(({ sourceId }) => sourceId === id)?.id;
  const says = (line: number, id: string, what: string) =>
    `w.csv:${line} ("${id}"): entry ${idOf(id)} of Alder was taken over with ${what}: ` +
    'correct the entry if the file is right, else the file';
  assert.deepEqual(
    done.refused.map(({ code, message }) => [code, message]),
    [
      ['entry_differs', says(2, '1', 'the client Alder, not Birch')],
      ['entry_differs', says(3, '2', 'the day 2026-03-02, not 2026-03-03')],
      ['entry_differs', says(4, '3', 'the minutes 10 h 25 min, not 12 h 25 min')],
      ['entry_differs', says(5, '4', 'the technician Kim, not Lee')],
      ['entry_differs', says(6, '5', 'the job site, not office')],
      ['entry_differs', says(7, '6', 'the work type remote, not on-site')],
    ],
  );
  assert.equal(items.length, 7);
});

test('B9 what was corrected here is left as it is; what the file tells since is a warning', async () => {
  await ask('client.add', { name: 'Alder' });
  const file = (minutes: number) =>
    fileOf(HEADINGS, ['1', 'Alder', 'Kim', '', '', '2026-03-02', minutes]);
  await ask('import.entries', { file: file(60) });
  const [entry] = await entriesThere();
  assert.ok(entry !== undefined);
  const { id } = entry;
  await ask('entry.correct', { entry: id, minutes: 90, reason: 'He stayed' });
  const as = await ask('import.entries', { file: file(60) });
  assert.deepEqual([as.rowsBooked, as.rowsKnown, as.warnings], [0, 1, []]);
  const since = await ask('import.entries', { file: file(120), fileName: 'w.csv' });
  assert.deepEqual([since.rowsBooked, since.rowsKnown, since.rowsRefused], [0, 1, 0]);
  assert.deepEqual(since.warnings, [
    `w.csv:2 ("1"): entry ${id} of Alder was changed here since it was taken over, and is left ` +
      'as it is; it has the minutes 1 h, not 2 h',
  ]);
});

test('work that is there already under another id is taken over, with a warning', async () => {
  const file = fileOf(WITHOUT_IDS, ofMorning('Alder'), [
    ...ofMorning('Alder').slice(0, 4),
    ...['2026-03-02T13:00', '2026-03-02T14:00'],
  ]);
  await ask('import.entries', { file, mapping, addClients: true });
  await ask('client.change', { client: 'Alder', name: 'Alder Dental' });
  bank.moveTo('2026-03-11T12:00:00Z');
  const other = fileOf(WITHOUT_IDS, ofMorning('Alder'), ofMorning('Birch', 'Lee'), [
    ...ofMorning('Birch').slice(0, 5),
    '2026-03-02T10:30',
  ]);
  const given = { file: other, mapping, fileName: 'w.csv', addClients: true };
  const dry = await ask('import.entries', { ...given, dryRun: true });
  const there = (await entriesThere()).find(({ startedAt }) => startedAt?.includes('T09:00'));
  const done = await ask('import.entries', given);
  assert.equal(done.rowsBooked, 3);
  const [warning, ...more] = done.warnings.filter((one) => one.includes('already'));
  assert.deepEqual(more, []);
  assert.equal(
    warning,
    'w.csv:2: Kim has 1 h of work on 2026-03-02 already, begun at the same time: entry ' +
      `${there?.id} of Alder Dental; reverse one of them if they are the same`,
  );
  assert.deepEqual(done.warnings, dry.warnings);
  const ended = await ask('import.show', { import: String(done.id) });
  assert.deepEqual(ended.warnings, done.warnings);
});

test('work without a start is like other work only if it is described alike', async () => {
  const headings = ['client', 'technician', 'job', 'description', 'workedOn', 'minutes'];
  const row = (client: string, description: string, technician = 'Kim') =>
    [client, technician, 'Site', description, '2026-03-02', 30] as const;
  await ask('import.entries', {
    file: fileOf(headings, row('Alder', 'Mend'), row('Alder', 'Look', '')),
    ...{ mapping: mappingOf(headings), addClients: true },
  });
  bank.moveTo('2026-03-11T12:00:00Z');
  const file = fileOf(
    headings,
    ...[row('Birch', 'Mend'), row('Birch', 'Ask'), row('Birch', 'Look', '')],
  );
  const given = { file, mapping: mappingOf(headings), addClients: true };
  const { warnings } = await ask('import.entries', given);
  assert.deepEqual(
    warnings.map((warning) => warning.split(':')[1]),
    ['2'],
  );
});

test('A2 a block told with other work types is refused', async () => {
  const file = (workTypes: string) =>
    fileOf(
      ['client', 'block', 'boughtOn', 'minutes', 'price', 'currency', 'workTypes'],
      ['Alder', 'A', '2026-01-01', 60, '90.00', 'EUR', workTypes],
    );
  await ask('import.blocks', { file: file('remote;on-site'), addClients: true });
  const alike = await ask('import.blocks', { file: file('On-site;remote') });
  assert.deepEqual([alike.rowsKnown, alike.rowsRefused], [1, 0]);
  for (const [told, words] of [
    ['remote', 'on-site, remote, not remote'],
    ['', 'on-site, remote, not all'],
  ] as const) {
    const done = await ask('import.blocks', { file: file(told) });
    assert.deepEqual([done.rowsKnown, done.rowsRefused], [0, 1]);
    assert.equal(done.refused[0]?.code, 'block_differs');
    assert.match(String(done.refused[0]?.message), new RegExp(`whose workTypes is ${words}:`));
  }
});

test('no client is added for rows that are known by their ids', async () => {
  const rows = [
    ['1', 'Alder', 'Kim', '', 'remote', '2026-03-02', 60],
    ['2', 'Alder', 'Kim', '', 'remote', '2026-03-03', 60],
  ] as const;
  const file = fileOf(HEADINGS, ...rows);
  await ask('import.entries', { file, addClients: true });
  await ask('client.change', { client: 'Alder', name: 'Alder Dental' });
  for (const addClients of [true, false]) {
    const done = await ask('import.entries', { file, addClients });
    assert.deepEqual([done.rowsBooked, done.rowsRefused, done.newClients], [0, 2, []]);
    assert.deepEqual(
      done.refused.map(({ code }) => code),
      ['entry_differs', 'entry_differs'],
    );
    assert.match(String(done.refused[0]?.message), /the client Alder Dental, not Alder:/);
  }
  assert.deepEqual(await clientsThere(), ['Alder Dental']);
  const more = fileOf(HEADINGS, ...rows, ['3', 'Alder', 'Kim', '', '', '2026-03-04', 60]);
  const done = await ask('import.entries', { file: more, addClients: true });
  assert.deepEqual([done.rowsBooked, done.rowsRefused, done.newClients], [1, 2, ['Alder']]);
});
