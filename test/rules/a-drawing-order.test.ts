/** A6 to A8: which block is drawn first, and which may be drawn at all. */
import { test } from 'node:test';
import { checkLedger } from '../support/ledger-table.ts';

test('A6 purchase: the block bought first, and on one day the one sold first', () => {
  checkLedger(`
    block D  1h  40.00/h  bought 2026-02-01  sequence 4
    block C  1h  30.00/h  bought 2026-01-05  sequence 3
    block A  1h  10.00/h  bought 2026-01-05  sequence 1
    block E  1h  50.00/h  bought 2026-01-04  sequence 5   # recorded last, bought first
    block B  1h  20.00/h  bought 2026-01-05  sequence 2
    left                       => E 1h 50.00 | A 1h 10.00 | B 1h 20.00 | C 1h 30.00 | D 1h 40.00
    work 90 min on 2026-03-01  => E 1h 50.00 | A 30 min 5.00
    work 3h on 2026-03-01      => A 30 min 5.00 | B 1h 20.00 | C 1h 30.00 | D 30 min 20.00
  `);
});

test('A6 purchase: an expiry close by does not move a block forward', () => {
  checkLedger(`
    block A  1h  10.00/h  bought 2026-01-05
    block B  1h  20.00/h  bought 2026-01-06  expires 2026-03-01
    work 90 min on 2026-03-01  => A 1h 10.00 | B 30 min 10.00
  `);
});

test('A6 soonest-expiry: what expires first, what never does last; then by purchase', () => {
  checkLedger(`
    policy order soonest-expiry
    block A  1h  10.00/h  bought 2026-01-01
    block B  1h  20.00/h  bought 2026-01-03  expires 2026-12-31  sequence 7
    block C  1h  30.00/h  bought 2026-01-03  expires 2026-12-31  sequence 6
    block D  1h  40.00/h  bought 2026-01-02  expires 2026-12-31  sequence 8
    block E  1h  50.00/h  bought 2026-01-09  expires 2026-06-30
    block F  1h  60.00/h  bought 2026-01-02
    left   => E 1h 50.00 | D 1h 40.00 | C 1h 30.00 | B 1h 20.00 | A 1h 10.00 | F 1h 60.00
    work 150 min on 2026-03-01  => E 1h 50.00 | D 1h 40.00 | C 30 min 15.00
    work 150 min on 2026-07-01  => C 30 min 15.00 | B 1h 20.00 | A 1h 10.00
    work 90 min on 2026-07-01   => F 1h 60.00 | overage 30 min
  `);
});

test('A6 soonest-expiry: an extension moves a block back', () => {
  checkLedger(`
    policy order soonest-expiry
    block A  2h  10.00/h  bought 2026-01-01  expires 2026-06-30
    block B  2h  20.00/h  bought 2026-01-02  expires 2026-09-30
    work 1h on 2026-03-01  => A 1h 10.00
    extend A to 2026-12-31
    work 1h on 2026-03-01  => B 1h 20.00
  `);
});

test('A7 a block limited to some kinds of work is passed over by all others', () => {
  checkLedger(`
    block A  1h  10.00/h  bought 2026-01-01  for on-site
    block B  1h  20.00/h  bought 2026-01-02
    block C  1h  30.00/h  bought 2026-01-03  for remote on-site
    block D  1h  40.00/h  bought 2026-01-04  for remote
    block E  1h  50.00/h  bought 2026-01-05
    work 90 min on 2026-02-01 kind phone    => B 1h 20.00 | E 30 min 25.00
    work 90 min on 2026-02-01 kind remote   => C 1h 30.00 | D 30 min 20.00
    work 90 min on 2026-02-01 kind on-site  => A 1h 10.00 | E 30 min 25.00
    work 90 min on 2026-02-01 kind on-site  => overage 90 min       # D is left, not for on-site
    work 10 min on 2026-02-01 kind phone    => overage 10 min
    work 40 min on 2026-02-01 kind remote   => D 30 min 20.00 | overage 10 min
  `);
});

test('A7 the limits and the order of purchase are looked at together, block by block', () => {
  checkLedger(`
    block A  10 min  10.00  bought 2026-01-01  for remote
    block B  10 min  20.00  bought 2026-01-02
    block C  10 min  30.00  bought 2026-01-03  for remote phone
    block D  10 min  40.00  bought 2026-01-04
    block E  10 min  50.00  bought 2026-01-05  for remote
    work 45 min on 2026-02-01 kind remote => A 10 min 10.00 | B 10 min 20.00 | C 10 min 30.00 | D 10 min 40.00 | E 5 min 25.00
  `);
});

test('A7 the order in which a block names its kinds of work does not matter', () => {
  checkLedger(`
    block A  1h  10.00/h  bought 2026-01-02  for phone remote
    block B  1h  20.00/h  bought 2026-01-01  for remote phone
    work 90 min on 2026-02-01 kind remote  => B 1h 20.00 | A 30 min 5.00
  `);
});

test('A8 from the day of the purchase to the last usable day, both inclusive', () => {
  checkLedger(`
    block A  10h  60.00/h  bought 2026-01-05  expires 2026-12-31
    work 1h on 2026-01-04  => overage 1h
    work 1h on 2026-01-05  => A 1h 60.00
    work 1h on 2026-12-31  => A 1h 60.00
    work 1h on 2027-01-01  => overage 1h
    left                   => A 8h 480.00
  `);
});

test('A8 a block of a single day', () => {
  checkLedger(`
    block A  10h  60.00/h  bought 2026-01-05  expires 2026-01-05
    work 1h on 2026-01-04  => overage 1h
    work 1h on 2026-01-05  => A 1h 60.00
    work 1h on 2026-01-06  => overage 1h
  `);
});

test('A8 what has expired or is not bought yet is passed over, not waited for', () => {
  checkLedger(`
    block A  10h  10.00/h  bought 2026-01-01  expires 2026-01-31
    block B  10h  20.00/h  bought 2026-01-02  expires 2026-12-31
    block C  10h  30.00/h  bought 2026-06-01
    work 1h on 2026-02-01   => B 1h 20.00
    work 10h on 2026-02-01  => B 9h 180.00 | overage 1h
    work 11h on 2026-06-01  => C 10h 300.00 | overage 1h
    work 1h on 2026-01-31   => A 1h 10.00
  `);
});

test('A8 coverEarlier: only by that act is earlier work taken from a later block', () => {
  checkLedger(`
    block A  2h  60.00/h  bought 2026-02-01  expires 2026-12-31  for remote
    work 1h on 2026-01-31                               => overage 1h
    cover 1h from A on 2026-01-31                       => A 1h 60.00
    cover 1h from A on 2026-01-31 kind phone            => uncovered 1h
    cover 1h from A on 2027-01-01                       => uncovered 1h
    cover 10 min from A on 2026-12-31                   => A 10 min 10.00   # the last usable day
    cover 90 min from A on 2026-01-31                   => A 50 min 50.00 | uncovered 40 min
    cover 10 min from A on 2026-01-31                   => uncovered 10 min
  `);
});

test('A8 coverEarlier: what is not open is not drawn', () => {
  checkLedger(`
    block A  2h  60.00/h  bought 2026-02-01  open 0 min
    cover 1h from A on 2026-01-31  => uncovered 1h
    open A 20 min
    cover 1h from A on 2026-01-31  => A 20 min 20.00 | uncovered 40 min
  `);
});
