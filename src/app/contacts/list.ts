/** Lists the contacts of a client, those who left too. */
import { findClient } from '../../store/clients.ts';
import { listContacts } from '../../store/contacts.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { contactAsTold } from '../present/contact.ts';

const FIRST = '00000000-0000-0000-0000-000000000000';

export const listTheContacts: UseCase<'contact.list'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const key = readKey(input.after, ['instant', 'id']);
    if (key === null) return refuse(CURSOR_INVALID);
    const client = await findClient(tx, input.client);
    if (client === null) return refuse({ code: 'not_found', thing: 'client', name: input.client });
    const [createdAt = '-infinity', id = FIRST] = key;
    const { limit } = input;
    const rows = await listContacts(tx, client.id, { after: { createdAt, id }, limit: limit + 1 });
    return { value: pageOf(rows, limit, (row) => [row.createdAt, row.id], contactAsTold) };
  });
