/** Makes a link that lets a contact into the portal without a password. */
import { insertContactLink } from '../../store/contact-links.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { signContactLink } from '../portal/links.ts';
import { contactNamed } from './changed.ts';

/** Refused: a contact who has left, and a client that is archived, for it would open nothing. */
export const makeContactLink: UseCase<'contact.link'> = async (app, request) => {
  const { actor, input } = request;
  const signed = await signContactLink(app, actor.firm, input.validDays);
  return await commit(app, {
    ...commandOf(app, 'contact.link', request),
    client: null,
    act: async (tx, { at, by }) => {
      const found = await contactNamed(tx, input);
      if ('code' in found) return refuse(found);
      const { client, contact } = found;
      if (client.archivedOn !== null) {
        const { name, archivedOn } = client;
        return refuse({ code: 'client_archived', client: name, archivedOn });
      }
      if (contact.leftOn !== null) {
        return refuse({ code: 'not_found', thing: 'contact', name: input.contact });
      }
      const { id, url, expiresAt } = signed;
      await insertContactLink(tx, {
        ...{ id, contact: contact.id, createdAt: at, createdBy: by, expiresAt },
      });
      return {
        outcome: { id, url, createdAt: at, expiresAt },
        ...{ subject: contact.id, client: client.id },
        // What opens it is told to whoever asked, and not kept for the readers of the audit.
        summary: { contact: contact.name, expiresAt },
      };
    },
  });
};
