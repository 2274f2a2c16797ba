/** Mappings: which column is what, and what is refused before a row is read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mapping } from '../../src/formats/mapping.ts';
import { messages, readEntries, tellEntries } from '../support/reading.ts';
import { checkRows } from '../support/rows.ts';

const COLUMNS = { client: 'Customer', workedOn: 'Day', minutes: 'Time' };

test('columns, constants, joined names, an order and rows left out', () => {
  const file = `Report of March
Key;First;Last;Project;Part;Begin;Until;Min;Kind
7;Ada;Lovelace;Server;Disk;02.03.2026 09:00;02.03.2026 10:00;55;work
5;Ada;;;;02.03.2026 09:00;;55;Break
6;;;Server;;02.03.2026 09:00;;x;work
x;;;Server;;02.03.2026 09:00;;5;work
`;
  const mapping: Mapping = {
    columns: {
      technician: ['First', 'Last'],
      job: ['Project', 'Part'],
      startedAt: 'Begin',
      endedAt: 'Until',
      minutes: 'Min',
      sequence: 'Key',
    },
    constants: { client: 'Acme', workType: 'Care' },
    dateFormat: 'DD.MM.YYYY',
    zone: 'America/New_York',
    separator: ';',
    headingLine: 2,
    skipRows: [{ column: 'kind', equals: ['break', 'holiday'] }],
  };
  const read = readEntries(file, { mapping });
  assert.equal(
    tellEntries(read),
    `mapping
3 line-3: Acme | Ada Lovelace | Server / Disk | Care | -: 2026-03-02, 2026-03-02T14:00Z to 2026-03-02T15:00Z, 55 min
5 line-5: refused cell_unreadable in Min
6 line-6: refused cell_unreadable in Key
skipped 1
warned minutes_differ_from_clock 3`,
  );
  assert.ok(!('code' in read));
  assert.equal(read.entries[0]?.place, 7);
});

test('the encoding a mapping states holds', () => {
  const file = Uint8Array.from('Customer,Day,Time\nZoë,2026-03-02,5\n', (letter) =>
    letter.charCodeAt(0),
  );
  const mapping: Mapping = { columns: COLUMNS, encoding: 'windows-1252' };
  const read = readEntries(file, { mapping });
  assert.ok(!('code' in read));
  assert.equal(read.entries[0]?.client, 'Zoë');
});

const HEADINGS = 'Customer,Day,Time,From,To,From2,Day';

/** Says what a mapping with these columns lacks; the file has HEADINGS and no rows. */
function refused(columns: Mapping['columns'], rest: Mapping = {}): string {
  const read = readEntries(`${HEADINGS.replace(/,Day$/, '')}\n`, { mapping: { ...rest, columns } });
  return 'code' in read ? read.message.replace(/^time\.csv(:1)?: /, '') : 'read';
}

test('what is lacking, said twice or not there is told', () => {
  const all = { client: 'Customer', startedOn: 'Day', startedTime: 'From', endedTime: 'To' };
  assert.equal(refused(COLUMNS), 'read');
  assert.equal(refused(all), 'read');
  assert.equal(
    refused({ workedOn: 'Day', minutes: 'Time' }),
    'nothing says whom the work was for: map client, or name one in constants ' +
      '("constants": {"client": …})',
  );
  assert.equal(
    refused({ client: 'Customer', minutes: 'Time' }),
    'nothing says on which day the work was done: map startedAt, startedOn with startedTime, or workedOn',
  );
  assert.equal(
    refused({ client: 'Customer', workedOn: 'Day' }),
    'nothing says how long the work took: map minutes, hours or duration; or the end beside the ' +
      'start (endedAt, or endedTime)',
  );
  assert.equal(
    refused({ client: 'Customer', startedOn: 'Day', minutes: 'Time' }),
    'nothing says the time of the start: map startedTime beside startedOn, or workedOn for a day alone',
  );
  assert.equal(
    refused({ ...all, endedOn: 'Day', endedTime: undefined }),
    'nothing says the time of the end: map endedTime beside endedOn',
  );
  assert.equal(
    refused({ ...COLUMNS, endedAt: 'To' }),
    'nothing says the time of the start: map startedTime beside startedOn, or workedOn for a day alone',
  );
  assert.equal(
    refused({ ...COLUMNS, hours: 'To' }),
    'the mapping names minutes and hours, which say the same: keep one of them',
  );
  assert.equal(
    refused({ ...COLUMNS, minutes: ['Time', 'To'] }),
    'the mapping names Time and To, which say the same: keep one of them',
  );
  assert.equal(
    refused({ ...COLUMNS, client: 'Custmer' }),
    'there is no column "Custmer" for client (did you mean "Customer"?). The file has ' +
      '"Customer", "Day", "Time", "From", "To", "From2": correct the name, or add the column',
  );
  assert.equal(
    refused(COLUMNS, { zone: 'Europe/Berln' }),
    'the time zone "Europe/Berln" of the mapping is not known: name one such as Europe/Berlin',
  );
  assert.equal(
    refused(COLUMNS, { dateFormat: 'DD.MM.YY' }),
    'the dateFormat "DD.MM.YY" cannot be read: write YYYY, M or MM, D or DD with marks between ' +
      'them, such as DD/MM/YYYY',
  );
  for (const timeFormat of [
    'banana',
    '',
    'a',
    'mm:HH',
    'H.mm',
    'HHH:mm',
    'H:mm:ss:SSS',
    'h:mm b',
  ]) {
    assert.equal(
      refused(COLUMNS, { timeFormat }),
      `the timeFormat "${timeFormat}" cannot be read: write H:mm or HH:mm:ss for 24 hours, ` +
        'h:mm a for AM and PM',
    );
  }
  for (const timeFormat of ['H:mm', 'HH:mm:ss', 'h:mm a', 'hh:mm A', 'hh:mm:ss aa', 'h:mma']) {
    assert.equal(refused(COLUMNS, { timeFormat }), 'read');
  }
  assert.match(
    refused(COLUMNS, { skipRows: [{ column: 'Kind', equals: 'x' }] }),
    /^there is no column "Kind" for skipRows\. The file has/,
  );
});

