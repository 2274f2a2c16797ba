/**
 * A statement as plain-text accounting programs keep it: what was there before its first day is
 * carried forward, and every balance is asserted at the close of its last.
 */
import { textFact } from '../engine/bank/facts.ts';
import type { Owed } from '../engine/bank/owed.ts';
import type { Statement, StatementLine } from '../engine/bank/statement.ts';
import type { LedgerAccount, TransactionKind } from '../engine/journal.ts';
import { uniqueComponents } from './account-names.ts';
import {
  blockComponent,
  deferred,
  equityMinutes,
  type Line,
  linesOf,
  money,
  moneyAccount,
  type Places,
  time,
} from './journal-lines.ts';
import {
  type ClientLedger,
  type LedgerTransaction,
  openedAccounts,
} from './plain-text-accounts.ts';
import {
  bookedIn,
  documentSums,
  lineNarration,
  nameOf,
  paidIn,
  type StatementTerms,
} from './statement-words.ts';

/** The ledger of a client's statement. */
export function statementLedger(
  client: string,
  statement: Statement,
  terms: StatementTerms,
): ClientLedger {
  const component = uniqueComponents('Client')(client);
  const nextComponent = uniqueComponents('Block');
  // All blocks, so that a block has the same account in the journal of every period.
  const blocks = new Map([...terms.blockNames].map(([id, name]) => [id, nextComponent(name)]));
  const places = { component, blocks, currency: terms.currency };
  const transactions = [...transactionsOf(statement, places, terms)];
  const accounts = openedAccounts(transactions, places, (id) => nameOf(terms, id));
  const opened = new Set(accounts.map(({ name }) => name));
  return {
    client,
    component,
    currency: terms.currency,
    accounts,
    transactions,
    closing: closingOf(statement, places).filter(({ account }) => opened.has(account)),
  };
}

/** The blocks that a line moves; of one that moves none, the block it is about, if it is about one. */
function blocksOf({ moves, record }: StatementLine, { blocks }: Places): readonly string[] {
  if (moves.length > 0) return moves.map(({ block }) => block);
  return blocks.has(record.subject) ? [record.subject] : [];
}

function* transactionsOf(
  statement: Statement,
  places: Places,
  terms: StatementTerms,
): Generator<LedgerTransaction, void> {
  const called = (blocks: readonly string[]): LedgerTransaction['blocks'] =>
    blocks.map((id) => ({ id: nameOf(terms, id), component: blockComponent(places, id) }));
  const forward = forwardLines(statement, places);
  if (forward.length > 0) {
    yield {
      kind: 'forward',
      on: statement.from,
      ...{ aboutOn: null, entry: null, blocks: [] },
      narration: `Carried forward to ${statement.from}`,
      lines: forward,
    };
  }
  for (const line of statement.lines) {
    const { record, toldOn, entry } = line;
    const travel = entry?.freeTravel === true ? 0 : line.travel.minutes;
    yield {
      kind: record.kind,
      on: toldOn,
      aboutOn: record.on === toldOn ? null : record.on,
      entry: entry?.id ?? null,
      blocks: called(blocksOf(line, places)),
      narration: lineNarration(line, terms),
      lines: linesOf(record, { overage: line.overage.minutes, travel }, places),
    };
  }
}

/** What was owed for each block before the first day, against the equity of all of them. */
function forwardLines({ blocks, total }: Statement, places: Places): readonly Line[] {
  const before = blocks.filter(({ opening }) => opening.minutes !== 0 || opening.value !== 0);
  if (before.length === 0) return [];
  return [
    ...before.map(({ block, opening }) => money(places, deferred(places, block), -opening.value)),
    money(places, forwardAccount(places), total.opening.value),
    ...before.map(({ block, opening }) => time(deferred(places, block), -opening.minutes)),
    time(equityMinutes('Forward', places), total.opening.minutes),
  ];
}

function forwardAccount({ component }: Places): string {
  return `Equity:Forward:${component}`;
}

/**
 * The balances as the statement has them, not as its transactions add up: the program that reads
 * them adds up, and so proves one by the other (H2).
 */
