/** A line of a statement in words. */
import { dayFact, numberFact, textFact } from '../engine/bank/facts.ts';
import type { Owed } from '../engine/bank/owed.ts';
import type { StatementLine } from '../engine/bank/statement.ts';
import { formatMinutes } from '../engine/hours.ts';
import type { LedgerAccount } from '../engine/journal.ts';
import { type Cents, type Currency, cents, formatMoney } from '../engine/money.ts';

/** What the figures of a statement are in, and what its blocks are called. */
export type StatementTerms = {
  readonly currency: Currency;
  /** The names of all blocks of the client, in the order of their sale. */
  readonly blockNames: ReadonlyMap<string, string>;
};

/** What a block of the client is called. */
export function nameOf({ blockNames }: StatementTerms, block: string): string {
  const name = blockNames.get(block);
  if (name === undefined) throw new RangeError(`block ${block} is none of this client's`);
  return name;
}

/** What happened, and why where a reason was given. */
export function lineSays(line: StatementLine, terms: StatementTerms): string {
  const { record } = line;
  const reason = textFact(record.facts, 'reason') ?? '';
  const worth = (amount: Cents): string => formatMoney(amount, terms.currency);
  const name = (id: string): string => nameOf(terms, id);
  const block = (): string => `Block ${name(record.subject)}`;
  const moved = (): { readonly time: string; readonly value: string } => {
    const [move] = line.moves;
    const value = worth(cents(Math.abs(move?.value ?? 0)));
    return { time: formatMinutes(Math.abs(move?.minutes ?? 0)), value };
  };
  switch (record.kind) {
    case 'sale':
      return `${block()} bought: ${moved().time} for ${moved().value}`;
    case 'grant':
      return because(`${block()} granted: ${moved().time}`, textFact(record.facts, 'note'));
    case 'opening':
      return `${block()} brought along: ${moved().time} worth ${moved().value}`;
    case 'invoice':
      return `Invoice ${documentLabel(line)} issued: ${worth(documentSums(line).gross)}`;
    case 'credit-note':
      return because(
        `Credit note ${documentLabel(line)} issued: ${worth(documentSums(line).gross)}`,
        reason,
      );
    case 'payment':
      return because(`${worth(paidIn(line))} paid${paidFor(line, terms)}`, reason);
    case 'payment-reversal':
      return because(`${worth(cents(0 - paidIn(line)))} went back${paidFor(line, terms)}`, reason);
    case 'settlement':
      return `${worth(bookedIn(line, 'client-balance'))} of the client's balance paid${forInvoice(line)}`;
    case 'pay-out':
      return `${worth(cents(0 - paidIn(line)))} paid back to the client`;
    case 'settled-elsewhere':
      return because('Work invoiced elsewhere', reason);
    case 'work':
      return workDone(line);
    case 'cover': {
      const from = line.moves.map((move) => name(move.block)).join(', ');
      const consent = textFact(record.facts, 'consent');
      return because(`Covered by block ${from} after all: ${workDone(line)}`, consent);
    }
    case 'reversal':
      return because(`Taken back: ${workDone(line)}`, reason);
    case 'lapse':
      return `${block()} lapsed: ${moved().time} worth ${moved().value}`;
    case 'reopening':
      return because(`${block()} reopened: ${moved().time} worth ${moved().value}`, reason);
    case 'extension': {
      const until = dayFact(record.facts, 'expiresOn') ?? '';
      return because(`${block()} extended to ${until}`, reason);
    }
    case 'refund':
      return because(
        `${block()} refunded: ${moved().time} worth ${refundWords(line, terms)}`,
        reason,
      );
  }
}

function because(what: string, reason: string | null): string {
  return reason === null || reason === '' ? what : `${what} (${reason})`;
}

/** What minutes that were given back were worth, the tax on it, and what of both was still owed. */
function refundWords(line: StatementLine, { currency }: StatementTerms): string {
  const value = line.moves.reduce((sum, move) => sum - move.value, 0);
  const [tax, unpaid] = [bookedIn(line, 'tax'), unpaidIn(line)];
  const worth = formatMoney(cents(value), currency);
  const taxed = tax === 0 ? worth : `${worth} and ${formatMoney(tax, currency)} of tax`;
  if (unpaid === 0) return taxed;
  return `${taxed}, of which ${formatMoney(unpaid, currency)} was not paid for`;
}

/** What an invoice or a credit note is called. */
function documentLabel({ record: { facts } }: StatementLine): string {
  return textFact(facts, 'label') ?? '';
}

/** What the invoice is called that a record settles; nothing where it settles none. */
function forInvoice({ record: { facts } }: StatementLine): string {
  const label = textFact(facts, 'invoice') === null ? null : textFact(facts, 'label');
  return label === null ? '' : ` for invoice ${label}`;
}

/** What a payment was for: an invoice, or a block that was invoiced where it was kept before. */
function paidFor(line: StatementLine, terms: StatementTerms): string {
  const { subject } = line.record;
  return terms.blockNames.has(subject) ? ` for block ${nameOf(terms, subject)}` : forInvoice(line);
}

function workDone({ entry }: StatementLine): string {
  if (entry === null) return 'work';
  // What was imported may be of no work type, and say nothing.
  const told = [entry.workType, entry.description].filter((part) => part !== '');
  return told.length === 0 ? 'work' : told.join(', ');
}

/** What a document is for, with tax, and the tax in it, as the journal tells of it; else nothing. */
export function documentSums({ record: { kind, facts } }: StatementLine): {
  readonly gross: Cents;
  readonly tax: Cents;
} {
  const isDocument = kind === 'invoice' || kind === 'credit-note';
  const sum = (name: string): Cents => cents(isDocument ? (numberFact(facts, name) ?? 0) : 0);
  return { gross: sum('gross'), tax: sum('tax') };
}

/** Debits less credits of an account. */
export function bookedIn({ record }: StatementLine, account: LedgerAccount): Cents {
  let sum = 0;
  for (const line of record.money) if (line.account === account) sum += line.amount;
  return cents(sum);
}

/** What a payment brought in; below zero where money went out. */
export function paidIn(line: StatementLine): Cents {
  return bookedIn(line, 'cash');
}

/** What a refund took off what was still owed, with tax (A3). */
function unpaidIn(line: StatementLine): Cents {
  return cents(line.record.kind === 'refund' ? 0 - bookedIn(line, 'receivable') : 0);
}

/** The same for a journal of accounts, which has no columns: who worked, and from which block. */
export function lineNarration(line: StatementLine, terms: StatementTerms): string {
  const says = lineSays(line, terms);
  if (line.entry === null) return says;
  const parts = line.moves.map(({ block, minutes }) =>
    minutes > 0
      ? `${formatMinutes(minutes)} back to ${nameOf(terms, block)}`
      : `${formatMinutes(-minutes)} of ${nameOf(terms, block)}`,
  );
  const travel = line.entry.freeTravel ? 'free travel' : 'travel';
  parts.push(...owedWords('overage', line.overage), ...owedWords(travel, line.travel));
  const { technician } = line.entry;
  const done = technician === '' ? says : `${technician}: ${says}`;
  return parts.length === 0 ? done : `${done} (${parts.join(', ')})`;
}

function owedWords(what: string, { minutes, value }: Owed): readonly string[] {
  if (minutes === 0 && value === 0) return [];
  return [`${what} ${formatMinutes(minutes)}${value === null ? ' without a known rate' : ''}`];
}
