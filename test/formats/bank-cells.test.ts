/** Days and amounts in the cells of banks' CSV files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Currency, parseCurrency } from '../../src/engine/money.ts';
import { readFigures, takeApart } from '../../src/formats/bank/csv-amounts.ts';
import { readBankDay } from '../../src/formats/bank/csv-days.ts';
import { checkRows } from '../support/rows.ts';

const EUR = parseCurrency('EUR') as Currency;

test('days in any of the ways of banks', () => {
  checkRows(
    `
    day-first 2026-03-01             => 2026-03-01
    month-first 2026-03-01 10:11:12  => 2026-03-01
    day-first 2026-03-01T23:30:00Z   => 2026-03-01
    month-first 01.03.2026           => 2026-03-01
    day-first 1.3.26                 => 2026-03-01
    day-first 03/01/2026             => 2026-01-03
    month-first 03/01/2026           => 2026-03-01
    month-first 03-01-26             => 2026-03-01
    day-first 2026/03/01             => 2026-03-01
    day-first 20260301               => 2026-03-01
    day-first 01 Mar 2026            => 2026-03-01
    day-first 1-Dez-2026             => 2026-12-01
    day-first 1. März 2026           => 2026-03-01
    day-first 30.02.2026             => none
    day-first 01.03/2026             => none
    day-first 1 Foo 2026             => none
    day-first 1234567                => none
    day-first soon                   => none
    `,
    (question) => {
      const [order, ...text] = question.split(' ');
      assert.ok(order === 'day-first' || order === 'month-first');
      return readBankDay(text.join(' '), order) ?? 'none';
    },
  );
});

test('amounts in any of the ways of banks', () => {
  checkRows(
    `
    . 1800.00        => 180000 EUR
    . 1,800.5        => 180050 EUR
    . 1,234,567      => 123456700 EUR
    . .5             => 50 EUR
    . $1,800.00      => 180000 EUR
    . -$12.50        => -1250 EUR
    . (12.50)        => -1250 EUR
    . 12.50-         => -1250 EUR
    . −12.50         => -1250 EUR
    . EUR 12.50      => 1250 EUR
    . 1'234.50       => 123450 EUR
    . 12.500         => 1250 EUR
    . 12.345         => none
    . 1,80           => none
    . 1,2345         => none
    . 12.50 13       => none
    . --1            => none
    . (1             => none
    . EUR 1 EUR      => none
    . 1e3            => none
    . 9999999999999999999 => none
    , 1.800,00       => 180000 EUR
    , 1 800,00       => 180000 EUR
    , 12,5 €         => 1250 EUR
    , ,5             => 50 EUR
    , +7             => 700 EUR
    , 1.80           => none
    `,
    (question) => {
      const mark = question.startsWith(',') ? ',' : '.';
      const written = takeApart(question.slice(2));
      const size = written === null ? null : readFigures(written.figures, mark, EUR);
      return written === null || size === null
        ? 'none'
        : `${written.sign === -1 ? -size : size} EUR`;
    },
  );
});
