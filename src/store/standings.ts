/**
 * How the clients of a firm stand, read for all of them at once: a statement for each kind of fact,
 * and none for each client. What comes back grows with clients and blocks, not with what was drawn.
 */
import { addDays, type LocalDate } from '../engine/days.ts';
import { BURN_DAYS, firstBurnDay } from '../engine/forecast.ts';
import { type Cents, cents, NO_MONEY } from '../engine/money.ts';
import type { OpenEntries } from './balance.ts';
import type { Client } from './clients.ts';
import type { FirmTransaction } from './database.ts';
import { type KeptLot, LOT_COLUMNS, type LotRow, lotOfRow } from './lots.ts';
import { nameKey } from './names.ts';

/** Which clients are asked for: whose name has `search`; those that are archived only if told so. */
export type ClientsAsked = { readonly search: string; readonly archived: boolean };

/** A part of them, in the order of their names: after a key, so many; null: all. */
export type PartOfClients = { readonly after: string; readonly limit: number | null };

/** Clients in the order of their names. */
export async function readClients(
  tx: FirmTransaction,
  { search, archived }: ClientsAsked,
  { after, limit }: PartOfClients,
): Promise<readonly Client[]> {
  const rows = await tx.rows<{
    readonly client_id: string;
    readonly name: string;
    readonly currency: Client['currency'];
    readonly reference: string;
    readonly archived_on: LocalDate | null;
    readonly created_at: string;
  }>(
    `select client_id, name, currency, reference, archived_on, created_at
     from hourbank.client
     where firm_id = $1
       and name_key > $2
       and strpos(name_key, $3) > 0
       and ($4 or archived_on is null)
     order by name_key
     limit $5`,
    [tx.firm, after, nameKey(search), archived, limit],
  );
  return rows.map((row) => ({
    ...{ id: row.client_id, name: row.name, currency: row.currency, reference: row.reference },
    ...{ archivedOn: row.archived_on, createdAt: row.created_at },
  }));
}

/** What is kept of a client that its standing is told from. */
export type KeptStanding = {
  /** The blocks with minutes left. */
  readonly lots: readonly KeptLot[];
  /** Drawn from blocks for the work of the days that a forecast goes by. */
  readonly drawnMinutes: number;
  /** When the first block was bought, or any of the days before those; null: none was. */
  readonly firstBoughtOn: LocalDate | null;
  readonly open: OpenEntries;
  /** Open on invoices that were due before the day. */
  readonly overdue: Cents;
};

const NONE: KeptStanding = {
  ...{ lots: [], drawnMinutes: 0, firstBoughtOn: null },
  ...{ open: { waiting: 0, draft: 0 }, overdue: NO_MONEY },
};

/** How clients stood on a day: under the id of each, what is kept of it. */
export async function readStandings(
  tx: FirmTransaction,
  clients: readonly string[],
  asOf: LocalDate,
): Promise<(client: string) => KeptStanding> {
  if (clients.length === 0) return () => NONE;
  const first = await firstPurchases(tx, clients, addDays(asOf, 1 - BURN_DAYS));
  // Given together: the next is answered while what came before is read.
  const [drawn, kept, open, overdue] = await Promise.all([
    drawnOf(tx, first, asOf),
    lotsOf(tx, clients),
    openEntriesOf(tx, clients),
    overdueOf(tx, clients, asOf),
  ]);
  const lots = grouped(kept);
  return (client) => ({
    lots: lots.get(client) ?? NONE.lots,
    drawnMinutes: drawn.get(client) ?? 0,
    firstBoughtOn: first.get(client) ?? null,
    open: open.get(client) ?? NONE.open,
    overdue: overdue.get(client) ?? NONE.overdue,
  });
}

function grouped(rows: readonly KeptLot[]): ReadonlyMap<string, readonly KeptLot[]> {
  const groups = new Map<string, KeptLot[]>();
  for (const row of rows) {
    const group = groups.get(row.client);
    if (group === undefined) groups.set(row.client, [row]);
    else group.push(row);
  }
  return groups;
}

