/** Text to rows: separators, quotes, line numbers, chunks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  csvReader,
  plainRows,
  quotedRows,
  type Row,
  type RowTaker,
  type Stretch,
} from '../../src/formats/csv.ts';
import type { CsvOptions, LineFlaw } from '../../src/formats/csv-layout.ts';
import { checkRows } from '../support/rows.ts';

/** All that a taker is handed, a line each. */
function recorder(): { readonly told: string[]; readonly taker: RowTaker } {
  const told: string[] = [];
  const taker: RowTaker = {
    headings(cells, line) {
      told.push(`${line} ${cells.join('|')}`);
      return null;
    },
    row({ text, starts, width, line }) {
      const cells = Array.from({ length: width }, (_, index) =>
        text.slice(starts[index], (starts[index + 1] ?? 0) - 1),
      );
      told.push(`${line} ${cells.join('|')}`);
      return null;
    },
    spoilt(line, flaw) {
      told.push(`${line} ${flaw.code}${'lines' in flaw ? ` ${flaw.lines}` : ''}`);
    },
  };
  return { told, taker };
}

const OPTIONS: CsvOptions = { separator: null, headingLine: 1, longestRow: 1000 };

function rows(text: string, options: Partial<CsvOptions> = {}, chunk = 10_000): string {
  const { told, taker } = recorder();
  const reader = csvReader({ ...OPTIONS, ...options }, taker);
  for (let from = 0; from < text.length; from += chunk) {
    const flaw = reader.push(text.slice(from, from + chunk));
    if (flaw !== null) return [...told, `${flaw.line} ${flaw.flaw.code}`].join('; ');
  }
  const flaw = reader.end();
  return [...told, ...(flaw === null ? [] : [`${flaw.line} ${flaw.flaw.code}`])].join('; ');
}

const CHUNKS = [10_000, 1, 2, 3, 7];

test('rows and the lines they begin on', () => {
  checkRows(
    String.raw`
    a,b\n1,2\n3,4\n           => 1 a|b; 2 1|2; 3 3|4
    a,b\n1,2                  => 1 a|b; 2 1|2
    a,b\r\n1,2\r\n3,4\r\n     => 1 a|b; 2 1|2; 3 3|4
    a,b\r1,2\r3,4\r           => 1 a|b; 2 1|2; 3 3|4
    a,b\n1,2\r\n3,4\n         => 1 a|b; 2 1|2; 3 3|4
    a,b                       => 1 a|b
    a,b\n                     => 1 a|b
    \n\n a , b \n\n1,2\n\n\n3,4 => 3 a|b; 5 1|2; 8 3|4
    a,b\n,\n1,2\n  \n,,,\n    => 1 a|b; 3 1|2
    a,b\n1\n1,2,3\n,2\n       => 1 a|b; 2 1; 3 1|2|3; 4 |2
    a;b,c;d\n1;2;3\n          => 1 a|b,c|d; 2 1|2|3
    a\tb\n1,5\t2\n            => 1 a|b; 2 1,5|2
    a,b;c\n1,2\n              => 1 a|b;c; 2 1|2
    a\n1\n                    => 1 a; 2 1
    "a","b"\n"1","2"\n        => 1 a|b; 2 1|2
    "a;b";c\n1;"2,5"\n        => 1 a;b|c; 2 1|2,5
    a,b\n"x\ny",2\n3,4\n      => 1 a|b; 2 x\ny|2; 4 3|4
    a,b\r\n"x\r\ny",2\r\n3,4  => 1 a|b; 2 x\r\ny|2; 4 3|4
    a,b\n"say ""hi""",2\n     => 1 a|b; 2 say "hi"|2
    a,b\n"","",\n"",1\n       => 1 a|b; 3 |1
    a,b\n5" disk,2\n          => 1 a|b; 2 5" disk|2
    a,b\n"1" ,2\n3,"4" \r\n   => 1 a|b; 2 1|2; 3 3|4
    "a\nb",c\n1,2\n           => 1 a\nb|c; 3 1|2
    `,
    (question) => {
      const text = unescaped(question);
      const [whole = '', ...cut] = CHUNKS.map((chunk) => rows(text, {}, chunk));
      for (const other of cut) assert.equal(other, whole);
      return whole.replaceAll('\r', '\\r').replaceAll('\n', '\\n');
    },
  );
});

