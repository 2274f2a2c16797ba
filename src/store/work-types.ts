/** Work types as rows: their terms from a day on. */
import type { LocalDate } from '../engine/days.ts';
import type { WorkTypeTerms } from '../engine/terms.ts';
import type { FirmTransaction } from './database.ts';

type WorkTypeRow = {
  readonly work_type: string;
  readonly valid_from: LocalDate;
  readonly weight_numerator: number;
  readonly weight_denominator: number;
  readonly travel: boolean;
};

/** The terms of all work types, over all days. */
export async function allWorkTypes(tx: FirmTransaction): Promise<readonly WorkTypeTerms[]> {
  const rows = await tx.rows<WorkTypeRow>(
    `select work_type, valid_from, weight_numerator, weight_denominator, travel
     from hourbank.work_type_terms
     where firm_id = $1
     order by work_type, valid_from`,
    [tx.firm],
  );
  return rows.map(workTypeOfRow);
}

/** Where a page of terms begins: after those of this work type from this day. */
export type AfterWorkType = { readonly workType: string; readonly validFrom: string };

/** The terms of the work types by name and day, after those of the key `after`. */
export async function listWorkTypes(
  tx: FirmTransaction,
  { after, limit }: { after: AfterWorkType; limit: number },
): Promise<readonly WorkTypeTerms[]> {
  const rows = await tx.rows<WorkTypeRow>(
    `select work_type, valid_from, weight_numerator, weight_denominator, travel
     from hourbank.work_type_terms
     where firm_id = $1
       and (work_type, valid_from) > ($2, $3::date)
     order by work_type, valid_from
     limit $4`,
    [tx.firm, after.workType, after.validFrom, limit],
  );
  return rows.map(workTypeOfRow);
}

function workTypeOfRow(row: WorkTypeRow): WorkTypeTerms {
  return {
    workType: row.work_type,
    validFrom: row.valid_from,
    weight: { numerator: row.weight_numerator, denominator: row.weight_denominator },
    travel: row.travel,
  };
}

/** Adds a work type with its first terms; one that has terms from that day keeps them. */
export async function insertWorkType(
  tx: FirmTransaction,
  terms: WorkTypeTerms & { readonly createdAt: string },
): Promise<void> {
  await tx.rows(
    `insert into hourbank.work_type_terms (
       firm_id, work_type, valid_from, weight_numerator, weight_denominator, travel, created_at
     )
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (firm_id, work_type, valid_from) do nothing`,
    termsValues(tx, terms),
  );
}

/** Gives a work type terms from a day on, in the place of those it had from that day. */
export async function upsertWorkType(
  tx: FirmTransaction,
  terms: WorkTypeTerms & { readonly createdAt: string },
): Promise<void> {
  await tx.rows(
    `insert into hourbank.work_type_terms (
       firm_id, work_type, valid_from, weight_numerator, weight_denominator, travel, created_at
     )
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (firm_id, work_type, valid_from) do update
     set weight_numerator = excluded.weight_numerator,
       weight_denominator = excluded.weight_denominator,
       travel = excluded.travel,
       created_at = excluded.created_at`,
    termsValues(tx, terms),
  );
}

function termsValues(
  { firm }: FirmTransaction,
  terms: WorkTypeTerms & { readonly createdAt: string },
): readonly unknown[] {
  const { weight } = terms;
  return [
    ...[firm, terms.workType, terms.validFrom, weight.numerator, weight.denominator],
    ...[terms.travel, terms.createdAt],
  ];
}
