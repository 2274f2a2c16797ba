/** Books as an hledger journal (H4), with balance assertions: `hledger check --strict` verifies it. */
import type { ClientBook } from '../engine/book.ts';
import type { LocalDate } from '../engine/days.ts';
import { type Currency, currencyDigits } from '../engine/money.ts';
import { commodityOf, MINUTES } from './journal-lines.ts';
import {
  type ClientLedger,
  clientLedgers,
  type JournalWriter,
  type LedgerTransaction,
  lineText,
  type OpenedAccount,
  oneLine,
} from './plain-text-accounts.ts';

/** Hours and money of these clients up to the close of `asOf`, piece by piece. */
export function hledgerJournal(
  books: Iterable<ClientBook>,
  asOf: LocalDate,
): Generator<string, void> {
  return hledgerOf(clientLedgers(books), asOf);
}

/**
 * Ledgers that end at the close of `asOf`. Client after client, so days are in order within a
 * client only. The true names stand as tags beside the accounts.
 */
export function* hledgerOf(
  ledgers: Iterable<ClientLedger>,
  asOf: LocalDate,
): Generator<string, void> {
  const { head, ledger: written } = hledgerWriter(asOf);
  yield head();
  for (const ledger of ledgers) yield* written(ledger);
}

/** The same, ledger by ledger as they come. */
export function hledgerWriter(asOf: LocalDate): JournalWriter {
  const currencies = new Set<string>();
  return {
    head: () =>
      `; Prepaid hours at the close of ${asOf}\n\n` +
      `decimal-mark .\ncommodity 1000. ${MINUTES}  ; minutes of prepaid work\n` +
      'tag client\ntag block\ntag entry\ntag document\n',
    *ledger(ledger) {
      const payee = payeeOf(ledger);
      yield `\n; ${payee}\n\npayee ${payee}\n`;
      const { currency } = ledger;
      if (currency !== null && !currencies.has(currency)) {
        currencies.add(currency);
        yield currencyText(currency);
      }
      for (const account of ledger.accounts) yield accountText(account, ledger);
      for (const transaction of ledger.transactions) yield transactionText(transaction, payee);
      yield closingText(ledger, payee, asOf);
    },
  };
}

/** By an example, which must have a point even where no decimals follow. */
function currencyText(currency: Currency): string {
  return `commodity 1000.${'0'.repeat(currencyDigits(currency))} ${commodityOf(currency)}\n`;
}

/** Declared, because hledger would guess from its name that the account of a client `Bank` is cash. */
const ACCOUNT_TYPES: Readonly<Record<string, string>> = {
  Assets: 'A',
  Liabilities: 'L',
  Equity: 'E',
  Income: 'R',
};

function accountText({ name, block }: OpenedAccount, { client }: ClientLedger): string {
  const [root = ''] = name.split(':');
  const tags = [`type: ${ACCOUNT_TYPES[root]}`, `client: ${tagValue(client)}`];
  if (block !== null) tags.push(`block: ${tagValue(block)}`);
  return `account ${name}  ; ${tags.join(', ')}\n`;
}

function transactionText(transaction: LedgerTransaction, payee: string): string {
  const { on, aboutOn, kind, entry, blocks, narration, document = null } = transaction;
  const tags = blocks.map((block) => `block: ${tagValue(block.id)}`);
  if (document !== null) tags.push(`document: ${tagValue(document)}`);
  if (entry !== null) tags.unshift(`entry: ${tagValue(entry)}`);
  const lines = transaction.lines.map((line) => `${lineText(line)}\n`).join('');
  const days = aboutOn === null ? on : `${on}=${aboutOn}`;
  const comment = tags.length === 0 ? '' : `  ; ${tags.join(', ')}\n`;
  return `\n${days} * (${kind}) ${payee} | ${described(narration)}\n${comment}${lines}`;
}

/** A transaction that moves nothing and asserts every balance. */
function closingText(ledger: ClientLedger, payee: string, asOf: LocalDate): string {
  const lines = ledger.closing.map(
    (line) => `${lineText({ ...line, number: '0' })} = ${line.number} ${line.commodity}\n`,
  );
  return `\n${asOf} * (close) ${payee} | Balances at the close\n${lines.join('')}`;
}

/** What stands before the bar; a client without a name to show goes by its account's. */
function payeeOf(ledger: ClientLedger): string {
  const name = described(ledger.client).replaceAll('|', '/');
  return name === '' ? ledger.component : name;
}

/** A semicolon would begin a comment. */
function described(text: string): string {
  return oneLine(text).replaceAll(';', ',');
}

/** A comma would end the value and begin another tag. */
function tagValue(text: string): string {
  return oneLine(text).replaceAll(',', ';');
}
