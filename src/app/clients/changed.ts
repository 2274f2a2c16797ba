/** Changes of one client, found and locked within the transaction that keeps them. */
import type { Act } from '../../engine/bank/books.ts';
import { type Client, lockClient, updateClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { type App, type Result, refuse } from '../app.ts';
import { type Command, commit, type Refused } from '../commit.ts';

type ClientChange = (
  client: Client,
  act: Act,
  tx: FirmTransaction,
) => Client | Refused | Promise<Client | Refused>;

/**
 * Commits a change of the client of an id or a name. It is looked for only when the command has not
 * taken effect before: after a change of name, a repeat still gets its answer (B11).
 */
export function commitChange(
  app: App,
  command: Command,
  reference: string,
  change: ClientChange,
): Promise<Result<Client>> {
  return commit<Client>(app, {
    ...command,
    client: null,
    act: async (tx, act) => {
      const client = await lockClient(tx, reference);
      if (client === null) return refuse({ code: 'not_found', thing: 'client', name: reference });
      const changed = await change(client, act, tx);
      if ('refusal' in changed) return changed;
      await updateClient(tx, changed);
      return { outcome: changed, subject: client.id, client: client.id };
    },
  });
}
