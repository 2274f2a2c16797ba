/** Files that are none, and files in any pieces. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nearest } from '../../src/formats/nearest.ts';
import { entryReader } from '../../src/formats/read-entries.ts';
import { listed, shown } from '../../src/formats/shown.ts';
import { knownZone, messages, readEntries, tellEntries } from '../support/reading.ts';
import { checkRows } from '../support/rows.ts';

test('a file that cannot be read is refused with what it is and what to do', () => {
  const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
  const head = [...new TextEncoder().encode('id,client,workedOn,minutes\n')];
  const told = (file: string | Uint8Array): string => messages(readEntries(file));
  assert.equal(told(''), 'time.csv: the file is empty: the first line must hold the headings');
  assert.equal(
    told(bytes(0x50, 0x4b, 3, 4, 20, 0, 6, 0)),
    'time.csv: this is no text: it is a ZIP archive, or a spreadsheet such as XLSX or ODS: save it as CSV',
  );
  assert.equal(
    told(bytes(...head, 0xc3, 0xa9, 0xe9, 44)),
    'time.csv: the file is partly UTF-8 and partly not (byte 30): save it as UTF-8, or say ' +
      '"encoding": "windows-1252" in the mapping',
  );
  assert.equal(
    told('id,client,workedOn,minutes,"x\ne1,A'),
    'time.csv:1: a quote in the headings is not closed or stands in the middle of a cell: correct it',
  );
  const mapping = { headingLine: 5 };
  assert.equal(
    messages(readEntries('id,client\n', { mapping })),
    'time.csv: the file has no headings in line 5: correct headingLine in the mapping',
  );
});

test('a quote that swallows lines is told by what it costs', () => {
  const head = 'id,client,workedOn,minutes\n';
  const rows = 'e1,A,2026-03-02,5\n'.repeat(10_000);
  assert.equal(
    messages(readEntries(`${head}e0,"A,2026-03-02,5\n${rows}`)),
    'time.csv:2: 10,001 lines from here on were not read: a quote is opened and never closed: ' +
      'close it, or double it if it is text',
  );
  assert.equal(
    messages(readEntries(`${head}e0,"A,2026-03-02,5\ne1,A,"x",5\n`)),
    'time.csv:2: 2 lines from here on were not read: text follows the closing quote of a cell: ' +
      'write each quote inside a cell twice',
  );
  assert.equal(
    messages(readEntries(`${head}e0,"A"x",2026-03-02,5\n`)),
    'time.csv:2: text follows the closing quote of a cell: write each quote inside a cell twice',
  );
});

test('a file that is one endless line is refused after a little more than a megabyte', () => {
  const options = {
    file: 'time.csv',
    mapping: null,
    zone: knownZone('UTC'),
    longestEntryMinutes: 1,
  };
  for (const start of ['', 'id,client,workedOn,minutes\n', 'id,client,workedOn,minutes\n"']) {
    const reader = entryReader(options);
    assert.equal(reader.push(new TextEncoder().encode(start)), null);
    const chunk = new Uint8Array(64 * 1024).fill(0x78);
    let chunks = 1;
    let refusal = reader.push(chunk);
    for (; refusal === null && chunks < 100; chunks++) refusal = reader.push(chunk);
    assert.equal(refusal?.code, 'record_too_long');
    assert.ok(chunks <= 17, `${chunks} chunks`);
    assert.deepEqual(reader.end(), refusal);
    assert.deepEqual(reader.push(chunk), refusal);
  }
});

const PIECES = ['id', 'client', 'workedOn', 'minutes', 'A', '5', '2026-03-02', 'é', '🔥', '"', ','];
const MORE_PIECES = ['\n', '\r\n', ',', '\n', ' ', ';', '\uFEFF', 'e1,A,2026-03-02,5\n', '"e,2",A'];

test('law: a file in pieces gives what the whole file gives', () => {
  const body = fc.array(fc.constantFrom(...PIECES, ...MORE_PIECES), { maxLength: 40 });
  const head = fc.constantFrom(
    'id,client,workedOn,minutes\n',
    'id;client;workedOn;minutes\r\n',
    '',
  );
  fc.assert(
    fc.property(head, body, fc.integer({ min: 1, max: 30 }), (first, rest, chunk) => {
      const file = first + rest.join('');
      assert.equal(tellEntries(readEntries(file, { chunk })), tellEntries(readEntries(file)));
    }),
    { numRuns: 500 },
  );
});

test('law: no bytes make it throw', () => {
  const head = [...new TextEncoder().encode('id,client,workedOn,minutes\n')];
  const bytes = fc.array(fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(10, 34, 44)));
  fc.assert(
    fc.property(fc.boolean(), bytes, (headed, body) => {
      tellEntries(readEntries(Uint8Array.from(headed ? [...head, ...body] : body)));
    }),
    { numRuns: 500 },
  );
});

test('text is shown short, and nothing in it acts on a terminal', () => {
  assert.equal(shown('Acme'), '"Acme"');
  assert.equal(shown('\u001b[31mred\u0007\u202e'), '"\\u{1b}[31mred\\u{7}\\u{202e}"');
  assert.equal(shown('🔥'.repeat(61)), `"${'🔥'.repeat(60)}…"`);
  assert.equal(shown('x'.repeat(60)), `"${'x'.repeat(60)}"`);
  assert.equal(listed(['a', 'b', 'c'], 2), '"a", "b" and 1 more');
});

test('the nearest known word', () => {
  checkRows(
    `
    custmer: Customer, Client   => Customer
    CLIENT: Customer, Client    => Client
    techncian: technician, job  => technician
    zzz: Customer, Client       => none
    `,
    (question) => {
      const [word = '', candidates = ''] = question.split(': ');
      return nearest(word, candidates.split(', ')) ?? 'none';
    },
  );
});
