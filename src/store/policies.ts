/** Versions of policies as rows: never changed, only followed by others. */
import type { LocalDate } from '../engine/days.ts';
import type { PolicyVersion } from '../engine/terms.ts';
import type { FirmTransaction } from './database.ts';

/** A version, and how it came about. */
export type KeptPolicy = PolicyVersion & {
  readonly reason: string;
  readonly createdAt: string;
  readonly createdBy: string;
};

type PolicyRow = {
  readonly client_id: string | null;
  readonly version: number;
  readonly valid_from: LocalDate;
  readonly settings: PolicyVersion['settings'];
};

type KeptPolicyRow = PolicyRow & {
  readonly reason: string;
  readonly created_at: string;
  readonly created_by: string;
};

/** The versions of the firm and of all its clients, in the order in which they were written. */
export async function allPolicies(tx: FirmTransaction): Promise<readonly PolicyVersion[]> {
  const rows = await tx.rows<PolicyRow>(
    `select client_id, version, valid_from, settings
     from hourbank.policy_version
     where firm_id = $1
     order by version`,
    [tx.firm],
  );
  return rows.map(versionOfRow);
}

function versionOfRow(row: PolicyRow): PolicyVersion {
  return {
    client: row.client_id,
    version: row.version,
    validFrom: row.valid_from,
    settings: row.settings,
  };
}

/** The versions before the one of that number, the last first: of a client, or (null) the firm's. */
export async function listPolicies(
  tx: FirmTransaction,
  client: string | null,
  { before, limit }: { before: number; limit: number },
): Promise<readonly KeptPolicy[]> {
  // Among the firm's own, client_id is always null: it is named so that their index gives the order.
  const rows =
    client === null
      ? await tx.rows<KeptPolicyRow>(
          `select client_id, version, valid_from, settings, reason, created_at, created_by
           from hourbank.policy_version
           where firm_id = $1
             and client_id is null
             and version < $2
           order by client_id desc, version desc
           limit $3`,
          [tx.firm, before, limit],
        )
      : await tx.rows<KeptPolicyRow>(
          `select client_id, version, valid_from, settings, reason, created_at, created_by
           from hourbank.policy_version
           where firm_id = $1
             and client_id = $2
             and version < $3
           order by version desc
           limit $4`,
          [tx.firm, client, before, limit],
        );
  return rows.map((row) => ({
    ...versionOfRow(row),
    reason: row.reason,
    createdAt: row.created_at,
    createdBy: row.created_by,
  }));
}

/** Adds a version; its number must be the next one, with the firm's row locked. */
export async function insertPolicy(
  tx: FirmTransaction,
  id: string,
  policy: KeptPolicy,
): Promise<void> {
  await tx.rows(
    `insert into hourbank.policy_version (
       firm_id, policy_version_id, client_id, version, valid_from, settings, reason, created_at,
       created_by
     )
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.firm,
      id,
      policy.client,
      policy.version,
      policy.validFrom,
      JSON.stringify(policy.settings),
      policy.reason,
      policy.createdAt,
      policy.createdBy,
    ],
  );
}
