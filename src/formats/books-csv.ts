/** The books of a period as CSV: a row for each line of each transaction, and one a closing balance. */
import type { LocalDate } from '../engine/days.ts';
import { csvRow } from './csv-out.ts';
import type { JournalWriter } from './plain-text-accounts.ts';

const COLUMNS = [
  ...['client', 'on', 'happenedOn', 'kind', 'document', 'entry', 'blocks', 'says'],
  ...['account', 'amount', 'commodity'],
];

/**
 * Minutes are lines of their own, of the commodity MIN. Rows of the kind `close` tell the balance of
 * an account at the end, which the rows before it add up to.
 */
export function booksCsvWriter(asOf: LocalDate): JournalWriter {
  return {
    head: () => csvRow(COLUMNS),
    *ledger({ client, transactions, closing }) {
      for (const { on, aboutOn, kind, document, entry, blocks, narration, lines } of transactions) {
        const names = blocks.map(({ id }) => id).join('; ');
        const cells = [client, on, aboutOn ?? on, kind, document ?? '', entry ?? '', names];
        for (const { account, number, commodity } of lines) {
          yield csvRow([...cells, narration, account, number, commodity]);
        }
      }
      for (const { account, number, commodity } of closing) {
        const cells = [client, asOf, asOf, 'close', '', '', '', 'Balance at the close'];
        yield csvRow([...cells, account, number, commodity]);
      }
    },
  };
}
