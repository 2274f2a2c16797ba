/** What a balance and a forecast are made of, read in constant time. */
import type { LocalDate } from '../engine/days.ts';
import type { Drawn } from '../engine/forecast.ts';
import { minutes } from '../engine/hours.ts';
import type { FirmTransaction } from './database.ts';

/** How many entries of a client are still to be decided. */
export type OpenEntries = { readonly waiting: number; readonly draft: number };

/**
 * Counts the entries of a client that wait or are drafts, by an index that holds no others. Each
 * state is asked for by itself: asked for together, the database takes a larger index as soon as
 * it knows too little of the table.
 */
export async function countOpenEntries(tx: FirmTransaction, client: string): Promise<OpenEntries> {
  const [row] = await tx.rows<OpenEntries>(
    `select
       (
         select count(*)
         from hourbank.entry e
         where e.firm_id = $1
           and e.client_id = $2
           and e.state = 'waiting'
       ) as waiting,
       (
         select count(*)
         from hourbank.entry e
         where e.firm_id = $1
           and e.client_id = $2
           and e.state = 'draft'
       ) as draft`,
    [tx.firm, client],
  );
  return row ?? { waiting: 0, draft: 0 };
}

/**
 * Minutes drawn from a client's blocks for work from a day on, by the day worked, without what was
 * reversed (J1). A draw is never dated before the work it is for. The entry is looked up for each
 * draw of those days, never the other way round.
 */
export async function readDraws(
  tx: FirmTransaction,
  client: string,
  from: LocalDate,
): Promise<readonly Drawn[]> {
  const rows = await tx.rows<{ readonly worked_on: LocalDate; readonly drawn: number }>(
    `select e.worked_on, sum(0 - m.minutes) as drawn
     from hourbank.movement m
     cross join lateral (
       select entry.worked_on
       from hourbank.entry
       where entry.firm_id = $1
         and entry.entry_id = m.entry_id
         and entry.state = 'posted'
       limit 1
     ) as e
     where m.firm_id = $1
       and m.client_id = $2
       and m.moved_on >= $3
       and m.kind in ('work', 'cover')
     group by e.worked_on`,
    [tx.firm, client, from],
  );
  return rows
    .filter(({ worked_on: on }) => on >= from)
    .map((row) => ({ on: row.worked_on, minutes: minutes(row.drawn) }));
}

/**
 * When a client's first block was bought; where that is before `day`, any of the days before it.
 * Null when the client has bought nothing.
 */
export async function readFirstPurchase(
  tx: FirmTransaction,
  client: string,
  day: LocalDate,
): Promise<LocalDate | null> {
  const [row] = await tx.rows<{ readonly first: LocalDate | null }>(
    `select coalesce(
       (
         select b.bought_on
         from hourbank.block b
         where b.firm_id = $1
           and b.client_id = $2
           and b.bought_on < $3
         order by b.sale
         limit 1
       ),
       (
         select min(b.bought_on)
         from hourbank.block b
         where b.firm_id = $1
           and b.client_id = $2
       )
     ) as first`,
    [tx.firm, client, day],
  );
  return row?.first ?? null;
}
