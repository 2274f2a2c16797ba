/** A line of a statement in words. */
import { dayFact, textFact } from '../engine/bank/facts.ts';
import type { Owed } from '../engine/bank/owed.ts';
import type { StatementLine } from '../engine/bank/statement.ts';
import { formatMinutes } from '../engine/hours.ts';
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
  const refunded = (value: string): string => {
    const unpaid = unpaidIn(line);
    return unpaid === 0 ? value : `${value}, of which ${worth(unpaid)} was not paid for`;
  };
  switch (record.kind) {
    case 'sale':
      return `${block()} bought: ${moved().time} for ${moved().value}`;
    case 'grant':
      return because(`${block()} granted: ${moved().time}`, textFact(record.facts, 'note'));
    case 'opening':
      return `${block()} brought along: ${moved().time} worth ${moved().value}`;
    case 'payment':
      return `${worth(paidIn(line))} paid for block ${name(record.subject)}`;
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
        `${block()} refunded: ${moved().time} worth ${refunded(moved().value)}`,
        reason,
      );
  }
}

function because(what: string, reason: string | null): string {
  return reason === null || reason === '' ? what : `${what} (${reason})`;
}

function workDone({ entry }: StatementLine): string {
  if (entry === null) return 'work';
  return entry.description === '' ? entry.workType : `${entry.workType}, ${entry.description}`;
}

/** What a payment brought in. */
export function paidIn({ record }: StatementLine): Cents {
  let sum = 0;
  for (const line of record.money) if (line.account === 'cash') sum += line.amount;
  return cents(sum);
}

/** What a refund took off what was still owed for its block (A3). */
export function unpaidIn({ record }: StatementLine): Cents {
  let sum = 0;
  for (const { account, amount } of record.kind === 'refund' ? record.money : []) {
    if (account === 'receivable') sum -= amount;
  }
  return cents(sum);
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
