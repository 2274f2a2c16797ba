/**
 * A client's books as plain-text accounting programs keep them. Beancount and hledger are given the
 * same accounts and the same figures; they differ only in how they write them.
 */
import type { ClientBook } from '../engine/book.ts';
import { blocksAsSold, chronicle, type Happening, transactionOf } from '../engine/chronicle.ts';
import type { LocalDate } from '../engine/days.ts';
import { formatMinutes } from '../engine/hours.ts';
import type { TransactionKind } from '../engine/journal.ts';
import type { Currency } from '../engine/money.ts';
import type { Posting } from '../engine/post.ts';
import { uniqueComponents } from './account-names.ts';
import {
  blockComponent,
  closingLines,
  deferred,
  type Line,
  linesOf,
  NOTHING_OWED,
  owesTravel,
  type Places,
  travelMinutes,
} from './journal-lines.ts';

export type OpenedAccount = {
  readonly name: string;
  /** The first day on which anything is booked to it. */
  readonly openedOn: LocalDate;
  /** The true name of the block, where the account is kept per block. */
  readonly block: string | null;
};

export type LedgerTransaction = {
  /** `forward`: what was there before the first day is carried forward. */
  readonly kind: TransactionKind | 'forward';
  readonly on: LocalDate;
  /** The day it is about, where that is another one; else null. */
  readonly aboutOn: LocalDate | null;
  /** The entry worked; null when it is not work. */
  readonly entry: string | null;
  /** The true names of the blocks it moves, and what stands for them in account names. */
  readonly blocks: readonly { readonly id: string; readonly component: string }[];
  readonly narration: string;
  /** The number of the invoice or credit note it is about. */
  readonly document?: string | null;
  readonly lines: readonly Line[];
};

export type ClientLedger = {
  /** The true name, and what stands for it in account names. */
  readonly client: string;
  readonly component: string;
  readonly currency: Currency | null;
  readonly accounts: readonly OpenedAccount[];
  /** In order of day, made as they are asked for. */
  readonly transactions: Iterable<LedgerTransaction>;
  /** What every account must show after the last transaction. */
  readonly closing: readonly Line[];
};

/** The ledgers of the clients who have anything in their books, one after the other. */
export function* clientLedgers(books: Iterable<ClientBook>): Generator<ClientLedger, void> {
  const clientComponent = uniqueComponents('Client');
  for (const book of books) {
    const happenings = chronicle(book).filter(isBooked);
    if (happenings.length > 0) yield clientLedger(book, clientComponent(book.client), happenings);
  }
}

/** False for entries that draw nothing and owe nothing. */
function isBooked(happening: Happening): boolean {
  if (happening.kind !== 'work') return true;
  const { posting } = happening;
  return posting.draws.length > 0 || posting.overageMinutes > 0 || owesTravel(posting);
}

function clientLedger(
  book: ClientBook,
  component: string,
  happenings: readonly Happening[],
): ClientLedger {
  const { client, currency } = book;
  const nextComponent = uniqueComponents('Block');
  const blocks = new Map(blocksAsSold(book).map(({ id }) => [id, nextComponent(id)]));
  const places = { component, blocks, currency };
  const accounts = openedAccounts(bookedLines(happenings, places), places, (id) => id);
  const opened = new Set(accounts.map((account) => account.name));
  return {
    client,
    component,
    currency,
    accounts,
    transactions: transactionsOf(happenings, places),
    closing: closingLines(book, places).filter((line) => opened.has(line.account)),
  };
}

/**
 * The accounts that transactions in order of day are booked to, in the order of their first use.
 * `nameOf` tells the true name of a block.
 */
export function openedAccounts(
  transactions: Iterable<Pick<LedgerTransaction, 'on' | 'lines'>>,
  places: Places,
  nameOf: (block: string) => string,
): readonly OpenedAccount[] {
  const blockOf = new Map(
    [...places.blocks.keys()].map((id) => [deferred(places, id), nameOf(id)]),
  );
  const accounts = new Map<string, OpenedAccount>();
  for (const { on, lines } of transactions) {
    for (const { account } of lines) {
      if (accounts.has(account)) continue;
      const block = blockOf.get(account) ?? null;
      accounts.set(account, { name: account, openedOn: on, block });
    }
  }
  return [...accounts.values()];
}

function* bookedLines(happenings: readonly Happening[], places: Places) {
  for (const happening of happenings) {
    yield { on: happening.on, lines: happeningLines(happening, places) };
  }
}

function happeningLines(happening: Happening, places: Places): readonly Line[] {
  const transaction = transactionOf(happening);
  if (happening.kind !== 'work') return linesOf(transaction, NOTHING_OWED, places);
  const { posting } = happening;
  const owed = { overage: posting.overageMinutes, travel: travelMinutes(posting) };
  return linesOf(transaction, owed, places);
}

function* transactionsOf(
  happenings: readonly Happening[],
  places: Places,
): Generator<LedgerTransaction, void> {
  for (const happening of happenings) {
    const ids = transactionOf(happening).minutes.map((line) => line.block);
    yield {
      kind: happening.kind,
      on: happening.on,
      aboutOn: null,
      entry: happening.kind === 'work' ? happening.posting.entry.id : null,
      blocks: ids.map((id) => ({ id, component: blockComponent(places, id) })),
      narration: narrationOf(happening),
      lines: happeningLines(happening, places),
    };
  }
}

function narrationOf(happening: Happening): string {
  switch (happening.kind) {
    case 'sale':
      return `Block ${happening.block.id} sold: ${formatMinutes(happening.block.minutes)}`;
    case 'lapse': {
      const { slice } = happening.lapse;
      return `Block ${slice.block} lapsed: ${formatMinutes(slice.minutes)}`;
    }
    case 'work':
      return workNarration(happening.posting);
  }
}

function workNarration(posting: Posting): string {
  const { id, technician, description } = posting.entry;
  const done = [technician, description].filter((text) => text !== '').join(': ');
  const parts = posting.draws.map((slice) => `${formatMinutes(slice.minutes)} of ${slice.block}`);
  const owed = (name: string, count: number, value: number | null): void => {
    parts.push(`${name} ${formatMinutes(count)}${value === null ? ' without a known rate' : ''}`);
  };
  if (posting.overageMinutes > 0) owed('overage', posting.overageMinutes, posting.overageValue);
  if (owesTravel(posting)) owed('travel', travelMinutes(posting), posting.separateValue);
  return [id, done, `(${parts.join(', ')})`].filter((text) => text !== '').join(' ');
}

/** On one line: runs of white space and control characters become one space. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Z}]+/gu, ' ').trim();
}

/** A journal that is written piece by piece, however its ledgers come. */
export type JournalWriter = {
  readonly head: () => string;
  readonly ledger: (ledger: ClientLedger) => Generator<string, void>;
};

const ACCOUNT_WIDTH = 46;
const NUMBER_WIDTH = 10;

/** A posting as both programs read it, the figures below each other. */
export function lineText({ account, number, commodity }: Line): string {
  return `  ${account.padEnd(ACCOUNT_WIDTH)}  ${number.padStart(NUMBER_WIDTH)} ${commodity}`;
}
