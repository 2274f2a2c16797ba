/** J1: how fast a client draws, and when the hours will have run out; each row worked by hand. */
import { test } from 'node:test';
import { checkLedger } from '../support/ledger-table.ts';

test('J1 a steady burn: 10 a day, 5100 left, so 510 days', () => {
  checkLedger(`
    block A  100h  60.00/h  bought 2025-12-01
    work 10 min on 2026-01-01 every 1 days until 2026-03-31
    forecast 2026-03-31  => 15h since 2026-01-01 | 70 min a week, 70 min to 70 min | 85h out 2027-08-23, 2027-08-23 to 2027-08-23
  `);
});

test('J1 the last 90 days count, the day before them does not', () => {
  checkLedger(`
    block A  2h  60.00/h  bought 2025-12-01
    work 30 min on 2025-12-31  => A 30 min 30.00
    forecast 2026-03-30   # 30 in 90 days, before the last 12 weeks; 90 left
        => 30 min since 2025-12-31 | 2 min a week, 2 min to 2 min | 90 min out 2026-12-25, 2026-12-25 to 2026-12-25
    forecast 2026-03-31  => no_draws
    work 30 min on 2026-03-31  => A 30 min 30.00
    forecast 2026-03-31   # 2.33 a week ± 4.58: one week of 30, eleven of 0
        => 30 min since 2026-01-01 | 2 min a week, 0 min to 7 min | 1h out 2026-09-27, 2026-05-31 to far off
  `);
});

test('J1 a young client: only since the first purchase; under two weeks there is no band', () => {
  checkLedger(`
    block A  10h  60.00/h  bought 2026-03-01
    work 100 min on 2026-03-02  => A 100 min 100.00
    forecast 2026-03-10   # 100 in 10 days, 500 left
        => 100 min since 2026-03-01 | 70 min a week, 70 min to 70 min | 500 min out 2026-04-29, 2026-04-29 to 2026-04-29
    forecast 2026-03-02   # 100 in 2 days
        => 100 min since 2026-03-01 | 350 min a week, 350 min to 350 min | 500 min out 2026-03-12, 2026-03-12 to 2026-03-12
  `);
});

test('J1 on the first day the burn is that of one day', () => {
  checkLedger(`
    block A  10h  60.00/h  bought 2026-03-01
    work 7 min on 2026-03-01  => A 7 min 7.00
    forecast 2026-03-01  => 7 min since 2026-03-01 | 49 min a week, 49 min to 49 min | 593 min out 2026-05-25, 2026-05-25 to 2026-05-25
  `);
});

test('J1 the band: weeks of 0, 140, 70 and 70 are 70 ± 35', () => {
  checkLedger(`
    block A  700 min  700.00  bought 2026-03-01
    work 140 min on 2026-03-14  => A 140 min 140.00
    work 70 min on 2026-03-15   => A 70 min 70.00
    work 70 min on 2026-03-28   => A 70 min 70.00
    forecast 2026-03-28   # 420 left at 10, 15 and 5 a day: 42, 28 and 84 days
        => 280 min since 2026-03-01 | 70 min a week, 35 min to 105 min | 7h out 2026-05-09, 2026-04-25 to 2026-06-20
  `);
});

test('J1 the band: one busy week of four is 35 ± 52.5; below nothing there is no last day', () => {
  checkLedger(`
    block A  560 min  560.00  bought 2026-03-01
    work 140 min on 2026-03-20  => A 140 min 140.00
    forecast 2026-03-28   # 420 left at 5 a day: 84 days; at 12.5: 33.6
        => 140 min since 2026-03-01 | 35 min a week, 0 min to 88 min | 7h out 2026-06-20, 2026-05-01 to far off
  `);
});

test('J1 what expires before is not counted: 10 a day, 570 left, but only until 30 April', () => {
  checkLedger(`
    block A  10h  60.00/h  bought 2026-03-29  expires 2026-04-30
    work 10 min on 2026-03-29 every 1 days until 2026-03-31
    forecast 2026-03-31  => 30 min since 2026-03-29 | 70 min a week, 70 min to 70 min | 570 min out 2026-05-01, 2026-05-01 to 2026-05-01
    forecast 2026-04-30  => 30 min since 2026-03-29 | 6 min a week, 6 min to 6 min | 570 min out 2026-05-01, 2026-05-01 to 2026-05-01
    forecast 2026-05-01  => nothing_usable
  `);
});

test('J1 two blocks: 10 a day from A until it expires with 100 left, then 15 days from B', () => {
  checkLedger(`
    block A  230 min  230.00  bought 2026-03-29  expires 2026-04-10
    block B  150 min  150.00  bought 2026-03-29
    work 10 min on 2026-03-29 every 1 days until 2026-03-31
    forecast 2026-03-31  => 30 min since 2026-03-29 | 70 min a week, 70 min to 70 min | 350 min out 2026-04-25, 2026-04-25 to 2026-04-25
  `);
});

test('J1 two blocks: the later one expires first, unless it is drawn first', () => {
  checkLedger(`
    block A  330 min  330.00  bought 2026-03-29
    block B  200 min  200.00  bought 2026-03-29  expires 2026-04-10
    work 10 min on 2026-03-29 every 1 days until 2026-03-31
    forecast 2026-03-31   # 100 of A, then B is gone; 200 of A are 20 days
        => 30 min since 2026-03-29 | 70 min a week, 70 min to 70 min | 500 min out 2026-04-30, 2026-04-30 to 2026-04-30
    policy order soonest-expiry
    forecast 2026-03-31   # 100 of B, 100 of it lost; 300 of A are 30 days
        => 30 min since 2026-03-29 | 70 min a week, 70 min to 70 min | 500 min out 2026-05-10, 2026-05-10 to 2026-05-10
  `);
});

test('J1 without draws, or with nothing usable, there is no forecast', () => {
  checkLedger(`
    block A  1h  60.00  bought 2026-03-01  expires 2026-12-31
    forecast 2026-03-31         => no_draws
    work 1h on 2026-03-05       => A 1h 60.00
    forecast 2026-03-31         => nothing_usable
    block B  1h  60.00  bought 2026-03-02  open 0 min
    block C  1h  60.00  bought 2026-04-01
    forecast 2026-03-31         => nothing_usable
    open B 30 min
    forecast 2026-03-31         => 1h since 2026-03-01 | 14 min a week, 0 min to 36 min | 30 min out 2026-04-16, 2026-04-06 to far off
    reverse 1 on 2026-03-31     => A 1h 60.00
    forecast 2026-03-31         => no_draws
  `);
});

test('J1 a run-out ten years away is not told', () => {
  checkLedger(`
    block A  3652 min  60.00  bought 2026-03-31
    work 1 min on 2026-03-31   => A 1 min 0.02
    forecast 2026-03-31  => 1 min since 2026-03-31 | 7 min a week, 7 min to 7 min | 3651 min out far off, far off to far off
    work 1 min on 2026-03-31   => A 1 min 0.01
    forecast 2026-03-31  => 2 min since 2026-03-31 | 14 min a week, 14 min to 14 min | 3650 min out 2031-03-30, 2031-03-30 to 2031-03-30
  `);
});
