/**
 * A client's books as a write finds them, and what the write makes of them. Books are values: an
 * act on them gives other books, and a change that says what has to be kept.
 */
import { type Account, lotIn } from '../accounts.ts';
import type { Block, BlockUsable } from '../blocks.ts';
import type { Fact, JournalRecord } from '../chain.ts';
import { addDays, type LocalDate } from '../days.ts';
import type { Entry } from '../entries.ts';
import type { Minutes } from '../hours.ts';
import { movedIn, type Origin, type Transaction, type TransactionKind } from '../journal.ts';
import { type Lot, leftMinutes, leftValue } from '../lots.ts';
import { type Cents, type Currency, cents } from '../money.ts';
import type { Posting } from '../post.ts';
import type { JobDay } from '../rounding.ts';
import type { DayTerms } from '../terms.ts';
import { joinedMoney, type MoneyBooks, type MoneyChange, NO_MONEY_CHANGE } from './money-books.ts';

export type EntryState = 'draft' | 'waiting' | 'posted' | 'reversed';

/** What posting made of an entry, and the versions of the policies it was decided by (C1). */
export type Outcome = Omit<Posting, 'entry'> & {
  readonly versions: DayTerms['versions'];
  readonly postedAt: string;
  readonly postedBy: string;
  /** Its place in the client's journal; null while it waits. */
  readonly postedAs: number | null;
  readonly reversedAs: number | null;
};

/** An entry as the bank keeps it. */
export type BankEntry = {
  readonly entry: Entry;
  /** Where it comes from, and what it is called there; unique within a firm. */
  readonly source: string;
  readonly sourceId: string;
  /** The member who logged it; null for what an import brought. */
  readonly member: string | null;
  readonly state: EntryState;
  /** Counts its changes from 1. */
  readonly version: number;
  /** The reversed entry whose place it takes (B9). */
  readonly corrects: string | null;
  readonly createdAt: string;
  /** Null while it is a draft. */
  readonly outcome: Outcome | null;
};

/** What is kept of a block beside what the rules need of it. */
export type BlockLabel = {
  readonly name: string;
  readonly origin: Origin;
  /** Its share, before tax, of what has been paid for its invoice. */
  readonly paid: Cents;
  /** The invoice it was sold on; null when it was granted, or sold elsewhere. */
  readonly invoice: string | null;
  /** When it opens, as agreed when it was sold (A2, A4). */
  readonly usableWhen: BlockUsable;
};

export type Books = {
  readonly client: string;
  readonly currency: Currency;
  /** The blocks with minutes left, and those the write has named. */
  readonly account: Account;
  readonly labels: ReadonlyMap<string, BlockLabel>;
  /** Names of blocks, as they are looked up, that a sale may want and the client has already. */
  readonly takenNames: ReadonlySet<string>;
  /** The entries the write has named. */
  readonly entries: ReadonlyMap<string, BankEntry>;
  /** What was worked and billed so far on the days of jobs the write may touch (B2). */
  readonly jobDays: ReadonlyMap<string, JobDay>;
  readonly journalLength: number;
  readonly lastSale: number;
  readonly termsOn: (day: LocalDate) => DayTerms;
  readonly money: MoneyBooks;
};

/** Who acts, and when. */
export type Act = {
  /** The instant, in UTC. */
  readonly at: string;
  readonly by: string;
  /** The day in the firm's time zone. */
  readonly today: LocalDate;
};

/** A block to be added to the client's. */
export type NewBlock = {
  readonly client: string;
  readonly block: Block;
  readonly label: BlockLabel;
  readonly currency: Currency;
  readonly product: string | null;
  readonly standardRate: Cents | null;
  readonly note: string;
  readonly createdAt: string;
};

/** What one record moved in one block, and what it left there. */
export type Movement = {
  readonly client: string;
  readonly sequence: number;
  readonly place: number;
  readonly block: string;
  readonly kind: TransactionKind;
  readonly on: LocalDate;
  readonly entry: string | null;
  readonly minutes: Minutes;
  readonly value: Cents;
  readonly leftMinutes: Minutes;
  readonly leftValue: Cents;
};

/** What a write adds to what is kept. Of an entry or a lot named twice, the last holds. */
export type Change = {
  readonly newBlocks: readonly NewBlock[];
  readonly lots: readonly Lot[];
  /** What has been paid for blocks whose payment changed. */
  readonly paid: ReadonlyMap<string, Cents>;
  readonly newEntries: readonly BankEntry[];
  readonly entries: readonly BankEntry[];
  /** Ids of entries that are no more: they were never posted. */
  readonly discarded: readonly string[];
  readonly records: readonly JournalRecord[];
  readonly movements: readonly Movement[];
  readonly money: MoneyChange;
};

