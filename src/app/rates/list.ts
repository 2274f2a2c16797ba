/** Lists the standard rates, by work type, currency and day. */
import { FROM_THE_BEGINNING } from '../../engine/terms.ts';
import { listRates } from '../../store/rates.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { rateAsTold } from '../present/catalogue.ts';

export const listTheRates: UseCase<'rate.list'> = async (app, { actor, input }) => {
  const key = readKey(input.after, ['text', 'text', 'day']);
  if (key === null) return refuse(CURSOR_INVALID);
  // No currency is called '': the first page begins before all rates.
  const [workType = '', currency = '', validFrom = FROM_THE_BEGINNING] = key;
  const { limit } = input;
  const rows = await app.database.read(actor.firm, (tx) =>
    listRates(tx, { after: { workType, currency, validFrom }, limit: limit + 1 }),
  );
  return {
    value: pageOf(
      rows,
      limit,
      (row) => [row.workType ?? '', row.currency, row.validFrom],
      rateAsTold,
    ),
  };
};
