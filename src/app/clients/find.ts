/** Finds the client that a request names, by id or by name. */
import { type Client, findClient } from '../../store/clients.ts';
import { isId } from '../../store/names.ts';
import { type Actor, type App, refuse } from '../app.ts';

type Refused = ReturnType<typeof refuse>;

/** The client; or the refusal that there is none of that name in the actor's firm. */
export async function clientNamed(
  app: App,
  actor: Actor,
  reference: string,
): Promise<Client | Refused> {
  const client = await app.database.read(actor.firm, (tx) => findClient(tx, reference));
  return client ?? refuse({ code: 'not_found', thing: 'client', name: reference });
}

/**
 * The id of the client, for a write that will lock its row: there an id is found out to be nobody's,
 * so that it need not be looked up twice.
 */
export async function clientIdOf(
  app: App,
  actor: Actor,
  reference: string,
): Promise<{ readonly id: string } | Refused> {
  return isId(reference) ? { id: reference.toLowerCase() } : clientNamed(app, actor, reference);
}
