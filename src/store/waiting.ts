/** Entries that wait for a block or a decision. */
import type { BankEntry } from '../engine/bank/books.ts';
import type { FirmTransaction } from './database.ts';
import { ENTRY_COLUMNS, type EntryRow, withDraws } from './entries.ts';

/** All entries of those clients that wait (A4, B6). */
export async function readWaiting(
  tx: FirmTransaction,
  clients: readonly string[],
): Promise<readonly BankEntry[]> {
  if (clients.length === 0) return [];
  const rows = await tx.rows<EntryRow>(
    `select ${ENTRY_COLUMNS}
     from hourbank.entry
     where firm_id = $1
       and client_id = any($2::uuid[])
       and state = 'waiting'`,
    [tx.firm, clients],
  );
  return await withDraws(tx, rows);
}