test('quotes that are wrong spoil their row and no other', () => {
  checkRows(
    String.raw`
    a,b\n1,"2\n3,4\n          => 1 a|b; 2 quote_unclosed 2
    a,b\n1,2\n"x              => 1 a|b; 2 1|2; 3 quote_unclosed 1
    a,b\n"x"y,2\n"3",4\n      => 1 a|b; 2 quote_misplaced 2
    a,b\n"x"y",2\n3,4\n       => 1 a|b; 2 quote_misplaced 1; 3 3|4
    a,b\n"x" y",2\n"3",4\n    => 1 a|b; 2 quote_misplaced 1; 3 3|4
    a,"b\n1,2                 => 1 headings_unreadable
    `,
    (question) => {
      const text = unescaped(question);
      const [whole = '', ...cut] = CHUNKS.map((chunk) => rows(text, {}, chunk));
      for (const other of cut) assert.equal(other, whole);
      return whole;
    },
  );
});

test('a file without headings, and headings below other lines', () => {
  assert.equal(rows(''), 'null file_empty');
  assert.equal(rows(' \n\r\n\n'), 'null file_empty');
  const titled = 'Time "by client\n\nid,client\n1,a\n';
  for (const chunk of CHUNKS) {
    assert.equal(rows(titled, { headingLine: 3 }, chunk), '3 id|client; 4 1|a');
  }
  assert.equal(rows(titled, { headingLine: 9 }), 'null headings_absent');
  assert.equal(rows('a|b,c\n1|2\n', { separator: '|' }), '1 a|b,c; 2 1|2');
  assert.equal(rows('a|b,c\n1|2\n', { separator: ',' }), '1 a|b|c; 2 1|2');
});

test('a row longer than allowed ends the reading, and little of it is kept', () => {
  for (const long of ['x'.repeat(50), `"${'x'.repeat(48)}`, `"${'x\n'.repeat(24)}"`]) {
    for (const chunk of [...CHUNKS, 51]) {
      const told = rows(`a,b\n1,2\n${long},2\n3,4\n`, { longestRow: 40 }, chunk);
      assert.equal(told, '1 a|b; 2 1|2; 3 record_too_long', `${long} in chunks of ${chunk}`);
    }
  }
  assert.equal(rows('x'.repeat(50), { longestRow: 40 }, 5), '1 record_too_long');
  const { taker } = recorder();
  const reader = csvReader({ ...OPTIONS, longestRow: 1024 * 1024 }, taker);
  const chunk = 'x'.repeat(64 * 1024);
  let pushed = 0;
  while (reader.push(chunk) === null) pushed++;
  assert.equal(pushed, 16);
});

/** Text in which separators, quotes and line ends are many. */
const messyText = (letters: string): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters), maxLength: 60 });

test('law: where the text is cut makes no difference', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(messyText('ab,;"\r\n  \t'), cuts, (text, sizes) => {
      const { told, taker } = recorder();
      const reader = csvReader(OPTIONS, taker);
      let from = 0;
      let flaw: LineFlaw | null = null;
      for (let turn = 0; from < text.length && flaw === null; turn++) {
        const size = sizes[turn % sizes.length] ?? 1;
        flaw = reader.push(text.slice(from, from + size));
        from += size;
      }
      flaw ??= reader.end();
      if (flaw !== null) told.push(`${flaw.line} ${flaw.flaw.code}`);
      assert.equal(told.join('; '), rows(text));
    }),
    { numRuns: 1000 },
  );
});

test('law: text without quotes gives the same rows both ways', () => {
  const final = fc.boolean();
  const separator = fc.constantFrom(',', ';', '\t');
  const newline = fc.constantFrom('\n' as const, '\r' as const);
  fc.assert(
    fc.property(messyText('ab,;\t\r\n '), separator, newline, final, (text, mark, end, whole) => {
      const stretch: Stretch = {
        text,
        line: 3,
        final: whole,
        layout: { separator: mark, newline: end },
        longestRow: 20,
      };
      const plain = recorder();
      const quoted = recorder();
      const plainCut = plainRows(stretch, emptyRow(), plain.taker);
      const quotedCut = quotedRows(stretch, emptyRow(), quoted.taker);
      assert.deepEqual(plain.told, quoted.told);
      assert.deepEqual(plainCut.flaw, quotedCut.flaw);
      if (plainCut.flaw === null) assert.deepEqual(plainCut, quotedCut);
    }),
    { numRuns: 1000 },
  );
});

function emptyRow(): Row {
  return { text: '', starts: [], width: 0, line: 0 };
}

function unescaped(text: string): string {
  return text.replaceAll('\\n', '\n').replaceAll('\\r', '\r').replaceAll('\\t', '\t');
}
