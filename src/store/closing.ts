/** How far the books of a firm are closed. */
import type { LocalDate } from '../engine/days.ts';
import type { FirmTransaction } from './database.ts';

/**
 * Closes the books through a day once every client's row is held, unless they are closed that far;
 * gives the day through which they were closed before. A booking reads that day after it has locked
 * its client: so none that began before comes after. The firm's row comes first, as for all that is
 * done to a firm one at a time.
 */
export async function closeBooks(
  tx: FirmTransaction,
  through: LocalDate,
): Promise<LocalDate | null> {
  const [row] = await tx.rows<{ readonly closed_through: LocalDate | null }>(
    `select closed_through
     from hourbank.firm
     where firm_id = $1
     for no key update`,
    [tx.firm],
  );
  await tx.rows(
    `select client_id
     from hourbank.client
     where firm_id = $1
     order by client_id
     for no key update`,
    [tx.firm],
  );
  const before = row?.closed_through ?? null;
  if (before === null || before < through) await keepClosedThrough(tx, through);
  return before;
}

/** Has the books closed through a day, and open from the next one on. */
export async function keepClosedThrough(tx: FirmTransaction, through: LocalDate): Promise<void> {
  await tx.rows(
    `update hourbank.firm
     set closed_through = $2
     where firm_id = $1`,
    [tx.firm, through],
  );
}
