/** Finds the entry somebody asks about, booked or not, and tells its decision. */
import { nearest } from '../../formats/nearest.ts';
import { type CommandRefusal, commandRefused, EXIT } from '../exit-codes.ts';
import { oneLine } from './columns.ts';
import { type Booking, bookClients, type Rest } from './run.ts';
import { whyBooked } from './why.ts';

/** Entries looked through for one with an id like the one asked for. */
const MOST_COMPARED = 20_000;

/** The decision of an entry in lines, or of one that was not booked, why not. */
export type Why = { readonly booked: boolean; readonly lines: readonly string[] };

/** Looks among the booked, the refused and those after the close. */
export function whyEntry(booking: Booking, id: string): Why | CommandRefusal {
  const client = booking.clients.find(({ entries }) => entries.some((entry) => entry.id === id));
  const rest: Rest = { refused: [...booking.refused], warnings: [] };
  if (client !== undefined) {
    for (const book of bookClients({ ...booking, clients: [client] }, rest)) {
      const posting = book.postings.find(({ entry }) => entry.id === id);
      if (posting !== undefined) {
        return { booked: true, lines: whyBooked(book, posting, booking.policy) };
      }
      const later = book.laterEntries.find((entry) => entry.id === id);
      if (later === undefined) continue;
      const { asOf } = booking;
      const line = `Entry ${id} was worked on ${later.workedOn}, after the close of ${asOf}: not booked.`;
      return { booked: true, lines: [line] };
    }
  }
  const row = rest.refused.find((refused) => refused.id === id);
  if (row !== undefined) {
    return { booked: false, lines: [oneLine(`Entry ${id} was not booked: ${row.message}`)] };
  }
  const ids = booking.clients.flatMap(({ entries }) => entries.map((entry) => entry.id));
  const meant = nearest(id, ids.slice(0, MOST_COMPARED));
  const hint = meant === null ? 'check its id' : `did you mean ${meant}?`;
  return commandRefused(EXIT.usage, `no entry "${id}" was read; ${hint}`);
}
