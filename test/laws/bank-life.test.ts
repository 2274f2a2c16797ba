/** A client's books, whatever is written to them: the journal alone tells all that is kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountLots } from '../../src/engine/accounts.ts';
import { type BankEntry, NO_CHANGE } from '../../src/engine/bank/books.ts';
import { follow, NOTHING_REBUILT } from '../../src/engine/bank/rebuild.ts';
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
import { usableMinutes } from '../../src/engine/lots.ts';
import { type BankLife, EUR, liveInBank, someDeeds, someFirmPolicy } from '../support/bank-life.ts';

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
  assert.equal(kinds.size, 11, 'some kind of record was never made');
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
