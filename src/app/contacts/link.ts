/** Makes a link that lets a contact into the portal without a password. */

import type { OutputOf } from '../../contract/operations.ts';
import { insertContactLink } from '../../store/contact-links.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { contactLinkUrl, newContactLink } from '../portal/links.ts';
import { contactNamed } from './changed.ts';

/** What is kept for a repeat: all but what opens it. */
type Kept = Omit<OutputOf<'contact.link'>, 'url'>;

/** Refused: a contact who has left, and a client that is archived, for it would open nothing. */
export const makeContactLink: UseCase<'contact.link'> = async (app, request) => {
  const { actor, input } = request;
  const link = newContactLink(app, input.validDays);
  const done = await commit<Kept>(app, {
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
      const { id, expiresAt } = link;
      await insertContactLink(tx, {
        ...{ id, contact: contact.id, createdAt: at, createdBy: by, expiresAt },
      });
      return {
        outcome: { id, createdAt: at, expiresAt },
        ...{ subject: contact.id, client: client.id },
        // What opens it is told to whoever asked, and not kept for the readers of the audit.
        summary: { contact: contact.name, link: id, expiresAt },
      };
    },
  });
  if ('refusal' in done) return done;
  const { id, createdAt, expiresAt } = done.value;
  const url = await contactLinkUrl(app, actor.firm, done.value);
  return { value: { id, url, createdAt, expiresAt } };
};
