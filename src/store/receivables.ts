/** What clients owed, and had here, at the close of a day. */
import type { LocalDate } from '../engine/days.ts';
import type { Cents, Currency } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';

/** What was open of an invoice at the close of a day. */
export type OpenThen = {
  readonly client: string;
  readonly clientName: string;
  readonly clientKey: string;
  readonly currency: Currency;
  readonly id: string;
  readonly label: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly open: Cents;
};

/**
 * Invoices with anything in the account `receivable` at the close of a day, as the records up to it
 * left it: each settlement counts by what it moved when it was recorded. Looked at are those that
 * are open now, and those settled or issued after that day: of all others nothing was open.
 */
export async function receivablesOn(
  tx: FirmTransaction,
  on: LocalDate,
  client: string | null,
  limit: number,
): Promise<readonly OpenThen[]> {
  const rows = await tx.rows<{
    readonly client_id: string;
    readonly client_name: string;
    readonly name_key: string;
    readonly currency: Currency;
    readonly invoice_id: string;
    readonly label: string;
    readonly issued_on: LocalDate;
    readonly due_on: LocalDate;
    readonly open_cents: Cents;
  }>(
    `with candidate as (
       select o.invoice_id
       from hourbank.invoice o
       where o.firm_id = $1
         and o.is_open
       union
       select s.invoice_id
       from hourbank.settlement s
       where s.firm_id = $1
         and s.settled_on > $2
       union
       select n.invoice_id
       from hourbank.invoice n
       where n.firm_id = $1
         and n.kind = 'invoice'
         and n.issued_on > $2
     ), settled as (
       select s.invoice_id, s.settled_on, s.paid_cents + s.credited_cents as cents,
         sum(s.paid_cents + s.credited_cents) over (
           partition by s.invoice_id
           order by s.sequence
         ) as after_cents
       from hourbank.settlement s
       where s.firm_id = $1
         and s.invoice_id in (select candidate.invoice_id from candidate)
     ), moved as (
       select i.invoice_id,
         sum(
           greatest(0, i.gross_cents - d.after_cents)
             - greatest(0, i.gross_cents - d.after_cents + d.cents)
         ) as cents
       from settled d
       join hourbank.invoice i on i.firm_id = $1
         and i.invoice_id = d.invoice_id
       where d.settled_on <= $2
       group by i.invoice_id
     )
     select c.client_id, c.name as client_name, c.name_key, i.currency, i.invoice_id, i.label,
       i.issued_on, i.due_on,
       (case when i.issued_on <= $2 then i.gross_cents else 0 end
         + coalesce(moved.cents, 0))::bigint as open_cents
     from candidate
     join hourbank.invoice i on i.firm_id = $1
       and i.invoice_id = candidate.invoice_id
     join hourbank.client c on c.firm_id = $1
       and c.client_id = i.client_id
     left join moved on moved.invoice_id = i.invoice_id
     where ${client === null ? '$3::uuid is null' : 'i.client_id = $3'}
       and case when i.issued_on <= $2 then i.gross_cents else 0 end
         + coalesce(moved.cents, 0) <> 0
     order by c.name_key, i.due_on, i.label
     limit $4`,
    [tx.firm, on, client, limit],
  );
  return rows.map((row) => ({
    ...{ client: row.client_id, clientName: row.client_name, clientKey: row.name_key },
    ...{ currency: row.currency, id: row.invoice_id, label: row.label, issuedOn: row.issued_on },
    ...{ dueOn: row.due_on, open: row.open_cents },
  }));
}

/** A client's own money at the close of a day. */
export type BalanceThen = {
  readonly client: string;
  readonly clientName: string;
  readonly clientKey: string;
  readonly currency: Currency;
  readonly balance: Cents;
};

/** Clients with money here then: what is here now, less what came since. */
export async function balancesOn(
  tx: FirmTransaction,
  on: LocalDate,
  client: string | null,
  limit: number,
): Promise<readonly BalanceThen[]> {
  const rows = await tx.rows<{
    readonly client_id: string;
    readonly name: string;
    readonly name_key: string;
    readonly currency: Currency;
    readonly balance_cents: Cents;
  }>(
    `select c.client_id, c.name, c.name_key, c.currency,
       (c.balance_cents + coalesce(since.cents, 0))::bigint as balance_cents
     from hourbank.client c
     left join (
       select j.client_id, sum((line ->> 2)::bigint) as cents
       from hourbank.journal j
       cross join lateral jsonb_array_elements(j.money) line
       where j.firm_id = $1
         and j.booked_on > $2
         and j.kind in (
           'payment', 'payment-reversal', 'settlement', 'pay-out', 'refund', 'credit-note'
         )
         and line ->> 0 = 'client-balance'
       group by j.client_id
     ) since on since.client_id = c.client_id
     where c.firm_id = $1
       and ${client === null ? '$3::uuid is null' : 'c.client_id = $3'}
       and c.balance_cents + coalesce(since.cents, 0) <> 0
     order by c.name_key
     limit $4`,
    [tx.firm, on, client, limit],
  );
  return rows.map((row) => ({
    ...{ client: row.client_id, clientName: row.name, clientKey: row.name_key },
    ...{ currency: row.currency, balance: row.balance_cents },
  }));
}