/** The blocks of clients with minutes left. */
async function lotsOf(
  tx: FirmTransaction,
  clients: readonly string[],
): Promise<readonly KeptLot[]> {
  const rows = await tx.rows<LotRow>(
    `select ${LOT_COLUMNS}
     from unnest($2::uuid[]) as asked (asked_id)
     join hourbank.block on firm_id = $1
       and client_id = asked.asked_id
       and has_minutes_left`,
    [tx.firm, clients],
  );
  return rows.map(lotOfRow);
}

/** When each client's first block was bought; where that is before `day`, any day before it. */
async function firstPurchases(
  tx: FirmTransaction,
  clients: readonly string[],
  day: LocalDate,
): Promise<ReadonlyMap<string, LocalDate>> {
  const rows = await tx.rows<{ readonly client_id: string; readonly bought_on: LocalDate }>(
    `select asked.client_id, coalesce(early.bought_on, late.bought_on) as bought_on
     from unnest($2::uuid[]) as asked (client_id)
     left join lateral (
       select b.bought_on
       from hourbank.block b
       where b.firm_id = $1
         and b.client_id = asked.client_id
         and b.bought_on < $3
       order by b.sale
       limit 1
     ) as early on true
     left join lateral (
       select min(b.bought_on) as bought_on
       from hourbank.block b
       where b.firm_id = $1
         and b.client_id = asked.client_id
         and early.bought_on is null
     ) as late on true
     where coalesce(early.bought_on, late.bought_on) is not null`,
    [tx.firm, clients, day],
  );
  return new Map(rows.map((row) => [row.client_id, row.bought_on]));
}

/**
 * Minutes drawn from blocks for the work of the days that a forecast goes by. What an entry drew is
 * all of it that is no overage (B4), so that one index tells it.
 */
async function drawnOf(
  tx: FirmTransaction,
  first: ReadonlyMap<string, LocalDate>,
  asOf: LocalDate,
): Promise<ReadonlyMap<string, number>> {
  const since = [...first.values()].map((day) => firstBurnDay(asOf, day));
  const rows = await tx.rows<{ readonly client_id: string; readonly drawn: number }>(
    `select asked.client_id, lately.drawn
     from unnest($2::uuid[], $3::date[]) as asked (client_id, since)
     cross join lateral (
       select sum(e.drawn_minutes - e.overage_minutes) as drawn
       from hourbank.entry e
       where e.firm_id = $1
         and e.client_id = asked.client_id
         and e.state = 'posted'
         and e.worked_on >= asked.since
         and e.worked_on <= $4
     ) as lately
     where lately.drawn > 0`,
    [tx.firm, [...first.keys()], since, asOf],
  );
  return new Map(rows.map((row) => [row.client_id, row.drawn]));
}

/** Entries that wait or are drafts, by an index that holds no others. */
async function openEntriesOf(
  tx: FirmTransaction,
  clients: readonly string[],
): Promise<ReadonlyMap<string, OpenEntries>> {
  const rows = await tx.rows<{ readonly client_id: string } & OpenEntries>(
    `select e.client_id,
       count(*) filter (where e.state = 'waiting') as waiting,
       count(*) filter (where e.state = 'draft') as draft
     from unnest($2::uuid[]) as asked (client_id)
     join hourbank.entry e on e.firm_id = $1
       and e.client_id = asked.client_id
       and e.state in ('draft', 'waiting')
     group by e.client_id`,
    [tx.firm, clients],
  );
  return new Map(rows.map(({ client_id: id, waiting, draft }) => [id, { waiting, draft }]));
}

/** What is open on invoices of clients that were due before a day. */
async function overdueOf(
  tx: FirmTransaction,
  clients: readonly string[],
  day: LocalDate,
): Promise<ReadonlyMap<string, Cents>> {
  const rows = await tx.rows<{ readonly client_id: string; readonly open: number }>(
    `select i.client_id, sum(i.gross_cents - i.paid_cents - i.credited_cents)::bigint as open
     from unnest($2::uuid[]) as asked (client_id)
     join hourbank.invoice i on i.firm_id = $1
       and i.client_id = asked.client_id
       and i.is_open
       and i.due_on < $3
     group by i.client_id`,
    [tx.firm, clients, day],
  );
  return new Map(rows.map(({ client_id: id, open }) => [id, cents(open)]));
}
