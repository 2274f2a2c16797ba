/** What a firm has agreed, over all days: policies, work types and rates. */
import type { LocalDate } from '../engine/days.ts';
import type { Cents, Currency } from '../engine/money.ts';
import type { Agreed, PolicyVersion, Rate, WorkTypeTerms } from '../engine/terms.ts';
import type { FirmTransaction } from './database.ts';

/** A firm and what it has agreed. */
export type Firm = {
  readonly id: string;
  readonly name: string;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly settingsVersion: number;
  readonly createdAt: string;
};

type FirmRow = {
  readonly name: string;
  readonly currency: Currency;
  readonly time_zone: string;
  readonly settings_version: number;
  readonly created_at: string;
};

/** The firm that was entered; null when there is none of that id. */
export async function findFirm(tx: FirmTransaction): Promise<Firm | null> {
  const [row] = await tx.rows<FirmRow>(
    `select name, currency, time_zone, settings_version, created_at
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
    policies: await readPolicies(tx),
    workTypes: await readWorkTypes(tx),
    rates: await readRates(tx),
  };
  if (known.size >= KEPT_FIRMS) known.clear();
  known.set(tx.firm, { version: settingsVersion, agreed });
  return agreed;
}

async function readPolicies(tx: FirmTransaction): Promise<readonly PolicyVersion[]> {
  const rows = await tx.rows<{
    readonly client_id: string | null;
    readonly version: number;
    readonly valid_from: LocalDate;
    readonly settings: PolicyVersion['settings'];
  }>(
    `select client_id, version, valid_from, settings
     from hourbank.policy_version
     where firm_id = $1
     order by version`,
    [tx.firm],
  );
  return rows.map((row) => ({
    client: row.client_id,
    version: row.version,
    validFrom: row.valid_from,
    settings: row.settings,
  }));
}

async function readWorkTypes(tx: FirmTransaction): Promise<readonly WorkTypeTerms[]> {
  const rows = await tx.rows<{
    readonly work_type: string;
    readonly valid_from: LocalDate;
    readonly weight_numerator: number;
    readonly weight_denominator: number;
    readonly travel: boolean;
  }>(
    `select work_type, valid_from, weight_numerator, weight_denominator, travel
     from hourbank.work_type_terms
     where firm_id = $1
     order by work_type, valid_from`,
    [tx.firm],
  );
  return rows.map((row) => ({
    workType: row.work_type,
    validFrom: row.valid_from,
    weight: { numerator: row.weight_numerator, denominator: row.weight_denominator },
    travel: row.travel,
  }));
}

async function readRates(tx: FirmTransaction): Promise<readonly Rate[]> {
  const rows = await tx.rows<{
    readonly work_type: string;
    readonly currency: Currency;
    readonly valid_from: LocalDate;
    readonly rate_cents_per_hour: Cents | null;
    readonly flat_fee_cents: Cents | null;
  }>(
    `select work_type, currency, valid_from, rate_cents_per_hour, flat_fee_cents
     from hourbank.rate
     where firm_id = $1
     order by work_type, currency, valid_from`,
    [tx.firm],
  );
  return rows.map((row) => ({
    workType: row.work_type === '' ? null : row.work_type,
    currency: row.currency,
    validFrom: row.valid_from,
    rateCentsPerHour: row.rate_cents_per_hour,
    flatFee: row.flat_fee_cents,
  }));
}
