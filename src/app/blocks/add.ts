/** What sold, granted and brought-along blocks have in common: they are added to the books. */
import type { OperationName } from '../../contract/operations.ts';
import { findLot } from '../../engine/accounts.ts';
import type { Books } from '../../engine/bank/books.ts';
import { type Sale, sellBlock } from '../../engine/bank/sell.ts';
import { nameKey, nameOfSale } from '../../store/names.ts';
import { type App, type Request, type Result, refuse } from '../app.ts';
import { commandOf } from '../command.ts';
import { NOTHING_ELSE } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { blockAsTold, type PresentedBlock } from '../present/block.ts';

/** A sale, of which the name may be left to the order of sales. */
export type UnnamedSale = Omit<Sale, 'id' | 'name' | 'boughtOn'> & {
  readonly name: string | undefined;
  /** Left out: today. */
  readonly boughtOn: Sale['boughtOn'] | undefined;
};

/** Adds a block to a client's. Without a name it is called by its place in the order of sales. */
export function addBlock<Name extends OperationName>(
  app: App,
  operation: Name,
  request: Request<Name>,
  client: string,
  sale: UnnamedSale,
): Promise<Result<PresentedBlock>> {
  return commitLedger<PresentedBlock>(app, {
    ...commandOf(app, operation, request),
    client,
    needs: { ...NOTHING_ELSE, blockNames: [sale.name ?? null] },
    decide: (step, act, where) => {
      const { name: clientName, archivedOn } = where.client;
      if (archivedOn !== null) {
        return refuse({ code: 'client_archived', client: clientName, archivedOn });
      }
      const { books } = step;
      const id = app.newId();
      const place = nameOfSale(books.lastSale + 1);
      const name = sale.name ?? (isTaken(books, place) ? `${place} ${id.slice(-4)}` : place);
      if (isTaken(books, name)) return refuse({ code: 'name_taken', thing: 'block', name });
      const boughtOn = sale.boughtOn ?? act.today;
      const sold = sellBlock(step, { ...sale, id, name, boughtOn }, act);
      if ('code' in sold) return refuse(sold);
      const lot = findLot(sold.books.account, id);
      const label = sold.books.labels.get(id);
      if (lot === null || label === undefined) throw new RangeError(`block ${id} is not there`);
      const { standardRate, note } = sale;
      const { currency } = books;
      const facts = { client, label, currency, standardRate, note };
      return { step: sold, outcome: blockAsTold(lot, facts, act.today), subject: id };
    },
  });
}

function isTaken(books: Books, name: string): boolean {
  const key = nameKey(name);
  if (books.takenNames.has(key)) return true;
  return [...books.labels.values()].some((label) => nameKey(label.name) === key);
}
