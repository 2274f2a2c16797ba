/** The files of time trackers, as they export them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvOf, messages, readEntries, tellEntries } from '../support/reading.ts';

const TOGGL = [
  ['User', 'Email', 'Client', 'Project', 'Task', 'Description', 'Billable', 'Start date'],
  ['Start time', 'End date', 'End time', 'Duration', 'Tags', 'Amount (EUR)'],
].flat();
// biome-ignore format: rows
const TOGGL_ROWS = [
  ['Peter Tester', 'peter.test@email.test', '', 'Project without Client', '', '', 'No', '2024-03-04', '10:23:52', '2024-03-04', '10:23:52', '00:00:00', 'Development, Backend', ''],
  ['Peter Tester', 'peter.test@email.test', 'Big Company', 'Project for Big Company', 'Task 1', 'Working hard', 'Yes', '2024-03-04', '10:23:00', '2024-03-04', '11:23:01', '01:00:01', '', '111.11'],
  ['Peter Tester', 'peter.test@email.test', '', 'Project without Client', '', '', 'Yes', '2024-03-04', '10:23:52', '2024-03-04', '10:23:52', '00:00:00', '', ''],
];

test('Toggl Track: UTF-8 mark; rows that are not billable are counted, no client is refused', () => {
  assert.equal(
    tellEntries(readEntries(`\uFEFF${csvOf([TOGGL, ...TOGGL_ROWS])}`)),
    `Toggl Track
3 line-3: Big Company | Peter Tester | Project for Big Company / Task 1 | - | Working hard: 2024-03-04, 2024-03-04T09:23Z to 2024-03-04T10:23:01Z, 1 h
4 line-4: refused cell_missing in Client
skipped 1`,
  );
});

test('Toggl Track without amount, or with an empty currency; special characters are text', () => {
  const description = `\\\\ 🔥 Special characters  """\`!@#$%^&*()_+\\-=\\[\\]{};':"\\\\|,.''<>\\/?~ \\\\\\`;
  const row = ['P', '', 'Real', 'World', 'A giant task', description, 'Yes', '2024-10-15'];
  const times = ['12:02:17', '2024-10-15', '12:02:19', '00:00:02', ''];
  for (const headings of [TOGGL.slice(0, -1), [...TOGGL.slice(0, -1), 'Amount ()']]) {
    const filled = headings.length > row.length + times.length ? [''] : [];
    const read = readEntries(csvOf([headings, [...row, ...times, ...filled]]));
    assert.ok(!('code' in read));
    assert.equal(read.source, 'Toggl Track');
    assert.equal(read.entries[0]?.description, description);
    assert.equal(read.entries[0]?.workedMinutes, 0);
  }
});

const CLOCKIFY = [
  ['Project', 'Client', 'Description', 'Task', 'User', 'Group', 'Email', 'Tags', 'Billable'],
  ['Start Date', 'Start Time', 'End Date', 'End Time', 'Duration (h)', 'Duration (decimal)'],
  ['Billable Rate (USD)', 'Billable Amount (USD)'],
].flat();
// biome-ignore format: rows
const CLOCKIFY_ROWS = [
  ['Project without Client', '', '', '', 'Peter Tester', '', 'peter.test@email.test', 'Development, Backend', 'No', '03/04/2024', '10:23:52 AM', '03/04/2024', '10:23:52 AM', '00:00:00', '0.00', '0.00', '0.00'],
  ['Project for Big Company', 'Big Company', 'Working hard', 'Task 1', 'Peter Tester', '', 'peter.test@email.test', '', 'Yes', '03/04/2024', '10:23 AM', '03/04/2024', '11:23:01 AM', '01:00:01', '0.00', '0.00', '0.00'],
];
const US = { dateFormat: 'MM/DD/YYYY' };
const BIG_COMPANY =
  '3 line-3: Big Company | Peter Tester | Project for Big Company / Task 1 | - | Working hard: ' +
  '2024-03-04, 2024-03-04T09:23Z to 2024-03-04T10:23:01Z, 1 h';

test('Clockify asks how days are written, even where one could be guessed', () => {
  const read = readEntries(csvOf([CLOCKIFY, ...CLOCKIFY_ROWS]));
  assert.equal(tellEntries(read), 'file refused: date_format_needed in line 3');
  assert.equal(
    messages(read),
    'time.csv:3: "Start Date" is "03/04/2024", and nothing says how days are written in this ' +
      'file: say it in a mapping, as {"dateFormat": "MM/DD/YYYY"} or {"dateFormat": "DD/MM/YYYY"}',
  );
  const [, row = []] = CLOCKIFY_ROWS;
  const late = row.map((cell) => (cell === '03/04/2024' ? '03/15/2024' : cell));
  const refused = readEntries(csvOf([CLOCKIFY, late]));
  assert.equal(tellEntries(refused), 'file refused: date_format_needed in line 2');
});

test('Clockify with a mapping that says so, on either clock, with seconds and without', () => {
  const file = csvOf([CLOCKIFY, ...CLOCKIFY_ROWS]);
  const expected = `Clockify\n${BIG_COMPANY}\nskipped 1`;
  assert.equal(tellEntries(readEntries(file, { mapping: US })), expected);
  const of24 = file.replaceAll(' AM', '');
  assert.equal(tellEntries(readEntries(of24, { mapping: US })), expected);
  const british = readEntries(file, { mapping: { dateFormat: 'DD/MM/YYYY' } });
  assert.ok(!('code' in british));
  assert.equal(british.entries[0]?.workedOn, '2024-04-03');
});

test('Clockify with more columns, or with the task renamed to activity', () => {
  const renamed = CLOCKIFY.map((heading) => (heading === 'Task' ? 'Activity' : heading));
  const read = readEntries(csvOf([renamed, ...CLOCKIFY_ROWS]), { mapping: US });
  assert.equal(tellEntries(read), `Clockify\n${BIG_COMPANY}\nskipped 1`);
  const more = (row: readonly string[], cells: readonly string[]): readonly string[] => [
    ...row.slice(0, 8),
    cells[0] ?? '',
    ...row.slice(8, 9),
    ...cells.slice(1, 3),
    ...row.slice(9),
    ...cells.slice(3),
  ];
  const wide = [
    more(CLOCKIFY, ['Type', 'Invoiced', 'Invoice ID', 'Date of creation']),
    ...CLOCKIFY_ROWS.map((row) => more(row, ['Regular', 'Yes', 'Invoice100', '10/15/2024'])),
  ];
  const told = tellEntries(readEntries(csvOf(wide), { mapping: US }));
  assert.equal(told, `Clockify\n${BIG_COMPANY}\nskipped 1`);
});

test('Clockify without Billable books every row; a day that cannot be is refused', () => {
  const without = (row: readonly string[]): string[] => row.filter((_, place) => place !== 8);
  const file = [CLOCKIFY, ...CLOCKIFY_ROWS].map(without);
  const impossible = file[2]?.map((cell) => cell.replace('03/04', '13/15')) ?? [];
  assert.equal(
    tellEntries(readEntries(csvOf([...file, impossible]), { mapping: US })),
    `Clockify\n2 line-2: refused cell_missing in Client\n${BIG_COMPANY}\n4 line-4: refused cell_unreadable in Start Date`,
  );
});

test('Clockify without Client asks whom the work was for', () => {
  const without = (row: readonly string[]): string[] => row.filter((_, place) => place !== 1);
  const file = csvOf([CLOCKIFY, ...CLOCKIFY_ROWS].map(without));
  const refused = readEntries(file, { mapping: US });
  assert.equal(tellEntries(refused), 'file refused: mapping_incomplete in line 1');
  assert.equal(
    messages(refused),
    'time.csv:1: nothing says whom the work was for: map client, or name one in constants ' +
      '("constants": {"client": …})',
  );
  const mapping = { ...US, constants: { client: 'Big Company' } };
  assert.equal(tellEntries(readEntries(file, { mapping })), `Clockify\n${BIG_COMPANY}\nskipped 1`);
});

test('Clockify without durations: the clock counts; a row that ends before Client is refused', () => {
  const place = (heading: string): number => CLOCKIFY.indexOf(heading);
  const headings = [
    ['Project', 'Description', 'Task', 'User', 'Group', 'Email', 'Tags', 'Billable', 'Start Date'],
    ['Start Time', 'End Date', 'End Time'],
  ].flat();
  const row = headings.map((heading) => CLOCKIFY_ROWS[1]?.[place(heading)] ?? '');
  const file = csvOf([[...headings, 'Client'], row]);
  const told = tellEntries(readEntries(file, { mapping: US }));
  assert.equal(told, 'Clockify\n2 line-2: refused row_too_short in Client');
  const mapping = { ...US, constants: { client: 'Big Company' } };
  const expected = `Clockify\n${BIG_COMPANY.replace('3 line-3', '2 line-2')}`;
  assert.equal(tellEntries(readEntries(file, { mapping })), expected);
});

const HARVEST = [
  ['Date', 'Client', 'Project', 'Project Code', 'Task', 'Notes', 'Hours', 'Billable?', 'Invoiced?'],
  ['Approved?', 'First Name', 'Last Name', 'Roles', 'Employee?', 'Billable Rate'],
  ['Billable Amount', 'Cost Rate', 'Cost Amount', 'Currency', 'External Reference URL'],
].flat();
// biome-ignore format: rows
const HARVEST_ROWS = [
  ['2024-03-04', '', 'Project without Client', '', '', '', '20,0', 'No', 'No', 'No', 'Peter', 'Tester', '', 'Yes', '100,0', '2.000,0', '0,0', '0,0', 'Euro - EUR', ''],
  ['2024-03-04', 'Big Company', 'Project for Big Company', '', 'Task 1', 'Working hard', '0,01', 'Yes', 'No', 'No', 'Peter', 'Tester', '', 'Yes', '100,0', '1,0', '0,0', '0,0', 'Euro - EUR', ''],
];

test('Harvest: a day and decimal hours, with either mark and either separator', () => {
  const expected = `Harvest
3 line-3: Big Company | Peter Tester | Project for Big Company | Task 1 | Working hard: 2024-03-04, ? to ?, 1 min
skipped 1`;
  for (const separator of [',', ';', '\t']) {
    const file = csvOf([HARVEST, ...HARVEST_ROWS], separator);
    assert.equal(tellEntries(readEntries(file)), expected);
    assert.equal(tellEntries(readEntries(file.replaceAll('\n', '\r\n'))), expected);
  }
  const row = HARVEST_ROWS[1] ?? [];
  const hours = (cell: string): readonly string[] => row.map((old, at) => (at === 6 ? cell : old));
  const read = readEntries(
    csvOf([HARVEST, hours('1.0'), hours('0.25'), hours('1,125'), hours('')]),
  );
  assert.ok(!('code' in read));
  assert.deepEqual(
    read.entries.map((entry) => entry.workedMinutes),
    [60, 15],
  );
  assert.equal(
    messages(read),
    'time.csv:4: "Hours" is "1,125"; expected hours whose decimal mark is plain: say ' +
      '"decimalMark": "," or "." in the mapping, as this may be thousands or a fraction\n' +
      'time.csv:5: "Hours" is empty: fill it in',
  );
  const mapping = { decimalMark: ',' } as const;
  const plain = readEntries(csvOf([HARVEST, hours('1,125')]), { mapping });
  assert.ok(!('code' in plain));
  assert.equal(plain.entries[0]?.workedMinutes, 68);
});

test('Harvest of other years and countries', () => {
  const row = HARVEST_ROWS[1] ?? [];
  const variants: readonly (readonly [drop: number, ...add: (readonly [number, string])[]])[] = [
    [0, [12, 'Employee Id']],
    [0, [7, 'Hours Rounded']],
    [6],
  ];
  for (const [drop, ...add] of variants) {
    const of = (cells: readonly string[], heading: boolean): string[] => {
      const kept = cells.slice(0, cells.length - drop);
      for (const [place, name] of add) kept.splice(place, 0, heading ? name : '');
      return kept;
    };
    const read = readEntries(csvOf([of(HARVEST, true), of(row, false)], ';'));
    assert.ok(!('code' in read));
    assert.equal(read.entries[0]?.technician, 'Peter Tester');
  }
  const german = row.map((cell) => (cell === '2024-03-04' ? '26.01.2015' : cell));
  const asked = readEntries(csvOf([HARVEST, german]));
  assert.equal(
    messages(asked),
    'time.csv:2: "Date" is "26.01.2015", and nothing says how days are written in this file: ' +
      'say it in a mapping, as {"dateFormat": "DD.MM.YYYY"}',
  );
  const told = readEntries(csvOf([HARVEST, german]), { mapping: { dateFormat: 'D.M.YYYY' } });
  assert.ok(!('code' in told));
  assert.equal(told.entries[0]?.workedOn, '2015-01-26');
});

const KIMAI = [
  ['Date', 'From', 'To', 'Duration', 'Currency', 'Price', 'Internal price', 'Hourly price'],
  ['Fixed price', 'Name', 'User', 'E-mail', 'Staff number', 'Customer', 'Project', 'Activity'],
  ['Description', 'Billable', 'Tags', 'Type', 'category', 'Account', 'Project number', 'VAT-ID'],
  ['Order number', 'A field of our own'],
].flat();
const KIMAI_GERMAN = [
  ['Datum', 'Von', 'Bis', 'Dauer', 'Währung', 'Preis', 'Interner Preis', 'Preis pro Stunde'],
  ['Festpreis', 'Name', 'Benutzer', 'E-Mail', 'Personalnummer', 'Kunde', 'Projekt', 'Tätigkeit'],
  ['Beschreibung', 'Abrechenbar', 'Schlagworte', 'Typ', 'category', 'Kundennummer'],
  ['Projektnummer', 'Umsatzsteuer-ID', 'Bestellnummer', 'Ein Feld von uns'],
].flat();

function kimaiRow(from: string, to: string, duration: string, billable = '1'): string[] {
  // biome-ignore format: a row
  return ['2019-06-16', from, to, duration, 'EUR', '0', '0', '0', '84', 'Kevin', 'kevin', '', '', 'Customer Name', 'project name', 'activity description', '', billable, 'foo, bar', 'timesheet', 'work', 'A-0123456789', '', 'DE-9876543210', 'ORDER-123', ''];
}

test('Kimai: headings in English and German, an end after midnight, decimal durations', () => {
  const rows = [
    kimaiRow('12:00', '12:06', '0:06'),
    kimaiRow('23:30', '00:15', '0:45'),
    kimaiRow('23:30', '00:15', ''),
    kimaiRow('12:00', '12:06', '0.11'),
    kimaiRow('12:00', '12:06', '0:06', '0'),
    kimaiRow('', '', '0:06'),
  ];
  const names = 'Customer Name | kevin | project name | activity description | -';
  for (const headings of [KIMAI, KIMAI_GERMAN]) {
    assert.equal(
      tellEntries(readEntries(csvOf([headings, ...rows]))),
      `Kimai
2 line-2: ${names}: 2019-06-16, 2019-06-16T10:00Z to 2019-06-16T10:06Z, 6 min
3 line-3: ${names}: 2019-06-16, 2019-06-16T21:30Z to 2019-06-16T22:15Z, 45 min
4 line-4: ${names}: 2019-06-16, 2019-06-16T21:30Z to 2019-06-16T22:15Z, 45 min
5 line-5: ${names}: 2019-06-16, 2019-06-16T10:00Z to 2019-06-16T10:06Z, 7 min
7 line-7: ${names}: 2019-06-16, ? to ?, 6 min
skipped 1`,
    );
  }
});

const SOLIDTIME = [
  ['Description', 'Task', 'Project', 'Client', 'User', 'Start', 'End', 'Duration'],
  ['Duration (decimal)', 'Billable', 'Tags'],
].flat();

test('solidtime: the detailed report', () => {
  const row = ['Working hard', 'Task 1', 'Project', 'Big Company', 'Peter Tester'];
  const times = ['2024-03-04 10:23:00', '2024-03-04 11:23:01', '1:00:01', '1.0002777777778'];
  const file = csvOf([SOLIDTIME, [...row, ...times, 'Yes', ''], [...row, ...times, 'No', '']]);
  assert.equal(
    tellEntries(readEntries(file)),
    `solidtime
2 line-2: Big Company | Peter Tester | Project / Task 1 | - | Working hard: 2024-03-04, 2024-03-04T09:23Z to 2024-03-04T10:23:01Z, 1 h
skipped 1`,
  );
});

test('solidtime: the generic format, with instants', () => {
  const file = `description,billable,client,project,tags,start,end,task,user_name,user_email
,false,,Project without Client,"Development, Backend",2024-03-04T09:23:52Z,2024-03-04T09:23:52Z,,Peter Tester,peter.test@email.test
Working hard,true,Big Company,Project for Big Company,,2024-03-04T09:23:00Z,2024-03-04T10:23:01Z,Task 1,Peter Tester,peter.test@email.test
`;
  assert.equal(
    tellEntries(readEntries(file, { zone: 'America/New_York' })),
    `solidtime (generic)
3 line-3: Big Company | Peter Tester | Project for Big Company / Task 1 | - | Working hard: 2024-03-04, 2024-03-04T09:23Z to 2024-03-04T10:23:01Z, 1 h
skipped 1`,
  );
});

test('a row with a cell too many is refused, whatever stands under Billable', () => {
  const [row = []] = TOGGL_ROWS;
  const told = tellEntries(readEntries(csvOf([TOGGL, [...row, 'more']])));
  assert.equal(told, 'Toggl Track\n2 line-2: refused row_too_long');
});

test('a mapping may keep rows that are not billable', () => {
  const read = readEntries(csvOf([TOGGL, ...TOGGL_ROWS.slice(1)]).replace('"Yes"', '"No"'), {
    mapping: { skipRows: [] },
  });
  assert.ok(!('code' in read));
  assert.deepEqual([read.entries.length, read.skippedRows], [1, 0]);
});

test('a file that is none of these is refused with what is known', () => {
  const read = readEntries('name,color,billable_rate,client\nProject,,10001,Big Company\n');
  assert.equal(
    messages(read),
    'time.csv:1: these headings are not known: "name", "color", "billable_rate", "client". ' +
      'Without a mapping the files of Hourbank, Toggl Track, Clockify, Harvest, Kimai, ' +
      'solidtime, solidtime (generic) are known: name the columns in a mapping (--map)',
  );
  const both = [...TOGGL, ...KIMAI.filter((heading) => !TOGGL.includes(heading))];
  assert.equal(
    messages(readEntries(csvOf([both]))),
    'time.csv:1: the headings fit Toggl Track and Kimai alike: name the columns in a mapping (--map)',
  );
});
