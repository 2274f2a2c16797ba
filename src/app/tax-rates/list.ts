/** Lists the tax rates, by name and day. */
import { FROM_THE_BEGINNING } from '../../engine/terms.ts';
import { listTaxRates } from '../../store/tax-rates.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { taxRateAsTold } from '../present/billing.ts';

export const listTheTaxRates: UseCase<'tax-rate.list'> = async (app, { actor, input }) => {
  const key = readKey(input.after, ['text', 'day']);
  if (key === null) return refuse(CURSOR_INVALID);
  // No tax rate is called '': the first page begins before all of them.
  const [name = '', validFrom = FROM_THE_BEGINNING] = key;
  const { limit } = input;
  const rows = await app.database.read(actor.firm, (tx) =>
    listTaxRates(tx, { after: { name, validFrom }, limit: limit + 1 }),
  );
  return { value: pageOf(rows, limit, (row) => [row.name, row.validFrom], taxRateAsTold) };
};
