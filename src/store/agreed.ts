/** What a firm has agreed, over all days: policies, work types and rates. */
import type { LocalDate } from '../engine/days.ts';
import type { Currency } from '../engine/money.ts';
import type { Agreed } from '../engine/terms.ts';
import type { FirmTransaction } from './database.ts';
import { allPolicies } from './policies.ts';
import { allRates } from './rates.ts';
import { allWorkTypes } from './work-types.ts';

/** A firm and what it has agreed. */
export type Firm = {
  readonly id: string;
  readonly name: string;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly settingsVersion: number;
  /** The last day of the books that are closed. */
  readonly closedThrough: LocalDate | null;
  /** Made up, to look around in. */
  readonly isDemo: boolean;
  readonly createdAt: string;
};

type FirmRow = {
  readonly name: string;
  readonly currency: Currency;
  readonly time_zone: string;
  readonly settings_version: number;
  readonly closed_through: LocalDate | null;
  readonly is_demo: boolean;
  readonly created_at: string;
};

/** The firm that was entered; null when there is none of that id. */
export async function findFirm(tx: FirmTransaction): Promise<Firm | null> {
  const [row] = await tx.rows<FirmRow>(
    `select name, currency, time_zone, settings_version, closed_through, is_demo, created_at
     from hourbank.firm
     where firm_id = $1`,
    [tx.firm],
  );
  if (row === undefined) return null;
  return {
    id: tx.firm,
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    settingsVersion: row.settings_version,
    closedThrough: row.closed_through,
    isDemo: row.is_demo,
    createdAt: row.created_at,
  };
}

const KEPT_FIRMS = 1000;

/**
 * What the firm has agreed. It is read when the firm's settings have changed since it was last
 * read, and else remembered.
 */
export async function agreedOf(tx: FirmTransaction, settingsVersion: number): Promise<Agreed> {
  const { agreed: known } = tx.remembered;
  const found = known.get(tx.firm);
  if (found !== undefined && found.version === settingsVersion) return found.agreed;
  const agreed: Agreed = {
    policies: await allPolicies(tx),
    workTypes: await allWorkTypes(tx),
    rates: await allRates(tx),
  };
  if (known.size >= KEPT_FIRMS) known.clear();
  known.set(tx.firm, { version: settingsVersion, agreed });
  return agreed;
}
