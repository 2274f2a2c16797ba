/** What took effect, by idempotency key (B11), and who did it. */
import { hexOf, jsonColumn, plainColumn, textColumn } from './columns.ts';
import type { FirmTransaction } from './database.ts';

/** A command that took effect. */
export type Effect = {
  readonly key: string;
  readonly operation: string;
  readonly inputHash: Uint8Array;
  readonly outcome: unknown;
  readonly at: string;
};

/** The effects of those keys that have had one. */
export async function readEffects(
  tx: FirmTransaction,
  keys: readonly string[],
): Promise<readonly Effect[]> {
  const rows = await tx.rows<{
    readonly key: string;
    readonly operation: string;
    readonly input_hash: Uint8Array;
    readonly outcome: unknown;
    readonly created_at: string;
  }>(
    `select key, operation, input_hash, outcome, created_at
     from hourbank.idempotency
     where firm_id = $1
       and key = any($2::text[])`,
    [tx.firm, keys],
  );
  return rows.map((row) => ({
    key: row.key,
    operation: row.operation,
    inputHash: row.input_hash,
    outcome: row.outcome,
    at: row.created_at,
  }));
}

/** Keeps effects. A key that has had one already is a duplicate: it fails, to be tried again. */
export async function insertEffects(
  tx: FirmTransaction,
  effects: readonly Effect[],
): Promise<void> {
  if (effects.length === 0) return;
  await tx.rows(
    `insert into hourbank.idempotency (firm_id, key, operation, input_hash, outcome, created_at)
     select $1::uuid,
       unnest($2::text[]),
       unnest($3::text[]),
       unnest($4::bytea[]),
       json_array_elements($5::json),
       unnest($6::timestamptz[])
     returning firm_id`,
    [
      tx.firm,
      textColumn(effects, ({ key }) => key),
      textColumn(effects, ({ operation }) => operation),
      textColumn(effects, ({ inputHash }) => hexOf(inputHash)),
      jsonColumn(effects, ({ outcome }) => outcome),
      plainColumn(effects, ({ at }) => at),
    ],
  );
}

/** A line of the audit: who did what. */
export type Deed = {
  readonly id: string;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly operation: string;
  readonly client: string | null;
  readonly subject: string;
  readonly summary: unknown;
};

export async function insertDeeds(tx: FirmTransaction, deeds: readonly Deed[]): Promise<void> {
  if (deeds.length === 0) return;
  await tx.rows(
    `insert into hourbank.audit (
       firm_id, audit_id, recorded_at, actor_kind, actor_id, actor_name, operation, client_id,
       subject, summary
     )
     select $1::uuid,
       unnest($2::uuid[]),
       unnest($3::timestamptz[]),
       unnest($4::text[]),
       unnest($5::text[]),
       unnest($6::text[]),
       unnest($7::text[]),
       unnest($8::uuid[]),
       unnest($9::text[]),
       jsonb_array_elements($10::jsonb)
     returning firm_id`,
    [
      tx.firm,
      plainColumn(deeds, ({ id }) => id),
      plainColumn(deeds, ({ at }) => at),
      textColumn(deeds, ({ actorKind }) => actorKind),
      textColumn(deeds, ({ actorId }) => actorId),
      textColumn(deeds, ({ actorName }) => actorName),
      textColumn(deeds, ({ operation }) => operation),
      plainColumn(deeds, ({ client }) => client),
      textColumn(deeds, ({ subject }) => subject),
      jsonColumn(deeds, ({ summary }) => summary),
    ],
  );
}
