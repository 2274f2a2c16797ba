/** Adds a client. */
import { insertClient } from '../../store/clients.ts';
import { shareFirm } from '../../store/firms.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';

export const addClient: UseCase<'client.add'> = (app, request) => {
  const { name, reference, currency } = request.input;
  return commit(app, {
    ...commandOf(app, 'client.add', request),
    client: null,
    act: async (tx, act, firm) => {
      const client = {
        id: app.newId(),
        name,
        currency: currency ?? firm.currency,
        reference,
        archivedOn: null,
        createdAt: act.at,
      };
      await shareFirm(tx);
      if (await insertClient(tx, client)) {
        return { outcome: client, subject: client.id, client: client.id };
      }
      return refuse({ code: 'name_taken', thing: 'client', name });
    },
  });
};
