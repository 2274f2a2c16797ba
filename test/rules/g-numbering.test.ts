/** Numbers of invoices and credit notes (G1): series by year, and no number of two series. */
import { test } from 'node:test';
import { localDate } from '../../src/engine/days.ts';
import { numberLabel, prefixFlaw, seriesOf, shareSeries } from '../../src/engine/numbering.ts';
import { checkRows } from '../support/rows.ts';

test('a number is printed with its series', () => {
  checkRows(
    `
    INV-{year}-     2026-03-01 7          => INV-2026-0007
    INV-{year}-     2025-12-31 7          => INV-2025-0007
    INV-{year}-     2026-01-01 9999       => INV-2026-9999
    INV-{year}-     2026-01-01 10000      => INV-2026-10000
    R               2026-01-01 1          => R0001
    {year}/{year}/  2026-01-01 1          => 2026/2026/0001
    `,
    (question) => {
      const [prefix = '', day = '', number = ''] = question.split(' ');
      return numberLabel(seriesOf(prefix, localDate(day)), Number(number));
    },
  );
});

test('a prefix ends so that a printed number is of one series only', () => {
  const end = 'expected an end other than a digit or {year}, such as "INV-{year}-"';
  const braces = 'expected nothing in braces but {year}';
  checkRows(
    `
    INV-{year}-   => good
    {year}/       => good
    R             => good
    № {year} ·    => good
    INV-{year}    => ${end}
    INV-7         => ${end}
    R٣            => ${end}
    {yaer}-       => ${braces}
    {{year}}-     => ${braces}
    {year-        => ${braces}
    `,
    (prefix) => prefixFlaw(prefix) ?? 'good',
  );
});

test('two prefixes that give one series in any year are told', () => {
  checkRows(
    `
    INV-{year}-    CN-{year}-     => apart
    INV-           INV-{year}-    => apart
    INV-{year}-    INV-{year}-    => shared
    INV-{year}-    inv-{year}-    => shared
    INV-{year}-    INV-2031-      => shared    # in 2031
    INV-2031-      INV-{year}-    => shared
    INV-2031-      INV-2032-      => apart
    {year}2026-    2026{year}-    => shared    # in 2026
    A{year}-       A{year}{year}- => apart
    `,
    (question) => {
      const [one = '', other = ''] = question.split(' ');
      return shareSeries(one, other) ? 'shared' : 'apart';
    },
  );
});
