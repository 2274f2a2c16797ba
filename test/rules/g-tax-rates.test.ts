/** Tax rates (G5): percentages exact to the thousandth, by day, and as they are printed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { taxNoteOf } from '../../src/engine/billing.ts';
import { localDate } from '../../src/engine/days.ts';
import {
  formatPercentage,
  type LabelledTaxRate,
  parsePercentage,
  percentOf,
  printedTaxLabel,
  taxRateOn,
} from '../../src/engine/tax-rates.ts';
import { checkRows } from '../support/rows.ts';

test('percentages are read in thousandths, exactly', () => {
  checkRows(
    `
    19        => 19000  19 %
    7.7       => 7700   7.7 %
    8.875     => 8875   8.875 %
    5.50      => 5500   5.5 %
    2.005     => 2005   2.005 %
    0.001     => 1      0.001 %
    0         => 0      0 %
    020       => 20000  20 %
    10        => 10000  10 %
    100       => 100000 100 %
    100.000   => 100000 100 %
    100.001   => none
    101       => none
    8.8755    => none     # finer than a thousandth
    -1        => none
    7,7       => none
    .5        => none
    5.        => none
    19 %      => none
    1e1       => none
    `,
    (text) => {
      const rateThousandths = parsePercentage(text);
      if (rateThousandths === null) return 'none';
      return `${rateThousandths} ${percentOf({ rateThousandths })}`;
    },
  );
});

test('whatever is written is read again as it was', () => {
  for (let thousandths = 0; thousandths <= 100_000; thousandths += 7) {
    assert.equal(parsePercentage(formatPercentage(thousandths)), thousandths);
  }
});

const RATES: readonly LabelledTaxRate[] = [
  rate('standard', '2007-01-01', 19_000, 'VAT {rate}'),
  rate('standard', '2020-07-01', 16_000, 'VAT {rate}'),
  rate('standard', '2021-01-01', 19_000, 'MwSt. {rate}'),
  rate('reduced', '1983-07-01', 7_000, 'VAT {rate} (reduced, {rate})'),
];

function rate(name: string, validFrom: string, rateThousandths: number, label: string) {
  return { name, validFrom: localDate(validFrom), rateThousandths, label };
}

test('the rate of a day is the last that began to hold', () => {
  checkRows(
    `
    standard 2006-12-31 => none
    standard 2007-01-01 => VAT 19 %
    standard 2020-06-30 => VAT 19 %
    standard 2020-07-01 => VAT 16 %
    standard 2020-12-31 => VAT 16 %
    standard 2021-01-01 => MwSt. 19 %
    reduced  2026-03-01 => VAT 7 % (reduced, 7 %)
    Standard 2026-03-01 => none
    `,
    (question) => {
      const [name = '', day = ''] = question.split(' ');
      const found = taxRateOn(RATES, name, localDate(day));
      return found === null ? 'none' : printedTaxLabel(found);
    },
  );
});

test('why no tax is charged is told where none is', () => {
  checkRows(
    `
    taxed                   => -
    taxed Own words         => -
    exempt                  => Exempt from tax.
    exempt Own words        => Own words
    reverse-charge          => Reverse charge: the tax is owed by the recipient of the service.
    reverse-charge Art. 196 => Art. 196
    `,
    (question) => {
      const [treatment = '', ...words] = question.split(' ');
      const ownTaxNote = words.length === 0 ? null : words.join(' ');
      const taxTreatment = treatment as Parameters<typeof taxNoteOf>[0]['taxTreatment'];
      return taxNoteOf({ taxTreatment, ownTaxNote }) || '-';
    },
  );
});
