/**
 * Exports the journal of all clients in a period (H4), by the day of booking: closed days are
 * exported the same for ever. Read client page by client page on one view of the firm, so what is
 * held beside the text itself does not grow with the number of clients. What it takes grows with all
 * that was ever booked, for what is carried forward is added up.
 */
import type { InputOf } from '../../contract/operations.ts';
import type { LocalDate } from '../../engine/days.ts';
import { uniqueComponents } from '../../formats/account-names.ts';
import { beancountWriter } from '../../formats/beancount.ts';
import { booksCsvWriter } from '../../formats/books-csv.ts';
import { documentsOf, periodLedger } from '../../formats/books-ledger.ts';
import { hledgerWriter } from '../../formats/hledger.ts';
import type { ClientLedger, JournalWriter } from '../../formats/plain-text-accounts.ts';
import {
  accountSums,
  type BookedClient,
  blockSums,
  bookedBetween,
  clientsByAge,
  documentLabels,
  isBookedBeyond,
} from '../../store/booked.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { BEFORE_ALL_IDS } from '../../store/verification.ts';
import { refuse, type UseCase } from '../app.ts';
import { type Days, exportedDays } from '../reports/period.ts';

/** Some 40 MB of text. */
const MOST_RECORDS = 100_000;

const CLIENTS_A_PAGE = 100;

const WRITERS: Readonly<
  Record<InputOf<'books.export'>['format'], (asOf: LocalDate) => JournalWriter>
> = { beancount: beancountWriter, hledger: hledgerWriter, csv: booksCsvWriter };

export const exportTheBooks: UseCase<'books.export'> = async (app, { actor, input }) =>
  await app.database.read(actor.firm, async (tx) => {
    const days = await exportedDays(app, tx, input);
    if ('refusal' in days) return days;
    if (await isBookedBeyond(tx, days, MOST_RECORDS)) {
      const what = 'the journal of the period';
      return refuse({ code: 'export_too_long', what, most: MOST_RECORDS, of: 'records' });
    }
    const writer = WRITERS[input.format](days.to);
    const pieces = [writer.head()];
    // All clients, so that a client has the same accounts in the journal of every period.
    const componentOf = uniqueComponents('Client');
    let after = BEFORE_ALL_IDS;
    for (;;) {
      const clients = await clientsByAge(tx, after, CLIENTS_A_PAGE);
      for (const ledger of await ledgersOf(tx, clients, days, componentOf)) {
        pieces.push([...writer.ledger(ledger)].join(''));
      }
      after = clients.at(-1)?.id ?? after;
      if (clients.length < CLIENTS_A_PAGE) break;
    }
    return { value: pieces.join('') };
  });

async function ledgersOf(
  tx: FirmTransaction,
  clients: readonly BookedClient[],
  days: Days,
  componentOf: (name: string) => string,
): Promise<readonly ClientLedger[]> {
  const ids = clients.map(({ id }) => id);
  const [accounts, blocks, records] = await Promise.all([
    accountSums(tx, ids, days),
    blockSums(tx, ids, days),
    bookedBetween(tx, ids, days),
  ]);
  const labels = await documentLabels(tx, [...new Set(records.flatMap(documentsOf))]);
  const accountsOf = Map.groupBy(accounts, (one) => one.client);
  const blocksOf = Map.groupBy(blocks, (one) => one.client);
  const recordsOf = Map.groupBy(records, (one) => one.client);
  const ledgers: ClientLedger[] = [];
  for (const { id, name: client, currency } of clients) {
    const ledger = periodLedger({
      ...{ client, component: componentOf(client), currency, from: days.from, labels },
      accounts: accountsOf.get(id) ?? [],
      blocks: blocksOf.get(id) ?? [],
      records: recordsOf.get(id) ?? [],
    });
    if (ledger !== null) ledgers.push(ledger);
  }
  return ledgers;
}
