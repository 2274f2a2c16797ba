/** B4, B5 and B9: how far each block goes, what its minutes are worth, and how they come back. */
import { test } from 'node:test';
import { checkLedger } from '../support/ledger-table.ts';

test('promise 2: the oldest hours first, each at the rate it was bought at', () => {
  checkLedger(`
    policy increment 15, rounding up, standard 100.00/h
    block A  10h  150.00/h  bought 2026-01-05  expires 2026-12-31
    block B  10h  135.00/h  bought 2026-02-01
    work 12h on 2026-03-01   => A 10h 1500.00 | B 2h 270.00
    work 20h on 2026-03-02   => B 8h 1080.00 | overage 12h 1200.00
    reverse 1 on 2026-03-05  => B 2h 270.00 | A 10h 1500.00
    close 2027-01-14         => A lapses 10h 1500.00
    left                     => A 0 min 0.00 | B 2h 270.00
  `);
});

const THREE = `
    block A  5 min  5.00  bought 2026-01-01
    block B  4 min  8.00  bought 2026-01-02
    block C  6 min 18.00  bought 2026-01-03`;

const WALK: readonly (readonly [edge: string, table: string])[] = [
  ['there is no block', 'work 1 min on 2026-02-01 => overage 1 min'],
  ['nothing', `${THREE}\n work 0 min on 2026-02-01 => nothing`],
  ['part of the first', `${THREE}\n work 2 min on 2026-02-01 => A 2 min 2.00`],
  ['all of the first', `${THREE}\n work 5 min on 2026-02-01 => A 5 min 5.00`],
  ['part of the second', `${THREE}\n work 6 min on 2026-02-01 => A 5 min 5.00 | B 1 min 2.00`],
  ['all of the second', `${THREE}\n work 9 min on 2026-02-01 => A 5 min 5.00 | B 4 min 8.00`],
  [
    'part of the third',
    `${THREE}\n work 12 min on 2026-02-01 => A 5 min 5.00 | B 4 min 8.00 | C 3 min 9.00`,
  ],
  [
    'all of the third',
    `${THREE}\n work 15 min on 2026-02-01 => A 5 min 5.00 | B 4 min 8.00 | C 6 min 18.00`,
  ],
  [
    'more than there is',
    `${THREE}\n work 16 min on 2026-02-01 => A 5 min 5.00 | B 4 min 8.00 | C 6 min 18.00 | overage 1 min`,
  ],
];
for (const [edge, table] of WALK) {
  test(`B4 one entry takes ${edge}`, () => checkLedger(table));
}

test('B4 the next entry goes on where the last one stopped', () => {
  checkLedger(`${THREE}
    work 3 min on 2026-02-01  => A 3 min 3.00
    work 2 min on 2026-02-01  => A 2 min 2.00
    work 1 min on 2026-02-01  => B 1 min 2.00
    work 5 min on 2026-02-01  => B 3 min 6.00 | C 2 min 6.00
    work 4 min on 2026-02-01  => C 4 min 12.00
    work 7 min on 2026-02-01  => overage 7 min
    left                      => A 0 min 0.00 | B 0 min 0.00 | C 0 min 0.00
  `);
});

test('B5 the values of a block add up to its price: P = 100.00, N = 3', () => {
  checkLedger(`
    block A  3 min  100.00  bought 2026-01-01
    work 1 min on 2026-02-01  => A 1 min 33.33
    work 1 min on 2026-02-01  => A 1 min 33.34
    work 1 min on 2026-02-01  => A 1 min 33.33
  `);
});

test('B5 what is given back between has exactly the value it took', () => {
  checkLedger(`
    block A  3 min  100.00  bought 2026-01-01
    work 1 min on 2026-02-01  => A 1 min 33.33
    work 1 min on 2026-02-01  => A 1 min 33.34
    reverse 1 on 2026-02-02   => A 1 min 33.33
    work 1 min on 2026-02-01  => A 1 min 33.33   # 66.67 for two, 33.34 taken
    reverse 2 on 2026-02-02   => A 1 min 33.34
    left                      => A 2 min 66.67
    work 2 min on 2026-02-01  => A 2 min 66.67
  `);
});

test('B5 after reversals a draw is never worth less than nothing', () => {
  checkLedger(`
    block A  3 min  0.01  bought 2026-01-01
    work 1 min on 2026-02-01  => A 1 min 0.00    # 0.0033
    work 1 min on 2026-02-01  => A 1 min 0.01    # 0.0067 rounds to 0.01
    reverse 1 on 2026-02-02   => A 1 min 0.00
    reverse 2 on 2026-02-02   => A 1 min 0.01
    work 2 min on 2026-02-01  => A 2 min 0.01
    work 1 min on 2026-02-01  => A 1 min 0.00
    reverse 4 on 2026-02-03   => A 1 min 0.00
    reverse 3 on 2026-02-03   => A 2 min 0.01
    left                      => A 3 min 0.01
  `);
});

