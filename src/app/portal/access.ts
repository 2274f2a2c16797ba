/** Whom the portal lets in, and as whom: by a mail that was proven, or by a link of the firm's. */
import { findContactLink } from '../../store/contact-links.ts';
import { mailHash } from '../../store/names.ts';
import {
  type PresentContact,
  presentContact,
  presentContactsOf,
} from '../../store/portal-contacts.ts';
import type { App, ContactActor, LinkUsed } from '../app.ts';
import { contactPermissions } from '../may.ts';
import type { LinkTarget } from '../ports.ts';
import { firmToday } from '../today.ts';

/** A contact, with what they choose by where they are contact of several clients. */
export type Admitted = {
  readonly actor: ContactActor;
  readonly firmName: string;
  readonly clientName: string;
};

/** Why a link opens nothing: it is none of ours or damaged, too old, or was called back. */
export type ClosedContactLink = { readonly closed: 'unknown' | 'expired' | 'revoked' };

/** All that a mail is a contact of, those of the oldest firm first; none when it is nobody's. */
export async function admittedByMail(app: App, mail: string): Promise<readonly Admitted[]> {
  const admitted: Admitted[] = [];
  for (const firm of await app.database.firmsOfMail(mailHash(mail))) {
    const found = await app.database.read(firm, async (tx) => ({
      contacts: await presentContactsOf(tx, mail),
      firmName: (await firmToday(app, tx)).firm.name,
    }));
    admitted.push(...found.contacts.map((one) => admittedAs(firm, found.firmName, one, null)));
  }
  return admitted;
}

/** Whom a link lets in; or why nobody. */
export async function admittedByLink(
  app: App,
  token: string,
): Promise<Admitted | ClosedContactLink> {
  const target = await targetOf(app, token);
  if ('closed' in target) return target;
  return await app.database.read(target.firm, async (tx) => {
    const link = await findContactLink(tx, target.link);
    if (link === null) return { closed: 'unknown' };
    if (link.revokedAt !== null) return { closed: 'revoked' };
    if (Date.parse(link.expiresAt) <= app.clock()) return { closed: 'expired' };
    const contact = await presentContact(tx, link.contact);
    if (contact === null) return { closed: 'revoked' };
    const { firm } = await firmToday(app, tx);
    const byLink = { id: target.link, madeBy: link.createdBy };
    return admittedAs(target.firm, firm.name, contact, byLink);
  });
}

/** Where a token leads; what is signed but too old is told apart from what is not signed by us. */
async function targetOf(app: App, token: string): Promise<LinkTarget | ClosedContactLink> {
  const target = await app.contactLinks.read(token, app.clock());
  if (target !== null) return target;
  const once = await app.contactLinks.read(token, 0);
  return { closed: once === null ? 'unknown' : 'expired' };
}

function admittedAs(
  firm: string,
  firmName: string,
  contact: PresentContact,
  byLink: LinkUsed | null,
): Admitted {
  const { id, name, roles, client, clientName } = contact;
  const permissions = contactPermissions(roles);
  return {
    actor: { firm, kind: 'contact', id, member: '', name, client, roles, permissions, byLink },
    ...{ firmName, clientName },
  };
}
