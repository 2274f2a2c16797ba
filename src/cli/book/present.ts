/** Presents what was booked: as a table, JSON, CSV, or a journal for Beancount or hledger. */
import type { ClientBook } from '../../engine/book.ts';
import { beancountJournal } from '../../formats/beancount.ts';
import { blocksCsv, drawsCsv, refusedCsv } from '../../formats/csv-out.ts';
import type { FileEntry } from '../../formats/entry-rows.ts';
import { hledgerJournal } from '../../formats/hledger.ts';
import { booksAsJson } from './json.ts';
import type { Output } from './output.ts';
import { addTo, type Booking, bookClients, type Rest } from './run.ts';
import { booksAsTable } from './table.ts';

export const FORMATS = ['table', 'json', 'csv', 'beancount', 'hledger'] as const;

export type Format = (typeof FORMATS)[number];

/**
 * The files of a format. The first is what is printed when no folder is named. Each file goes
 * through the books anew; `rest` then holds what the last one met.
 */
export function present(
  booking: Booking,
  format: Format,
  rest: Rest,
): readonly [Output, ...Output[]] {
  const { policy, asOf } = booking;
  const books = () => restarted(booking, rest);
  switch (format) {
    case 'table':
      return [{ name: 'book-statement.txt', text: booksAsTable(books(), policy, asOf) }];
    case 'json':
      return [{ name: 'book.json', text: booksAsJson(booking, books(), rest) }];
    case 'csv':
      return [
        { name: 'book-draws.csv', text: drawsCsv(books()) },
        { name: 'book-blocks.csv', text: blocksCsv(books()) },
        { name: 'book-refused.csv', text: refusedCsv(rest.refused) },
      ];
    case 'beancount':
      return [{ name: 'book.beancount', text: beancountJournal(books(), asOf) }];
    case 'hledger':
      return [{ name: 'book.journal', text: hledgerJournal(books(), asOf) }];
  }
}

/** The books from the first client on, with `rest` as the reading left it. */
function* restarted(booking: Booking, rest: Rest): Generator<ClientBook<FileEntry>, void> {
  rest.refused.length = 0;
  rest.warnings.length = 0;
  addTo(rest.refused, booking.refused);
  addTo(rest.warnings, booking.warnings);
  yield* bookClients(booking, rest);
}
