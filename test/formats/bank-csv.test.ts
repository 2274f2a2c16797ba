/** Statements in CSV, as banks in Europe and the US write them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Currency, parseCurrency } from '../../src/engine/money.ts';
import {
  BANK_LIMITS,
  type BankMapping,
  type BankOptions,
} from '../../src/formats/bank/bank-file.ts';
import { readBankFile } from '../../src/formats/bank/read-bank-file.ts';
import { messages } from '../support/reading.ts';
import { tellBankFile } from '../support/told-bank-file.ts';

const EUR = parseCurrency('EUR') as Currency;

function told(rows: readonly string[], options: BankOptions = { currency: EUR }): string {
  return tellBankFile(readBankFile(rows.join('\n'), 'bank.csv', options));
}

/** Why the file, or its rows, are refused. */
function why(rows: readonly string[], mapping: BankMapping = {}): string {
  const read = readBankFile(rows.join('\n'), 'bank.csv', { mapping, currency: EUR });
  return messages(read);
}

test('a German bank: titles before the headings, years of two digits, lines not booked', () => {
  const rows = [
    '"Girokonto";"DE02120300000000202051"',
    '"Kontostand vom 31.03.2026:";"1.234,56 €"',
    '""',
    '"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Verwendungszweck";"IBAN";"Betrag (€)"',
    '"30.03.26";"31.03.26";"Gebucht";"ACME GMBH";"Rechnung INV-2026-0007";"DE89370400440532013000";"1.800,00"',
    '"31.03.26";"";"Vorgemerkt";"ACME GMBH";"INV-2026-0008";"";"5"',
    '"";"31.03.26";"Gebucht";"";"Miete; bar";"";"-5,5"',
  ];
  assert.equal(
    told(rows, {}),
    '5 2026-03-30 1800.00 EUR from ACME GMBH DE89370400440532013000: Rechnung INV-2026-0007 ' +
      '[1||2026-03-30|1800.00|EUR||ACMEGMBH|DE89370400440532013000|RechnungINV-2026-0007]\n' +
      '6 skipped Vorgemerkt\n' +
      '7 2026-03-31 -5.50 EUR: Miete; bar [1||2026-03-31|-5.50|EUR||||Miete;bar]',
  );
});

test('a German bank: umlauts spelt out, currency in a column, own account, several texts', () => {
  const rows = [
    'Auftragskonto;Buchungstag;Valutadatum;Buchungstext;Verwendungszweck;Beguenstigter/Zahlungspflichtiger;Kontonummer/IBAN;Betrag;Waehrung',
    'DE02;01.04.2026;02.04.2026;GUTSCHRIFT;INV-2026-0009;Acme;DE89;12,50;EUR',
  ];
  assert.equal(
    told(rows, {}),
    '2 2026-04-01 12.50 EUR from Acme DE89: GUTSCHRIFT/INV-2026-0009 ' +
      '[1|DE02|2026-04-01|12.50|EUR||Acme|DE89|GUTSCHRIFTINV-2026-0009]',
  );
});

test('an American bank: the month first, a column of kinds beside signed amounts', () => {
  const rows = [
    'Details,Posting Date,Description,Amount,Type,Balance',
    'CREDIT,03/01/2026,"ACME, INV20260007","1,800.00",ACH_CREDIT,2000.00',
    'DEBIT,03/31/2026,Rent,-20.00,ACH_DEBIT,200.00',
  ];
  assert.equal(
    told(rows, { currency: parseCurrency('USD') }),
    '2 2026-03-01 1800.00 USD: CREDIT/ACME, INV20260007 ' +
      '[1||2026-03-01|1800.00|USD||||CREDITACME,INV20260007]\n' +
      '3 2026-03-31 -20.00 USD: DEBIT/Rent [1||2026-03-31|-20.00|USD||||DEBITRent]',
  );
});

test('columns for money in and out, the debit with a minus or without', () => {
  const rows = [
    'Date\tDescription\tMoney in\tMoney out\tTransaction ID',
    '2026-03-01\tA\t10.00\t\tx1',
    '2026-03-01\tB\t\t10.00\tx2',
    '2026-03-01\tC\t0.00\t-10.00\tx3',
    '2026-03-01\tD\t1.00\t1.00\tx4',
    '2026-03-01\tE\t-1.00\t\tx5',
    '2026-03-01\tF\t\t\tx6',
    '2026-03-01\tG\t0.00\t0.00\tx7',
  ];
  assert.equal(
    told(rows),
    [
      '2 2026-03-01 10.00 EUR: A [1||2026-03-01|10.00|EUR|x1]',
      '3 2026-03-01 -10.00 EUR: B [1||2026-03-01|-10.00|EUR|x2]',
      '4 2026-03-01 -10.00 EUR: C [1||2026-03-01|-10.00|EUR|x3]',
      '5 refused cell_contradicts in Money in',
      '6 refused cell_unreadable in Money in',
      '7 refused cell_missing in Money in',
      '8 2026-03-01 0.00 EUR: G [1||2026-03-01|0.00|EUR|x7]',
    ].join('\n'),
  );
});

