/**
 * The lines of double entry in plain text: which account, how much, of what. Hours and money are
 * two commodities on the same accounts, and every transaction sums to zero in each (H1).
 */
import type { ClientBook } from '../engine/book.ts';
import type { LedgerAccount, Transaction, TransactionKind } from '../engine/journal.ts';
import { leftMinutes, leftValue } from '../engine/lots.ts';
import { type Currency, cents, decimalMoney } from '../engine/money.ts';
import type { Posting } from '../engine/post.ts';

/** The commodity of prepaid time: whole minutes. */
export const MINUTES = 'MIN';

export type Line = {
  readonly account: string;
  /** A plain decimal with a point; debits are positive, credits negative. */
  readonly number: string;
  readonly commodity: string;
};

/** Where a client's figures go: its part of the account names, its blocks' parts, its currency. */
export type Places = {
  readonly component: string;
  readonly blocks: ReadonlyMap<string, string>;
  readonly currency: Currency | null;
};

/** Minutes the client owes for, whether or not their price is known (B6, B10). */
export type OwedMinutes = { readonly overage: number; readonly travel: number };

export const NOTHING_OWED: OwedMinutes = { overage: 0, travel: 0 };

/** What happened, as the engine's journal has it, and the minutes owed beside it. */
export function linesOf(
  transaction: Transaction,
  owed: OwedMinutes,
  places: Places,
): readonly Line[] {
  return [
    ...transaction.money.map((line) =>
      money(places, moneyAccount(line.account, line.block, places), line.amount),
    ),
    ...blockMinutes(transaction, places),
    ...owedMinutes('Overage', owed.overage, places),
    ...owedMinutes('Travel', owed.travel, places),
  ];
}

/** Where minutes of blocks come from and go to; null where a transaction moves none. */
export const MINUTES_MOVED: Readonly<Record<TransactionKind, string | null>> = {
  sale: 'Sold',
  grant: 'Granted',
  opening: 'Opening',
  payment: null,
  work: 'Drawn',
  cover: 'Drawn',
  reversal: 'Drawn',
  lapse: 'Lapsed',
  reopening: 'Lapsed',
  extension: null,
  refund: 'Refunded',
  invoice: null,
  'credit-note': null,
  'payment-reversal': null,
  settlement: null,
  'pay-out': null,
  'settled-elsewhere': null,
};

/** Minutes of travel billed apart. Free travel is owed by nobody (B10). */
export function travelMinutes(posting: Posting): number {
  const free = posting.decision.some((look) => look.rule === 'B10' && look.outcome === 'free');
  return free ? 0 : posting.separateMinutes;
}

/** True when something is billed apart: minutes, or a flat fee even for none (B10). */
export function owesTravel(posting: Posting): boolean {
  return travelMinutes(posting) > 0 || (posting.separateValue ?? 0) !== 0;
}

/** What a block gains is owed to the client: a credit, like its money. */
function blockMinutes({ kind, minutes }: Transaction, places: Places): readonly Line[] {
  const moved = MINUTES_MOVED[kind];
  if (minutes.length === 0) return [];
  if (moved === null) throw new RangeError(`a ${kind} moves minutes`);
  const sum = minutes.reduce((total, line) => total + line.minutes, 0);
  return [
    ...minutes.map((line) => time(deferred(places, line.block), -line.minutes)),
    time(equityMinutes(moved, places), sum),
  ];
}

/** The other side of the minutes of blocks. */
export function equityMinutes(moved: string, { component }: Places): string {
  return `Equity:Minutes:${moved}:${component}`;
}

/** Minutes the client owes for, or (negative) owes no more. */
function owedMinutes(name: string, count: number, places: Places): readonly Line[] {
  if (count === 0) return [];
  return [
    time(`Assets:${name}:${places.component}`, count),
    time(equityMinutes(name, places), -count),
  ];
}

