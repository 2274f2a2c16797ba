import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import type { ClientBook } from '../../src/engine/book.ts';
import { decimalMoney } from '../../src/engine/money.ts';
import { blocksCsv, csvRow, drawsCsv, refusedCsv } from '../../src/formats/csv-out.ts';
import { anyText, flatFeeBook, NASTY_TEXTS, randomBooks, smallBook } from './exported-books.ts';

const DRAWS = `
client,entry,workedOn,technician,job,workType,description,part,block,minutes,value,currency,leftMinutes
Müller & Co,e1,2026-01-06,Ann,J-1,remote,"Mail ""fixed""; reply, sent | done",draw,Spring 26,125,312.50,EUR,475
Müller & Co,e2,2026-01-07,Ann,J-1,travel,,separate,,30,30.00,EUR,475
Müller & Co,e3,2026-01-08,Ann,J-1,remote,Nobody at home,none,,0,0.00,EUR,475
Müller & Co,e4,2026-04-02,Ann,J-1,server,New server,draw,B,60,100.00,EUR,475
Müller & Co,e4,2026-04-02,Ann,J-1,server,New server,overage,,15,40.00,EUR,475
`;

const BLOCKS = `
client,block,boughtOn,expiresOn,currency,boughtMinutes,boughtValue,drawnMinutes,drawnValue,lapsedMinutes,lapsedValue,leftMinutes,leftValue
Müller & Co,Spring 26,2026-01-05,2026-03-31,EUR,600,1500.00,125,312.50,475,1187.50,0,0.00
Müller & Co,B,2026-02-01,,EUR,60,100.00,60,100.00,0,0.00,0,0.00
Müller & Co,Gift,2026-06-01,,EUR,30,0.00,0,0.00,0,0.00,30,0.00
`;

test('draws and blocks of a small book', () => {
  const lines = (table: string) => table.trimStart().replaceAll('\n', '\r\n');
  assert.equal([...drawsCsv([smallBook()])].join(''), lines(DRAWS));
  assert.equal([...blocksCsv([smallBook()])].join(''), lines(BLOCKS));
});

test('a flat fee is there though it is billed at no minutes', () => {
  const [, row] = [...drawsCsv([flatFeeBook()])].join('').split('\r\n');
  assert.equal(row, 'Acme,e1,2026-01-06,Ann,J-1,callout,,separate,,0,30.00,EUR,0');
});

// Each row: a text, and the cell it becomes.
const CELLS: readonly (readonly [text: string, cell: string])[] = [
  ['', ''],
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['a;b', '"a;b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
  [' spaced ', '" spaced "'],
  ['-5', '-5'],
  ['-12.50', '-12.50'],
  ['=1+1', "'=1+1"],
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+49 40 1234', "'+49 40 1234"],
  ['-1+cmd', "'-1+cmd"],
  ['-5-', "'-5-"],
  ['-', "'-"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', `"'\t=1"`],
  ['\tx', `"'\tx"`],
  ['\r=1', `"'\r=1"`],
  ['\nx', `"'\nx"`],
  ['  =1+1', "'  =1+1"],
  ['＝1+1', "'＝1+1"],
  ["'=1", "'=1"],
  ['a=1', 'a=1'],
];

for (const [text, cell] of CELLS) {
  test(`${JSON.stringify(text)} as a cell of CSV`, () => {
    assert.equal(csvRow([text, 'x']), `${cell},x\r\n`);
  });
}

test('another reader finds every text again, and none that a spreadsheet would run', () => {
  const texts = fc.oneof(
    anyText,
    fc.constantFrom(...NASTY_TEXTS),
    fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', ',', '"', '1') }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(texts, texts, texts), { minLength: 1 }), (rows) => {
      const file = rows.map((cells) => csvRow(['x', ...cells])).join('');
      const { data } = Papa.parse<string[]>(file, { delimiter: ',', newline: '\r\n' });
      assert.deepEqual(data.pop(), ['']);
      const found = data.map((cells) => cells.slice(1));
      for (const [index, cells] of found.entries()) {
        for (const [place, cell] of cells.entries()) {
          const text = rows[index]?.[place];
          assert.ok(cell === text || cell === `'${text}`);
          assert.ok(!/^\s*[=+@-]/.test(cell) || /^-\d+(\.\d+)?$/.test(cell));
        }
      }
      assert.equal(found.length, rows.length);
    }),
  );
});

type Row = Readonly<Record<string, string>>;

function rowsOf(csv: Iterable<string>): readonly Row[] {
  const { data } = Papa.parse<Row>([...csv].join(''), { header: true, skipEmptyLines: true });
  return data;
}

function sumOf(rows: readonly Row[], column: string): number {
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}

test('the rows add up to the totals, and every entry has its rows', () => {
  for (const book of randomBooks(31)) {
    const rows = rowsOf(drawsCsv([book]));
    const minutesOf = (part: string): number =>
      sumOf(
        rows.filter((row) => row['part'] === part),
        'minutes',
      );
    assert.equal(minutesOf('draw'), book.totals.drawnMinutes);
    assert.equal(minutesOf('overage'), book.totals.overageMinutes);
    assert.equal(minutesOf('separate'), book.totals.separateMinutes);
    assert.equal(minutesOf('waiting'), book.totals.waitingMinutes);
    assert.equal(minutesOf('none'), 0);
    assert.equal(new Set(rows.map((row) => row['entry'])).size, book.postings.length);
    const blocks = rowsOf(blocksCsv([book]));
    assert.equal(sumOf(blocks, 'leftMinutes'), book.totals.leftMinutes);
  }
});

test('what is left after an entry is what was sold, less what was drawn and lapsed by then', () => {
  for (const book of randomBooks(32)) {
    const rows = rowsOf(drawsCsv([book]));
    let drawn = 0;
    for (const [index, row] of rows.entries()) {
      if (row['part'] === 'draw') drawn += Number(row['minutes']);
      if (rows[index + 1]?.['entry'] === row['entry']) continue;
      assert.equal(Number(row['leftMinutes']), leftAtWorkOn(book, row['workedOn'] ?? '') - drawn);
    }
  }
});

/** Sold up to the day, less what had lapsed before it. */
function leftAtWorkOn(book: ClientBook, day: string): number {
  const sold = book.lots.filter(({ block }) => block.boughtOn <= day);
  const lapsed = book.lapses.filter((lapse) => lapse.on < day);
  return (
    sold.reduce((sum, { block }) => sum + block.minutes, 0) -
    lapsed.reduce((sum, { slice }) => sum + slice.minutes, 0)
  );
}

test('values are decimals of the currency of their client', () => {
  for (const book of randomBooks(33)) {
    const { currency } = book;
    for (const [index, row] of rowsOf(blocksCsv([book])).entries()) {
      const lot = book.lots[index];
      assert.ok(lot !== undefined && currency !== null);
      assert.equal(row['currency'], currency);
      assert.equal(row['boughtValue'], decimalMoney(lot.block.price, currency));
    }
  }
});

test('refused rows', () => {
  const rows = refusedCsv([
    {
      file: 'time.csv',
      line: 7,
      column: 'Duration (h)',
      id: null,
      client: null,
      code: 'cell_missing',
      flaw: { code: 'cell_missing' },
      message: 'time.csv:7: "Duration (h)" is empty: fill it in',
    },
  ]);
  assert.equal(
    [...rows].join(''),
    'file,line,column,id,code,message\r\n' +
      'time.csv,7,Duration (h),,cell_missing,"time.csv:7: ""Duration (h)"" is empty: fill it in"\r\n',
  );
});
