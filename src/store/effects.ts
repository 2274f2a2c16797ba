/** What took effect, by idempotency key (B11), and who did it. */
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
  const rows = effects.map((effect) => ({
    key: effect.key,
    operation: effect.operation,
    input_hash: `\\x${Buffer.from(effect.inputHash).toString('hex')}`,
    outcome: effect.outcome,
    created_at: effect.at,
  }));
  await tx.rows(
    `insert into hourbank.idempotency (firm_id, key, operation, input_hash, outcome, created_at)
     select $1::uuid, key, operation, input_hash, outcome, created_at
     from json_to_recordset($2::json) as took (
       key text, operation text, input_hash bytea, outcome jsonb, created_at timestamptz
     )
     returning firm_id`,
    [tx.firm, JSON.stringify(rows)],
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
  const rows = deeds.map((deed) => ({
    audit_id: deed.id,
    recorded_at: deed.at,
    actor_kind: deed.actorKind,
    actor_id: deed.actorId,
    actor_name: deed.actorName,
    operation: deed.operation,
    client_id: deed.client,
    subject: deed.subject,
    summary: deed.summary,
  }));
  await tx.rows(
    `insert into hourbank.audit (
       firm_id, audit_id, recorded_at, actor_kind, actor_id, actor_name, operation, client_id,
       subject, summary
     )
     select $1::uuid, audit_id, recorded_at, actor_kind, actor_id, actor_name, operation,
       client_id, subject, summary
     from json_to_recordset($2::json) as done (
       audit_id uuid, recorded_at timestamptz, actor_kind text, actor_id text, actor_name text,
       operation text, client_id uuid, subject text, summary jsonb
     )
     returning firm_id`,
    [tx.firm, JSON.stringify(rows)],
  );
}
