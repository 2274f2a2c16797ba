/**
 * The journal: what happened, as double entry (H1). Hours and money are two sides of one
 * transaction: its money sums to zero, and it carries the minutes of every block it moves.
 */
import type { Block } from './blocks.ts';
import type { Reversal } from './corrections.ts';
import type { LocalDate } from './days.ts';
import type { Minutes } from './hours.ts';
import { minutes } from './hours.ts';
import type { Lapse } from './lapse.ts';
import type { Slice } from './lots.ts';
import { type Cents, cents } from './money.ts';
import type { Posting } from './post.ts';

/** The accounts of H1 that blocks, work and lapses touch. Debits are positive, credits negative. */
type LedgerAccount =
  | 'receivable'
  | 'deferred:block'
  | 'revenue:block'
  | 'revenue:breakage'
  | 'revenue:overage'
  | 'revenue:travel';

export type MoneyLine = {
  readonly account: LedgerAccount;
  /** The block, where the account is kept per block: `deferred:block`. */
  readonly block: string | null;
  readonly amount: Cents;
};

/** Minutes a block gains (sold, given back) or loses (drawn, lapsed: negative). */
type MinutesLine = { readonly block: string; readonly minutes: Minutes };

export type Transaction = {
  readonly on: LocalDate;
  readonly kind: 'sale' | 'work' | 'lapse' | 'reversal';
  /** The block sold or lapsed, or the entry posted or reversed. */
  readonly subject: string;
  readonly money: readonly MoneyLine[];
  readonly minutes: readonly MinutesLine[];
};

/** Invoice of a block issued: receivable against what is owed in work (H1). */
export function saleOf(block: Block): Transaction {
  return {
    on: block.boughtOn,
    kind: 'sale',
    subject: block.id,
    money: moneyLines([
      ['receivable', null, block.price],
      ['deferred:block', block.id, -block.price],
    ]),
    minutes: [{ block: block.id, minutes: block.minutes }],
  };
}

/**
 * A posted entry: its draws become revenue, its overage and its travel are owed by the client.
 * Dated on the day worked. Amounts without a known rate carry no money (B6).
 */
export function workOf(posting: Posting): Transaction {
  const { draws, overageValue, separateValue } = posting;
  const drawn = draws.reduce((sum, slice) => sum + slice.value, 0);
  const overage = overageValue ?? 0;
  const travel = separateValue ?? 0;
  return {
    on: posting.entry.workedOn,
    kind: 'work',
    subject: posting.entry.id,
    money: moneyLines([
      ...draws.map((slice): Line => ['deferred:block', slice.block, slice.value]),
      ['revenue:block', null, -drawn],
      ['receivable', null, overage + travel],
      ['revenue:overage', null, -overage],
      ['revenue:travel', null, -travel],
    ]),
    minutes: draws.map(leaving),
  };
}

/** What lapsed becomes breakage. */
export function lapseOf(lapse: Lapse): Transaction {
  const { slice, on } = lapse;
  return {
    on,
    kind: 'lapse',
    subject: slice.block,
    money: moneyLines([
      ['deferred:block', slice.block, slice.value],
      ['revenue:breakage', null, -slice.value],
    ]),
    minutes: [leaving(slice)],
  };
}

/** The mirror image of the posting it unwinds, dated on the day of the correction (B9). */
export function reversalOf(reversal: Reversal, on: LocalDate): Transaction {
  const work = workOf(reversal.posting);
  return {
    on,
    kind: 'reversal',
    subject: work.subject,
    money: work.money.map((line) => ({ ...line, amount: cents(-line.amount) })).reverse(),
    minutes: work.minutes.map((line) => ({ ...line, minutes: minutes(-line.minutes) })).reverse(),
  };
}

type Line = readonly [account: LedgerAccount, block: string | null, amount: number];

function moneyLines(lines: readonly Line[]): readonly MoneyLine[] {
  return lines
    .filter(([, , amount]) => amount !== 0)
    .map(([account, block, amount]) => ({ account, block, amount: cents(amount) }));
}

function leaving(slice: Slice): MinutesLine {
  return { block: slice.block, minutes: minutes(-slice.minutes) };
}
