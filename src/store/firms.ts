/** Firms as rows. */

import type { Firm } from './agreed.ts';
import type { FirmTransaction } from './database.ts';

/** Adds the firm that was entered; false when it is there already. */
export async function insertFirm(tx: FirmTransaction, firm: Omit<Firm, 'id'>): Promise<boolean> {
  const added = await tx.rows(
    `insert into hourbank.firm
       (firm_id, name, currency, time_zone, settings_version, is_demo, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (firm_id) do nothing
     returning firm_id`,
    [
      ...[tx.firm, firm.name, firm.currency, firm.timeZone, firm.settingsVersion, firm.isDemo],
      firm.createdAt,
    ],
  );
  if (added.length === 0) return false;
  await tx.rows(
    `insert into hourbank.firm_directory (firm_id)
     values ($1)
     on conflict (firm_id) do nothing`,
    [tx.firm],
  );
  return true;
}

/** Locks the row of the firm until the transaction ends. */
export async function lockFirm(tx: FirmTransaction): Promise<void> {
  await tx.rows(
    `select firm_id
     from hourbank.firm
     where firm_id = $1
     for no key update`,
    [tx.firm],
  );
}

/**
 * Holds the firm together with others who do, for whoever adds a client: books are not closed
 * meanwhile (H1).
 */
export async function shareFirm(tx: FirmTransaction): Promise<void> {
  await tx.rows(
    `select firm_id
     from hourbank.firm
     where firm_id = $1
     for share`,
    [tx.firm],
  );
}

/** Keeps the name and the time zone of the firm; a change of settings, for invoices tell its name. */
export async function updateFirm(
  tx: FirmTransaction,
  { name, timeZone }: Pick<Firm, 'name' | 'timeZone'>,
): Promise<void> {
  await tx.rows(
    `update hourbank.firm
     set name = $2,
       time_zone = $3,
       settings_version = settings_version + 1
     where firm_id = $1`,
    [tx.firm, name, timeZone],
  );
}

/** Counts a change of what is remembered of a firm, so that everybody reads it anew. */
export async function countSettingsChange(tx: FirmTransaction): Promise<void> {
  await tx.rows(
    `update hourbank.firm
     set settings_version = settings_version + 1
     where firm_id = $1`,
    [tx.firm],
  );
}