test('a word beside the amount says whether it came in', () => {
  const rows = [
    'Buchungstag;Betrag;Soll/Haben',
    '01.03.2026;1,00;H',
    '01.03.2026;2,00;S',
    '01.03.2026;3,00;X',
    '01.03.2026;-4,00;Haben',
  ];
  assert.equal(
    told(rows),
    [
      '2 2026-03-01 1.00 EUR: [1||2026-03-01|1.00|EUR||||]',
      '3 2026-03-01 -2.00 EUR: [1||2026-03-01|-2.00|EUR||||]',
      '4 refused cell_unreadable in Soll/Haben',
      '5 refused cell_contradicts in Soll/Haben',
    ].join('\n'),
  );
  const kinds = ['Transaction Date,Transaction Amount,Transaction Type', '2026-03-01,5,Debit'];
  assert.match(told(kinds), / -5\.00 EUR/);
  assert.match(told([...kinds, '2026-03-01,-6,Fee']), / 5\.00 EUR.*\n.* -6\.00 EUR/);
  assert.match(told([...kinds, '2026-03-01,6,ACH_DEBIT']), /3 refused .* in Transaction Type/);
});

test('days that may be meant in two ways are asked for, unless another day tells', () => {
  const head = 'Date,Amount,Description';
  const row = '03/01/2026,5,A';
  assert.equal(
    why([head, row, '03/03/2026,5,A']),
    'bank.csv: "Date" is "03/01/2026", and nothing says how days are written in this file: say it ' +
      'in a mapping, as {"dateFormat": "MM/DD/YYYY"} or {"dateFormat": "DD/MM/YYYY"}',
  );
  assert.match(told([head, row, '31/03/2026,5,A']), /^2 2026-01-03/);
  assert.match(told([head, row, '03/31/2026,5,A']), /^2 2026-03-01/);
  assert.match(why([head, '03/31/2026,5,A', '31/03/2026,5,A']), /nothing says how days/);
  assert.match(told([head, '03/03/2026,5,A']), /^2 2026-03-03/);
  const mapping = { dateFormat: 'DD/MM/YYYY' };
  assert.match(told([head, row, '03/31/2026,5,A'], { mapping, currency: EUR }), /^2 2026-01-03/);
  assert.equal(
    why([head, row, '03/31/2026,5,A'], mapping),
    'bank.csv:3: "Date" is "03/31/2026"; expected a day that is in the calendar, written DD/MM/YYYY',
  );
});

test('amounts that may be meant in two ways are asked for, unless another amount tells', () => {
  const head = 'Date;Amount;Description';
  const row = '2026-03-01;1.500;A';
  assert.equal(
    why([head, row]),
    'bank.csv: "Amount" is "1.500", and nothing says which mark is the decimal one: say it in a ' +
      'mapping, as {"decimalMark": ","} or {"decimalMark": "."}',
  );
  assert.match(told([head, row, '2026-03-01;0,50;A']), /^2 2026-03-01 1500.00 EUR/);
  assert.match(told([head, row, '2026-03-01;0.50;A']), /^2 2026-03-01 1.50 EUR/);
  assert.match(told([head, '2026-03-01;1.234;A']), /^2 2026-03-01 1234.00 EUR/);
  assert.match(why([head, '2026-03-01;0.50;A', '2026-03-01;0,50;A']), /which mark is the decimal/);
  const mapping = { decimalMark: ',' } as const;
  assert.match(told([head, row], { mapping, currency: EUR }), /^2 2026-03-01 1500.00 EUR/);
});

test('the currency is that of the row, of the heading, or the one told', () => {
  const row = '2026-03-01,5,A';
  assert.match(told(['Date,Amount (USD),Description', row], {}), /5\.00 USD/);
  assert.match(told(['Date,Amount in CHF,Description', row], {}), /5\.00 CHF/);
  const mapping = { currency: 'GBP' };
  assert.match(told(['Date,Amount,Description', row], { mapping, currency: EUR }), /5\.00 GBP/);
  assert.match(told(['Date,Amount,Currency', '2026-03-01,500,JPY']), / 500 JPY/);
  assert.match(told(['Date,Amount,Currency', '2026-03-01,5 EUR,USD']), /contradicts in Currency/);
  assert.match(told(['Date,Amount,Currency', '2026-03-01,5,Euro']), /unreadable in Currency/);
  const ing = ['Buchung;Saldo;Währung;Betrag;Währung', '01.03.2026;9,00;USD;5,00;EUR'];
  assert.match(told(ing, {}), /5\.00 EUR/);
  const other = ['Buchung;Betrag;Währung;Saldo;Währung', '01.03.2026;5,00;EUR;9,00;USD'];
  assert.match(told(other, {}), /5\.00 EUR/);
  assert.equal(
    messages(readBankFile(`Date,Amount,Description\n${row}`, 'bank.csv')),
    'bank.csv:2: nothing says in which currency the amounts are: say it in a mapping, as ' +
      '{"currency": "EUR"}',
  );
});

