/** A client's money, whatever is done with it: the journal alone tells all that is kept of it. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountLots } from '../../src/engine/accounts.ts';
import { type MoneyRebuilt, NO_MONEY_REBUILT } from '../../src/engine/bank/money-states.ts';
import { unbilledIn } from '../../src/engine/bank/owed.ts';
import { follow, NOTHING_REBUILT } from '../../src/engine/bank/rebuild.ts';
import { followMoney } from '../../src/engine/bank/rebuild-invoices.ts';
import { blockState, checkBlocks } from '../../src/engine/bank/verify.ts';
import {
  addBilled,
  checkAccounts,
  checkBilled,
  checkDocument,
  checkPayment,
  checkSettled,
  checkUnbilled,
  followNumbers,
  type KeptDocument,
  type KeptUnbilled,
  missingDocuments,
  missingPayments,
  NOTHING_BILLED,
} from '../../src/engine/bank/verify-invoices.ts';
import { checkLines } from '../../src/engine/bank/verify-lines.ts';
import { canonicalFact, type Fact } from '../../src/engine/chain.ts';
import { invoicedWork, workKey } from '../../src/engine/invoiced-work.ts';
import { type BankLife, EUR, someFirmPolicy } from '../support/bank-life.ts';
import { liveWithMoney, openWork, someMoneyDeeds } from '../support/bank-money-life.ts';

/** Documents as the store would keep them. */
function keptDocuments({ books, change }: BankLife): readonly KeptDocument[] {
  return change.money.issued.map(({ sums, lines, contents, client: _, ...document }) => {
    const { paid = 0, credited = 0 } = books.money.receivables.get(document.id) ?? {};
    return {
      ...{ ...document, ...sums, paid, credited, printed: contents },
      lines: JSON.parse(JSON.stringify(lines)) as Fact,
      contents: hash('sha256', canonicalFact(contents)),
    };
  });
}

/** Work to be invoiced as the store would keep it. */
function keptWork({ change }: BankLife): readonly KeptUnbilled[] {
  const billed = new Map(
    change.money.billed.map((one) => [`${one.sequence} ${one.kind}`, one.document]),
  );
  return change.records.flatMap(unbilledIn).map((work) => {
    const document = billed.get(`${work.sequence} ${work.kind}`);
    return { ...work, isBilled: document !== undefined, document: document ?? null };
  });
}

test('documents, payments and accounts follow from the journal, wherever it is cut', () => {
  const kinds = new Map<string, number>();
  let credited = 0;
  const live = (life: BankLife): void => {
    const { records, money } = life.change;
    for (const { kind } of records) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const half = Math.floor(records.length / 2);
    const first = followMoney(NO_MONEY_REBUILT, records.slice(0, half));
    const second = followMoney(first.rebuilt, records.slice(half));
    assert.deepEqual([...first.findings, ...second.findings], []);
    const settled = [...first.settled, ...second.settled];
    assert.deepEqual(checkSettled(settled, money.settlements, EUR), []);
    const earned = [...first.unbilled, ...second.unbilled];
    const kept = keptWork(life);
    assert.deepEqual(checkUnbilled(earned, kept, EUR), []);
    const { rebuilt } = second;
    assert.deepEqual(checkBilled(rebuilt, addBilled(NOTHING_BILLED, kept), EUR), []);
    assert.deepEqual(checkAccounts(rebuilt, life.books.money, EUR), []);
    assertDocuments(life, rebuilt);
    assertPayments(life, rebuilt);
    assert.equal(
      openWork(life.change).reduce((sum, { value }) => sum + value, 0),
      rebuilt.unbilled,
    );
    assertBlocks(life);
    assertGivenBackOnce(life);
    if (correctionsTakenBack(life.change).size > 0) credited += 1;
  };
  const lived = fc.property(someMoneyDeeds, someFirmPolicy, (deeds, policy) => {
    live(liveWithMoney(deeds, policy));
  });
  fc.assert(lived, { numRuns: 2000 });
  const often = ['invoice', 'credit-note', 'payment', 'payment-reversal', 'settlement', 'pay-out'];
  for (const kind of [...often, 'settled-elsewhere', 'refund', 'cover', 'reversal']) {
    assert.ok((kinds.get(kind) ?? 0) > 5, `${kind} was hardly ever done`);
  }
  assert.ok(credited > 0, 'no correction was ever credited');
});

function assertDocuments(life: BankLife, rebuilt: MoneyRebuilt): void {
  const documents = keptDocuments(life);
  for (const document of documents) {
    const expected = rebuilt.documents.get(document.id) ?? null;
    assert.deepEqual(checkDocument(expected, document, EUR), []);
    if (expected !== null) assert.deepEqual(checkLines(expected, document, EUR), []);
  }
  assert.deepEqual(missingDocuments(rebuilt, new Set(documents.map(({ id }) => id))), []);
  for (const [series, own] of Map.groupBy(documents, (document) => document.series)) {
    const numbers = own.map(({ number }) => number);
    assert.deepEqual(followNumbers({ series, last: 0 }, numbers).findings, []);
  }
}

function assertPayments({ books }: BankLife, rebuilt: MoneyRebuilt): void {
  const { payments } = books.money;
  for (const payment of payments.values()) {
    const expected = rebuilt.payments.get(payment.id) ?? null;
    assert.deepEqual(checkPayment(expected, payment, EUR), []);
  }
  assert.deepEqual(missingPayments(rebuilt, new Set(payments.keys())), []);
}

/** What was paid back and credited closes and opens blocks as the journal says. */
function assertBlocks({ books, change }: BankLife): void {
  const { rebuilt, findings } = follow(NOTHING_REBUILT, change.records, EUR);
  assert.deepEqual(findings, []);
  const kept = accountLots(books.account).map((lot) => {
    const label = books.labels.get(lot.block.id);
    if (label === undefined) throw new Error(`block ${lot.block.id} has no label`);
    return blockState(lot, label, EUR, 'as agreed');
  });
  assert.deepEqual(checkBlocks(rebuilt, kept), []);
}

/** Credit notes and corrections together give back no more than was invoiced for the work. */
function assertGivenBackOnce({ change, books }: BankLife): void {
  const open = new Set(openWork(change).map(({ entry }) => entry));
  const taken = correctionsTakenBack(change);
  for (const [key, { line, net, accrued }] of invoicedWork(change.money.issued)) {
    assert.ok(net >= 0 && net <= line.net, `${net} of ${line.net} is left`);
    const state = books.entries.get(line.entry ?? '')?.state;
    if (state !== 'reversed' || open.has(line.entry ?? '')) continue;
    // What was settled elsewhere was not given back here.
    if (accrued === 0) assert.ok(net <= (taken.get(key) ?? 0), `${net} of ${line.net} is left`);
  }
}

/** What credit notes took back of the corrections of work, before tax: so much is owed again. */
function correctionsTakenBack({ money }: BankLife['change']): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  const credits = money.issued.filter(({ kind }) => kind === 'credit-note');
  for (const line of credits.flatMap(({ lines }) => lines)) {
    if (line.kind !== 'correction' || line.creditsLine === null) continue;
    const key = workKey(line);
    taken.set(key, (taken.get(key) ?? 0) - line.net);
  }
  return taken;
}
