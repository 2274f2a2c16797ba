/** Links that let a contact into the portal: what is kept of them, so that they can be revoked. */
import type { FirmTransaction } from './database.ts';

export type ContactLink = {
  readonly id: string;
  readonly contact: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string;
};

/** Keeps a link. */
export async function insertContactLink(tx: FirmTransaction, link: ContactLink): Promise<void> {
  await tx.rows(
    `insert into hourbank.contact_link (
       firm_id, link_id, contact_id, created_at, created_by, expires_at
     )
     values ($1, $2, $3, $4, $5, $6)`,
    [tx.firm, link.id, link.contact, link.createdAt, link.createdBy, link.expiresAt],
  );
}

/** Where a link leads, and whether it still does; null when there is none of that id. */
export async function findContactLink(
  tx: FirmTransaction,
  id: string,
): Promise<{
  readonly contact: string;
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
} | null> {
  const [row] = await tx.rows<{
    readonly contact_id: string;
    readonly created_by: string;
    readonly expires_at: string;
    readonly revoked_at: string | null;
  }>(
    `select contact_id, created_by, expires_at, revoked_at
     from hourbank.contact_link
     where firm_id = $1
       and link_id = $2`,
    [tx.firm, id],
  );
  if (row === undefined) return null;
  return {
    ...{ contact: row.contact_id, createdBy: row.created_by },
    ...{ expiresAt: row.expires_at, revokedAt: row.revoked_at },
  };
}

/** Revokes the links of a contact that are not yet; which those were. */
export async function revokeContactLinks(
  tx: FirmTransaction,
  contact: string,
  at: string,
): Promise<readonly string[]> {
  const rows = await tx.rows<{ readonly link_id: string }>(
    `update hourbank.contact_link
     set revoked_at = $3
     where firm_id = $1
       and contact_id = $2
       and revoked_at is null
     returning link_id`,
    [tx.firm, contact, at],
  );
  return rows.map((row) => row.link_id);
}

/** A link that was made for a contact of a client, without what opens it. */
type ListedContactLink = {
  readonly contact: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
};

/** The links that are kept of a client's contacts, the last made first. */
export async function listContactLinks(
  tx: FirmTransaction,
  client: string,
  limit: number,
): Promise<readonly ListedContactLink[]> {
  const rows = await tx.rows<{
    readonly name: string;
    readonly created_at: string;
    readonly expires_at: string;
    readonly revoked_at: string | null;
  }>(
    `select contact.name, contact_link.created_at, contact_link.expires_at,
       contact_link.revoked_at
     from hourbank.contact
     join hourbank.contact_link on contact_link.firm_id = $1
       and contact_link.contact_id = contact.contact_id
     where contact.firm_id = $1
       and contact.client_id = $2
     order by contact_link.created_at desc, contact_link.link_id desc
     limit $3`,
    [tx.firm, client, limit],
  );
  return rows.map((row) => ({
    ...{ contact: row.name, createdAt: row.created_at },
    ...{ expiresAt: row.expires_at, revokedAt: row.revoked_at },
  }));
}
