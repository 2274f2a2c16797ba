/** Lists the work types with their terms, by name and day. */
import { FROM_THE_BEGINNING } from '../../engine/terms.ts';
import { listWorkTypes } from '../../store/work-types.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { workTypeAsTold } from '../present/catalogue.ts';

export const listTheWorkTypes: UseCase<'work-type.list'> = async (app, { actor, input }) => {
  const key = readKey(input.after, ['text', 'day']);
  if (key === null) return refuse(CURSOR_INVALID);
  // No work type is called '': the first page begins before all of them.
  const [workType = '', validFrom = FROM_THE_BEGINNING] = key;
  const { limit } = input;
  const rows = await app.database.read(actor.firm, (tx) =>
    listWorkTypes(tx, { after: { workType, validFrom }, limit: limit + 1 }),
  );
  return {
    value: pageOf(rows, limit, (row) => [row.workType, row.validFrom], workTypeAsTold),
  };
};