test('B5 max(0, …): where more was taken than its share, the next minutes are worth nothing', () => {
  checkLedger(`
    block A  6 min  0.03  bought 2026-01-01
    work 1 min on 2026-02-01  => A 1 min 0.01    # 0.005, half away from zero
    work 1 min on 2026-02-01  => A 1 min 0.00    # 0.010
    work 1 min on 2026-02-01  => A 1 min 0.01    # 0.015
    work 1 min on 2026-02-01  => A 1 min 0.00    # 0.020
    work 1 min on 2026-02-01  => A 1 min 0.01    # 0.025
    reverse 2 on 2026-02-02   => A 1 min 0.00
    reverse 4 on 2026-02-02   => A 1 min 0.00
    left                      => A 3 min 0.00    # 0.03 taken by three minutes
    work 1 min on 2026-02-01  => A 1 min 0.00    # 0.02 for four, less 0.03: not below nothing
    work 2 min on 2026-02-01  => A 2 min 0.00
    left                      => A 0 min 0.00
  `);
});

test('B5 a block given away is worth nothing, however it is drawn', () => {
  checkLedger(`
    block A  3h  0.00  bought 2026-01-01
    block B  1h 60.00  bought 2026-01-02
    work 170 min on 2026-02-01  => A 170 min 0.00
    work 20 min on 2026-02-01   => A 10 min 0.00 | B 10 min 10.00
    reverse 2 on 2026-02-02     => B 10 min 10.00 | A 10 min 0.00
    left                        => A 10 min 0.00 | B 1h 60.00
  `);
});

test('B5 in a currency without decimals, and in one with three', () => {
  checkLedger(`
    policy currency JPY, standard 6001/h
    block A  7 min  1000  bought 2026-01-01
    work 1 min on 2026-02-01  => A 1 min 143      # 142.9
    work 2 min on 2026-02-01  => A 2 min 286      # 428.6
    work 3 min on 2026-02-01  => A 3 min 428      # 857.1
    work 2 min on 2026-02-01  => A 1 min 143 | overage 1 min 100
  `);
  checkLedger(`
    policy currency KWD, standard 30.001/h
    block A  7 min  1.000  bought 2026-01-01
    work 1 min on 2026-02-01  => A 1 min 0.143
    work 2 min on 2026-02-01  => A 2 min 0.286
    work 3 min on 2026-02-01  => A 3 min 0.428
    work 2 min on 2026-02-01  => A 1 min 0.143 | overage 1 min 0.500
  `);
});

test('B9 a reversal unwinds its own draws by name, the newest slice first; FIFO is not run again', () => {
  checkLedger(`${THREE}
    work 7 min on 2026-02-01   => A 5 min 5.00 | B 2 min 4.00
    work 5 min on 2026-02-02   => B 2 min 4.00 | C 3 min 9.00
    reverse 1 on 2026-02-03    => B 2 min 4.00 | A 5 min 5.00
    left                       => A 5 min 5.00 | B 2 min 4.00 | C 3 min 9.00
    work 6 min on 2026-02-01   => A 5 min 5.00 | B 1 min 2.00     # the corrected version
    reverse 2 on 2026-02-04    => C 3 min 9.00 | B 2 min 4.00
    reverse 3 on 2026-02-04    => B 1 min 2.00 | A 5 min 5.00
    left                       => A 5 min 5.00 | B 4 min 8.00 | C 6 min 18.00
  `);
});

test('B9 what had no draws gives nothing back', () => {
  checkLedger(`
    policy standard 100.00/h
    work 1h on 2026-02-01      => overage 1h 100.00
    reverse 1 on 2026-02-03    => nothing
    journal                    => debit revenue:overage 100.00 | credit unbilled 100.00
  `);
});

test('B9 after the expiry minutes come back, are not drawn by later work, and lapse in time', () => {
  checkLedger(`
    policy grace 14
    block A  2h  60.00/h  bought 2026-01-01  expires 2026-06-30
    work 2h on 2026-06-30      => A 2h 120.00
    reverse 1 on 2026-07-05    => A 2h 120.00
    work 1h on 2026-07-05      => overage 1h
    work 90 min on 2026-06-30  => A 90 min 90.00
    close 2026-07-18           => nothing
    close 2026-07-19           => A lapses 30 min 30.00   # a grace anew since the reversal
  `);
});
