/**
 * The books of a client in a period as plain-text accounting programs keep them, by the day of
 * booking: what was there before is carried forward, what was earned before stands in equity, and
 * every balance is asserted at the end as the projections have it, not as these lines add up.
 */
import { textFact } from '../engine/bank/facts.ts';
import type { JournalRecord } from '../engine/chain.ts';
import type { LocalDate } from '../engine/days.ts';
import { parseDay } from '../engine/days.ts';
import { formatMinutes } from '../engine/hours.ts';
import type { LedgerAccount, TransactionKind } from '../engine/journal.ts';
import type { Currency } from '../engine/money.ts';
import { uniqueComponents } from './account-names.ts';
import {
  blockComponent,
  deferred,
  equityMinutes,
  type Line,
  linesOf,
  MINUTES_MOVED,
  money,
  moneyAccount,
  NOTHING_OWED,
  type Places,
  time,
} from './journal-lines.ts';
import {
  type ClientLedger,
  type LedgerTransaction,
  openedAccounts,
} from './plain-text-accounts.ts';

/** What is in a block before a period, and at its end. */
type BookedBlock = {
  readonly block: string;
  readonly name: string;
  readonly beforeMinutes: number;
  readonly beforeValue: number;
  readonly throughMinutes: number;
  readonly throughValue: number;
};

/** What stands on an account that is not kept by block. */
type BookedAccount = {
  readonly account: LedgerAccount;
  readonly before: number;
  readonly through: number;
};

/** A client's books in a period; blocks in the order of their sale, records in that of the days. */
export type ClientPeriod = {
  readonly client: string;
  /** What stands for the client in account names. */
  readonly component: string;
  readonly currency: Currency;
  readonly from: LocalDate;
  readonly blocks: readonly BookedBlock[];
  readonly accounts: readonly BookedAccount[];
  readonly records: readonly JournalRecord[];
  /** The numbers of documents by their ids. */
  readonly labels: ReadonlyMap<string, string>;
};

/** Null where there is nothing: neither before the period nor in it. */
export function periodLedger(period: ClientPeriod): ClientLedger | null {
  const { client, component, currency, blocks } = period;
  const nextComponent = uniqueComponents('Block');
  // All blocks, so that a block has the same account in the journal of every period.
  const components = new Map(blocks.map(({ block, name }) => [block, nextComponent(name)]));
  const names = new Map(blocks.map(({ block, name }) => [block, name]));
  const places = { component, blocks: components, currency };
  const transactions = [...transactionsOf(period, places, names)];
  if (transactions.length === 0) return null;
  const accounts = openedAccounts(transactions, places, (id) => names.get(id) ?? id);
  const opened = new Set(accounts.map(({ name }) => name));
  const closing = closingOf(period, places).filter(({ account }) => opened.has(account));
  return { client, component, currency, accounts, transactions, closing };
}

function* transactionsOf(
  period: ClientPeriod,
  places: Places,
  names: ReadonlyMap<string, string>,
): Generator<LedgerTransaction, void> {
  const { from, records, labels } = period;
  const forward = forwardLines(period, places);
  if (forward.length > 0) {
    yield {
      ...{ kind: 'forward', on: from, aboutOn: null, entry: null, blocks: [], document: null },
      ...{ narration: `Carried forward to ${from}`, lines: forward },
    };
  }
  for (const record of records) {
    if (record.money.length === 0 && record.minutes.length === 0) continue;
    const ids = [...new Set(record.minutes.map(({ block }) => block))];
    const document = documentOf(record, labels);
    const happenedOn = parseDay(textFact(record.facts, 'happenedOn') ?? '');
    yield {
      ...{ kind: record.kind, on: record.on, document },
      aboutOn: happenedOn,
      entry: ENTRY_KINDS.has(record.kind) ? record.subject : null,
      blocks: ids.map((id) => ({ id: names.get(id) ?? id, component: blockComponent(places, id) })),
      narration: narrationOf(record, document),
      lines: linesOf(record, NOTHING_OWED, places),
    };
  }
}

const ENTRY_KINDS: ReadonlySet<TransactionKind> = new Set(['work', 'cover', 'reversal']);

