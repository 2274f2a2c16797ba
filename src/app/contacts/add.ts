/** Adds a contact to a client. */
import { findClient } from '../../store/clients.ts';
import { type Contact, insertContact } from '../../store/contacts.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { contactAsTold } from '../present/contact.ts';

/** Two contacts of a client may have the same name; then they are told apart by their ids. */
export const addContact: UseCase<'contact.add'> = (app, request) => {
  const { client: reference, name, mail, phone, roles } = request.input;
  return commit(app, {
    ...commandOf(app, 'contact.add', request),
    client: null,
    act: async (tx, { at }) => {
      const client = await findClient(tx, reference);
      if (client === null) return refuse({ code: 'not_found', thing: 'client', name: reference });
      const contact: Contact = {
        id: app.newId(),
        ...{ name, mail, phone, roles },
        leftOn: null,
        createdAt: at,
      };
      await insertContact(tx, client.id, contact);
      return { outcome: contactAsTold(contact), subject: contact.id, client: client.id };
    },
  });
};
