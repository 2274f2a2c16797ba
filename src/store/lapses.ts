/** Blocks that may have lapsed. */
import type { LocalDate } from '../engine/days.ts';
import type { FirmTransaction } from './database.ts';
import { type KeptLot, LOT_COLUMNS, type LotRow, lotOfRow } from './lots.ts';

/** Where the next ones of the expired blocks begin. */
export type ExpiredPlace = { readonly expiresOn: LocalDate; readonly block: string };

/** Before every block there is. */
export const FIRST_EXPIRED: ExpiredPlace = {
  expiresOn: '-infinity' as LocalDate,
  block: '00000000-0000-0000-0000-000000000000',
};

/**
 * Blocks of all clients with minutes left whose last usable day is not after `through`: those that
 * expired first come first, after a place among them. Found by an index that holds no others.
 */
export async function listExpired(
  tx: FirmTransaction,
  through: LocalDate,
  after: ExpiredPlace,
  limit: number,
): Promise<readonly KeptLot[]> {
  const rows = await tx.rows<LotRow>(
    `select ${LOT_COLUMNS}
     from hourbank.block
     where firm_id = $1
       and has_minutes_left
       and expires_on is not null
       and expires_on <= $2
       and (expires_on, block_id) > ($3::date, $4::uuid)
     order by expires_on, block_id
     limit $5`,
    [tx.firm, through, after.expiresOn, after.block, limit],
  );
  return rows.map(lotOfRow);
}
