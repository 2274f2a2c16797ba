/** Reads who did what. */
import type { FirmTransaction } from './database.ts';
import type { Deed } from './effects.ts';

type DeedRow = {
  readonly audit_id: string;
  readonly recorded_at: string;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly operation: string;
  readonly client_id: string | null;
  readonly subject: string;
  readonly summary: unknown;
};

const DEED_COLUMNS = `
  audit_id, recorded_at, actor_kind, actor_id, actor_name, operation, client_id, subject, summary`;

/** Where a page of deeds begins: before the one done then, of this id. */
export type BeforeDeed = { readonly at: string; readonly id: string };

/** What was done before `before`, the last first: about one client, or (null) all of it. */
export async function listDeeds(
  tx: FirmTransaction,
  client: string | null,
  { before, limit }: { before: BeforeDeed; limit: number },
): Promise<readonly Deed[]> {
  const rows =
    client === null
      ? await tx.rows<DeedRow>(
          `select ${DEED_COLUMNS}
           from hourbank.audit
           where firm_id = $1
             and (recorded_at, audit_id) < ($2::timestamptz, $3::uuid)
           order by recorded_at desc, audit_id desc
           limit $4`,
          [tx.firm, before.at, before.id, limit],
        )
      : await tx.rows<DeedRow>(
          `select ${DEED_COLUMNS}
           from hourbank.audit
           where firm_id = $1
             and client_id = $2
             and (recorded_at, audit_id) < ($3::timestamptz, $4::uuid)
           order by recorded_at desc, audit_id desc
           limit $5`,
          [tx.firm, client, before.at, before.id, limit],
        );
  return rows.map((row) => ({
    id: row.audit_id,
    at: row.recorded_at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    operation: row.operation,
    client: row.client_id,
    subject: row.subject,
    summary: row.summary,
  }));
}
