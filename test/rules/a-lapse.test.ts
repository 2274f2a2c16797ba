/** A9: what is left lapses at the close of the last day of grace, and may be reopened. */
import { test } from 'node:test';
import { checkLedger } from '../support/ledger-table.ts';

test('A9 the day before the end of the grace nothing lapses, on it all that is left, then nothing', () => {
  checkLedger(`
    block A  10h  150.00/h  bought 2026-01-05  expires 2026-12-31
    block B  10h  140.00/h  bought 2026-01-06
    work 9h on 2026-05-05  => A 9h 1350.00
    close 2026-12-31       => nothing
    close 2027-01-13       => nothing
    close 2027-01-14       => A lapses 1h 150.00
    close 2027-01-14       => nothing
    close 2027-12-31       => nothing
    left                   => A 0 min 0.00 | B 10h 1400.00
  `);
});

test('A9 a late run dates each lapse on its own day', () => {
  checkLedger(`
    policy grace 0
    block A  1h  60.00  bought 2026-01-01  expires 2026-06-30
    block B  1h  70.00  bought 2026-01-02  expires 2026-03-31
    block C  1h  80.00  bought 2026-01-03  expires 2026-07-31
    close 2026-07-30  => A lapses 1h 60.00 on 2026-06-30 | B lapses 1h 70.00 on 2026-03-31
    close 2026-07-31  => C lapses 1h 80.00
  `);
});

test('A9 grace over the end of February', () => {
  checkLedger(`
    policy grace 14
    block A  1h  60.00  bought 2027-01-31  expires 2028-02-15
    close 2028-02-28  => nothing
    close 2028-02-29  => A lapses 1h 60.00
  `);
});

test('A9 a block used up has nothing to lapse; an unpaid one lapses all the same', () => {
  checkLedger(`
    block A  1h  60.00  bought 2026-01-01  expires 2026-06-30
    block B  1h  70.00  bought 2026-01-02  expires 2026-06-30  open 0 min
    work 1h on 2026-02-01  => A 1h 60.00
    close 2026-07-14       => B lapses 1h 70.00
  `);
});

test('A9 during the grace a late entry for work before the expiry draws, later work does not', () => {
  checkLedger(`
    policy standard 100.00/h
    block A  10h  150.00/h  bought 2026-01-05  expires 2026-12-31
    block B   1h  140.00/h  bought 2026-06-01
    close 2027-01-10        => nothing
    work 2h on 2026-12-31   => A 2h 300.00
    work 2h on 2027-01-01   => B 1h 140.00 | overage 1h 100.00
    close 2027-01-14        => A lapses 8h 1200.00
    work 1h on 2026-12-31   => overage 1h 100.00
  `);
});

test('A9 reopening gives back exactly those minutes, and only a late entry draws them', () => {
  checkLedger(`
    block A  10h  150.00/h  bought 2026-01-05  expires 2026-12-31
    work 7h on 2026-05-01            => A 7h 1050.00
    close 2027-01-14                 => A lapses 3h 450.00
    reopen A 181 min on 2027-02-01   => refused insufficient_lapsed_minutes block A neededMinutes 181 min lapsedMinutes 3h
    reopen A 90 min on 2027-02-01    => A 90 min 225.00
    work 2h on 2027-01-01            => overage 2h
    work 2h on 2026-12-30            => A 90 min 225.00 | overage 30 min
    reopen A 91 min on 2027-02-02    => refused insufficient_lapsed_minutes block A neededMinutes 91 min lapsedMinutes 90 min
    reopen A 90 min on 2027-02-02    => A 90 min 225.00
    left                             => A 90 min 225.00
  `);
});

test('A9 reopening in parts adds up to the cent', () => {
  checkLedger(`
    policy grace 0
    block A  3 min  100.00  bought 2026-01-05  expires 2026-12-31
    close 2026-12-31                => A lapses 3 min 100.00
    reopen A 1 min on 2027-01-02    => A 1 min 33.33
    reopen A 1 min on 2027-01-02    => A 1 min 33.34
    reopen A 1 min on 2027-01-02    => A 1 min 33.33
    left                            => A 3 min 100.00
    work 1 min on 2026-12-31        => A 1 min 33.33
    work 1 min on 2026-12-31        => A 1 min 33.34
    close 2027-01-03                => A lapses 1 min 33.33 on 2027-01-02
    reopen A 1 min on 2027-01-04    => A 1 min 33.33
    work 1 min on 2026-12-31        => A 1 min 33.33
    left                            => A 0 min 0.00
  `);
});

test('A9 what lapsed for nothing is reopened for nothing', () => {
  checkLedger(`
    policy grace 0
    block A  6 min  0.03  bought 2026-01-05  expires 2026-12-31
    work 1 min on 2026-02-01        => A 1 min 0.01
    work 1 min on 2026-02-01        => A 1 min 0.00
    work 1 min on 2026-02-01        => A 1 min 0.01
    work 1 min on 2026-02-01        => A 1 min 0.00
    work 1 min on 2026-02-01        => A 1 min 0.01
    reverse 2 on 2026-02-02         => A 1 min 0.00
    reverse 4 on 2026-02-02         => A 1 min 0.00
    close 2026-12-31                => A lapses 3 min 0.00    # all 0.03 was taken by three minutes
    reopen A 1 min on 2027-01-02    => A 1 min 0.00
    reopen A 2 min on 2027-01-02    => A 2 min 0.00
  `);
});

test('A9 what a reversal gives back to a lapsed block lapses after another grace', () => {
  checkLedger(`
    block A  10h  150.00/h  bought 2026-01-05  expires 2026-12-31
    work 4h on 2026-05-01            => A 4h 600.00
    close 2027-01-14                 => A lapses 6h 900.00
    reverse 1 on 2027-03-01          => A 4h 600.00
    left                             => A 4h 600.00
    work 1h on 2027-03-01            => overage 1h
    work 3h on 2026-05-01            => A 3h 450.00    # the corrected version
    close 2027-03-31                 => A lapses 1h 150.00 on 2027-03-15
    left                             => A 0 min 0.00
  `);
});

test('A9 minutes came back after the expiry, then the block was extended: its own grace counts', () => {
  checkLedger(`
    block A  10h  60.00/h  bought 2026-01-01  expires 2026-01-31
    work 1h on 2026-01-20    => A 1h 60.00
    reverse 1 on 2026-02-05  => A 1h 60.00
    extend A to 2026-06-30
    close 2026-07-13         => nothing
    close 2026-07-14         => A lapses 10h 600.00
  `);
});
