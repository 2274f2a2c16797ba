/** What granted and brought-along blocks have in common: they are added to the books. */
import type { OperationName } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Books } from '../../engine/bank/books.ts';
import { type Sale, sellBlock } from '../../engine/bank/sell.ts';
import type { LocalDate } from '../../engine/days.ts';
import { type App, type Request, type Result, refuse } from '../app.ts';
import { commandOf } from '../command.ts';
import { NOTHING_ELSE } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import type { PresentedBlock } from '../present/block.ts';
import { workTypesCalled, workTypesIn } from '../work-types/named.ts';
import { blockTold, settledFor } from './change.ts';
import { blockName } from './names.ts';

/** What a block is sold as, on its day. */
type SaleTerms = Omit<Sale, 'id' | 'name' | 'boughtOn' | 'workTypes'>;

/** A block to be added to a client's. */
export type BlockWanted = {
  readonly client: string;
  /** Left out: it is called by its place in the order of sales. */
  readonly name: string | undefined;
  /** Left out: today. */
  readonly boughtOn: LocalDate | undefined;
  /** In whatever case they are written; null: all work. */
  readonly workTypes: readonly string[] | null;
  readonly terms: (
    books: Books,
    boughtOn: LocalDate,
    workTypes: readonly string[] | null,
  ) => SaleTerms | AnyRefusal;
};

/** Adds a block to a client's, and posts what waited for such a one (A4, B6). */
export function addBlock<Name extends OperationName>(
  app: App,
  operation: Name,
  request: Request<Name>,
  wanted: BlockWanted,
): Promise<Result<PresentedBlock>> {
  return commitLedger<PresentedBlock>(app, {
    ...commandOf(app, operation, request),
    client: wanted.client,
    needs: { ...NOTHING_ELSE, blockNames: [wanted.name ?? null], waiting: true },
    decide: (step, act, where) => {
      const { name: clientName, archivedOn } = where.client;
      if (archivedOn !== null) {
        return refuse({ code: 'client_archived', client: clientName, archivedOn });
      }
      const { books } = step;
      const boughtOn = wanted.boughtOn ?? act.today;
      const known = workTypesIn(books, act.today);
      const workTypes = wanted.workTypes === null ? null : workTypesCalled(known, wanted.workTypes);
      if (workTypes !== null && 'code' in workTypes) return refuse(workTypes);
      const terms = wanted.terms(books, boughtOn, workTypes);
      if ('code' in terms) return refuse(terms);
      const id = app.newId();
      const called = blockName(books, id, wanted.name);
      if ('code' in called) return refuse(called);
      const { name } = called;
      const sold = sellBlock(step, { ...terms, id, name, boughtOn, workTypes }, act);
      if ('code' in sold) return refuse(sold);
      const settled = settledFor(sold, act, where);
      return { step: settled, outcome: blockTold(settled, { ...terms, id }, act), subject: id };
    },
  });
}
