/** Work that was earned and is on no invoice yet. */
import type { MoneyChange, UnbilledWork } from '../engine/bank/money-books.ts';
import type { LocalDate } from '../engine/days.ts';
import type { Minutes } from '../engine/hours.ts';
import type { Cents } from '../engine/money.ts';
import { plainColumn, textColumn } from './columns.ts';
import type { FirmTransaction } from './database.ts';

/** Keeps what records have made to be invoiced, or taken back. */
export async function insertUnbilled(
  tx: FirmTransaction,
  work: readonly UnbilledWork[],
): Promise<void> {
  if (work.length === 0) return;
  await tx.rows(
    `insert into hourbank.unbilled (
       firm_id, client_id, sequence, kind, entry_id, booked_on, minutes, value_cents, is_billed
     )
     select $1::uuid,
       unnest($2::uuid[]),
       unnest($3::bigint[]),
       unnest($4::text[]),
       unnest($5::uuid[]),
       unnest($6::date[]),
       unnest($7::integer[]),
       unnest($8::bigint[]),
       false
     returning firm_id`,
    [
      tx.firm,
      plainColumn(work, ({ client }) => client),
      plainColumn(work, ({ sequence }) => sequence),
      plainColumn(work, ({ kind }) => kind),
      plainColumn(work, ({ entry }) => entry),
      plainColumn(work, ({ on }) => on),
      plainColumn(work, ({ minutes }) => minutes),
      plainColumn(work, ({ value }) => value),
    ],
  );
}

/** Marks work as invoiced. */
export async function markBilled(
  tx: FirmTransaction,
  billed: MoneyChange['billed'],
): Promise<void> {
  if (billed.length === 0) return;
  await tx.rows(
    `update hourbank.unbilled
     set is_billed = true,
       document_id = done.document_id
     from (
       select unnest($2::uuid[]) as client_id,
         unnest($3::bigint[]) as sequence,
         unnest($4::text[]) as kind,
         unnest($5::uuid[]) as document_id
     ) done
     where unbilled.firm_id = $1
       and unbilled.client_id = done.client_id
       and unbilled.sequence = done.sequence
       and unbilled.kind = done.kind`,
    [
      tx.firm,
      plainColumn(billed, ({ client }) => client),
      plainColumn(billed, ({ sequence }) => sequence),
      textColumn(billed, ({ kind }) => kind),
      plainColumn(billed, ({ document }) => document),
    ],
  );
}

/**
 * SQL: work that is to be invoiced and was booked up to a day; with what has been taken back of it
 * since, for what is known to be wrong is not invoiced first.
 */
export function bookedThrough(work: string, through: string): string {
  return `not ${work}.is_billed
       and (
         ${work}.booked_on <= ${through}
         or exists (
           select
           from hourbank.unbilled first
           where first.firm_id = $1
             and first.entry_id = ${work}.entry_id
             and first.kind = ${work}.kind
             and not first.is_billed
             and first.booked_on <= ${through}
         )
       )`;
}

/** What clients have to be invoiced for through a day; in the order of the journal. */
export async function readUnbilled(
  tx: FirmTransaction,
  wanted: readonly { readonly client: string; readonly through: LocalDate }[],
): Promise<readonly UnbilledWork[]> {
  if (wanted.length === 0) return [];
  const rows = await tx.rows<{
    readonly client_id: string;
    readonly sequence: number;
    readonly kind: UnbilledWork['kind'];
    readonly entry_id: string;
    readonly booked_on: LocalDate;
    readonly minutes: Minutes;
    readonly value_cents: Cents;
  }>(
    `select u.client_id, u.sequence, u.kind, u.entry_id, u.booked_on, u.minutes, u.value_cents
     from (
       select unnest($2::uuid[]) as client_id,
         unnest($3::date[]) as through
     ) asked
     join hourbank.unbilled u on u.firm_id = $1
       and u.client_id = asked.client_id
       and ${bookedThrough('u', 'asked.through')}
     order by u.client_id, u.booked_on, u.sequence, u.kind`,
    [
      tx.firm,
      plainColumn(wanted, ({ client }) => client),
      plainColumn(wanted, ({ through }) => through),
    ],
  );
  return rows.map((row) => ({
    ...{ client: row.client_id, sequence: row.sequence, kind: row.kind, entry: row.entry_id },
    ...{ on: row.booked_on, minutes: row.minutes, value: row.value_cents },
  }));
}