export const NO_CHANGE: Change = {
  newBlocks: [],
  lots: [],
  paid: new Map(),
  newEntries: [],
  entries: [],
  discarded: [],
  records: [],
  movements: [],
  money: NO_MONEY_CHANGE,
};

/** Books and the change that led to them. */
export type Step = { readonly books: Books; readonly change: Change };

/** Both changes, one after the other. */
export function joined(first: Change, second: Change): Change {
  if (first === NO_CHANGE) return second;
  if (second === NO_CHANGE) return first;
  return {
    newBlocks: [...first.newBlocks, ...second.newBlocks],
    lots: [...first.lots, ...second.lots],
    paid: new Map([...first.paid, ...second.paid]),
    newEntries: [...first.newEntries, ...second.newEntries],
    entries: [...first.entries, ...second.entries],
    discarded: [...first.discarded, ...second.discarded],
    records: [...first.records, ...second.records],
    movements: [...first.movements, ...second.movements],
    money: joinedMoney(first.money, second.money),
  };
}

/**
 * Books and change with a transaction recorded, after which the account is `account`. `facts` say
 * what its projections are rebuilt from, beside its money and minutes.
 */
export function recorded(
  { books, change }: Step,
  account: Account,
  transaction: Transaction,
  facts: Fact,
  act: Act,
): Step {
  const record = recordIn(books, transaction, facts, act);
  const movements = movementsOf(record, account);
  const touched = new Set(movements.map((movement) => movement.block));
  const lots = [...touched].map((block) => lotIn(account, block));
  const balance = balanceAfter(books.money.balance, record);
  return {
    books: {
      ...books,
      account,
      journalLength: record.sequence,
      money: balance === books.money.balance ? books.money : { ...books.money, balance },
    },
    change: joined(change, { ...NO_CHANGE, lots, records: [record], movements }),
  };
}

/** The client's own money after a record (G4). */
export function balanceAfter(before: Cents, { money }: Pick<Transaction, 'money'>): Cents {
  let balance = before;
  for (const { account, amount } of money) {
    if (account === 'client-balance') balance = cents(balance - amount);
  }
  return balance;
}

/**
 * A transaction in its place in the client's journal: the next one. What belongs on a day that is
 * closed is booked on the first open one, and says on which day it happened.
 */
export function recordIn(
  { client, journalLength, money }: Pick<Books, 'client' | 'journalLength' | 'money'>,
  transaction: Transaction,
  facts: Fact,
  act: Act,
): JournalRecord {
  const { closedThrough } = money;
  const late = closedThrough !== null && transaction.on <= closedThrough;
  return {
    on: late ? addDays(closedThrough, 1) : transaction.on,
    kind: transaction.kind,
    subject: transaction.subject,
    money: transaction.money,
    minutes: transaction.minutes,
    client,
    sequence: journalLength + 1,
    recordedAt: act.at,
    recordedOn: act.today,
    recordedBy: act.by,
    facts: late ? { ...(facts as object), happenedOn: transaction.on } : facts,
  };
}

/**
 * What a record moved in each block it names, in the order of its lines, where the account is
 * `account` after it.
 */
export function movementsOf(record: JournalRecord, account: Account): readonly Movement[] {
  const entry = ENTRY_KINDS.has(record.kind) ? record.subject : null;
  return movedIn(record).map((moved, place) => {
    const lot = lotIn(account, moved.block);
    return {
      client: record.client,
      sequence: record.sequence,
      place,
      block: moved.block,
      kind: record.kind,
      on: record.on,
      entry,
      minutes: moved.minutes,
      value: moved.value,
      leftMinutes: leftMinutes(lot),
      leftValue: leftValue(lot),
    };
  });
}

/** Records whose subject is an entry; that of the others is a block. */
const ENTRY_KINDS: ReadonlySet<TransactionKind> = new Set(['work', 'cover', 'reversal']);

/** The books with an entry as it now is, and the change that keeps it. */
export function withEntry({ books, change }: Step, entry: BankEntry, isNew: boolean): Step {
  const entries = new Map(books.entries).set(entry.entry.id, entry);
  const kept = isNew ? { newEntries: [entry] } : { entries: [entry] };
  return { books: { ...books, entries }, change: joined(change, { ...NO_CHANGE, ...kept }) };
}