test('a file whose headings are not known is refused until a mapping names them', () => {
  const rows = ['Statement', 'When,What,Sum total', '2026-03-01,INV-1,5'];
  assert.equal(
    why(rows),
    'bank.csv: none of the first 40 lines has the headings of a day and an amount: name them in a ' +
      'mapping, as {"columns": {"on": "Booked", "amount": "Sum"}}',
  );
  const columns = { on: 'when', amount: 'Sum total', reference: ['What'] };
  assert.match(
    told(rows, { mapping: { columns }, currency: EUR }),
    /^3 2026-03-01 5\.00 EUR: INV-1/,
  );
  const mapping = { columns: { ...columns, amount: 'Sum totl' }, headingLine: 2 };
  assert.match(
    why(rows, mapping),
    /^bank.csv:2: there is no column "Sum totl" for amount \(did you mean/,
  );
  assert.match(why(['Date,Amount,Amount', '2026-03-01,1,2']), /there are two columns "Amount"/);
  assert.equal(
    why(['', ' ']),
    'bank.csv: the file is empty: the first line must hold the headings',
  );
});

test('a row that cannot be read is told, and the others are taken', () => {
  const rows = [
    'Date;Amount;Description',
    'tomorrow;1;A',
    '2026-03-01;much;A',
    '2026-03-01',
    '2026-03-01;1;A;more',
    '2026-03-01;2;A',
    ';3;A',
    'Total;6',
    '2026-03-01;"1"x;A',
  ];
  assert.equal(
    told(rows),
    [
      '2 refused cell_unreadable in Date',
      '3 refused cell_unreadable in Amount',
      '4 refused row_too_short in Amount',
      '5 refused row_too_long',
      '6 2026-03-01 2.00 EUR: A [1||2026-03-01|2.00|EUR||||A]',
      '7 refused cell_missing in Date',
      '8 refused cell_unreadable in Date',
      '9 refused quote_unclosed',
    ].join('\n'),
  );
});

test('bytes in Windows-1252 and UTF-8 give the same text', () => {
  const text = 'Buchungstag;Betrag;Währung;Verwendungszweck\r\n01.03.2026;5,00;EUR;Gebühr\r\n';
  const read = (bytes: Uint8Array): string => tellBankFile(readBankFile(bytes, 'bank.csv'));
  const utf8 = read(new TextEncoder().encode(text));
  assert.match(utf8, /Gebühr/);
  assert.equal(read(Uint8Array.from(text, (letter) => letter.charCodeAt(0))), utf8);
  assert.equal(read(new TextEncoder().encode(`\uFEFF${text}`)), utf8);
  assert.equal(read(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0)), 'file refused: file_binary');
});

test('limits: rows beyond them refuse the file, refusals beyond them are counted', () => {
  const rows = ['Date,Amount', 'x,1', 'y,1', 'z,1', '2026-03-01,1'];
  const limits = { ...BANK_LIMITS, refusals: 2 };
  const read = readBankFile(rows.join('\n'), 'bank.csv', { currency: EUR, limits });
  assert.ok('lines' in read);
  assert.deepEqual([read.lines.length, read.refused.length, read.refusedRows], [1, 2, 3]);
  assert.equal(
    told(rows, { currency: EUR, limits: { ...BANK_LIMITS, rows: 3 } }),
    'file refused: rows_too_many in line 5',
  );
});

const PIECES = ['Date', 'Amount', 'Currency', 'EUR', '5', '-5,50', '2026-03-01', '01.03.26', '"'];
const MORE_PIECES = [',', ';', '\n', '\r\n', '\t', '(', '€', '\0', 'é', '\uD800', 'x'.repeat(50)];

test('law: no text and no bytes make it throw, and every row is taken, refused or skipped', () => {
  const body = fc.array(fc.constantFrom(...PIECES, ...MORE_PIECES), { maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom('Date;Amount;Currency\n', ''), body, (head, rest) => {
      tellBankFile(readBankFile(head + rest.join(''), 'bank.csv', { currency: EUR }));
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      tellBankFile(readBankFile(bytes, 'bank.csv'));
    }),
  );
  const cell = fc.constantFrom('5', '-5,50', 'x', '2026-03-01', '01.03.26', '', 'EUR', 'pending');
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 10 }), (rows) => {
      const filled = rows.filter((cells) => cells.join('') !== '');
      const text = ['Date;Amount;Status', ...filled.map((cells) => cells.join(';'))].join('\n');
      const read = readBankFile(text, 'bank.csv', { currency: EUR });
      assert.ok('lines' in read);
      const { lines, refusedRows, skippedRows } = read;
      assert.equal(lines.length + refusedRows + skippedRows, filled.length);
    }),
  );
});
