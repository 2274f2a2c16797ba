/** What a file is taken for before it is imported, so that a person can name its columns. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';
import { csvOf } from '../support/reading.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-20T08:00:00Z');
});

const look = (file: string | Uint8Array, mapping?: object) =>
  bank.ask('import.read', {
    ...{ fileName: 'file.csv', file },
    ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
  });

const HARVEST = [
  ...['Date', 'Client', 'Project', 'Project Code', 'Task', 'Notes', 'Hours', 'Billable?'],
  ...['First Name', 'Last Name'],
];

test('a known format is recognised, and its mapping told', async () => {
  const row = ['2026-03-02', 'Alder', 'PC', '', 'remote', 'Cables', '1.5', 'Yes', 'Kim', 'Lee'];
  const told = await look(csvOf([HARVEST, ...Array.from({ length: 9 }, () => row)]));
  assert.deepEqual(
    [told.kind, told.format, told.encoding, told.separator, told.headingLine, told.open],
    ['entries', 'Harvest', 'utf-8', ',', 1, null],
  );
  assert.deepEqual(told.headings, HARVEST);
  assert.deepEqual(
    told.rows,
    Array.from({ length: 5 }, () => row),
  );
  assert.deepEqual(told.mapping?.columns.technician, ['First Name', 'Last Name']);
  assert.deepEqual(told.dateFormats, []);
});

test('a proposal for another file imports it as it is', async () => {
  const file =
    'Datum;Kunde;Mitarbeiter;Tätigkeit;Stunden;Notiz\n15.03.2026;Alder;Kim;remote;1,5;x\n';
  const bytes = Buffer.from(file, 'latin1');
  const told = await look(bytes);
  assert.deepEqual(
    [told.kind, told.format, told.encoding, told.separator, told.open],
    ['entries', null, 'windows-1252', ';', null],
  );
  assert.deepEqual(told.rows, [['15.03.2026', 'Alder', 'Kim', 'remote', '1,5', 'x']]);
  assert.deepEqual(told.mapping, {
    columns: {
      ...{ workedOn: 'Datum', hours: 'Stunden', client: 'Kunde' },
      ...{ technician: 'Mitarbeiter', workType: 'Tätigkeit' },
    },
    dateFormat: 'DD.MM.YYYY',
  });
  const mapping = JSON.stringify({ ...told.mapping, decimalMark: ',' });
  const dryRun = { mapping, dryRun: true, addClients: true, addWorkTypes: true, file: bytes };
  const came = await bank.ask('import.entries', { source: 'sheet', ...dryRun });
  assert.deepEqual([came.rowsRead, came.rowsRefused], [1, 0]);
});

test('how days are meant is settled by the rows, or asked', async () => {
  const rows = (...days: readonly string[]): string =>
    csvOf([['Date', 'Client', 'Minutes'], ...days.map((day) => [day, 'Alder', '30'])]);
  const open = await look(rows('03/02/2026', '04/05/2026'));
  assert.deepEqual(open.dateFormats, ['MM/DD/YYYY', 'DD/MM/YYYY']);
  assert.match(open.open ?? '', /03\/02\/2026.*MM\/DD\/YYYY or DD\/MM\/YYYY/);
  assert.equal(open.mapping?.dateFormat, undefined);
  const settled = await look(rows('03/02/2026', '03/15/2026'));
  assert.deepEqual([settled.mapping?.dateFormat, settled.open], ['MM/DD/YYYY', null]);
  const given = await look(rows('03/02/2026'), { dateFormat: 'DD/MM/YYYY' });
  assert.deepEqual([given.mapping?.dateFormat, given.open], ['DD/MM/YYYY', null]);
});

test('what a mapping leaves open is told, and what it settles is taken', async () => {
  const file = 'Export of March\nWer|Was|Wann|Wie lange\nKim|Alder|2026-03-02|30\n';
  const unknown = await look(file, { headingLine: 2 });
  assert.deepEqual([unknown.kind, unknown.format], [null, null]);
  const piped = file.replaceAll('|', '\t');
  const named = { client: 'Was', workedOn: 'Wann', minutes: 'Wie lange' };
  const whole = await look(piped, { headingLine: 2, separator: '\t', columns: named });
  assert.deepEqual(
    [whole.kind, whole.headingLine, whole.separator, whole.open],
    ['entries', 2, '\t', null],
  );
  const { client, workedOn } = named;
  const half = await look(piped, { headingLine: 2, columns: { client, workedOn } });
  assert.match(half.open ?? '', /how long the work took/);
  const absent = await look(piped, { headingLine: 2, columns: { ...named, client: 'Wen' } });
  assert.match(absent.open ?? '', /no column "Wen"/);
});

test('our own files are told apart: blocks and entries', async () => {
  const blocks = await look(
    'client,block,boughtOn,hours,price,currency\nAlder,A,2026-01-01,1,1.00,EUR\n',
  );
  assert.deepEqual([blocks.kind, blocks.mapping, blocks.open], ['blocks', null, null]);
  const entries = await look('id,client,workedOn,minutes\n1,Alder,2026-01-01,30\n');
  assert.deepEqual([entries.kind, entries.format], ['entries', 'Hourbank']);
});

test('what cannot be read is refused, and no card number is told', async () => {
  const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0, 0]);
  const refused = await bank.refusal('import.read', { file: zip });
  assert.deepEqual([refused.status, refused.code], [422, 'file_unreadable']);
  assert.equal((await bank.refusal('import.read', { file: '\n\n' })).code, 'file_unreadable');
  const told = await look('client,workedOn,minutes\n4111 1111 1111 1111,2026-03-02,30\n');
  assert.doesNotMatch(JSON.stringify(told), /4111.{0,3}1111/);
});

test('of a large file only the beginning is read', async () => {
  const row = '2026-03-02,Alder,Kim,remote,PC,A description of what was done,30\n';
  const head = 'workedOn,client,technician,workType,job,description,minutes\n';
  const bytes = Buffer.from(head + row.repeat(200_000));
  let taken = 0;
  const pieces = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.enqueue(bytes.subarray(taken, taken + 65_536));
      taken += 65_536;
      if (taken >= bytes.length) controller.close();
    },
  });
  const request = new Request('http://127.0.0.1:4747/api/v1/imports/reading', {
    ...{ method: 'POST', body: pieces, duplex: 'half' },
    headers: { 'content-type': 'application/octet-stream' },
  });
  const response = await bank.send(bank.owner, request);
  assert.equal(response.status, 200);
  const told = (await response.json()) as { readonly rows: readonly unknown[] };
  assert.equal(told.rows.length, 5);
  assert.ok(taken < 1024 * 1024, `${taken} bytes of ${bytes.length} were read`);
});
