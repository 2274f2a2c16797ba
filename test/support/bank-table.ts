/**
 * Matches the lines of a bank with open invoices, told as a table:
 *
 *     invoice INV-2026-0007 of Acme GmbH open 1800.00 EUR issued 2026-03-01
 *     known 3
 *     line 1800.00 EUR from Acme: Rechnung inv 2026 0007   => matched INV-2026-0007
 *
 * A `/` with spaces around it is a line break in the text. The lines of a table are matched all
 * together, and an answer may go on in lines that begin with `|`. Lines are numbered from 1, and `known` says which of them was recorded before.
 */
import assert from 'node:assert/strict';
import type { BankLine } from '../../src/engine/bank-lines.ts';
import {
  type BankMatch,
  matchBankLines,
  type OpenInvoice,
  type Proposal,
} from '../../src/engine/bank-matching.ts';
import { localDate } from '../../src/engine/days.ts';
import {
  type Cents,
  type Currency,
  cents,
  decimalMoney,
  parseCurrency,
  parseMoney,
} from '../../src/engine/money.ts';
import { rowsOf } from './rows.ts';

const INVOICE = /^invoice (.+) of (.+) open (\S+) ([A-Z]{3})(?: issued (\S+))?$/;
const LINE = /^line (-?)(\S+) ([A-Z]{3})(?: from (.+?))?: ?(.*)$/;

/** Checks that every line of the table is matched as it says. */
export function checkMatches(text: string): void {
  const rows = rowsOf(text.replace(/\s*\n\s*\|/g, ' |'));
  const invoices = rows.flatMap(({ question }) => invoiceIn(question));
  const asked = rows.filter(({ question }) => question.startsWith('line '));
  const lines = asked.map(({ question }, index) => lineIn(question, index + 1));
  const known = rows.flatMap(({ question }) => /^known (\d+)$/.exec(question)?.[1] ?? []);
  assert.equal(invoices.length + lines.length + known.length, rows.length, 'a row is not known');
  const matches = matchBankLines(lines, invoices, new Set(known));
  const told = asked.map(({ question }, index) => `${question} => ${tellMatch(matches[index])}`);
  const expected = asked.map(({ question, answer }) => `${question} => ${answer}`);
  assert.notEqual(asked.length, 0, 'a table without lines checks nothing');
  assert.equal(told.join('\n'), expected.join('\n'));
}

function invoiceIn(question: string): OpenInvoice[] {
  const [, label = '', clientName = '', open = '', code = '', issuedOn = '2026-03-01'] =
    INVOICE.exec(question) ?? [];
  if (label === '') return [];
  const currency = currencyOf(code);
  return [
    {
      ...{ invoice: `id-${label}`, label, client: `id-${clientName}`, clientName, currency },
      ...{ open: amountOf(open, currency), issuedOn: localDate(issuedOn) },
    },
  ];
}

function lineIn(question: string, line: number): BankLine {
  const [, minus, amount = '', code = '', payer = '', reference = ''] = LINE.exec(question) ?? [];
  const currency = currencyOf(code);
  const size = amountOf(amount, currency);
  return {
    ...{ id: `${line}`, on: localDate('2026-03-10'), currency, payer, account: null, line },
    amount: cents(minus === '-' ? 0 - size : size),
    reference: reference.replaceAll(' / ', '\n'),
  };
}

function currencyOf(code: string): Currency {
  const currency = parseCurrency(code);
  assert.ok(currency !== null, code);
  return currency;
}

function amountOf(text: string, currency: Currency): Cents {
  const amount = parseMoney(text, currency);
  assert.ok(amount !== null, text);
  return amount;
}

/** `matched A`; or the proposals in order: `part-payment A 900.00 of 1800.00 | …`. */
export function tellMatch(match: BankMatch | undefined): string {
  if (match?.kind === 'matched') return `matched ${match.label}`;
  if (match?.kind !== 'proposed') return match?.kind ?? 'nothing';
  const { currency } = match.line;
  return match.candidates.map((candidate) => tellProposal(candidate, currency)).join(' | ');
}

function tellProposal(proposal: Proposal, currency: Currency): string {
  const { reason, shares, invoices, open, rest } = proposal;
  const told =
    shares.length === 0
      ? invoices.map(({ label }) => label)
      : shares.map(({ label, amount }) => `${label} ${decimalMoney(amount, currency)}`);
  const of = open === null ? '' : ` of ${decimalMoney(open, currency)}`;
  const left = rest === 0 ? '' : ` rest ${decimalMoney(rest, currency)}`;
  return `${reason} ${told.join(' + ')}${of}${left}`;
}
