/** Lists the clients by name. */
import { listClients } from '../../store/clients.ts';
import { nameKey } from '../../store/names.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';

export const listTheClients: UseCase<'client.list'> = async (app, { actor, input }) => {
  const after = readKey(input.after, ['text']);
  if (after === null) return refuse(CURSOR_INVALID);
  const { limit, search = '' } = input;
  const [from = ''] = after;
  const clients = await app.database.read(actor.firm, (tx) =>
    listClients(tx, { after: from, limit: limit + 1, search }),
  );
  return {
    value: pageOf(
      clients,
      limit,
      ({ name }) => [nameKey(name)],
      (client) => client,
    ),
  };
};