function closingOf(statement: Statement, places: Places): readonly Line[] {
  const { blocks, total, lines } = statement;
  const bought = (kind: TransactionKind): number => sumOf(lines, (line) => gained(line, kind));
  const travel = sumOf(lines, (line) => (line.entry?.freeTravel ? 0 : line.travel.minutes));
  const overage = sumOf(lines, (line) => line.overage.minutes);
  return [
    ...blocks.map(({ block, closing }) => time(deferred(places, block), -closing.minutes)),
    time(equityMinutes('Forward', places), total.opening.minutes),
    time(equityMinutes('Sold', places), bought('sale')),
    time(equityMinutes('Granted', places), bought('grant')),
    time(equityMinutes('Opening', places), bought('opening')),
    time(equityMinutes('Drawn', places), -total.drawn.minutes),
    time(equityMinutes('Lapsed', places), -total.lapsed.minutes),
    time(equityMinutes('Refunded', places), -total.refunded.minutes),
    ...closingOwed('Overage', overage, places),
    ...closingOwed('Travel', travel, places),
    ...blocks.map(({ block, closing }) => money(places, deferred(places, block), -closing.value)),
    money(places, forwardAccount(places), total.opening.value),
    ...closingMoney(statement, places),
  ];
}

/** Asserted where nothing is owed any more, too. */
function closingOwed(name: string, count: number, places: Places): readonly Line[] {
  return [
    time(`Assets:${name}:${places.component}`, count),
    time(equityMinutes(name, places), -count),
  ];
}

function gained({ record, moves }: StatementLine, kind: TransactionKind): number {
  return record.kind === kind ? sumOf(moves, ({ minutes }) => minutes) : 0;
}

/**
 * What is owed, with tax, is taken from what the documents say they are for: the invoices that are
 * open and the client's balance come to that together. Only how much of it is which, and what the
 * documents took out of what was not invoiced, is added up from the records.
 */
function closingMoney({ total, lines }: Statement, places: Places): readonly Line[] {
  const boughtFor = (kind: TransactionKind): number => sumOf(lines, (line) => valued(line, kind));
  const owed = (of: (line: StatementLine) => Owed): number =>
    sumOf(lines, (line) => of(line).value ?? 0);
  const billed = (account: LedgerAccount): number =>
    sumOf(lines, (line) => (BILLS.has(line.record.kind) ? bookedIn(line, account) : 0));
  const documents = (name: 'gross' | 'tax'): number =>
    sumOf(lines, (line) => documentSign(line) * documentSums(line)[name]);
  const paid = sumOf(lines, paidIn);
  const receivable = sumOf(lines, (line) => bookedIn(line, 'receivable'));
  const elsewhere = sumOf(lines, soldElsewhere);
  const overage = owed((line) => line.overage);
  const travel = owed((line) => line.travel);
  const balances: readonly (readonly [LedgerAccount, number])[] = [
    ['receivable', receivable],
    ['unbilled', overage + travel + billed('unbilled')],
    ['cash', paid],
    ['tax', -documents('tax')],
    ['opening', boughtFor('opening') + billed('opening')],
    ['client-balance', documents('gross') + elsewhere - paid - receivable],
    ['revenue:block', -total.drawn.value],
    ['revenue:breakage', -total.lapsed.value],
    ['revenue:overage', billed('revenue:overage') - overage],
    ['revenue:travel', billed('revenue:travel') - travel],
    ['revenue:project', billed('revenue:project')],
  ];
  return balances.map(([account, amount]) =>
    money(places, moneyAccount(account, null, places), amount),
  );
}

/** What is booked beside the work itself when it is invoiced, credited or settled elsewhere. */
const BILLS: ReadonlySet<TransactionKind> = new Set([
  'invoice',
  'credit-note',
  'settled-elsewhere',
]);

/** A credit note takes back. */
function documentSign({ record: { kind } }: StatementLine): 1 | -1 {
  return kind === 'credit-note' ? -1 : 1;
}

/** What a client owes for blocks on no invoice, less what of them is given back. */
function soldElsewhere(line: StatementLine): number {
  const { kind, facts } = line.record;
  if (kind === 'refund') return textFact(facts, 'creditNote') === null ? valued(line, kind) : 0;
  if (kind !== 'sale' && kind !== 'grant') return 0;
  return textFact(facts, 'invoice') === null ? valued(line, kind) : 0;
}

/** What a record of a kind moved in all blocks together, in money. */
function valued({ record, moves }: StatementLine, kind: TransactionKind): number {
  return record.kind === kind ? sumOf(moves, ({ value }) => value) : 0;
}

function sumOf<T>(all: readonly T[], of: (one: T) => number): number {
  let sum = 0;
  for (const one of all) sum += of(one);
  return sum;
}
