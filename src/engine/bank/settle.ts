/** What is open of an invoice changes: money comes in or goes back, or some of it is credited. */
import type { Fact } from '../chain.ts';
import type { LocalDate } from '../days.ts';
import { moneyTransaction, type Receivable, settlementLines } from '../invoices.ts';
import type { MoneyLine, Transaction } from '../journal.ts';
import { type Cents, cents } from '../money.ts';
import { type Act, type Books, joined, NO_CHANGE, recorded, type Step } from './books.ts';
import { type MoneyChange, NO_MONEY_CHANGE, type Settlement } from './money-books.ts';
import { withBlocksOf } from './sell.ts';

/** An invoice of the books; one that is not there is a bug. */
export function receivableIn({ money }: Pick<Books, 'money'>, id: string): Receivable {
  const receivable = money.receivables.get(id);
  if (receivable === undefined) throw new RangeError(`invoice ${id} is not in these books`);
  return receivable;
}

/** By how much what was paid, and what was credited, changes. */
type Settled = { readonly paid: Cents; readonly credited: Cents };

/** Why an invoice is settled: the record that says so. */
export type Settling = {
  readonly kind: Settlement['kind'];
  readonly payment: string | null;
  readonly by: Settled;
  /** The record, but for the accounts that the settlement itself touches. */
  readonly record: (settlement: readonly MoneyLine[]) => Transaction;
  readonly facts: { readonly [name: string]: Fact };
};

/**
 * Changes what is open of an invoice and records why; its blocks open or close as it then stands
 * (A4). What was drawn from a block that closes stays drawn: its deficit shows.
 */
export function settle(step: Step, invoice: string, settling: Settling, act: Act): Step {
  const before = receivableIn(step.books, invoice);
  const after: Receivable = {
    ...before,
    paid: cents(before.paid + settling.by.paid),
    credited: cents(before.credited + settling.by.credited),
  };
  const kept = withBlocksOf(withReceivable(step, after), after);
  const transaction = settling.record(settlementLines(before, after));
  // A credit note has a label of its own.
  const facts = { invoice, label: before.label, blocks: kept.blocks, ...settling.facts };
  const done = recorded(kept.step, kept.step.books.account, transaction, facts, act);
  const settlement: Settlement = {
    ...{ client: step.books.client, sequence: done.books.journalLength, invoice },
    ...{ on: lastRecordedOn(done), kind: settling.kind, ...settling.by },
    payment: settling.payment,
  };
  return changedMoney(done, { settlements: [settlement] });
}

function lastRecordedOn({ change }: Step): LocalDate {
  const record = change.records.at(-1);
  if (record === undefined) throw new RangeError('nothing was recorded');
  return record.on;
}

/** The books with an invoice as it now stands, or a new one. */
export function withReceivable(step: Step, receivable: Receivable): Step {
  const { books } = step;
  const receivables = new Map(books.money.receivables).set(receivable.id, receivable);
  return changedMoney(
    { ...step, books: { ...books, money: { ...books.money, receivables } } },
    { receivables: [receivable] },
  );
}

/** The step with more to keep of money. */
export function changedMoney(step: Step, change: Partial<MoneyChange>): Step {
  return {
    ...step,
    change: joined(step.change, { ...NO_CHANGE, money: { ...NO_MONEY_CHANGE, ...change } }),
  };
}

/** Records money that concerns no invoice and no block. */
export function recordedMoney(
  step: Step,
  { kind, subject, on }: Pick<Transaction, 'kind' | 'subject' | 'on'>,
  money: readonly MoneyLine[],
  facts: Fact,
  act: Act,
): Step {
  const transaction = moneyTransaction(kind, subject, on, money);
  return recorded(step, step.books.account, transaction, facts, act);
}
