/** Minutes, money and days as they are written and read. */
import { test } from 'node:test';
import { daysBetween, localDate, parseDay } from '../../src/engine/days.ts';
import { multiplyDivide } from '../../src/engine/exact.ts';
import { formatMinutes, hoursAreWholeMinutes, minutesOfHours } from '../../src/engine/hours.ts';
import {
  cents,
  decimalMoney,
  formatMoney,
  parseCurrency,
  parseMoney,
} from '../../src/engine/money.ts';
import { checkRows } from '../support/rows.ts';

test('a product divided is rounded half away from zero, and exact however large', () => {
  checkRows(
    `
    1 * 1 / 2     => 1
    -1 * 1 / 2    => -1
    1 * 1 / 3     => 0
    -1 * 1 / 3    => 0
    2 * 1 / 3     => 1
    -2 * 1 / 3    => -1
    5 * 1 / 10    => 1
    0 * -5 / 7    => 0
    10000 * 1 / 3 => 3333
    10000 * 2 / 3 => 6667
    9007199254740991 * 9007199254740991 / 9007199254740991 => 9007199254740991
    9007199254740991 * 9007199254740989 / 9007199254740990 => 9007199254740990
    9007199254740991 * 1 / 2                               => 4503599627370496
    -9007199254740991 * 3 / 6                              => -4503599627370496
    1 * 2 / 0  => throws 0 is no divisor: it must be above 0
    1 * 2 / -3 => throws -3 is no divisor: it must be above 0
    9007199254740991 * 2 / 1 => throws 9007199254740991 * 2 / 1 is too large to count exactly
    `,
    (question) => {
      const [factor = 0, multiplier = 0, divisor = 0] = question.split(/ [*/] /).map(Number);
      return String(multiplyDivide(factor, multiplier, divisor));
    },
  );
});

test('money is read to the minor unit and no finer, and written for people and for programs', () => {
  checkRows(
    `
    1800.00 EUR       => 180000 1800.00 1,800.00 EUR
    1800 EUR          => 180000 1800.00 1,800.00 EUR
    0.1 EUR           => 10 0.10 0.10 EUR
    0.05 EUR          => 5 0.05 0.05 EUR
    0.050 EUR         => 5 0.05 0.05 EUR
    0.005 EUR         => unreadable
    1234567.89 EUR    => 123456789 1234567.89 1,234,567.89 EUR
    180000 JPY        => 180000 180000 180,000 JPY
    180000.00 JPY     => 180000 180000 180,000 JPY
    0.5 JPY           => unreadable
    1.234 KWD         => 1234 1.234 1.234 KWD
    0.001 KWD         => 1 0.001 0.001 KWD
    1.2345 KWD        => unreadable
    -1.00 EUR         => unreadable
    1,800.00 EUR      => unreadable
    1e3 EUR           => unreadable
    999999999999999 EUR => unreadable      # more cents than can be counted exactly
    `,
    (question) => {
      const [amount = '', code = ''] = question.split(' ');
      const currency = parseCurrency(code);
      const found = currency === null ? null : parseMoney(amount, currency);
      if (currency === null || found === null) return 'unreadable';
      return `${found} ${decimalMoney(found, currency)} ${formatMoney(found, currency)}`;
    },
  );
});

test('a negative amount keeps its sign and its zeros', () => {
  checkRows(
    `
    -5 EUR   => -0.05
    -500 EUR => -5.00
    -5 KWD   => -0.005
    -5 JPY   => -5
    `,
    (question) => {
      const [count = '', code = ''] = question.split(' ');
      const currency = parseCurrency(code);
      if (currency === null) throw new Error(`${code} is no currency`);
      return decimalMoney(cents(Number(count)), currency);
    },
  );
});

test('a currency is three capital letters', () => {
  checkRows(
    `
    EUR  => EUR
    eur  => none
    EURO => none
    E1R  => none
    `,
    (code) => parseCurrency(code) ?? 'none',
  );
});

test('decimal hours are read to the minute, half up, and it is known when that rounds', () => {
  checkRows(
    `
    1.25   => 75 whole
    0.5    => 30 whole
    0.33   => 20 rounded     # 19.8
    0.0083 => 0 rounded      # 0.498
    0.0084 => 1 rounded      # 0.504
    2      => 120 whole
    0      => 0 whole
    -1     => unreadable
    1:30   => unreadable
    `,
    (text) => {
      const count = minutesOfHours(text);
      if (count === null) return 'unreadable';
      return `${count} ${hoursAreWholeMinutes(text) ? 'whole' : 'rounded'}`;
    },
  );
});

test('minutes are told in hours and minutes', () => {
  checkRows(
    `
    0       => 0 min
    45      => 45 min
    60      => 1 h
    750     => 12 h 30 min
    1200    => 20 h
    -90     => -1 h 30 min
    600000  => 10,000 h
    `,
    (count) => formatMinutes(Number(count)),
  );
});

test('a day is YYYY-MM-DD, a day that exists, in the years that are kept', () => {
  checkRows(
    `
    2026-02-28 => 2026-02-28
    2026-02-29 => none
    2028-02-29 => 2028-02-29
    2100-02-29 => none
    2000-02-29 => 2000-02-29
    2026-13-01 => none
    2026-00-10 => none
    2026-04-31 => none
    2026-4-1   => none
    0016-03-01 => none
    1969-12-31 => none
    1970-01-01 => 1970-01-01
    2199-12-31 => 2199-12-31
    2200-01-01 => none
    `,
    (text) => parseDay(text) ?? 'none',
  );
});

test('days between two days, over leap years and changes of daylight saving', () => {
  checkRows(
    `
    2026-03-01 to 2026-03-01 => 0
    2026-03-28 to 2026-03-30 => 2
    2028-02-28 to 2028-03-01 => 2
    2026-01-01 to 2027-01-01 => 365
    2026-01-02 to 2026-01-01 => -1
    `,
    (question) => {
      const [from = '', to = ''] = question.split(' to ');
      return String(daysBetween(localDate(from), localDate(to)));
    },
  );
});
