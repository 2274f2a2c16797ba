/** The journal of many clients by the day of booking: what was there before a period, and in it. */
import type { JournalRecord } from '../engine/chain.ts';
import type { LocalDate } from '../engine/days.ts';
import type { LedgerAccount } from '../engine/journal.ts';
import type { Cents, Currency } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';
import { RECORD_COLUMNS, type RecordRow, recordOfRow } from './journal.ts';

type Period = { readonly from: LocalDate; readonly to: LocalDate };

/** True when more than so many records were booked in a period. */
export async function isBookedBeyond(
  tx: FirmTransaction,
  { from, to }: Period,
  most: number,
): Promise<boolean> {
  const [row] = await tx.rows<{ readonly booked: number }>(
    `select count(*) as booked
     from (
       select j.sequence
       from hourbank.journal j
       where j.firm_id = $1
         and j.booked_on between $2 and $3
       limit $4
     ) found`,
    [tx.firm, from, to, most + 1],
  );
  return (row?.booked ?? 0) > most;
}

export type BookedClient = {
  readonly id: string;
  readonly name: string;
  readonly currency: Currency;
};

/** Clients in the order in which they were made, after one of them. */
export async function clientsByAge(
  tx: FirmTransaction,
  after: string,
  limit: number,
): Promise<readonly BookedClient[]> {
  const rows = await tx.rows<{
    readonly client_id: string;
    readonly name: string;
    readonly currency: Currency;
  }>(
    `select client_id, name, currency
     from hourbank.client
     where firm_id = $1
       and client_id > $2
     order by client_id
     limit $3`,
    [tx.firm, after, limit],
  );
  return rows.map((row) => ({ id: row.client_id, name: row.name, currency: row.currency }));
}

/** What stood on an account before a period, and at its end; `deferred:block` is told by block. */
export type AccountSum = {
  readonly client: string;
  readonly account: LedgerAccount;
  readonly before: Cents;
  readonly through: Cents;
};

/** Reads all that these clients had booked up to the end of the period. */
export async function accountSums(
  tx: FirmTransaction,
  clients: readonly string[],
  { from, to }: Period,
): Promise<readonly AccountSum[]> {
  const rows = await tx.rows<{
    readonly client_id: string;
    readonly account: LedgerAccount;
    readonly before_cents: Cents;
    readonly through_cents: Cents;
  }>(
    `select j.client_id, line ->> 0 as account,
       coalesce(sum((line ->> 2)::bigint) filter (where j.booked_on < $3), 0)::bigint
         as before_cents,
       sum((line ->> 2)::bigint)::bigint as through_cents
     from hourbank.journal j
     cross join lateral jsonb_array_elements(j.money) line
     where j.firm_id = $1
       and j.client_id = any($2::uuid[])
       and j.booked_on <= $4
       and line ->> 0 <> 'deferred:block'
     group by j.client_id, line ->> 0
     order by j.client_id, line ->> 0`,
    [tx.firm, clients, from, to],
  );
  return rows.map((row) => ({
    ...{ client: row.client_id, account: row.account },
    ...{ before: row.before_cents, through: row.through_cents },
  }));
}

/** A block with what was left in it before a period and at its end, as its movements have it. */
export type BlockSum = {
  readonly client: string;
  readonly block: string;
  readonly name: string;
  readonly beforeMinutes: number;
  readonly beforeValue: Cents;
  readonly throughMinutes: number;
  readonly throughValue: Cents;
};

/** All blocks of these clients in the order of their sale. */
export async function blockSums(
  tx: FirmTransaction,
  clients: readonly string[],
  { from, to }: Period,
): Promise<readonly BlockSum[]> {
  const rows = await tx.rows<{
    readonly client_id: string;
    readonly block_id: string;
    readonly name: string;
    readonly before_minutes: number;
    readonly before_cents: Cents;
    readonly through_minutes: number;
    readonly through_cents: Cents;
  }>(
    `select b.client_id, b.block_id, b.name,
       coalesce(sum(m.minutes) filter (where m.moved_on < $3), 0)::bigint as before_minutes,
       coalesce(sum(m.value_cents) filter (where m.moved_on < $3), 0)::bigint as before_cents,
       coalesce(sum(m.minutes), 0)::bigint as through_minutes,
       coalesce(sum(m.value_cents), 0)::bigint as through_cents
     from hourbank.block b
     left join hourbank.movement m on m.firm_id = $1
       and m.block_id = b.block_id
       and m.moved_on <= $4
     where b.firm_id = $1
       and b.client_id = any($2::uuid[])
     group by b.client_id, b.block_id, b.name, b.sale
     order by b.client_id, b.sale`,
    [tx.firm, clients, from, to],
  );
  return rows.map((row) => ({
    ...{ client: row.client_id, block: row.block_id, name: row.name },
    ...{ beforeMinutes: row.before_minutes, beforeValue: row.before_cents },
    ...{ throughMinutes: row.through_minutes, throughValue: row.through_cents },
  }));
}

/** What was booked of these clients in a period: client by client, in the order of the days. */
export async function bookedBetween(
  tx: FirmTransaction,
  clients: readonly string[],
  { from, to }: Period,
): Promise<readonly JournalRecord[]> {
  const rows = await tx.rows<RecordRow>(
    `select ${RECORD_COLUMNS}
     from hourbank.journal
     where firm_id = $1
       and client_id = any($2::uuid[])
       and booked_on between $3 and $4
     order by client_id, booked_on, sequence`,
    [tx.firm, clients, from, to],
  );
  return rows.map(recordOfRow);
}

/** The numbers of documents, by their ids. */
export async function documentLabels(
  tx: FirmTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ readonly invoice_id: string; readonly label: string }>(
    `select invoice_id, label
     from hourbank.invoice
     where firm_id = $1
       and invoice_id = any($2::uuid[])`,
    [tx.firm, ids],
  );
  return new Map(rows.map((row) => [row.invoice_id, row.label]));
}
