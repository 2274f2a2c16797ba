/** Who may be let into the portal: contacts who have not left, of clients that are not archived. */
import type { FirmTransaction } from './database.ts';
import { mailKey } from './names.ts';

/** A contact as the portal knows them. */
export type PresentContact = {
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly roles: readonly ('technical' | 'billing' | 'viewer')[];
  readonly client: string;
  readonly clientName: string;
};

type PresentRow = {
  readonly contact_id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly roles: PresentContact['roles'];
  readonly client_id: string;
  readonly client_name: string;
};

/** Far more than anybody is contact of. */
const MOST_CONTACTS = 100;

/** Those of a mail, the first added first. */
export async function presentContactsOf(
  tx: FirmTransaction,
  mail: string,
): Promise<readonly PresentContact[]> {
  const rows = await tx.rows<PresentRow>(
    `select contact.contact_id, contact.name, contact.mail, contact.roles, contact.client_id,
       client.name as client_name
     from hourbank.contact
     join hourbank.client on client.firm_id = $1
       and client.client_id = contact.client_id
     where contact.firm_id = $1
       and contact.mail_key = $2
       and contact.left_on is null
       and client.archived_on is null
     order by contact.created_at, contact.contact_id
     limit $3`,
    [tx.firm, mailKey(mail), MOST_CONTACTS],
  );
  return rows.map(presentOfRow);
}

/** The one of an id; null when they have left, or their client is archived. */
export async function presentContact(
  tx: FirmTransaction,
  id: string,
): Promise<PresentContact | null> {
  const [row] = await tx.rows<PresentRow>(
    `select contact.contact_id, contact.name, contact.mail, contact.roles, contact.client_id,
       client.name as client_name
     from hourbank.contact
     join hourbank.client on client.firm_id = $1
       and client.client_id = contact.client_id
     where contact.firm_id = $1
       and contact.contact_id = $2
       and contact.left_on is null
       and client.archived_on is null`,
    [tx.firm, id],
  );
  return row === undefined ? null : presentOfRow(row);
}

function presentOfRow(row: PresentRow): PresentContact {
  return {
    ...{ id: row.contact_id, name: row.name, mail: row.mail, roles: row.roles },
    ...{ client: row.client_id, clientName: row.client_name },
  };
}
