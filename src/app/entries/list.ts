/** Lists entries, newest day first. */
import { FIRST_YEAR, LAST_YEAR, localDate, parseDay } from '../../engine/days.ts';
import { findClient } from '../../store/clients.ts';
import { EVERY_STATE, listEntries } from '../../store/entry-lists.ts';
import { isId } from '../../store/names.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readCursor } from '../pages.ts';
import { entriesTold } from './told.ts';

/** The period of a list whose days were left out. */
export const FIRST_DAY = localDate(`${FIRST_YEAR}-01-01`);
export const LAST_DAY = localDate(`${LAST_YEAR}-12-31`);

export const listTheEntries: UseCase<'entry.list'> = async (app, { actor, input }) => {
  const after = afterOf(readCursor(input.after));
  if (after === undefined) return refuse(CURSOR_INVALID);
  const { limit, client, state, technician = null, from = FIRST_DAY, to = LAST_DAY } = input;
  if (to < from) {
    const message = `expected ${from}, when the period begins, or a later day`;
    return refuse({ code: 'input_invalid', fields: [{ field: 'to', message }] });
  }
  return await app.database.read(actor.firm, async (tx) => {
    const found = client === undefined ? null : await findClient(tx, client);
    if (client !== undefined && found === null) {
      return refuse({ code: 'not_found', thing: 'client', name: client });
    }
    const entries = await listEntries(tx, {
      client: found?.id ?? null,
      states: state === undefined ? EVERY_STATE : [state],
      ...{ technician, after },
      ...{ from, to, limit: limit + 1 },
    });
    const told = await entriesTold(tx, entries);
    return {
      value: pageOf(
        told,
        limit,
        ({ workedOn, id }) => [workedOn, id],
        (entry) => entry,
      ),
    };
  });
};

/** Where a page begins; null for the first one, undefined when the cursor is none of ours. */
export function afterOf(cursor: readonly string[] | null) {
  if (cursor === null) return undefined;
  const [day, id, ...more] = cursor;
  if (day === undefined) return null;
  const workedOn = parseDay(day);
  if (workedOn === null || id === undefined || !isId(id) || more.length > 0) return undefined;
  return { workedOn, id };
}
