/** C1: every posting lists the rules that were looked at, in their order, with the outcome. */
import { test } from 'node:test';
import { checkLedger } from '../support/ledger-table.ts';

test('C1 work that blocks cover, in full, in part, not at all, or not at once', () => {
  checkLedger(`
    policy increment 15
    kind night weight 3/2
    block A  2h  60.00/h  bought 2026-01-01
    work 15 min on 2026-02-01            => A 15 min 15.00
    decision  => B2 exact, B3 plain, B10 not_travel, B4 covered
    work 20 min on 2026-02-01 kind night => A 45 min 45.00
    decision  => B2 rounded, B3 weighted, B10 not_travel, B4 covered
    work 0 min on 2026-02-01             => nothing
    decision  => B2 nothing_worked, B3 plain, B10 not_travel, B4 covered
    work 90 min on 2026-02-01            => A 1h 60.00 | overage 30 min
    decision  => B2 exact, B3 plain, B10 not_travel, B4 partly_covered, B6 overage
    work 15 min on 2026-02-01            => overage 15 min
    decision  => B2 exact, B3 plain, B10 not_travel, B4 not_covered, B6 overage
    policy shortage hold
    work 15 min on 2026-02-01            => waits 15 min
    decision  => B2 exact, B3 plain, B10 not_travel, B4 not_covered, B6 hold
    block B  2h  60.00/h  bought 2026-01-01  open 30 min
    work 1h on 2026-02-01                => waits 1h for B
    decision  => B2 exact, B3 plain, B10 not_travel, B4 partly_covered, A4 waits_for_payment
    post 1h on 2026-02-01                => B 30 min 30.00 | overage 30 min
    decision  => B2 exact, B3 plain, B10 not_travel, B4 partly_covered, B6 overage
  `);
});

test('C1 travel by each policy', () => {
  checkLedger(`
    kind drive travel, standard 40.00/h
    block A  2h  60.00/h  bought 2026-01-01
    work 15 min on 2026-02-01 kind drive => separate 15 min 10.00
    decision  => B2 exact, B10 separate
    policy travel free
    work 15 min on 2026-02-01 kind drive => separate 15 min 0.00
    decision  => B2 exact, B10 free
    policy travel drawn
    work 15 min on 2026-02-01 kind drive => A 15 min 15.00
    decision  => B2 exact, B3 plain, B10 drawn, B4 covered
  `);
});
