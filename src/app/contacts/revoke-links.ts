/** Revokes all links into the portal that were made for a contact. */
import { revokeContactLinks } from '../../store/contact-links.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { contactNamed } from './changed.ts';

export const revokeTheContactLinks: UseCase<'contact.revoke-links'> = (app, request) =>
  commit(app, {
    ...commandOf(app, 'contact.revoke-links', request),
    client: null,
    act: async (tx, { at }) => {
      const found = await contactNamed(tx, request.input);
      if ('code' in found) return refuse(found);
      const { client, contact } = found;
      const links = await revokeContactLinks(tx, contact.id, at);
      const summary = { contact: contact.name, links };
      return {
        outcome: { revoked: links.length },
        subject: contact.id,
        client: client.id,
        summary,
      };
    },
  });
