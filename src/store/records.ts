/** Records of a client's journal as they are listed: newest first, with their hashes. */
import type { JournalRecord } from '../engine/chain.ts';
import type { FirmTransaction } from './database.ts';
import { RECORD_COLUMNS, type RecordRow, recordOfRow } from './journal.ts';

/** A record and its hash in the chain (H3). */
export type HashedRecord = { readonly record: JournalRecord; readonly hash: Uint8Array };

/** The records of a client before one of its journal, newest first. */
export async function listRecords(
  tx: FirmTransaction,
  client: string,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<readonly HashedRecord[]> {
  const rows = await tx.rows<RecordRow & { readonly hash: Uint8Array }>(
    `select ${RECORD_COLUMNS}, hash
     from hourbank.journal
     where firm_id = $1
       and client_id = $2
       and sequence < $3
     order by sequence desc
     limit $4`,
    [tx.firm, client, before, limit],
  );
  return rows.map((row) => ({ record: recordOfRow(row), hash: row.hash }));
}
