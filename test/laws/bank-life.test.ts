/** A client's books, whatever is written to them: the journal alone tells all that is kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountLots, lotIn } from '../../src/engine/accounts.ts';
import { type BankEntry, type BlockLabel, NO_CHANGE } from '../../src/engine/bank/books.ts';
import { textFact } from '../../src/engine/bank/facts.ts';
import { follow, NOTHING_REBUILT } from '../../src/engine/bank/rebuild.ts';
import type { Sale } from '../../src/engine/bank/sell.ts';
import { settleWaiting } from '../../src/engine/bank/settle-waiting.ts';
import {
  blockState,
  checkBlocks,
  checkEntry,
  checkFollowUp,
  checkMovements,
} from '../../src/engine/bank/verify.ts';
import { postEntry } from '../../src/engine/bank/work.ts';
import type { JournalRecord } from '../../src/engine/chain.ts';
import { localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { leftMinutes, usableMinutes } from '../../src/engine/lots.ts';
import { cents } from '../../src/engine/money.ts';
import { DEFAULT_FIRM_POLICY } from '../../src/engine/terms.ts';
import {
  actOn,
  type BankLife,
  EUR,
  liveInBank,
  noBooks,
  someDeeds,
  someFirmPolicy,
} from '../support/bank-life.ts';
import { owedFor, payFor, refundMinutes, sellOnInvoice } from '../support/invoiced.ts';

function lives(runs: number, law: (states: readonly BankLife[]) => void): void {
  fc.assert(
    fc.property(someDeeds, someFirmPolicy, (deeds, policy) => law([...liveInBank(deeds, policy)])),
    { numRuns: runs },
  );
}

test('blocks, movements and entries follow from the journal, wherever it is cut', () => {
  const kinds = new Set<string>();
  lives(400, (states) => {
    const last = states.at(-1);
    if (last === undefined) return;
    const { records, movements } = last.change;
    for (const { kind } of records) kinds.add(kind);
    const half = Math.floor(records.length / 2);
    const first = follow(NOTHING_REBUILT, records.slice(0, half), EUR);
    const second = follow(first.rebuilt, records.slice(half), EUR);
    assert.deepEqual([...first.findings, ...second.findings], []);
    assert.deepEqual(checkMovements([...first.moved, ...second.moved], movements, EUR), []);
    assert.equal(second.rebuilt.length, last.books.journalLength);
    assert.equal(second.rebuilt.lastSale, last.books.lastSale);
    const blocks = accountLots(last.books.account).map((lot) => {
      const label = last.books.labels.get(lot.block.id);
      if (label === undefined) throw new Error(`block ${lot.block.id} has no label`);
      return blockState(lot, label, EUR, 'as agreed');
    });
    assert.deepEqual(checkBlocks(second.rebuilt, blocks), []);
    for (const entry of last.books.entries.values()) checkAgainst(entry, records);
  });
  assert.equal(kinds.size, 13, 'some kind of record was never made');
});

function checkAgainst(entry: BankEntry, records: readonly JournalRecord[]): void {
  const own = records.filter(({ subject }) => subject === entry.entry.id);
  const [work, ...later] = own;
  if (work === undefined) {
    assert.ok(entry.state === 'draft' || entry.state === 'waiting');
    return;
  }
  assert.deepEqual(checkEntry(entry, [work, ...later], EUR), []);
  assert.deepEqual(
    later.flatMap((record) => checkFollowUp(entry, record)),
    [],
  );
}

test('A4, B6 what could be covered wholly does not wait after a sale or a payment', () => {
  let settled = 0;
  let waiting = 0;
  lives(400, (states) => {
    for (const { books, act } of states) {
      const step = settleWaiting({ books, change: NO_CHANGE }, act);
      const again = settleWaiting(step, act);
      assert.equal(again.change, step.change);
      settled += step.change.entries.length;
      for (const entry of step.books.entries.values()) {
        if (entry.state !== 'waiting') continue;
        waiting += 1;
        const posted = postEntry(step, entry, false, { asOverage: true }, act);
        if ('code' in posted || posted.entry.outcome?.coverage !== 'block') continue;
        assert.ok((posted.entry.outcome.overageMinutes ?? 0) > 0, 'it could have been posted');
      }
    }
  });
  assert.ok(settled > 20 && waiting > 100, `${settled} settled, ${waiting} waited`);
});

test('A4, B6 settling makes no overage, and draws no block below what is open', () => {
  let posted = 0;
  lives(400, (states) => {
    for (const { books, act } of states) {
      const { change, books: after } = settleWaiting({ books, change: NO_CHANGE }, act);
      for (const { entry, state, outcome } of change.entries) {
        if (state === 'waiting') continue;
        posted += 1;
        assert.equal(state, 'posted');
        assert.equal(outcome?.overageMinutes, 0);
        assert.equal(books.entries.get(entry.id)?.state, 'waiting');
      }
      for (const lot of accountLots(after.account)) assert.ok(usableMinutes(lot) >= 0);
    }
  });
  assert.ok(posted > 20, 'hardly anything was settled');
});

test('A2, A4 no payment and no refund closes a block, whatever policy was set since', () => {
  const usable = fc.constantFrom('paid', 'issued', 'proportional' as const);
  fc.assert(
    fc.property(someDeeds, someFirmPolicy, usable, fc.nat(), (deeds, policy, blockUsable, part) => {
      for (const { books, act } of liveInBank(deeds, policy)) {
        const { termsOn } = noBooks({ ...policy, blockUsable });
        for (const { block } of accountLots(books.account)) {
          const amount = cents(part % (block.price + 1));
          const later = { books: { ...books, termsOn }, change: NO_CHANGE };
          for (const step of [
            payFor(later, block.id, { id: 'p', amount, on: act.today }, act),
            refundMinutes(
              later,
              block.id,
              { id: 'c', count: minutes(1 + (part % block.minutes)) },
              act,
            ),
          ]) {
            if ('code' in step) continue;
            assert.ok(lotIn(step.books.account, block.id).block.openMinutes >= block.openMinutes);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('A3 nobody is owed money that was not paid, and nothing is paid that is not owed', () => {
  let returned = 0;
  let unpaid = 0;
  lives(600, (states) => {
    const last = states.at(-1);
    if (last === undefined) return;
    for (const { block } of last.change.newBlocks) {
      const sums = { receivable: 0, cash: 0, 'client-balance': 0 };
      const own = (record: JournalRecord) =>
        record.subject === block.id || textFact(record.facts, 'invoice') === `invoice-${block.id}`;
      for (const record of last.change.records) {
        if (!own(record) || record.kind === 'opening') continue;
        for (const { account, amount } of record.money) {
          if (account in sums) sums[account as keyof typeof sums] += amount;
          if (record.kind === 'refund' && account === 'client-balance') {
            assert.equal(sums.receivable, 0, 'money came back while some was owed');
            returned += 1;
          }
          if (record.kind === 'refund' && account === 'receivable') unpaid += 1;
        }
      }
      const label: BlockLabel | undefined = last.books.labels.get(block.id);
      assert.ok(sums.receivable >= 0);
      if (label?.origin !== 'sale') continue;
      assert.ok(-sums['client-balance'] <= sums.cash);
      assert.equal(owedFor(last, block.id), sums.receivable);
    }
  });
  assert.ok(returned > 2 && unpaid > 2, `${returned} returned, ${unpaid} unpaid`);
});

test('A3, A4 a refund takes none of the minutes that were paid for and not drawn', () => {
  const act = actOn(SALE.boughtOn);
  const policy = { ...DEFAULT_FIRM_POLICY, blockUsable: 'proportional' } as const;
  const issued = sellOnInvoice({ books: noBooks(policy), change: NO_CHANGE }, SALE, act);
  if ('code' in issued) throw new Error(issued.code);
  const payment = { id: 'payment', amount: cents(50_000), on: act.today };
  const sold = payFor(issued, SALE.id, payment, act);
  if ('code' in sold) throw new Error(sold.code);
  const usableAfter = (count: number): readonly number[] => {
    const step = refundMinutes(sold, SALE.id, { id: 'credit', count: minutes(count) }, act);
    if ('code' in step) throw new Error(step.code);
    const lot = lotIn(step.books.account, SALE.id);
    return [usableMinutes(lot), leftMinutes(lot), owedFor(step, SALE.id)];
  };
  // Of 600 minutes for 1000.00, 500.00 are paid: 300 are open.
  assert.deepEqual(usableAfter(120), [300, 480, 30_000]);
  assert.deepEqual(usableAfter(300), [300, 300, 0]);
  assert.deepEqual(usableAfter(480), [120, 120, 0]);
});

const SALE: Sale = {
  ...{ id: 'block', name: 'B', origin: 'sale', boughtOn: localDate('2026-02-01') },
  ...{ expiresOn: null, minutes: minutes(600), price: cents(100_000), workTypes: null },
  ...{ product: null, standardRate: null, note: '', invoice: null },
};
