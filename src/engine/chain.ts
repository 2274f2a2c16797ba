/** The canonical text of a journal record: what its hash is taken of (H3). */
import type { LocalDate } from './days.ts';
import type { Transaction } from './journal.ts';

/** What JSON can say, with whole numbers only. */
export type Fact =
  | string
  | number
  | boolean
  | null
  | readonly Fact[]
  | { readonly [name: string]: Fact };

/** A transaction in its place in a client's journal. */
export type JournalRecord = Transaction & {
  readonly client: string;
  /** 1 for the client's first transaction, without a gap. */
  readonly sequence: number;
  /** The instant it was recorded, in UTC, such as `2026-03-01T09:30:00.000Z`. */
  readonly recordedAt: string;
  /** The day it was recorded in the firm's time zone, as that was then. */
  readonly recordedOn: LocalDate;
  /** Who recorded it: a member, a key, or the firm's own routine. */
  readonly recordedBy: string;
  /** What the projections are rebuilt from, beside money and minutes. */
  readonly facts: Fact;
};

/**
 * One line that says all of the record and nothing else: the same record always gives the same
 * text, whatever the order in which a store keeps the names of its facts.
 */
export function canonicalText(record: JournalRecord): string {
  const { client, sequence, recordedAt, recordedOn, recordedBy, on, kind, subject, facts } = record;
  const money = record.money.map(({ account, block, amount }) => [account, block, amount]);
  const minutes = record.minutes.map((line) => [line.block, line.minutes]);
  return JSON.stringify([
    client,
    sequence,
    recordedAt,
    recordedOn,
    recordedBy,
    on,
    kind,
    subject,
    inOrder(facts),
    money,
    minutes,
  ]);
}

/** One line that says all of a fact: the same for the same, in whatever order it was written. */
export function canonicalFact(fact: Fact): string {
  return JSON.stringify(inOrder(fact));
}

/** The fact with the names of every part of it in order. */
function inOrder(fact: Fact): Fact {
  if (typeof fact !== 'object' || fact === null) return fact;
  if (isList(fact)) return fact.map(inOrder);
  if (isPlainInOrder(fact)) return fact;
  const names = Object.keys(fact).sort();
  return Object.fromEntries(names.map((name) => [name, inOrder(fact[name] ?? null)]));
}

/** True for names in order that hold no further names: most facts are written down so. */
function isPlainInOrder(fact: { readonly [name: string]: Fact }): boolean {
  let before = '';
  for (const name of Object.keys(fact)) {
    if (name < before || typeof fact[name] === 'object') return false;
    before = name;
  }
  return true;
}

function isList(fact: readonly Fact[] | object): fact is readonly Fact[] {
  return Array.isArray(fact);
}
