/** Drafts of invoices: what each is to be made of, as it was asked for. */
import type { FirmTransaction } from './database.ts';

export type KeptDraft = {
  readonly id: string;
  readonly client: string;
  /** As it was given; read by the contract again before it is used. */
  readonly wanted: object;
  readonly version: number;
  readonly createdAt: string;
};

type DraftRow = {
  readonly draft_id: string;
  readonly client_id: string;
  readonly wanted: object;
  readonly version: number;
  readonly created_at: string;
};

function draftOfRow(row: DraftRow): KeptDraft {
  return {
    ...{ id: row.draft_id, client: row.client_id, wanted: row.wanted },
    ...{ version: row.version, createdAt: row.created_at },
  };
}

/** A draft; null when there is none of that id. */
export async function findDraft(tx: FirmTransaction, id: string): Promise<KeptDraft | null> {
  const [row] = await tx.rows<DraftRow>(
    `select draft_id, client_id, wanted, version, created_at
     from hourbank.invoice_draft
     where firm_id = $1
       and draft_id = $2`,
    [tx.firm, id],
  );
  return row === undefined ? null : draftOfRow(row);
}

/** Where a page of drafts begins: what stood last on the one before. */
export type DraftPlace = { readonly at: string; readonly id: string };

/** Drafts, newest first. */
export async function listDrafts(
  tx: FirmTransaction,
  after: DraftPlace | null,
  limit: number,
): Promise<readonly KeptDraft[]> {
  const rows = await tx.rows<DraftRow>(
    `select draft_id, client_id, wanted, version, created_at
     from hourbank.invoice_draft
     where firm_id = $1
       and ${
         after === null
           ? '$2::timestamptz is null and $3::uuid is null'
           : '(created_at, draft_id) < ($2, $3)'
       }
     order by created_at desc, draft_id desc
     limit $4`,
    [tx.firm, after?.at ?? null, after?.id ?? null, limit],
  );
  return rows.map(draftOfRow);
}

export async function insertDraft(
  tx: FirmTransaction,
  draft: KeptDraft & { readonly createdBy: string },
): Promise<void> {
  await tx.rows(
    `insert into hourbank.invoice_draft (
       firm_id, draft_id, client_id, wanted, version, created_at, created_by
     )
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[tx.firm, draft.id, draft.client, JSON.stringify(draft.wanted), draft.version],
      ...[draft.createdAt, draft.createdBy],
    ],
  );
}

/** Has a draft ask for something else; null when there is none any more. */
export async function updateDraft(
  tx: FirmTransaction,
  id: string,
  wanted: object,
): Promise<KeptDraft | null> {
  const [row] = await tx.rows<DraftRow>(
    `update hourbank.invoice_draft
     set wanted = $3,
       version = version + 1
     where firm_id = $1
       and draft_id = $2
     returning draft_id, client_id, wanted, version, created_at`,
    [tx.firm, id, JSON.stringify(wanted)],
  );
  return row === undefined ? null : draftOfRow(row);
}

/** Takes drafts away. */
export async function deleteDrafts(tx: FirmTransaction, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await tx.rows(
    `delete from hourbank.invoice_draft
     where firm_id = $1
       and draft_id = any($2::uuid[])
     returning draft_id`,
    [tx.firm, ids],
  );
  return rows.length;
}

/** The versions of drafts, whose rows are held until the commit. */
export async function lockDrafts(
  tx: FirmTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ readonly draft_id: string; readonly version: number }>(
    `select draft_id, version
     from hourbank.invoice_draft
     where firm_id = $1
       and draft_id = any($2::uuid[])
     order by draft_id
     for update`,
    [tx.firm, ids],
  );
  return new Map(rows.map((row) => [row.draft_id, row.version]));
}
