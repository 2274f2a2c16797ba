/** A1 to A5: what a block is, what it costs, when it is open, how long it holds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf } from '../../src/engine/accounts.ts';
import { coverEarlier, extend, refund } from '../../src/engine/acts.ts';
import {
  type BlockUsable,
  expiryOf,
  openMinutes,
  rateCentsPerHour,
  saving,
  tierOn,
} from '../../src/engine/blocks.ts';
import { localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { reopen } from '../../src/engine/lapse.ts';
import { cents, decimalMoney, parseCurrency } from '../../src/engine/money.ts';
import { checkLedger } from '../support/ledger-table.ts';
import { amountOf, durationOf } from '../support/ledger-words.ts';
import { checkRows } from '../support/rows.ts';

const EUR = currency('EUR');

test('A1 a block of N minutes for P has the rate P·60/N, and saves against the standard rate', () => {
  checkRows(
    `
    20h   for 1800.00    against 100.00 in EUR  =>  90.00/h saves 200.00
    10h   for 1500.00    against 150.00 in EUR  => 150.00/h saves 0.00
    10h   for 1500.00    against 100.00 in EUR  => 150.00/h saves -500.00   # dearer than without
    45min for 100.00     against 150.00 in EUR  => 133.33/h saves 12.50
    7min  for 10.00      against 100.00 in EUR  =>  85.71/h saves 1.67
    8min  for 0.01       against 0.30   in EUR  =>   0.08/h saves 0.03      # 0.075 and 0.04
    10h   for 0.00       against 100.00 in EUR  =>   0.00/h saves 1000.00   # given away
    20h   for 180000     against 10000  in JPY  => 9000/h saves 20000
    50min for 12501      against 15001  in JPY  => 15001/h saves 0          # 15001.2 and 12500.8
    20h   for 1800.000   against 100.000 in KWD => 90.000/h saves 200.000
    3min  for 1.000      against 25.001 in KWD  => 20.000/h saves 0.250     # 1.25005
    `,
    (question) => {
      const [time = '', , price = '', , standard = '', , code = ''] = question.split(' ');
      const bought = durationOf(time.replace('min', ' min'));
      const paid = amountOf(price, currency(code));
      const rate = rateCentsPerHour(paid, bought);
      const saved = saving(paid, bought, amountOf(standard, currency(code)));
      const [shownRate, shownSaving] = [rate, saved].map((it) => decimalMoney(it, currency(code)));
      return `${shownRate}/h saves ${shownSaving}`;
    },
  );
});

test('A2 the price of a tier is the latest one valid on the day', () => {
  const prices = [
    { from: '2026-04-01', price: 190000, validityMonths: 24 },
    { from: '2026-01-01', price: 180000, validityMonths: 12 },
    { from: '2027-01-01', price: 200000, validityMonths: null },
  ].map(({ from, price, validityMonths }) => ({
    minutes: durationOf('20h'),
    price: cents(price),
    validityMonths,
    validFrom: localDate(from),
  }));
  checkRows(
    `
    2025-12-31 => not sold yet
    2026-01-01 => 1800.00 for 12 months
    2026-03-31 => 1800.00 for 12 months
    2026-04-01 => 1900.00 for 24 months
    2026-12-31 => 1900.00 for 24 months
    2027-01-01 => 2000.00 for ever
    2031-07-01 => 2000.00 for ever
    `,
    (day) => {
      const tier = tierOn(prices, localDate(day));
      if (tier === null) return 'not sold yet';
      const months = tier.validityMonths === null ? 'ever' : `${tier.validityMonths} months`;
      return `${decimalMoney(tier.price, EUR)} for ${months}`;
    },
  );
});

test('A3 a refund returns unused minutes at what they are worth in their block', () => {
  checkLedger(`
    block A   10h  150.00/h  bought 2026-01-05
    block B 3 min  100.00    bought 2026-02-01
    block C    2h  0.00      bought 2026-02-02
    work 9h on 2026-03-01            => A 9h 1350.00
    refund A 61 min on 2026-03-02    => refused insufficient_block_minutes block A neededMinutes 61 min leftMinutes 1h
    refund A 20 min on 2026-03-02    => A 20 min 50.00
    refund A 40 min on 2026-03-03    => A 40 min 100.00
    refund A 1 min on 2026-03-03     => refused insufficient_block_minutes block A neededMinutes 1 min leftMinutes 0 min
    refund B 1 min on 2026-03-04     => B 1 min 33.33
    refund C 1h on 2026-03-04        => C 1h 0.00
    work 10 min on 2026-03-05        => B 2 min 66.67 | C 8 min 0.00
    left                             => A 0 min 0.00 | B 0 min 0.00 | C 52 min 0.00
  `);
});

test('A4 how many minutes of a block are open', () => {
  checkRows(
    `
    paid,         not issued, 0 of 100        => 0
    paid,         issued,     0 of 100        => 0
    paid,         issued,     99 of 100       => 0
    paid,         issued,     100 of 100      => 600
    paid,         issued,     101 of 100      => 600     # overpaid
    paid,         issued,     0 of 0          => 600     # nothing to pay
    issued,       not issued, 0 of 100        => 0
    issued,       issued,     0 of 100        => 600
    proportional, not issued, 50 of 100       => 0
    proportional, issued,     0 of 100        => 0
    proportional, issued,     50 of 100       => 300
    proportional, issued,     1 of 100        => 6
    proportional, issued,     33334 of 100000 => 200     # 200.004
    proportional, issued,     33333 of 100000 => 199     # 199.998: never more than is paid for
    proportional, issued,     99999 of 100000 => 599
    proportional, issued,     100 of 100      => 600
    proportional, issued,     9007199254740990 of 9007199254740991 => 599
    `,
    (question) => {
      const [usable = '', issued = '', payment = ''] = question.split(', ');
      const [paid = 0, total = 0] = payment.split(' of ').map(Number);
      const invoice = { issued: issued === 'issued', paid: cents(paid), total: cents(total) };
      return String(openMinutes(durationOf('10h'), invoice, usable as BlockUsable));
    },
  );
});

test('A4 a block that is not open is never drawn: what only it would cover waits for it', () => {
  checkLedger(`
    policy standard 100.00/h
    block A   1h  100.00/h  bought 2026-01-05
    block B  10h   90.00/h  bought 2026-02-01  expires 2026-06-30  open 0 min
    block C  10h   80.00/h  bought 2026-03-01  open 30 min  for remote
    work 20 min on 2026-02-01               => A 20 min 33.33
    work 1h     on 2026-02-02               => waits 1h for B       # 40 min of A would do for a part
    work 30 min on 2026-02-02               => A 30 min 50.00       # what A covers does not wait
    work 40 min on 2026-03-01               => A 10 min 16.67 | C 30 min 40.00
    work 40 min on 2026-03-01               => waits 40 min for B C
    work 40 min on 2026-03-01 kind on-site  => waits 40 min for B   # C is not for work on site
    work 40 min on 2026-01-31               => overage 40 min 66.67 # B was not bought then
    work 40 min on 2026-06-30               => waits 40 min for B C # the last usable day of B
    work 40 min on 2026-07-01               => waits 40 min for C   # B has expired
    post 40 min on 2026-07-01               => overage 40 min 66.67 # a person decided
    open B 10h
    work 1h     on 2026-02-02               => B 1h 90.00
    left       => A 0 min 0.00 | B 9h 810.00 | C 570 min 760.00
  `);
});

test('A4 with onShortage stop or hold, too, work waits for a block that is not paid', () => {
  checkLedger(`
    policy shortage stop
    block A   1h  100.00/h  bought 2026-01-05  open 20 min
    work 1h on 2026-02-02               => waits 1h for A
    work 1h on 2026-01-02               => refused insufficient_minutes neededMinutes 1h availableMinutes 0 min blocks
    policy shortage hold
    work 1h on 2026-02-02               => waits 1h for A
    work 1h on 2026-01-02               => waits 1h
    open A 1h
    work 1h on 2026-02-02               => A 1h 100.00
  `);
});

test('A4 once all that is open was drawn, a block waits for the rest to be paid', () => {
  checkLedger(`
    policy standard 60.00/h
    block A  1h  60.00  bought 2026-01-05  open 20 min
    work 20 min on 2026-02-01  => A 20 min 20.00
    work 1 min  on 2026-02-01  => waits 1 min for A
    open A 21 min
    work 1 min  on 2026-02-01  => A 1 min 1.00
    open A 1h
    work 40 min on 2026-02-01  => A 39 min 39.00 | overage 1 min 1.00   # nothing left to wait for
  `);
});

test('A5 the last usable day: validity in months, clamped to the end of a short month', () => {
  checkRows(
    `
    2027-01-31 + 1 months  => 2027-02-28
    2028-01-31 + 1 months  => 2028-02-29
    2027-01-30 + 1 months  => 2027-02-28
    2027-01-28 + 1 months  => 2027-02-28
    2027-03-31 + 1 months  => 2027-04-30
    2027-12-31 + 2 months  => 2028-02-29
    2028-02-29 + 12 months => 2029-02-28
    2028-02-29 + 48 months => 2032-02-29
    2099-02-28 + 12 months => 2100-02-28
    2026-01-05 + 12 months => 2027-01-05
    2026-01-05 + 24 months => 2028-01-05
    2026-01-05 + 0 months  => 2026-01-05
    2026-01-05             => never
    `,
    (question) => {
      const [day = '', , months] = question.split(' ');
      return expiryOf(localDate(day), months === undefined ? null : Number(months)) ?? 'never';
    },
  );
});

test('A5 extending gives a later last day; what had expired may be drawn again', () => {
  checkLedger(`
    block A  10h  150.00/h  bought 2026-01-05  expires 2026-12-31
    block B  10h  140.00/h  bought 2026-01-06
    work 1h on 2026-12-31     => A 1h 150.00
    work 1h on 2027-01-01     => B 1h 140.00
    extend A to 2027-06-30
    work 1h on 2027-01-01     => A 1h 150.00
    work 1h on 2027-06-30     => A 1h 150.00
    work 1h on 2027-07-01     => B 1h 140.00
    extend A to 2027-06-30    => refused extension_not_later block A expiresOn 2027-06-30 askedOn 2027-06-30
    extend B to 2027-06-30    => refused extension_not_later block B expiresOn null askedOn 2027-06-30
    close 2027-07-13          => nothing
    close 2027-07-14          => A lapses 7h 1050.00
  `);
});

function currency(code: string) {
  const found = parseCurrency(code);
  if (found === null) throw new Error(`${code} is no currency`);
  return found;
}

test("an act on a block that is not the account's is a bug of whoever asks, and no refusal", () => {
  const nobodys = accountOf([], 'purchase');
  const hour = minutes(60);
  const on = localDate('2026-03-04');
  const work = { workType: 'remote', workedOn: on };
  assert.throws(() => extend(nobodys, 'X', on), RangeError);
  assert.throws(() => refund(nobodys, 'X', hour), RangeError);
  assert.throws(() => reopen(nobodys, 'X', hour, on), RangeError);
  assert.throws(() => coverEarlier(nobodys, 'X', work, hour), RangeError);
});
