/** Shows what invoices say of a client, its tax treatment, and where they go. */
import { findClient } from '../../store/clients.ts';
import { refuse, type UseCase } from '../app.ts';
import { clientBillingOf, toldOf } from './read.ts';

export const showClientBilling: UseCase<'client-billing.show'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const client = await findClient(tx, input.client);
    if (client === null) return refuse({ code: 'not_found', thing: 'client', name: input.client });
    return { value: await toldOf(tx, client.id, await clientBillingOf(tx, client.id)) };
  });
