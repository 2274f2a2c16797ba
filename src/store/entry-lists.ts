/**
 * Lists of entries, the newest day first. A page costs the same however many entries there are:
 * for each choice of whose entries there is an index in the order of the list, by state; the first
 * ones of each state wanted are read, and the first of those are told.
 */
import type { BankEntry, EntryState } from '../engine/bank/books.ts';
import type { LocalDate } from '../engine/days.ts';
import type { Currency } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';
import { ENTRY_COLUMNS, type EntryRow, withDraws } from './entries.ts';

/** What a page of entries is asked by. */
export type EntriesAsked = {
  /** Null: of all clients. */
  readonly client: string | null;
  readonly states: readonly EntryState[];
  /** As it is written on the entry; null: of everybody. */
  readonly technician: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The last entry of the page before; null on the first one. */
  readonly after: { readonly workedOn: LocalDate; readonly id: string } | null;
  readonly limit: number;
};

export const EVERY_STATE: readonly EntryState[] = ['draft', 'waiting', 'posted', 'reversed'];

/** After every id there is. */
const AFTER_ALL_IDS = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The entries of a page, newest day first; of one day, the one logged last first. */
export async function listEntries(
  tx: FirmTransaction,
  asked: EntriesAsked,
): Promise<readonly BankEntry[]> {
  const { client, technician, states, from, to, after, limit } = asked;
  const before =
    after !== null && after.workedOn <= to ? after : { workedOn: to, id: AFTER_ALL_IDS };
  const first = [tx.firm, states, from, before.workedOn, before.id, limit];
  const whose = [client, technician].filter((value) => value !== null);
  const rows = await tx.rows<EntryRow>(pageOfEntries(asked), [...first, ...whose]);
  return await withDraws(tx, rows);
}

function pageOfEntries({ client, technician }: EntriesAsked): string {
  if (client === null) return technician === null ? OF_THE_FIRM : OF_A_TECHNICIAN;
  return technician === null ? OF_A_CLIENT : OF_A_CLIENT_AND_TECHNICIAN;
}

const OF_THE_FIRM = newestFirst('');
const OF_A_CLIENT = newestFirst('and client_id = $7');
const OF_A_TECHNICIAN = newestFirst('and technician = $7');
const OF_A_CLIENT_AND_TECHNICIAN = newestFirst('and client_id = $7 and technician = $8');

/**
 * Where a page begins and the last day wanted are one condition: of two, a plan made for all values
 * would expect next to no rows, and take any index for as good as any other.
 */
function newestFirst(whose: string): string {
  return `select newest.*
     from unnest($2::text[]) as wanted (state)
     cross join lateral (
       select ${ENTRY_COLUMNS}
       from hourbank.entry
       where firm_id = $1
         and state = wanted.state
         and worked_on >= $3
         and (worked_on, entry_id) < ($4::date, $5::uuid)
         ${whose}
       order by worked_on desc, entry_id desc
       limit $6
     ) as newest
     order by newest.worked_on desc, newest.entry_id desc
     limit $6`;
}

/** What blocks of those ids are called. */
export async function readBlockNames(
  tx: FirmTransaction,
  blocks: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string }>> {
  if (blocks.length === 0) return new Map();
  const rows = await tx.rows<{ readonly block_id: string; readonly name: string }>(
    `select block_id, name
     from hourbank.block
     where firm_id = $1
       and block_id = any($2::uuid[])`,
    [tx.firm, blocks],
  );
  return new Map(rows.map(({ block_id, name }) => [block_id, { name }]));
}

/** What clients of those ids are called, and what they pay in. */
export async function readClientLabels(
  tx: FirmTransaction,
  clients: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly currency: Currency }>> {
  if (clients.length === 0) return new Map();
  const rows = await tx.rows<{
    readonly client_id: string;
    readonly name: string;
    readonly currency: Currency;
  }>(
    `select client_id, name, currency
     from hourbank.client
     where firm_id = $1
       and client_id = any($2::uuid[])`,
    [tx.firm, clients],
  );
  return new Map(rows.map(({ client_id, name, currency }) => [client_id, { name, currency }]));
}
