/** What is there already of the rows of a file: what an import knows them by, and compares them with. */
import type { LocalDate } from '../engine/days.ts';
import type { Minutes } from '../engine/hours.ts';
import type { Cents } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';

/** An entry that a row of a file is compared with, as it stands here. */
export type KnownEntry = {
  readonly id: string;
  readonly client: string;
  readonly clientName: string;
  readonly technician: string;
  readonly job: string;
  readonly workType: string;
  readonly workedOn: LocalDate;
  readonly workedMinutes: Minutes;
  /** 1 for as long as nothing was done with it since it was taken over. */
  readonly version: number;
};

/** The entries known by these ids of a source; ids that are not known are left out. */
export async function readKnownEntries(
  tx: FirmTransaction,
  source: string,
  sourceIds: readonly string[],
): Promise<ReadonlyMap<string, KnownEntry>> {
  const rows = await tx.rows<{
    readonly source_id: string;
    readonly entry_id: string;
    readonly client_id: string;
    readonly client_name: string;
    readonly technician: string;
    readonly job: string;
    readonly work_type: string;
    readonly worked_on: LocalDate;
    readonly worked_minutes: Minutes;
    readonly version: number;
  }>(
    `select entry.source_id, entry.entry_id, entry.client_id, client.name as client_name,
       entry.technician, entry.job, entry.work_type, entry.worked_on, entry.worked_minutes,
       entry.version
     from hourbank.entry
     join hourbank.client
       on client.firm_id = $1
       and client.client_id = entry.client_id
     where entry.firm_id = $1
       and entry.source = $2
       and entry.source_id = any($3::text[])`,
    [tx.firm, source, sourceIds],
  );
  return new Map(
    rows.map((row) => [
      row.source_id,
      {
        ...{ id: row.entry_id, client: row.client_id, clientName: row.client_name },
        ...{ technician: row.technician, job: row.job, workType: row.work_type },
        ...{ workedOn: row.worked_on, workedMinutes: row.worked_minutes, version: row.version },
      },
    ]),
  );
}

/** True when there is work of any of the days, the first and the last of them included. */
export async function hasWorkBetween(
  tx: FirmTransaction,
  first: LocalDate,
  last: LocalDate,
): Promise<boolean> {
  const found = await tx.rows(
    `select entry_id
     from hourbank.entry
     where firm_id = $1
       and state in ('draft', 'waiting', 'posted')
       and worked_on between $2 and $3
     order by state, worked_on desc, entry_id desc
     limit 1`,
    [tx.firm, first, last],
  );
  return found.length > 0;
}

/** Work that may be there already under another id. */
export type AskedWork = {
  readonly technician: string;
  readonly job: string;
  readonly description: string;
  readonly workedOn: LocalDate;
  /** In seconds since 1970. */
  readonly startedAt: number | null;
  readonly workedMinutes: Minutes;
};

export type AlikeEntry = { readonly id: string; readonly clientName: string };

/**
 * Entries of the same technician, day, start and minutes as each work, made before an instant; one
 * of each, by the place of the work among those asked. Work without a start is only like work of the
 * same job and description. What was reversed does not count.
 */
export async function readAlikeEntries(
  tx: FirmTransaction,
  asked: readonly AskedWork[],
  before: string,
): Promise<ReadonlyMap<number, AlikeEntry>> {
  const rows = await tx.rows<{
    readonly place: number;
    readonly entry_id: string;
    readonly client_name: string;
  }>(
    `select distinct on (asked.place) asked.place::int as place, entry.entry_id,
       client.name as client_name
     from unnest($2::text[], $3::date[], $4::timestamptz[], $5::int[], $6::text[], $7::text[])
       with ordinality
       as asked (technician, worked_on, started_at, minutes, job, description, place)
     join hourbank.entry
       on entry.firm_id = $1
       and entry.technician = asked.technician
       and entry.state in ('draft', 'waiting', 'posted')
       and entry.worked_on = asked.worked_on
       and entry.worked_minutes = asked.minutes
       and entry.started_at is not distinct from asked.started_at
       and (
         asked.started_at is not null
         or (entry.job = asked.job and entry.description = asked.description)
       )
       and entry.created_at < $8
     join hourbank.client
       on client.firm_id = $1
       and client.client_id = entry.client_id
     order by asked.place, entry.entry_id`,
    [
      tx.firm,
      asked.map(({ technician }) => technician),
      asked.map(({ workedOn }) => workedOn),
      asked.map(({ startedAt }) =>
        startedAt === null ? null : new Date(startedAt * 1000).toISOString(),
      ),
      asked.map(({ workedMinutes }) => workedMinutes),
      asked.map(({ job }) => job),
      asked.map(({ description }) => description),
      before,
    ],
  );
  return new Map(
    rows.map((row) => [row.place - 1, { id: row.entry_id, clientName: row.client_name }]),
  );
}

/** What a block was sold as: what an import compares a row with. */
export type KnownBlock = {
  readonly id: string;
  readonly minutes: number;
  readonly price: Cents;
  readonly boughtOn: LocalDate;
  readonly expiresOn: LocalDate | null;
  /** Null for work of any type. */
  readonly workTypes: readonly string[] | null;
};

/** The blocks of a client by the keys of their names; keys that are no block's are left out. */
export async function readKnownBlocks(
  tx: FirmTransaction,
  client: string,
  nameKeys: readonly string[],
): Promise<ReadonlyMap<string, KnownBlock>> {
  const rows = await tx.rows<{
    readonly name_key: string;
    readonly block_id: string;
    readonly minutes: number;
    readonly price_cents: Cents;
    readonly bought_on: LocalDate;
    readonly expires_on: LocalDate | null;
    readonly work_types: readonly string[] | null;
  }>(
    `select name_key, block_id, minutes, price_cents, bought_on, expires_on, work_types
     from hourbank.block
     where firm_id = $1
       and client_id = $2
       and name_key = any($3::text[])`,
    [tx.firm, client, nameKeys],
  );
  return new Map(
    rows.map((row) => [
      row.name_key,
      {
        id: row.block_id,
        minutes: row.minutes,
        price: row.price_cents,
        boughtOn: row.bought_on,
        expiresOn: row.expires_on,
        workTypes: row.work_types,
      },
    ]),
  );
}