test('headings: as written, else in any case; two that fit are refused', () => {
  checkRows(
    `
    Customer,Day,Time            => read
    customer,DAY, Time           => read
    Customer,Day,Time,day        => read                  # one fits as written
    Customer,Day,Time,Time       => heading_duplicate
    Customer,day,Time,DAY        => heading_duplicate
    Customer,Day,Time,x,x        => read                  # nobody asks for x
    Customer,Day                 => mapping_column_absent
    `,
    (question) => {
      const read = readEntries(`${question}\n`, { mapping: { columns: COLUMNS } });
      return 'code' in read ? read.code : 'read';
    },
  );
});

test('a constant fills the cells that are empty', () => {
  const mapping: Mapping = { columns: COLUMNS, constants: { client: 'Acme' } };
  const read = readEntries('Customer,Day,Time\n,2026-03-02,5\nB,2026-03-02,5\n', { mapping });
  assert.ok(!('code' in read));
  assert.deepEqual(
    read.entries.map((entry) => entry.client),
    ['Acme', 'B'],
  );
});

test('rows without a column of ids are refused by their line, and told by it once', () => {
  const file = 'Customer,Day,Time\nA,2026-03-02,x\nA,2026-03-02\n"A"x,2026-03-02,5\n';
  const read = readEntries(file, { mapping: { columns: COLUMNS } });
  assert.ok(!('code' in read));
  assert.deepEqual(
    read.refused.map(({ id }) => id),
    ['line-2', 'line-3', 'line-4'],
  );
  assert.match(read.refused[0]?.message ?? '', /^time\.csv:2: "Time" is "x"/);
});

test('names, headings and values of a mapping are composed like those of the file', () => {
  const mapping: Mapping = {
    columns: {
      client: 'Kundin fu\u0308r',
      technician: ['Vor', 'Nach'],
      workedOn: 'Tag',
      minutes: 'Min',
    },
    constants: { client: 'Cafe\u0301', job: 'Bu\u0308ro' },
    skipRows: [{ column: 'Art', equals: 'Büro' }],
  };
  const file = `Kundin für,Vor,Nach,Tag,Min,Art
,Zoe\u0308,Mu\u0308ller,2026-03-02,5,work
,Zoë,Müller,2026-03-02,5,Bu\u0308ro
`;
  assert.equal(
    tellEntries(readEntries(file, { mapping })),
    'mapping\n2 line-2: Café | Zoë Müller | Büro | - | -: 2026-03-02, ? to ?, 5 min\nskipped 1',
  );
});

test('a mapping without columns is set upon the format that is known', () => {
  const file = 'id,client,workedOn,minutes\ne1,A,3/2/2026,5\n';
  const asked = readEntries(file);
  assert.equal(tellEntries(asked), 'file refused: date_format_needed in line 2');
  const read = readEntries(file, { mapping: { columns: {}, dateFormat: 'M/D/YYYY' } });
  assert.equal(tellEntries(read), 'Hourbank\n2 e1: A | - | - | - | -: 2026-03-02, ? to ?, 5 min');
  const typo = readEntries('idd,client,workedOn,minutes\ne1,A,2026-03-02,5\n');
  assert.equal(
    messages(typo),
    'time.csv:1: there is no column "id" (did you mean "idd"?). The file has "idd", "client", ' +
      '"workedOn", "minutes": correct the name, or add the column',
  );
});

test('a day in another format, once entries are taken, is that row alone', () => {
  const file = 'id,client,workedOn,minutes\ne1,A,2026-03-02,5\ne2,A,3/2/2026,5\n';
  assert.equal(
    tellEntries(readEntries(file)),
    'Hourbank\n2 e1: A | - | - | - | -: 2026-03-02, ? to ?, 5 min\n3 e2: refused cell_unreadable in workedOn',
  );
});
