/**
 * What reports are made of, added up by the database, so that what comes back grows with months,
 * blocks and clients, and not with what happened. All by the day of booking: what was closed is told
 * the same for ever.
 */

import type { TaxTreatment } from '../engine/billing.ts';
import type { LocalDate } from '../engine/days.ts';
import type { Cents, Currency } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';

/** The days of a report, and the client it is of; null: all. */
export type Reported = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly client: string | null;
};

/** What moved in blocks, in the words of H2; minutes and value as blocks gained or (−) lost them. */
export type MovedSum = {
  readonly currency: Currency;
  /** `YYYY-MM`; null: before the period. */
  readonly month: string | null;
  readonly part: 'bought' | 'drawn' | 'lapsed' | 'refunded';
  readonly minutes: number;
  readonly value: Cents;
};

/** Which part of H2's equation a movement is of. */
const PART = `
  case
    when m.kind in ('sale', 'grant', 'opening') then 'bought'
    when m.kind in ('lapse', 'reopening') then 'lapsed'
    when m.kind = 'refund' then 'refunded'
    else 'drawn'
  end`;

/** By month. Reads every movement up to the end of the period once. */
export async function movedByMonth(
  tx: FirmTransaction,
  { from, to, client }: Reported,
): Promise<readonly MovedSum[]> {
  return await tx.rows<MovedSum>(
    `select c.currency,
       case when m.moved_on < $2 then null else to_char(m.moved_on, 'YYYY-MM') end as month,
       ${PART} as part,
       sum(m.minutes)::bigint as minutes,
       sum(m.value_cents)::bigint as value
     from hourbank.movement m
     join hourbank.client c on c.firm_id = $1
       and c.client_id = m.client_id
     where m.firm_id = $1
       and m.moved_on <= $3
       and ${client === null ? '$4::uuid is null' : 'm.client_id = $4'}
     group by 1, 2, 3`,
    [tx.firm, from, to, client],
  );
}

/** A block, and what had moved in it before the period and in it. */
export type BlockMoved = {
  readonly block: string;
  readonly name: string;
  readonly boughtOn: LocalDate;
  readonly client: string;
  readonly clientName: string;
  readonly currency: Currency;
  readonly sums: Readonly<Record<Part, { readonly minutes: number; readonly value: Cents }>>;
};

const PARTS = ['opening', 'bought', 'drawn', 'lapsed', 'refunded'] as const;

type Part = (typeof PARTS)[number];

type BlockRow = {
  readonly block_id: string;
  readonly name: string;
  readonly bought_on: LocalDate;
  readonly client_id: string;
  readonly client_name: string;
  readonly currency: Currency;
} & Readonly<Record<`${Part}_minutes`, number> & Record<`${Part}_cents`, Cents>>;

/** By block, those without anything left out; in the order of the clients' names and of the sales. */
export async function movedByBlock(
  tx: FirmTransaction,
  { from, to, client }: Reported,
  limit: number,
): Promise<readonly BlockMoved[]> {
  const part = (name: string): string =>
    `sum(w.minutes) filter (where w.part = '${name}') as ${name}_minutes,
     sum(w.value_cents) filter (where w.part = '${name}') as ${name}_cents`;
  const told = (name: string): string =>
    `coalesce(s.${name}_minutes, 0)::bigint as ${name}_minutes,
     coalesce(s.${name}_cents, 0)::bigint as ${name}_cents`;
  const rows = await tx.rows<BlockRow>(
    `select b.block_id, b.name, b.bought_on, b.client_id, c.name as client_name, b.currency,
       ${PARTS.map(told).join(', ')}
     from (
       select w.block_id, ${PARTS.map(part).join(', ')}
       from (
         select m.block_id, m.minutes, m.value_cents,
           case when m.moved_on < $2 then 'opening' else ${PART} end as part
         from hourbank.movement m
         where m.firm_id = $1
           and m.moved_on <= $3
           and ${client === null ? '$4::uuid is null' : 'm.client_id = $4'}
       ) w
       group by w.block_id
     ) s
     join hourbank.block b on b.firm_id = $1
       and b.block_id = s.block_id
     join hourbank.client c on c.firm_id = $1
       and c.client_id = b.client_id
     where coalesce(s.opening_minutes, 0) <> 0
       or coalesce(s.opening_cents, 0) <> 0
       or s.bought_minutes is not null
       or s.drawn_minutes is not null
       or s.lapsed_minutes is not null
       or s.refunded_minutes is not null
     order by c.name_key, b.sale
     limit $5`,
    [tx.firm, from, to, client, limit],
  );
  return rows.map((row) => {
    const sum = (part: Part) => ({
      minutes: row[`${part}_minutes`],
      value: row[`${part}_cents`],
    });
    return {
      ...{ block: row.block_id, name: row.name, boughtOn: row.bought_on, client: row.client_id },
      ...{ clientName: row.client_name, currency: row.currency },
      sums: {
        ...{ opening: sum('opening'), bought: sum('bought'), drawn: sum('drawn') },
        ...{ lapsed: sum('lapsed'), refunded: sum('refunded') },
      },
    };
  });
}

