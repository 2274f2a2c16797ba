/** Lists a client's blocks in the order of sale, used-up and lapsed ones too. */
import { listBlocks } from '../../store/blocks.ts';
import { findClient } from '../../store/clients.ts';
import { refuse, type UseCase } from '../app.ts';
import { standingOf } from '../lapses/due.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { blockAsTold } from '../present/block.ts';

export const listTheBlocks: UseCase<'block.list'> = async (app, { actor, input }) => {
  const after = readKey(input.after, ['number']);
  if (after === null) return refuse(CURSOR_INVALID);
  const { left, limit } = input;
  const [sale = '0'] = after;
  return await app.database.read(actor.firm, async (tx) => {
    const client = await findClient(tx, input.client);
    if (client === null) return refuse({ code: 'not_found', thing: 'client', name: input.client });
    const { today, lotToday } = await standingOf(app, tx, client);
    const page = { left, after: Number(sale), limit: limit + 1 };
    const blocks = await listBlocks(tx, client.id, page);
    const told = pageOf(
      blocks,
      limit,
      ({ lot }) => [String(lot.block.sequence)],
      (block) => blockAsTold(lotToday(block.lot), block, today),
    );
    // What lapsed overnight is not left, whether that is written down yet or not.
    const items = left ? told.items.filter(({ leftMinutes }) => leftMinutes > 0) : told.items;
    return { value: { ...told, items } };
  });
};
