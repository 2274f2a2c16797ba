/** Standard rates as rows. */
import type { LocalDate } from '../engine/days.ts';
import type { Cents, Currency } from '../engine/money.ts';
import type { Rate } from '../engine/terms.ts';
import type { FirmTransaction } from './database.ts';

type RateRow = {
  /** Empty for all without a rate of their own. */
  readonly work_type: string;
  readonly currency: Currency;
  readonly valid_from: LocalDate;
  readonly rate_cents_per_hour: Cents | null;
  readonly flat_fee_cents: Cents | null;
};

/** All rates, over all days. */
export async function allRates(tx: FirmTransaction): Promise<readonly Rate[]> {
  const rows = await tx.rows<RateRow>(
    `select work_type, currency, valid_from, rate_cents_per_hour, flat_fee_cents
     from hourbank.rate
     where firm_id = $1
     order by work_type, currency, valid_from`,
    [tx.firm],
  );
  return rows.map(rateOfRow);
}

/** Where a page of rates begins: after that of this work type in this currency from this day. */
export type AfterRate = {
  readonly workType: string;
  readonly currency: string;
  readonly validFrom: string;
};

/** The rates by work type (that of all others first), currency and day, after that of `after`. */
export async function listRates(
  tx: FirmTransaction,
  { after, limit }: { after: AfterRate; limit: number },
): Promise<readonly Rate[]> {
  const rows = await tx.rows<RateRow>(
    `select work_type, currency, valid_from, rate_cents_per_hour, flat_fee_cents
     from hourbank.rate
     where firm_id = $1
       and (work_type, currency, valid_from) > ($2, $3, $4::date)
     order by work_type, currency, valid_from
     limit $5`,
    [tx.firm, after.workType, after.currency, after.validFrom, limit],
  );
  return rows.map(rateOfRow);
}

function rateOfRow(row: RateRow): Rate {
  return {
    workType: row.work_type === '' ? null : row.work_type,
    currency: row.currency,
    validFrom: row.valid_from,
    rateCentsPerHour: row.rate_cents_per_hour,
    flatFee: row.flat_fee_cents,
  };
}

/** Sets a rate from a day on, in the place of the one from that day. */
export async function upsertRate(
  tx: FirmTransaction,
  rate: Rate & { readonly createdAt: string },
): Promise<void> {
  await tx.rows(
    `insert into hourbank.rate (
       firm_id, work_type, currency, valid_from, rate_cents_per_hour, flat_fee_cents, created_at
     )
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (firm_id, work_type, currency, valid_from) do update
     set rate_cents_per_hour = excluded.rate_cents_per_hour,
       flat_fee_cents = excluded.flat_fee_cents,
       created_at = excluded.created_at`,
    [
      tx.firm,
      rate.workType ?? '',
      rate.currency,
      rate.validFrom,
      rate.rateCentsPerHour,
      rate.flatFee,
      rate.createdAt,
    ],
  );
}
