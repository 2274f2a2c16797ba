/** A4 and B6: what waits, for what, and what is posted once there are hours; each row by hand. */
import { test } from 'node:test';
import { checkBooks } from '../support/books-table.ts';

test('A4 what waits for a block is posted when it opens, in the order of the work', () => {
  checkBooks(`
    sell A 1h 60.00 on 2026-03-01 unpaid
    work 30 min on 2026-03-04      => waits for A
    work 20 min on 2026-03-03      => waits for A
    work 40 min on 2026-03-05      => waits for A
    work 10 min on 2026-03-06      => waits for A
    pay A 59.99
    settle                         => nothing
    pay A 0.01
    settle                         => 2 A 20 min | 1 A 30 min | 3 waits | 4 A 10 min
    settle                         => nothing
  `);
});

test('A4 while a block is open in part, the rest goes on waiting for it', () => {
  checkBooks(`
    policy usable proportional
    sell A 100 min 100.00 on 2026-03-01 unpaid
    work 30 min on 2026-03-02      => waits for A
    work 30 min on 2026-03-03      => waits for A
    pay A 59.99                    # 59 minutes open
    settle                         => 1 A 30 min
    pay A 40.01
    settle                         => 2 A 30 min
  `);
});

test('A4 another block that covers it comes first; only what is covered wholly is posted', () => {
  checkBooks(`
    sell A 1h 60.00 on 2026-03-01 unpaid
    work 30 min on 2026-03-04      => waits for A
    work 50 min on 2026-03-04      => waits for A
    sell B 40 min 40.00 on 2026-03-02
    settle                         => 1 B 30 min
    sell C 30 min 30.00 on 2026-03-05
    settle                         => nothing      # bought after the work (A8)
    pay A 60.00
    settle                         => 2 A 50 min
  `);
});

test('B6 what is held is posted when a block covers it wholly, whatever the policy says by then', () => {
  checkBooks(`
    policy shortage hold
    work 30 min on 2026-03-04      => waits
    work 90 min on 2026-03-04      => waits
    policy shortage overage
    sell A 1h 60.00 on 2026-03-04
    settle                         => 1 A 30 min
    policy shortage stop
    sell B 1h 60.00 on 2026-03-04
    settle                         => 2 A 30 min, B 1h
  `);
});

test('B6 a block that was unpaid and is used up is waited for no more', () => {
  checkBooks(`
    sell A 30 min 30.00 on 2026-03-01 unpaid
    work 20 min on 2026-03-02      => waits for A
    work 20 min on 2026-03-03      => waits for A
    pay A 30.00
    settle                         => 1 A 20 min | 2 waits
    settle                         => nothing
  `);
});

test('B2 what is posted may bring others of its day below what is left', () => {
  checkBooks(`
    policy shortage hold, per job-day, increment 15
    kind night weight 3/2
    work 20 min on 2026-03-04 kind night  => waits      # 30 billed are 45
    work 5 min on 2026-03-04              => waits      # 15 billed
    sell A 40 min 40.00 on 2026-03-04
    settle                                => 2 A 15 min | 1 A 23 min
  `);
});

test('B10 travel that is billed apart by now waits for a person', () => {
  checkBooks(`
    policy shortage hold, travel drawn
    kind drive travel
    work 30 min on 2026-03-04 kind drive  => waits
    policy travel separate
    sell A 1h 60.00 on 2026-03-04
    settle                                => nothing
  `);
});
