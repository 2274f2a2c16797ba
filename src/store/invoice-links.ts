/** Links that open an invoice without signing in (G3): what is kept of them, so they can be revoked. */
import { plainColumn, textColumn } from './columns.ts';
import type { FirmTransaction } from './database.ts';

export type NewLink = {
  readonly id: string;
  readonly invoice: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string;
};

export type KeptLink = NewLink & { readonly revokedAt: string | null };

/** Keeps links. */
export async function insertLinks(tx: FirmTransaction, links: readonly NewLink[]): Promise<void> {
  if (links.length === 0) return;
  await tx.rows(
    `insert into hourbank.invoice_link (
       firm_id, link_id, invoice_id, created_at, created_by, expires_at
     )
     select $1::uuid,
       unnest($2::uuid[]),
       unnest($3::uuid[]),
       unnest($4::timestamptz[]),
       unnest($5::text[]),
       unnest($6::timestamptz[])
     returning firm_id`,
    [
      tx.firm,
      plainColumn(links, ({ id }) => id),
      plainColumn(links, ({ invoice }) => invoice),
      plainColumn(links, ({ createdAt }) => createdAt),
      textColumn(links, ({ createdBy }) => createdBy),
      plainColumn(links, ({ expiresAt }) => expiresAt),
    ],
  );
}

type LinkRow = {
  readonly link_id: string;
  readonly invoice_id: string;
  readonly created_at: string;
  readonly created_by: string;
  readonly expires_at: string;
  readonly revoked_at: string | null;
};

function linkOfRow(row: LinkRow): KeptLink {
  return {
    ...{ id: row.link_id, invoice: row.invoice_id, createdAt: row.created_at },
    ...{ createdBy: row.created_by, expiresAt: row.expires_at, revokedAt: row.revoked_at },
  };
}

/** A link; null when there is none of that id. */
export async function findLink(tx: FirmTransaction, id: string): Promise<KeptLink | null> {
  const [row] = await tx.rows<LinkRow>(
    `select link_id, invoice_id, created_at, created_by, expires_at, revoked_at
     from hourbank.invoice_link
     where firm_id = $1
       and link_id = $2`,
    [tx.firm, id],
  );
  return row === undefined ? null : linkOfRow(row);
}

/** The links to an invoice, the first made first. */
export async function linksTo(tx: FirmTransaction, invoice: string): Promise<readonly KeptLink[]> {
  const rows = await tx.rows<LinkRow>(
    `select link_id, invoice_id, created_at, created_by, expires_at, revoked_at
     from hourbank.invoice_link
     where firm_id = $1
       and invoice_id = $2
     order by created_at, link_id`,
    [tx.firm, invoice],
  );
  return rows.map(linkOfRow);
}

/** Revokes the links to an invoice that are not yet; how many those were. */
export async function revokeLinks(
  tx: FirmTransaction,
  invoice: string,
  at: string,
): Promise<number> {
  const rows = await tx.rows(
    `update hourbank.invoice_link
     set revoked_at = $3
     where firm_id = $1
       and invoice_id = $2
       and revoked_at is null
     returning link_id`,
    [tx.firm, invoice, at],
  );
  return rows.length;
}
