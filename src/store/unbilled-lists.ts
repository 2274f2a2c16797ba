/** Which clients have work to be invoiced, and what it comes to. */
import type { LocalDate } from '../engine/days.ts';
import type { Cents, Currency } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';
import { bookedThrough } from './unbilled.ts';

export type UnbilledClient = {
  readonly client: string;
  readonly name: string;
  readonly nameKey: string;
  readonly currency: Currency;
  readonly minutes: number;
  readonly value: Cents;
  /** Minutes for which no rate was known: they are in neither figure, and cannot be invoiced. */
  readonly minutesWithoutRate: number;
  readonly from: LocalDate;
};

/** Clients in the order of their names, after one of them, with their work through a day. */
export async function listUnbilled(
  tx: FirmTransaction,
  through: LocalDate,
  after: string,
  limit: number,
): Promise<readonly UnbilledClient[]> {
  const rows = await tx.rows<{
    readonly client_id: string;
    readonly name: string;
    readonly name_key: string;
    readonly currency: Currency;
    readonly minutes: number;
    readonly value_cents: Cents;
    readonly minutes_without_rate: number;
    readonly first_on: LocalDate;
  }>(
    `select c.client_id, c.name, c.name_key, c.currency, w.minutes, w.value_cents,
       w.minutes_without_rate, w.first_on
     from (
       select one.client_id, sum(one.minutes)::bigint as minutes,
         sum(one.value_cents)::bigint as value_cents,
         sum(one.minutes_without_rate)::bigint as minutes_without_rate,
         min(one.happened_on) as first_on
       from (
         select u.client_id, u.minutes, u.value_cents, 0 as minutes_without_rate,
           u.booked_on as happened_on
         from hourbank.unbilled u
         where u.firm_id = $1
           and ${bookedThrough('u', '$2')}
         union all
         select e.client_id, 0, 0,
           case when e.overage_cents is null then e.overage_minutes else 0 end
             + case when e.separate_cents is null then e.separate_minutes else 0 end,
           e.worked_on
         from hourbank.entry e
         where e.firm_id = $1
           and e.worked_on <= $2
           and e.state = 'posted'
           and (e.overage_minutes > 0 and e.overage_cents is null
             or e.separate_minutes > 0 and e.separate_cents is null)
       ) one
       group by one.client_id
     ) w
     join hourbank.client c on c.firm_id = $1
       and c.client_id = w.client_id
     where c.name_key > $3
     order by c.name_key
     limit $4`,
    [tx.firm, through, after, limit],
  );
  return rows.map((row) => ({
    ...{ client: row.client_id, name: row.name, nameKey: row.name_key, currency: row.currency },
    ...{ minutes: row.minutes, value: row.value_cents, from: row.first_on },
    minutesWithoutRate: row.minutes_without_rate,
  }));
}

/** A client with work to be invoiced. */
export type ClientToInvoice = { readonly client: string; readonly name: string };

/** Clients with work booked up to a day, in the order of their ids, after one of them. */
export async function clientsToInvoice(
  tx: FirmTransaction,
  through: LocalDate,
  after: string,
  limit: number,
): Promise<readonly ClientToInvoice[]> {
  const rows = await tx.rows<{ readonly client_id: string; readonly name: string }>(
    `select c.client_id, c.name
     from hourbank.client c
     where c.firm_id = $1
       and c.client_id > $3
       and exists (
         select
         from hourbank.unbilled u
         where u.firm_id = $1
           and u.client_id = c.client_id
           and not u.is_billed
           and u.booked_on <= $2
       )
     order by c.client_id
     limit $4`,
    [tx.firm, through, after, limit],
  );
  return rows.map((row) => ({ client: row.client_id, name: row.name }));
}
