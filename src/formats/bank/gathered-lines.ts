/** The lines of a bank's file as they are read: each is taken, refused or skipped, and told. */
import type { BankLine } from '../../engine/bank-lines.ts';
import type { LocalDate } from '../../engine/days.ts';
import { type Cents, type Currency, decimalMoney } from '../../engine/money.ts';
import { composed } from '../composed.ts';
import { type RowFault, type RowRefusal, refuseRow } from '../refusals.ts';
import { shown } from '../shown.ts';
import type { BankFile, BankLimits, SkippedLine } from './bank-file.ts';

/** What a file says of a line, texts as they stand there. */
export type LineFacts = {
  readonly on: LocalDate;
  readonly amount: Cents;
  readonly currency: Currency;
  readonly reference: string;
  readonly payer: string;
  readonly account: string;
  readonly ownAccount: string;
  /** The bank's own name for it; empty where it has none. */
  readonly bankReference: string;
};

export type GatheredLines = {
  take(line: number, facts: LineFacts): void;
  refuse(line: number, fault: RowFault): void;
  skip(line: number, status: string): void;
  told(kind: BankFile['kind']): BankFile;
};

export function gatheredLines(file: string, limits: BankLimits): GatheredLines {
  const lines: BankLine[] = [];
  const refused: RowRefusal[] = [];
  const skipped: SkippedLine[] = [];
  const currencies = new Set<Currency>();
  const ownAccounts = new Set<string>();
  const occurrences = new Map<string, number>();
  let refusedRows = 0;
  let skippedRows = 0;

  return {
    take(line, given) {
      const facts = tidied(given);
      const { on, amount, currency, reference, payer, account, ownAccount } = facts;
      const identity = identityOf(facts);
      const occurrence = (occurrences.get(identity) ?? 0) + 1;
      occurrences.set(identity, occurrence);
      const id = `${occurrence}|${identity}`;
      lines.push({
        ...{ id, on, amount, currency, reference, payer, line },
        account: account === '' ? null : account,
      });
      currencies.add(currency);
      if (ownAccount !== '') ownAccounts.add(ownAccount);
    },
    refuse(line, fault) {
      refusedRows += 1;
      if (refused.length >= limits.refusals) return;
      refused.push(refuseRow(file, line, { id: null, client: null }, fault));
    },
    skip(line, status) {
      skippedRows += 1;
      if (skipped.length >= limits.refusals) return;
      const message = `${file}:${line}: left out, as it is not booked: its status is ${shown(status)}`;
      skipped.push({ file, line, code: 'line_not_booked', status, message });
    },
    told: (kind) => ({
      ...{ kind, lines, refused, refusedRows, skipped, skippedRows },
      currencies: [...currencies].sort(),
      ownAccounts: [...ownAccounts].sort(),
    }),
  };
}

function tidied(facts: LineFacts): LineFacts {
  return {
    ...facts,
    reference: composed(
      facts.reference
        .split(/\r\n?|\n/)
        .map(spaced)
        .filter(isFilled)
        .join('\n'),
    ),
    payer: composed(spaced(facts.payer)),
    account: accountOf(facts.account),
    ownAccount: accountOf(facts.ownAccount),
    bankReference: spaced(facts.bankReference),
  };
}

/** On one line, without what would not be seen and with single spaces. */
function spaced(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ').trim();
}

function isFilled(text: string): boolean {
  return text !== '';
}

/** `DE89 3704 0044 0532 0130 00` as banks write it to one another. */
function accountOf(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, '').toUpperCase();
}

/** As much of it is kept as stands well in an index. */
const LONGEST_IDENTITY = 160;

/**
 * What tells a line from others: account, day and amount with the bank's own name for it, or with
 * all else that is known where the bank names none. Lines alike in all of it are told apart by how
 * many there were before in the file, which stays the same as long as the file has whole days.
 */
function identityOf(facts: LineFacts): string {
  const { on, amount, currency, bankReference, payer, account, reference } = facts;
  // Spaces and line breaks are what differs first between two exports of the same line.
  const texts = bankReference === '' ? ['', payer, account, reference] : [bankReference];
  const parts = [facts.ownAccount, on, decimalMoney(amount, currency), currency, ...texts];
  const whole = parts.map((part) => part.replace(/\s+/g, '').replaceAll('|', '/')).join('|');
  if (whole.length <= LONGEST_IDENTITY) return whole;
  return `${whole.slice(0, LONGEST_IDENTITY)}~${fingerprint(whole)}`;
}

/** FNV-1a with two seeds: 64 bits that tell long texts with one beginning apart. */
function fingerprint(text: string): string {
  let first = 0x811c9dc5;
  let second = 0x050c5d1f;
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x01000193) ^ (second >>> 15);
  }
  return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
