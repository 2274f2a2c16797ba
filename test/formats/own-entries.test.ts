/** Our own file of entries: a start and an end, or a day and minutes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messages, readEntries, tellEntries } from '../support/reading.ts';

test('rows with a clock and rows with minutes, side by side', () => {
  const file = `id,client,technician,job,workType,description,startedAt,endedAt,workedOn,minutes,breakMinutes
    e1,Acme,Ada,Server,Care,"Disk, swapped",2026-03-02T09:00,2026-03-02T10:30,,,
    e2,Acme,Ada,,,,2026-03-02 23:30,2026-03-03 01:00:00,,,15
    e3,Acme,,,,,,,2026-03-04,45,
    e4,Acme,,,,,2026-03-02T23:30:00Z,2026-03-03T00:30:00Z,,,
    e5,Acme,,,,,2026-03-02T10:00,2026-03-02T11:00,2026-03-02,50,99
    e6,Acme,,,,,,,2026-03-04,0,
    e7,Acme,,,,,2026-03-02T10:00,,,10,
    `;
  assert.equal(
    tellEntries(readEntries(file)),
    `Hourbank
2 e1: Acme | Ada | Server | Care | Disk, swapped: 2026-03-02, 2026-03-02T08:00Z to 2026-03-02T09:30Z, 1 h 30 min
3 e2: Acme | Ada | - | - | -: 2026-03-02, 2026-03-02T22:30Z to 2026-03-03T00:00Z, 1 h 15 min
4 e3: Acme | - | - | - | -: 2026-03-04, ? to ?, 45 min
5 e4: Acme | - | - | - | -: 2026-03-03, 2026-03-02T23:30Z to 2026-03-03T00:30Z, 1 h
6 e5: Acme | - | - | - | -: 2026-03-02, 2026-03-02T09:00Z to 2026-03-02T10:00Z, 50 min
7 e6: Acme | - | - | - | -: 2026-03-04, ? to ?, 0 min
8 e7: Acme | - | - | - | -: 2026-03-02, 2026-03-02T09:00Z to ?, 10 min
warned minutes_differ_from_clock 6`,
  );
});

test('what is wrong with a row is told by its line, id and heading; the others go on', () => {
  const file = `Client;ID;startedAt;endedAt;workedOn;minutes;breakMinutes
    Acme;e1;2026-03-02T09:00;2026-03-02T10:00;;;
    ;e2;2026-03-02T09:00;2026-03-02T10:00;;;
    Acme;;2026-03-02T09:00;2026-03-02T10:00;;;
    Acme;e4;2026-03-02T09:00;;;;
    Acme;e5;;2026-03-02T10:00;;;
    Acme;e6;;;;;
    Acme;e7;;;2026-03-02;;
    Acme;e8;;;;30;
    Acme;e9;;;2026-03-02;1.5;
    Acme;e10;;;2026-03-02;-5;
    Acme;e11;;;2026-03-02;999999999999;
    Acme;e12;;;2026-02-30;30;
    Acme;e13;;;0016-03-02;30;
    Acme;e14;\\N;\\N;;30;
    Acme;e15;2026-03-02T10:00;2026-03-02T09:00;;;
    Acme;e16;2026-03-02T09:00;2026-03-02T10:00;;;61
    Acme;e17;2026-03-02T09:00;2026-03-02T10:00;;;-1
    Acme;e18;2026-03-02T09:00;2026-03-02T10:00;2026-03-03;;
    Acme;e19;2026-03-02T09:00
    Acme;e20;2026-03-02T09:00;2026-03-02T10:00;;;;;more
    Acme;e21;2026-03-02T09:00;2026-03-02T10:00;;;;;
    Acme;e22;2026-03-02T09:00;2026-03-04T09:00;;;
    `;
  assert.equal(
    tellEntries(readEntries(file)),
    `Hourbank
2 e1: Acme | - | - | - | -: 2026-03-02, 2026-03-02T08:00Z to 2026-03-02T09:00Z, 1 h
3 e2: refused cell_missing in Client
4: refused cell_missing in ID
5 e4: refused cell_missing in endedAt
6 e5: refused cell_missing in startedAt
7 e6: refused cell_missing in startedAt
8 e7: refused cell_missing in minutes
9 e8: refused cell_missing in startedAt
10 e9: refused cell_unreadable in minutes
11 e10: refused minutes_negative in minutes
12 e11: refused entry_too_long in minutes
13 e12: refused cell_unreadable in workedOn
14 e13: refused day_out_of_range in workedOn
15 e14: refused cell_unreadable in startedAt
16 e15: refused entry_ends_before_start in endedAt
17 e16: refused break_too_long in endedAt
18 e17: refused break_negative in endedAt
19 e18: refused day_contradicts in workedOn
20 e19: refused row_too_short in breakMinutes
21 e20: refused row_too_long
22 e21: Acme | - | - | - | -: 2026-03-02, 2026-03-02T08:00Z to 2026-03-02T09:00Z, 1 h
23 e22: refused entry_too_long in endedAt`,
  );
});

test('a message says what was found, what was expected and what to do', () => {
  const head = 'id,client,startedAt,endedAt,workedOn,minutes\n';
  const found = (row: string): string => messages(readEntries(`${head}${row}\n`));
  assert.equal(
    found('e1,Acme,,,2026-03-02,"1\n2"'),
    'time.csv:2 ("e1"): "minutes" is "1\\u{a}2"; expected whole minutes in digits, such as 90',
  );
  assert.equal(
    found(`e1,Acme,,,${'x'.repeat(70)},5`),
    `time.csv:2 ("e1"): "workedOn" is "${'x'.repeat(60)}…"; ` +
      'expected a day that is in the calendar, written YYYY-MM-DD',
  );
  assert.equal(
    found('e1,Acme,yesterday,,,5'),
    'time.csv:2 ("e1"): "startedAt" is "yesterday"; ' +
      'expected a day and a time, written YYYY-MM-DD H:mm',
  );
  assert.equal(
    found('e1,Acme,,,2016-12-31x,5'),
    'time.csv:2 ("e1"): "workedOn" is "2016-12-31x"; ' +
      'expected a day that is in the calendar, written YYYY-MM-DD',
  );
  assert.equal(
    found('e1,Acme,,,0016-12-31,5'),
    'time.csv:2 ("e1"): "workedOn" is "0016-12-31"; ' +
      'expected a year from 1970 to 2199: correct the year',
  );
  assert.equal(found('e1,,,,2026-03-02,5'), 'time.csv:2 ("e1"): "client" is empty: fill it in');
  assert.equal(
    found('e1,Acme,,,2026-03-02'),
    'time.csv:2 ("e1"): the row has 5 cells, the file 6 headings, ' +
      'so "minutes" is not there: complete the row',
  );
  assert.equal(
    found('e1,Acme,,,2026-03-02,5,6'),
    'time.csv:2 ("e1"): the row has 7 cells, the file 6 headings: ' +
      'put quotes around a text that holds a separator',
  );
  assert.equal(
    found('e1,Acme,,,"2026-03-02,5\ne2,Acme'),
    'time.csv:2: 2 lines from here on were not read: a quote is opened and never closed: ' +
      'close it, or double it if it is text',
  );
});

test('a column without a meaning is told, with the one it may have been meant to be', () => {
  const file = 'id,client,workedOn,minutes,jobb,note\ne1,Acme,2026-03-02,5,Server,x\n';
  const read = readEntries(file);
  assert.ok(!('code' in read));
  assert.deepEqual(
    read.warnings.map((warning) => warning.message),
    [
      'time.csv:1: nothing is taken from the column "jobb"; did you mean "job"?',
      'time.csv:1: nothing is taken from the column "note"',
    ],
  );
  assert.equal(read.entries.length, 1);
});

test('warnings are counted, and the first twenty are told', () => {
  const rows = Array.from(
    { length: 30 },
    (_, row) => `e${row},A,2026-03-02T09:00,2026-03-02T10:00,5`,
  );
  const read = readEntries(`id,client,startedAt,endedAt,minutes\n${rows.join('\n')}\n`);
  assert.ok(!('code' in read));
  assert.equal(read.warnings.length, 20);
  assert.deepEqual(read.warningTotals, {
    minutes_differ_from_clock: 30,
    break_not_taken_off: 0,
    column_unknown: 0,
  });
  assert.equal(
    read.warnings[0]?.message,
    'time.csv:2 ("e0"): 5 min are given and taken; start, end and break make 1 h',
  );
});

test('a break beside minutes that no clock confirms is not taken off, and told', () => {
  const file = `id,client,startedAt,endedAt,workedOn,minutes,breakMinutes
    e1,A,,,2026-03-02,60,15
    e2,A,,,2026-03-02,60,-15
    e3,A,,,2026-03-02,60,90
    e4,A,2026-03-02T09:00,,,60,5
    e5,A,2026-03-02T09:00,2026-03-02T10:15,,60,15
    e6,A,2026-03-02T09:00,2026-03-02T10:00,,62,-2
    e7,A,,,2026-03-02,60,0
    e8,A,,,2026-03-02,60,
    e9,A,2026-03-02T09:00,2026-03-02T10:15,,60,30
    `;
  const read = readEntries(file);
  assert.ok(!('code' in read));
  assert.deepEqual(
    read.entries.map((entry) => entry.workedMinutes),
    [60, 60, 60, 60, 60, 62, 60, 60, 60],
  );
  assert.deepEqual(
    read.warnings.map(({ code, id }) => `${code} ${id}`),
    [
      ...['e1', 'e2', 'e3', 'e4'].map((id) => `break_not_taken_off ${id}`),
      'minutes_differ_from_clock e9',
    ],
  );
  assert.equal(
    read.warnings[0]?.message,
    'time.csv:2 ("e1"): 60 min are given and taken as worked; the break of 15 min is not taken off',
  );
  const many = Array.from({ length: 30 }, (_, row) => `e${row},A,2026-03-02,60,${row}`);
  const capped = readEntries(`id,client,workedOn,minutes,breakMinutes\n${many.join('\n')}\n`);
  assert.ok(!('code' in capped));
  assert.equal(capped.warnings.length, 20);
  assert.equal(capped.warningTotals.break_not_taken_off, 29);
});

test('names are composed: a name in either Unicode form is one', () => {
  const row = (id: string, form: string): string =>
    `${id},${'Café,Zoë,Büro,Prüfung'.normalize(form)},2026-03-02,5\n`;
  const rows = row('e1', 'NFC') + row('e2', 'NFD') + row('e3', 'NFD') + row('e4', 'NFC');
  const read = readEntries(`id,client,technician,job,workType,workedOn,minutes\n${rows}`);
  assert.ok(!('code' in read));
  assert.equal(read.entries.length, 4);
  for (const { client, technician, job, workType } of read.entries) {
    assert.deepEqual([client, technician, job, workType], ['Café', 'Zoë', 'Büro', 'Prüfung']);
  }
});

test('headings only, or blank lines after them, are a file without rows', () => {
  assert.equal(tellEntries(readEntries('id,client,workedOn,minutes\n')), 'Hourbank');
  assert.equal(tellEntries(readEntries('\n\nid,client,workedOn,minutes\r\n\r\n')), 'Hourbank');
});

test('entries begun at one time keep the order of the file', () => {
  const read = readEntries('id,client,workedOn,minutes\nb,A,2026-03-02,5\n\na,A,2026-03-02,5\n');
  assert.ok(!('code' in read));
  assert.deepEqual(
    read.entries.map(({ id, line, place }) => [id, line, place]),
    [
      ['b', 2, 1],
      ['a', 4, 2],
    ],
  );
});