/** Net and tax of what was issued in a month at one rate; credit notes are taken off. */
export type TaxSum = {
  readonly month: string;
  readonly currency: Currency;
  readonly treatment: TaxTreatment;
  /** Null where a line bears no tax. */
  readonly label: string | null;
  readonly rateThousandths: number | null;
  readonly net: Cents;
  readonly tax: Cents;
};

/** Reads the lines of all documents that were issued in the period. */
export async function taxByMonth(
  tx: FirmTransaction,
  { from, to, client }: Reported,
): Promise<readonly TaxSum[]> {
  const rows = await tx.rows<
    Omit<TaxSum, 'rateThousandths'> & { readonly rate_thousandths: number | null }
  >(
    `select to_char(i.issued_on, 'YYYY-MM') as month, i.currency,
       coalesce(i.contents ->> 'taxTreatment', 'taxed') as treatment,
       line -> 'bears' ->> 'label' as label,
       (line -> 'bears' ->> 'rateThousandths')::integer as rate_thousandths,
       sum(
         case when i.kind = 'credit-note' then -1 else 1 end * (line ->> 'net')::bigint
       )::bigint as net,
       sum(
         case when i.kind = 'credit-note' then -1 else 1 end * (line ->> 'tax')::bigint
       )::bigint as tax
     from hourbank.invoice i
     cross join lateral jsonb_array_elements(i.lines) line
     where i.firm_id = $1
       and i.issued_on between $2 and $3
       and ${client === null ? '$4::uuid is null' : 'i.client_id = $4'}
     group by 1, 2, 3, 4, 5
     order by 1, 2, 3, 5 desc, 4`,
    [tx.firm, from, to, client],
  );
  return rows.map(({ rate_thousandths: rateThousandths, ...sum }) => ({ ...sum, rateThousandths }));
}

/** What a client brought in, by kind of revenue. */
export type RevenueOf = {
  readonly client: string;
  readonly clientName: string;
  readonly currency: Currency;
  readonly block: Cents;
  readonly breakage: Cents;
  readonly overage: Cents;
  readonly travel: Cents;
  readonly project: Cents;
};

/**
 * By client, in the order of their names. Reads the records of the period once; a row comes back for
 * each client that has any.
 */
export async function revenueByClient(
  tx: FirmTransaction,
  { from, to, client }: Reported,
  limit: number,
): Promise<readonly RevenueOf[]> {
  const of = (account: string): string =>
    `coalesce(
       -sum((line ->> 2)::bigint) filter (where line ->> 0 = 'revenue:${account}'), 0
     )::bigint as ${account}`;
  const rows = await tx.rows<
    Omit<RevenueOf, 'client' | 'clientName'> & {
      readonly client_id: string;
      readonly client_name: string;
    }
  >(
    `select c.client_id, c.name as client_name, c.currency, r.block, r.breakage, r.overage,
       r.travel, r.project
     from (
       select j.client_id, ${['block', 'breakage', 'overage', 'travel', 'project'].map(of).join(', ')}
       from hourbank.journal j
       cross join lateral jsonb_array_elements(j.money) line
       where j.firm_id = $1
         and j.booked_on between $2 and $3
         and ${client === null ? '$4::uuid is null' : 'j.client_id = $4'}
         and starts_with(line ->> 0, 'revenue:')
       group by j.client_id
     ) r
     join hourbank.client c on c.firm_id = $1
       and c.client_id = r.client_id
     order by c.name_key
     limit $5`,
    [tx.firm, from, to, client, limit],
  );
  return rows.map(({ client_id, client_name, ...sums }) => ({
    ...{ client: client_id, clientName: client_name },
    ...sums,
  }));
}