/** The name of an account of the engine's journal; `block` where it is kept per block. */
export function moneyAccount(account: LedgerAccount, block: string | null, places: Places): string {
  const { component } = places;
  switch (account) {
    case 'receivable':
      return `Assets:Receivable:${component}`;
    case 'unbilled':
      return `Assets:Unbilled:${component}`;
    case 'tax':
      return `Liabilities:Tax:${component}`;
    case 'cash':
      return `Assets:Cash:${component}`;
    case 'client-balance':
      return `Liabilities:Balance:${component}`;
    case 'opening':
      return `Equity:Opening:${component}`;
    case 'deferred:block':
      if (block === null) throw new RangeError('money is deferred for no block');
      return deferred(places, block);
    case 'revenue:block':
      return `Income:Block:${component}`;
    case 'revenue:breakage':
      return `Income:Breakage:${component}`;
    case 'revenue:overage':
      return `Income:Overage:${component}`;
    case 'revenue:travel':
      return `Income:Travel:${component}`;
    case 'revenue:project':
      return `Income:Project:${component}`;
  }
}

/** The account of a block: its balance is what is owed to the client, in minutes and in money. */
export function deferred(places: Places, block: string): string {
  return `Liabilities:Deferred:${places.component}:${blockComponent(places, block)}`;
}

/** What stands for a block in account names. */
export function blockComponent(places: Places, block: string): string {
  const component = places.blocks.get(block);
  if (component === undefined) throw new RangeError(`block ${block} is not in this client's books`);
  return component;
}

export function time(account: string, count: number): Line {
  // A zero that has been negated would be written with a minus.
  return { account, number: count === 0 ? '0' : count.toString(), commodity: MINUTES };
}

export function money({ currency }: Places, account: string, amount: number): Line {
  if (currency === null) throw new RangeError(`${account} has money in no currency`);
  const number = decimalMoney(cents(amount), currency);
  return { account, number, commodity: commodityOf(currency) };
}

/** The currency's own code, but for the one that would mix its money with minutes. */
export function commodityOf(currency: Currency): string {
  return currency === MINUTES ? `${MINUTES}MONEY` : currency;
}

/**
 * The balances as lots and totals have them, not as the transactions add up: the program that reads
 * the journal adds up, and so proves one by the other (H2).
 */
export function closingLines(book: ClientBook, places: Places): readonly Line[] {
  const { totals, lots, postings } = book;
  const { component } = places;
  const travel = postings.reduce((sum, posting) => sum + travelMinutes(posting), 0);
  return [
    ...lots.map((lot) => time(deferred(places, lot.block.id), -leftMinutes(lot))),
    time(`Equity:Minutes:Sold:${component}`, totals.boughtMinutes),
    time(`Equity:Minutes:Drawn:${component}`, -totals.drawnMinutes),
    time(`Equity:Minutes:Lapsed:${component}`, -totals.lapsedMinutes),
    ...owedMinutes('Overage', totals.overageMinutes, places),
    ...owedMinutes('Travel', travel, places),
    ...(places.currency === null ? [] : closingMoney(book, places)),
  ];
}

function closingMoney({ totals, lots, postings }: ClientBook, places: Places): readonly Line[] {
  const { component } = places;
  const overage = postings.reduce((sum, posting) => sum + (posting.overageValue ?? 0), 0);
  const travel = postings.reduce((sum, posting) => sum + (posting.separateValue ?? 0), 0);
  return [
    ...lots.map((lot) => money(places, deferred(places, lot.block.id), -leftValue(lot))),
    money(places, `Assets:Receivable:${component}`, totals.boughtValue),
    money(places, `Assets:Unbilled:${component}`, overage + travel),
    money(places, `Income:Block:${component}`, -totals.drawnValue),
    money(places, `Income:Breakage:${component}`, -totals.lapsedValue),
    money(places, `Income:Overage:${component}`, -overage),
    money(places, `Income:Travel:${component}`, -travel),
  ];
}
