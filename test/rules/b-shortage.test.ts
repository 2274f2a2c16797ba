/** B6 and B10: what no block covers, and travel. */
import { test } from 'node:test';
import { checkLedger } from '../support/ledger-table.ts';

test('B6 overage at the standard rate of the work type, rounded half up once per entry', () => {
  checkLedger(`
    policy standard 100.01/h
    kind senior standard 150.00/h
    work 1 min on 2026-02-01              => overage 1 min 1.67
    work 30 min on 2026-02-01             => overage 30 min 50.01     # 50.005
    work 1h on 2026-02-01                 => overage 1h 100.01
    work 1 min on 2026-02-01 kind senior  => overage 1 min 2.50
    journal  => debit unbilled 2.50 | credit revenue:overage 2.50
  `);
});

test('B6 without a rate overage is told in minutes, and no money moves', () => {
  checkLedger(`
    block A 1h 60.00 bought 2026-01-01
    work 90 min on 2026-02-01  => A 1h 60.00 | overage 30 min
    journal  => debit deferred:block A 60.00 | credit revenue:block 60.00 | A -1h
  `);
});

test('B6 hold: the whole entry waits, nothing is drawn', () => {
  checkLedger(`
    policy shortage hold, standard 60.00/h
    block A 1h 60.00 bought 2026-01-01
    work 61 min on 2026-02-01  => waits 61 min
    work 1h on 2026-02-01      => A 1h 60.00
    work 1 min on 2026-02-01   => waits 1 min
    post 1 min on 2026-02-01   => overage 1 min 1.00     # a person decided
  `);
});

test('B6 stop: refused with what is needed, what there is, and in which blocks', () => {
  checkLedger(`
    policy shortage stop
    block A 1h 60.00 bought 2026-01-01
    block B 1h 60.00 bought 2026-01-02  for phone
    block C 1h 60.00 bought 2026-01-03  expires 2026-01-31
    block D 1h 60.00 bought 2026-01-04
    block E 1h 60.00 bought 2026-03-01
    work 1h on 2026-02-01             => A 1h 60.00
    work 61 min on 2026-02-01         => refused insufficient_minutes neededMinutes 61 min availableMinutes 1h blocks D
    work 3h on 2026-02-01 kind phone  => refused insufficient_minutes neededMinutes 3h availableMinutes 2h blocks B D
    post 61 min on 2026-02-01         => D 1h 60.00 | overage 1 min
    work 1 min on 2026-02-01          => refused insufficient_minutes neededMinutes 1 min availableMinutes 0 min blocks
    work 0 min on 2026-02-01          => nothing
  `);
});

test('B10 separate: travel draws nothing; at its own rate, or for a flat fee', () => {
  checkLedger(`
    policy standard 100.00/h, increment 15
    kind drive travel, standard 40.00/h
    kind visit travel, fee 35.00
    kind ride  travel
    block A 10h 60.00/h bought 2026-01-01
    work 50 min on 2026-02-01 kind drive  => separate 1h 40.00
    work 50 min on 2026-02-01 kind ride   => separate 1h 100.00
    work 50 min on 2026-02-01 kind visit  => separate 1h 35.00
    work 5h on 2026-02-01 kind visit      => separate 5h 35.00
    work 0 min on 2026-02-01 kind visit   => separate 0 min 0.00
    journal                               => nothing
    work 1 min on 2026-02-01 kind visit   => separate 15 min 35.00
    journal   => debit unbilled 35.00 | credit revenue:travel 35.00
    left      => A 10h 600.00
  `);
});

test('B10 the flat fee is charged whatever the minutes round to', () => {
  checkLedger(`
    policy increment 30, rounding nearest
    kind visit travel, fee 35.00
    work 5 min on 2026-02-01 kind visit   => separate 0 min 35.00
    policy rounding up, per job-day
    work 20 min on 2026-02-02             => overage 30 min
    work 5 min on 2026-02-02 kind visit   => separate 30 min 35.00
    work 5 min on 2026-02-02 kind visit   => separate 0 min 35.00   # 10 of the 30 billed above
  `);
});

test('B10 separate: travel without a rate or a fee is told in minutes', () => {
  checkLedger(`
    kind drive travel
    work 30 min on 2026-02-01 kind drive  => separate 30 min
  `);
});

test('B10 drawn: like any work, weight and overage and all', () => {
  checkLedger(`
    policy travel drawn, standard 100.00/h
    kind drive travel, weight 1/2, standard 40.00/h, fee 35.00
    block A 20 min 20.00 bought 2026-01-01
    work 30 min on 2026-02-01 kind drive  => A 15 min 15.00
    work 30 min on 2026-02-01 kind drive  => A 5 min 5.00 | overage 10 min 6.67
  `);
});

test('B10 free: neither drawn nor billed', () => {
  checkLedger(`
    policy travel free, standard 100.00/h
    kind drive travel, fee 35.00
    block A 1h 60.00 bought 2026-01-01
    work 30 min on 2026-02-01 kind drive  => separate 30 min 0.00
    journal                               => nothing
    left                                  => A 1h 60.00
  `);
});

test('B10 with onShortage stop, travel billed apart is still posted', () => {
  checkLedger(`
    policy shortage stop, standard 60.00/h
    kind drive travel
    work 30 min on 2026-02-01 kind drive  => separate 30 min 30.00
  `);
});