/** Which documents a record may be about, by the ids that it names. */
export function documentsOf({ kind, subject, facts }: JournalRecord): readonly string[] {
  if (kind === 'invoice' || kind === 'credit-note') return [subject];
  const id = textFact(facts, 'creditNote') ?? textFact(facts, 'invoice');
  return id === null ? [] : [id];
}

function documentOf(record: JournalRecord, labels: ReadonlyMap<string, string>): string | null {
  const [id] = documentsOf(record);
  return id === undefined ? null : (labels.get(id) ?? null);
}

const KINDS: Readonly<Record<TransactionKind, string>> = {
  sale: 'Block sold',
  grant: 'Block granted',
  opening: 'Block brought along',
  invoice: 'Invoice',
  'credit-note': 'Credit note',
  payment: 'Payment',
  'payment-reversal': 'Payment taken back',
  settlement: "Paid from the client's balance",
  'pay-out': 'Paid out to the client',
  'settled-elsewhere': 'Work invoiced elsewhere',
  work: 'Work',
  cover: 'Work covered by a block after all',
  reversal: 'Work taken back',
  lapse: 'Minutes lapsed',
  reopening: 'Lapsed minutes reopened',
  extension: 'Block extended',
  refund: 'Block refunded',
};

function narrationOf({ kind, minutes }: JournalRecord, document: string | null): string {
  const moved = Math.abs(minutes.reduce((sum, line) => sum + line.minutes, 0));
  const parts = [KINDS[kind], document ?? ''].filter((part) => part !== '').join(' ');
  return moved === 0 ? parts : `${parts}: ${formatMinutes(moved)}`;
}

/** What was there before the first day, against what all of it came to. */
function forwardLines({ blocks, accounts }: ClientPeriod, places: Places): readonly Line[] {
  const held = blocks.filter((one) => one.beforeMinutes !== 0 || one.beforeValue !== 0);
  const kept = accounts.filter(({ account, before }) => !isEarned(account) && before !== 0);
  const value = held.reduce((sum, one) => sum + one.beforeValue, 0);
  const rest = kept.reduce((sum, { before }) => sum + before, -value);
  const count = held.reduce((sum, one) => sum + one.beforeMinutes, 0);
  return [
    ...kept.map(({ account, before }) =>
      money(places, moneyAccount(account, null, places), before),
    ),
    ...held.map((one) => money(places, deferred(places, one.block), 0 - one.beforeValue)),
    ...(kept.length + held.length === 0 ? [] : [money(places, forwardAccount(places), 0 - rest)]),
    ...held.map((one) => time(deferred(places, one.block), 0 - one.beforeMinutes)),
    ...(held.length === 0 ? [] : [time(equityMinutes('Forward', places), count)]),
  ];
}

/** What was earned in one period is no balance of the next: it stands in equity. */
function isEarned(account: LedgerAccount): boolean {
  return account.startsWith('revenue:');
}

function forwardAccount({ component }: Places): string {
  return `Equity:Forward:${component}`;
}

function closingOf(period: ClientPeriod, places: Places): readonly Line[] {
  const { blocks, accounts, records } = period;
  const forward = blocks.reduce((sum, one) => sum + one.beforeMinutes, 0);
  const moved = new Map<string, number>();
  for (const { kind, minutes } of records) {
    const to = MINUTES_MOVED[kind];
    if (to === null) continue;
    const count = minutes.reduce((sum, line) => sum + line.minutes, 0);
    moved.set(to, (moved.get(to) ?? 0) + count);
  }
  return [
    ...accounts.map(({ account, before, through }) => {
      const name = moneyAccount(account, null, places);
      return money(places, name, isEarned(account) ? through - before : through);
    }),
    ...blocks.map((one) => money(places, deferred(places, one.block), 0 - one.throughValue)),
    ...blocks.map((one) => time(deferred(places, one.block), 0 - one.throughMinutes)),
    time(equityMinutes('Forward', places), forward),
    ...[...moved].map(([to, count]) => time(equityMinutes(to, places), count)),
  ];
}
