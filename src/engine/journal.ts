/**
 * The journal: what happened, as double entry (H1). Hours and money are two sides of one
 * transaction: its money sums to zero, and it carries the minutes of every block it moves.
 */
import type { Block } from './blocks.ts';
import type { Reversal } from './corrections.ts';
import type { LocalDate } from './days.ts';
import type { Minutes } from './hours.ts';
import { minutes, NO_MINUTES } from './hours.ts';
import type { Lapse } from './lapse.ts';
import type { Slice } from './lots.ts';
import { type Cents, cents, NO_MONEY } from './money.ts';
import type { Posting } from './post.ts';

/** What is earned, by kind. */
export type RevenueAccount =
  | 'revenue:block'
  | 'revenue:breakage'
  | 'revenue:overage'
  | 'revenue:travel'
  | 'revenue:project';

/**
 * The accounts of H1. Debits are positive, credits negative. `receivable` is what invoices are open
 * for, `unbilled` what was earned and no invoice was issued for yet, `client-balance` the money of
 * the client's that is here, `tax` what is owed to the state.
 */
export type LedgerAccount =
  | 'receivable'
  | 'unbilled'
  | 'cash'
  | 'client-balance'
  | 'tax'
  | 'opening'
  | 'deferred:block'
  | RevenueAccount;

export type MoneyLine = {
  readonly account: LedgerAccount;
  /** The block, where the account is kept per block: `deferred:block`. */
  readonly block: string | null;
  readonly amount: Cents;
};

/** Minutes a block gains (sold, given back) or loses (drawn, lapsed: negative). */
type MinutesLine = { readonly block: string; readonly minutes: Minutes };

/** How a block came to be: sold, granted without price, or brought from where it was kept before. */
export type Origin = 'sale' | 'grant' | 'opening';

export type TransactionKind =
  | Origin
  | 'invoice'
  | 'credit-note'
  | 'payment'
  | 'payment-reversal'
  | 'settlement'
  | 'pay-out'
  | 'settled-elsewhere'
  | 'work'
  | 'cover'
  | 'reversal'
  | 'lapse'
  | 'reopening'
  | 'extension'
  | 'refund';

export type Transaction = {
  readonly on: LocalDate;
  readonly kind: TransactionKind;
  /** The block, the entry posted, covered or reversed, the invoice, credit note or payment. */
  readonly subject: string;
  readonly money: readonly MoneyLine[];
  readonly minutes: readonly MinutesLine[];
};

/** Minutes and value that a transaction moved in one block: gained, or (negative) lost. */
export type Moved = { readonly block: string; readonly minutes: Minutes; readonly value: Cents };

/** What a transaction moved in each block it names, in the order of its lines. */
export function movedIn({ money, minutes: lines }: Transaction): readonly Moved[] {
  const sums = new Map<string, { minutes: number; value: number }>();
  const of = (block: string) => {
    const sum = sums.get(block) ?? { minutes: 0, value: 0 };
    sums.set(block, sum);
    return sum;
  };
  for (const line of lines) of(line.block).minutes += line.minutes;
  for (const line of money) {
    if (line.account === 'deferred:block' && line.block !== null) {
      of(line.block).value -= line.amount;
    }
  }
  return [...sums].map(([block, sum]) => ({
    block,
    minutes: minutes(sum.minutes),
    value: cents(sum.value),
  }));
}

/** Invoice of a block issued: receivable against what is owed in work, and the tax on it (H1). */
export function saleOf(
  block: Block,
  origin: Origin = 'sale',
  tax: Cents = NO_MONEY,
  on: LocalDate = block.boughtOn,
): Transaction {
  return {
    on,
    kind: origin,
    subject: block.id,
    money: moneyLines([
      [origin === 'opening' ? 'opening' : 'receivable', null, block.price + tax],
      ['deferred:block', block.id, -block.price],
      ['tax', null, -tax],
    ]),
    minutes: [{ block: block.id, minutes: block.minutes }],
  };
}

/** A payment for a block that was invoiced where it was kept before (H1). */
export function paymentOf(block: string, amount: Cents, on: LocalDate): Transaction {
  const money = moneyLines([
    ['cash', null, amount],
    ['receivable', null, -amount],
  ]);
  return { on, kind: 'payment', subject: block, money, minutes: [] };
}

/**
 * A posted entry: its draws become revenue, its overage and its travel are earned and to be
 * invoiced. Dated on the day worked. Amounts without a known rate carry no money (B6).
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
      ['unbilled', null, overage + travel],
      ['revenue:overage', null, -overage],
      ['revenue:travel', null, -travel],
    ]),
    minutes: draws.map(leaving),
  };
}

/**
 * Overage that a block bought later now covers (A8): its minutes are drawn, and what was earned with
 * them, `overageValue`, is not to be invoiced, or is taken back with the next invoice.
 */
export function coverOf(
  entry: string,
  slices: readonly Slice[],
  overageValue: Cents,
  on: LocalDate,
): Transaction {
  const drawn = slices.reduce((sum, slice) => sum + slice.value, 0);
  return {
    on,
    kind: 'cover',
    subject: entry,
    money: moneyLines([
      ...slices.map((slice): Line => ['deferred:block', slice.block, slice.value]),
      ['revenue:block', null, -drawn],
      ['revenue:overage', null, overageValue],
      ['unbilled', null, -overageValue],
    ]),
    minutes: slices.map(leaving),
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

/** A lapse taken back in part: the mirror image of one of exactly those minutes (A9). */
export function reopeningOf(slice: Slice, on: LocalDate): Transaction {
  return { ...mirrored(lapseOf({ slice, on })), kind: 'reopening' };
}

/** A later last usable day (A5): it moves nothing, and stands in the journal all the same. */
export function extensionOf(block: string, on: LocalDate): Transaction {
  return { on, kind: 'extension', subject: block, money: [], minutes: [] };
}

/**
 * A refund by credit note (A3): what is no longer owed in work, and the tax on it, is given back.
 * `settlement` says how: the client owes that much less, or has it in hand.
 */
export function refundOf(
  slice: Slice,
  tax: Cents,
  settlement: readonly MoneyLine[],
  on: LocalDate,
): Transaction {
  return {
    on,
    kind: 'refund',
    subject: slice.block,
    money: [
      ...moneyLines([
        ['deferred:block', slice.block, slice.value],
        ['tax', null, tax],
      ]),
      ...settlement,
    ],
    minutes: [leaving(slice)],
  };
}

/** The mirror image of the posting it unwinds, dated on the day of the correction (B9). */
export function reversalOf(reversal: Reversal, on: LocalDate): Transaction {
  return { ...mirrored(workOf(reversal.posting)), on, kind: 'reversal' };
}

function mirrored(transaction: Transaction): Transaction {
  const { money, minutes: moved } = transaction;
  return {
    ...transaction,
    money: money.map((line) => ({ ...line, amount: cents(-line.amount) })).reverse(),
    minutes: moved.map((line) => ({ ...line, minutes: minutes(-line.minutes) })).reverse(),
  };
}

type Line = readonly [account: LedgerAccount, block: string | null, amount: number];

function moneyLines(lines: readonly Line[]): readonly MoneyLine[] {
  return lines
    .filter(([, , amount]) => amount !== 0)
    .map(([account, block, amount]) => ({ account, block, amount: cents(amount) }));
}

function leaving(slice: Slice): MinutesLine {
  return { block: slice.block, minutes: minutes(NO_MINUTES - slice.minutes) };
}
