/** Contacts of clients as rows. */
import type { LocalDate } from '../engine/days.ts';
import type { FirmTransaction } from './database.ts';
import { isId, mailHash, mailKey, nameKey } from './names.ts';

type ContactRole = 'technical' | 'billing' | 'viewer';

export type Contact = {
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly phone: string | null;
  readonly roles: readonly ContactRole[];
  readonly leftOn: LocalDate | null;
  readonly createdAt: string;
};

type ContactRow = {
  readonly contact_id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly phone: string | null;
  readonly roles: readonly ContactRole[];
  readonly left_on: LocalDate | null;
  readonly created_at: string;
};

const CONTACT_COLUMNS = 'contact_id, name, mail, phone, roles, left_on, created_at';

/** The contacts that a client has under an id or a name, those who have not left first. */
export async function findContacts(
  tx: FirmTransaction,
  client: string,
  reference: string,
): Promise<readonly Contact[]> {
  const rows = isId(reference)
    ? await tx.rows<ContactRow>(
        `select ${CONTACT_COLUMNS}
         from hourbank.contact
         where firm_id = $1
           and client_id = $2
           and contact_id = $3`,
        [tx.firm, client, reference],
      )
    : await tx.rows<ContactRow>(
        `select ${CONTACT_COLUMNS}
         from hourbank.contact
         where firm_id = $1
           and client_id = $2
           and name_key = $3
         order by left_on nulls first, created_at, contact_id`,
        [tx.firm, client, nameKey(reference)],
      );
  return rows.map(contactOfRow);
}

function contactOfRow(row: ContactRow): Contact {
  return {
    id: row.contact_id,
    name: row.name,
    mail: row.mail,
    phone: row.phone,
    roles: row.roles,
    leftOn: row.left_on,
    createdAt: row.created_at,
  };
}

/** Where a page of contacts begins: after the one that was added then and has this id. */
export type AfterContact = { readonly createdAt: string; readonly id: string };

/** The contacts of a client, the first added first, those who left too. */
export async function listContacts(
  tx: FirmTransaction,
  client: string,
  { after, limit }: { after: AfterContact; limit: number },
): Promise<readonly Contact[]> {
  const rows = await tx.rows<ContactRow>(
    `select ${CONTACT_COLUMNS}
     from hourbank.contact
     where firm_id = $1
       and client_id = $2
       and (created_at, contact_id) > ($3::timestamptz, $4::uuid)
     order by created_at, contact_id
     limit $5`,
    [tx.firm, client, after.createdAt, after.id, limit],
  );
  return rows.map(contactOfRow);
}

/** Adds a contact to a client that there is. */
export async function insertContact(
  tx: FirmTransaction,
  client: string,
  contact: Contact,
): Promise<void> {
  await tx.rows(
    `insert into hourbank.contact (
       firm_id, contact_id, client_id, name, name_key, mail, mail_key, phone, roles, created_at,
       left_on
     )
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.firm,
      contact.id,
      client,
      contact.name,
      nameKey(contact.name),
      contact.mail,
      contact.mail === null ? null : mailKey(contact.mail),
      contact.phone,
      contact.roles,
      contact.createdAt,
      contact.leftOn,
    ],
  );
  await enterInDirectory(tx, contact);
}

/** Keeps what may change of a contact. */
export async function updateContact(tx: FirmTransaction, contact: Contact): Promise<void> {
  await tx.rows(
    `update hourbank.contact
     set name = $3,
       name_key = $4,
       mail = $5,
       mail_key = $6,
       phone = $7,
       roles = $8,
       left_on = $9
     where firm_id = $1
       and contact_id = $2`,
    [
      tx.firm,
      contact.id,
      contact.name,
      nameKey(contact.name),
      contact.mail,
      contact.mail === null ? null : mailKey(contact.mail),
      contact.phone,
      contact.roles,
      contact.leftOn,
    ],
  );
  await enterInDirectory(tx, contact);
}

/** Keeps that the firm is one of those to look at when somebody signs in with the mail. */
async function enterInDirectory(tx: FirmTransaction, { mail }: Contact): Promise<void> {
  if (mail === null) return;
  await tx.rows(
    `insert into hourbank.contact_directory (mail_hash, firm_id)
     values ($1, $2)
     on conflict (mail_hash, firm_id) do nothing`,
    [mailHash(mail), tx.firm],
  );
}
