/** Changes of one contact, found within the transaction that keeps them. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Act } from '../../engine/bank/books.ts';
import { type Client, lockClient } from '../../store/clients.ts';
import { revokeContactLinks } from '../../store/contact-links.ts';
import { type Contact, findContacts, updateContact } from '../../store/contacts.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { type App, type Result, refuse } from '../app.ts';
import { type Command, commit } from '../commit.ts';
import { contactAsTold, type PresentedContact } from '../present/contact.ts';

/** Commits a change of the contact that a client has under an id or a name. */
export function commitChange(
  app: App,
  command: Command,
  named: Named,
  change: (contact: Contact, act: Act) => Contact,
): Promise<Result<PresentedContact>> {
  return commit<PresentedContact>(app, {
    ...command,
    client: null,
    act: async (tx, act) => {
      const found = await contactNamed(tx, named);
      if ('code' in found) return refuse(found);
      const { client, contact } = found;
      const changed = change(contact, act);
      await updateContact(tx, changed);
      // A link was handed over to whoever it was made for then, and for what they might do then.
      if (isAnother(contact, changed)) await revokeContactLinks(tx, contact.id, act.at);
      return { outcome: contactAsTold(changed), subject: contact.id, client: client.id };
    },
  });
}

/** Whether somebody else may read the mails, or may do other things. */
function isAnother(before: Contact, after: Contact): boolean {
  const roles = (contact: Contact): string => contact.roles.toSorted().join();
  return before.mail !== after.mail || roles(before) !== roles(after);
}

type Named = { readonly client: string; readonly contact: string };

/** The contact that is named, and the client, whose row is locked; or that there is none such. */
export async function contactNamed(
  tx: FirmTransaction,
  named: Named,
): Promise<{ readonly client: Client; readonly contact: Contact } | AnyRefusal> {
  // The client's row stands for those of its contacts: whoever changes one waits here.
  const client = await lockClient(tx, named.client);
  if (client === null) return { code: 'not_found', thing: 'client', name: named.client };
  const contact = theOne(await findContacts(tx, client.id, named.contact), named.contact);
  return 'code' in contact ? contact : { client, contact };
}

/** Of those who share a name, the one who has not left is meant. Refused: none, and several. */
function theOne(found: readonly Contact[], name: string): Contact | AnyRefusal {
  const present = found.filter((contact) => contact.leftOn === null);
  const meant = present.length > 0 ? present : found;
  const [contact] = meant;
  if (contact === undefined) return { code: 'not_found', thing: 'contact', name };
  if (meant.length === 1) return contact;
  return { code: 'name_ambiguous', thing: 'contact', name, ids: meant.map(({ id }) => id) };
}
