/** Tax rates as rows: a percentage with its words, from a day on. */
import type { LocalDate } from '../engine/days.ts';
import type { LabelledTaxRate } from '../engine/tax-rates.ts';
import type { FirmTransaction } from './database.ts';

type TaxRateRow = {
  readonly name: string;
  readonly valid_from: LocalDate;
  readonly rate_thousandths_percent: number;
  readonly label: string;
};

/** All tax rates, over all days. */
export async function readTaxRates(tx: FirmTransaction): Promise<readonly LabelledTaxRate[]> {
  const rows = await tx.rows<TaxRateRow>(
    `select name, valid_from, rate_thousandths_percent, label
     from hourbank.tax_rate
     where firm_id = $1
     order by name, valid_from`,
    [tx.firm],
  );
  return rows.map(taxRateOfRow);
}

/** Where a page of tax rates begins: after that of this name from this day. */
export type AfterTaxRate = { readonly name: string; readonly validFrom: string };

/** The tax rates by name and day, after that of `after`. */
export async function listTaxRates(
  tx: FirmTransaction,
  { after, limit }: { after: AfterTaxRate; limit: number },
): Promise<readonly LabelledTaxRate[]> {
  const rows = await tx.rows<TaxRateRow>(
    `select name, valid_from, rate_thousandths_percent, label
     from hourbank.tax_rate
     where firm_id = $1
       and (name, valid_from) > ($2, $3::date)
     order by name, valid_from
     limit $4`,
    [tx.firm, after.name, after.validFrom, limit],
  );
  return rows.map(taxRateOfRow);
}

function taxRateOfRow(row: TaxRateRow): LabelledTaxRate {
  return {
    name: row.name,
    validFrom: row.valid_from,
    rateThousandths: row.rate_thousandths_percent,
    label: row.label,
  };
}

/** Sets a tax rate from a day on, in the place of the one from that day. */
export async function upsertTaxRate(
  tx: FirmTransaction,
  rate: LabelledTaxRate & { readonly createdAt: string },
): Promise<void> {
  await tx.rows(
    `insert into hourbank.tax_rate (
       firm_id, name, valid_from, rate_thousandths_percent, label, created_at
     )
     values ($1, $2, $3, $4, $5, $6)
     on conflict (firm_id, name, valid_from) do update
     set rate_thousandths_percent = excluded.rate_thousandths_percent,
       label = excluded.label,
       created_at = excluded.created_at`,
    [tx.firm, rate.name, rate.validFrom, rate.rateThousandths, rate.label, rate.createdAt],
  );
}
