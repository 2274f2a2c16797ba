/** Lists the clients with work to be invoiced. */

import { minutes } from '../../engine/hours.ts';
import { decimalMoney } from '../../engine/money.ts';
import { listUnbilled, type UnbilledClient } from '../../store/unbilled-lists.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { firmToday } from '../today.ts';

export const listTheUnbilled: UseCase<'unbilled.list'> = async (app, { actor, input }) => {
  const key = readKey(input.after, ['text']);
  if (key === null) return refuse(CURSOR_INVALID);
  return await app.database.read(actor.firm, async (tx) => {
    const { today } = await firmToday(app, tx);
    const rows = await listUnbilled(tx, input.through ?? today, key[0] ?? '', input.limit + 1);
    const keyOf = (row: UnbilledClient) => [row.nameKey];
    return {
      value: pageOf(rows, input.limit, keyOf, (row) => ({
        ...{ client: row.client, clientName: row.name, currency: row.currency },
        minutes: minutes(row.minutes),
        minutesWithoutRate: minutes(row.minutesWithoutRate),
        ...{ value: decimalMoney(row.value, row.currency), from: row.from },
      })),
    };
  });
};
