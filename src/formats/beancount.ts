/** Books as a Beancount journal (H4), with balance assertions: `bean-check` verifies the balances. */
import type { ClientBook } from '../engine/book.ts';
import { addDays, type LocalDate } from '../engine/days.ts';
import { commodityOf, type Line, MINUTES } from './journal-lines.ts';
import {
  type ClientLedger,
  clientLedgers,
  type JournalWriter,
  type LedgerTransaction,
  lineText,
  type OpenedAccount,
  oneLine,
} from './plain-text-accounts.ts';

/** Commodities have to be dated; before any day that is booked. */
const COMMODITIES_ON = '1970-01-01';

/** Hours and money of these clients up to the close of `asOf`, piece by piece. */
export function beancountJournal(
  books: Iterable<ClientBook>,
  asOf: LocalDate,
): Generator<string, void> {
  return beancountOf(clientLedgers(books), asOf);
}

/**
 * Ledgers that end at the close of `asOf`. The true names of clients and blocks are metadata of
 * their accounts; a block's transactions are linked to each other.
 */
export function* beancountOf(
  ledgers: Iterable<ClientLedger>,
  asOf: LocalDate,
): Generator<string, void> {
  const { head, ledger: written } = beancountWriter(asOf);
  yield head();
  for (const ledger of ledgers) yield* written(ledger);
}

/** The same, ledger by ledger as they come. */
export function beancountWriter(asOf: LocalDate): JournalWriter {
  const currencies = new Set<string>();
  const assertedOn = addDays(asOf, 1);
  return {
    head: () =>
      `option "title" "Prepaid hours at the close of ${asOf}"\n\n` +
      `${COMMODITIES_ON} commodity ${MINUTES}\n  name: "Minutes of prepaid work"\n`,
    *ledger(ledger) {
      yield `\n;; ${oneLine(ledger.client)}\n\n`;
      if (ledger.currency !== null && !currencies.has(ledger.currency)) {
        currencies.add(ledger.currency);
        yield currencyText(commodityOf(ledger.currency));
      }
      for (const account of ledger.accounts) yield openText(account, ledger);
      for (const transaction of ledger.transactions) yield transactionText(transaction, ledger);
      yield '\n';
      for (const line of ledger.closing) yield assertionText(line, assertedOn);
    },
  };
}

function currencyText(commodity: string): string {
  return `option "operating_currency" "${commodity}"\n${COMMODITIES_ON} commodity ${commodity}\n\n`;
}

function openText(account: OpenedAccount, { client }: ClientLedger): string {
  const block = account.block === null ? '' : `  block: ${quoted(account.block)}\n`;
  return `${account.openedOn} open ${account.name}\n  client: ${quoted(client)}\n${block}`;
}

function transactionText(transaction: LedgerTransaction, ledger: ClientLedger): string {
  const { on, aboutOn, kind, entry, blocks, narration, document = null } = transaction;
  const links = [
    ...blocks.map((block) => ` ^${ledger.component}/${block.component}`),
    ...(document === null ? [] : [` ^${linked(document)}`]),
  ].join('');
  const [block] = blocks;
  let subject = '';
  if (entry !== null) subject = `  entry: ${quoted(entry)}\n`;
  else if (block !== undefined) subject = `  block: ${quoted(block.id)}\n`;
  if (document !== null) subject += `  document: ${quoted(document)}\n`;
  if (aboutOn !== null) subject += `  about: ${aboutOn}\n`;
  const texts = `${quoted(oneLine(ledger.client))} ${quoted(oneLine(narration))}`;
  const lines = transaction.lines.map((line) => `${lineText(line)}\n`).join('');
  return `\n${on} * ${texts} #${kind}${links}\n${subject}${lines}`;
}

/** A number as a link may be written: what it may not have becomes a dash. */
function linked(document: string): string {
  return document.replace(/[^A-Za-z0-9\-_/.]+/g, '-');
}

/**
 * Asserts the start of the day after the close. The tolerance is named because Beancount otherwise
 * lets a balance pass that is wrong by one cent.
 */
function assertionText({ account, number, commodity }: Line, on: string): string {
  return `${on} balance ${account}  ${number} ~ 0 ${commodity}\n`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A string as Beancount reads it back; control characters it has no escape for become spaces. */
function quoted(text: string): string {
  const escaped = text.replace(/[\\"\p{Cc}]/gu, (found) => ESCAPES[found] ?? ' ');
  return `"${escaped}"`;
}
