/** Tells a contact what is held about their client and its contacts, why, and since when (M1). */
import { readClientBilling } from '../../store/billing.ts';
import { listContactLinks } from '../../store/contact-links.ts';
import { listContacts } from '../../store/contacts.ts';
import { presentContact } from '../../store/portal-contacts.ts';
import { countRecords, type RecordKind } from '../../store/portal-records.ts';
import type { App, ContactActor, PortalUseCase } from '../app.ts';
import { ownClient } from './own.ts';

const MOST_CONTACTS = 500;

const WHY: Readonly<Record<RecordKind, string>> = {
  blocks: 'What was bought, and what it was used for: the account of your hours.',
  entries: 'Work that was done for you, when and by whom: it explains what was drawn.',
  invoices: 'What was invoiced: the law on books demands that it is kept.',
  payments: 'What was paid, and how: the law on books demands that it is kept. No card numbers.',
};

const MOST_LINKS = 500;

export const tellHeld: PortalUseCase<'portal.held'> = async (app, { actor }) => {
  const { mail, ...held } = await heldByFirm(app, actor);
  const sessions = mail === null ? [] : await app.identity.contactSessions(mail);
  return { value: { ...held, sessions: [...sessions] } };
};

/** What the firm's own rows hold, and the mail of whoever asks. */
function heldByFirm(app: App, actor: ContactActor) {
  return app.database.read(actor.firm, async (tx) => {
    const client = await ownClient(tx, actor);
    const billing = (await readClientBilling(tx, [client.id])).get(client.id);
    if (billing === undefined) throw new RangeError(`client ${client.id} has no billing`);
    const contacts = await listContacts(tx, client.id, { after: BEFORE_ALL, limit: MOST_CONTACTS });
    const records = await countRecords(tx, client.id);
    const links = await listContactLinks(tx, client.id, MOST_LINKS);
    return {
      mail: (await presentContact(tx, actor.id))?.mail ?? null,
      since: client.createdAt,
      client: {
        ...{ name: client.name, legalName: billing.legalName, address: billing.address },
        ...{ taxId: billing.taxId, mails: [...billing.mails] },
      },
      contacts: contacts.map(({ name, mail, phone, roles, createdAt, leftOn }) => ({
        ...{ name, mail, phone, roles: [...roles], since: createdAt, leftOn },
      })),
      links: links.map(({ contact, createdAt, expiresAt, revokedAt }) => ({
        ...{ contact, since: createdAt, until: expiresAt, revokedAt },
      })),
      records: records.map((one) => ({ ...one, why: WHY[one.what] })),
    };
  });
}

const BEFORE_ALL = { createdAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
