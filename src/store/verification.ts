/** What a verification reads: a journal as it was written, and all that is kept beside it. */
import type { BlockState, Moved } from '../engine/bank/rebuild.ts';
import { blockState } from '../engine/bank/verify.ts';
import type { JournalRecord } from '../engine/chain.ts';
import type { LocalDate } from '../engine/days.ts';
import type { TransactionKind } from '../engine/journal.ts';
import type { Currency } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';
import { RECORD_COLUMNS, type RecordRow, recordOfRow } from './journal.ts';
import { LOT_COLUMNS, type LotRow, lotOfRow } from './lots.ts';

/** A client with the head of its journal. */
export type ClientHead = {
  readonly id: string;
  readonly name: string;
  readonly currency: Currency;
  readonly length: number;
  readonly hash: Uint8Array;
  readonly lastSale: number;
  /** The client's own money, in minor units (G4). */
  readonly balance: number;
};

/** Before every id there is. */
export const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

/** Clients in the order of their ids, after one of them; all, or only the one that is named. */
export async function listHeads(
  tx: FirmTransaction,
  { after, only, limit }: { after: string; only: string | null; limit: number },
): Promise<readonly ClientHead[]> {
  const rows = await tx.rows<{
    readonly client_id: string;
    readonly name: string;
    readonly currency: Currency;
    readonly journal_length: number;
    readonly journal_hash: Uint8Array;
    readonly last_sale: number;
    readonly balance_cents: number;
  }>(
    `select client_id, name, currency, journal_length, journal_hash, last_sale, balance_cents
     from hourbank.client
     where firm_id = $1
       and client_id > $2
       and ($3::uuid is null or client_id = $3)
     order by client_id
     limit $4`,
    [tx.firm, after, only, limit],
  );
  return rows.map((row) => ({
    id: row.client_id,
    name: row.name,
    currency: row.currency,
    length: row.journal_length,
    hash: row.journal_hash,
    lastSale: row.last_sale,
    balance: row.balance_cents,
  }));
}

/** A row of the journal; the record is null where it cannot be read as one. */
export type Link = {
  readonly sequence: number;
  readonly record: JournalRecord | null;
  readonly hash: Uint8Array;
};

/** Before the first record, whatever was put before it. */
export const BEFORE_ALL_RECORDS = Number.MIN_SAFE_INTEGER;

/** The rows of a client's journal in their order, after a place. */
export async function readLinks(
  tx: FirmTransaction,
  client: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly Link[]> {
  const rows = await tx.rows<RecordRow & { readonly hash: Uint8Array }>(
    `select ${RECORD_COLUMNS}, hash
     from hourbank.journal
     where firm_id = $1
       and client_id = $2
       and sequence > $3
     order by sequence
     limit $4`,
    [tx.firm, client, after, limit],
  );
  return rows.map((row) => ({
    sequence: row.sequence,
    record: isReadable(row) ? recordOfRow(row) : null,
    hash: row.hash,
  }));
}

/** True when the lines of a row are what the app writes: JSON can say much else. */
function isReadable({ money, minutes }: RecordRow): boolean {
  return (
    isList(money) &&
    money.every(([account, block, amount]) => {
      const named = block === null || typeof block === 'string';
      return typeof account === 'string' && named && Number.isSafeInteger(amount);
    }) &&
    isList(minutes) &&
    minutes.every(([block, count]) => typeof block === 'string' && Number.isSafeInteger(count))
  );
}

/** True for a list of lists. */
function isList(lines: unknown): boolean {
  return Array.isArray(lines) && lines.every((line) => Array.isArray(line));
}

/** The movements of records after one place of a journal and up to another. */
export async function readMoved(
  tx: FirmTransaction,
  client: string,
  { after, through }: { readonly after: number; readonly through: number },
): Promise<readonly Moved[]> {
  const rows = await tx.rows<{
    readonly sequence: number;
    readonly place: number;
    readonly block_id: string;
    readonly kind: TransactionKind;
    readonly moved_on: LocalDate;
    readonly entry_id: string | null;
    readonly minutes: number;
    readonly value_cents: number;
    readonly left_minutes: number;
    readonly left_cents: number;
  }>(
    `select sequence, place, block_id, kind, moved_on, entry_id, minutes, value_cents,
       left_minutes, left_cents
     from hourbank.movement
     where firm_id = $1
       and client_id = $2
       and sequence > $3
       and sequence <= $4
     order by sequence, place`,
    [tx.firm, client, after, through],
  );
  return rows.map((row) => ({
    ...{ sequence: row.sequence, place: row.place, block: row.block_id, kind: row.kind },
    ...{ on: row.moved_on, entry: row.entry_id, minutes: row.minutes, value: row.value_cents },
    ...{ leftMinutes: row.left_minutes, leftValue: row.left_cents },
  }));
}

/**
 * The records that came after the posting of entries: what covered them later, found by what it
 * moved, and the reversals that stand in `reversals`. In the order of the journal.
 */
export async function readFollowUps(
  tx: FirmTransaction,
  client: string,
  entries: readonly string[],
  reversals: readonly number[],
): Promise<readonly JournalRecord[]> {
  const rows = await tx.rows<RecordRow>(
    `select ${RECORD_COLUMNS}
     from hourbank.journal
     where firm_id = $1
       and client_id = $2
       and kind in ('cover', 'reversal')
       and sequence = any(
         array(
           select m.sequence
           from hourbank.movement m
           where m.firm_id = $1
             and m.entry_id = any($3::uuid[])
             and m.kind in ('cover', 'reversal')
         ) || $4::bigint[]
       )
     order by sequence`,
    [tx.firm, client, entries, reversals],
  );
  return rows.filter(isReadable).map(recordOfRow);
}

/** How many entries of a client say that they were posted. */
export async function countPosted(tx: FirmTransaction, client: string): Promise<number> {
  const [row] = await tx.rows<{ readonly posted: number }>(
    `select count(*) as posted
     from hourbank.entry
     where firm_id = $1
       and client_id = $2
       and (state in ('posted', 'reversed') or posted_as is not null)`,
    [tx.firm, client],
  );
  return row?.posted ?? 0;
}

/** An entry that says it was posted, and the kind and subject of the record it says it stands as. */
export type PostedClaim = {
  readonly id: string;
  readonly postedAs: number | null;
  readonly kind: string | null;
  readonly subject: string | null;
};

/** Entries of a client that say that they were posted, in the order of their ids, after one. */
export async function readPostedClaims(
  tx: FirmTransaction,
  client: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly PostedClaim[]> {
  const rows = await tx.rows<{
    readonly entry_id: string;
    readonly posted_as: number | null;
    readonly kind: string | null;
    readonly subject: string | null;
  }>(
    `select e.entry_id, e.posted_as, j.kind, j.subject
     from (
       select entry.entry_id, entry.posted_as
       from hourbank.entry
       where entry.firm_id = $1
         and entry.client_id = $2
         and entry.entry_id > $3
         and (entry.state in ('posted', 'reversed') or entry.posted_as is not null)
       order by entry.entry_id
       limit $4
     ) as e
     left join lateral (
       select journal.kind, journal.subject
       from hourbank.journal
       where journal.firm_id = $1
         and journal.client_id = $2
         and journal.sequence = e.posted_as
       limit 1
     ) as j on true
     order by e.entry_id`,
    [tx.firm, client, after, limit],
  );
  return rows.map((row) => ({
    id: row.entry_id,
    postedAs: row.posted_as,
    kind: row.kind,
    subject: row.subject,
  }));
}

/** All that is kept of a client's blocks. */
export async function readBlockStates(
  tx: FirmTransaction,
  client: string,
): Promise<readonly BlockState[]> {
  const rows = await tx.rows<LotRow & { readonly currency: Currency; readonly note: string }>(
    `select ${LOT_COLUMNS}, currency, note
     from hourbank.block
     where firm_id = $1
       and client_id = $2
     order by sale`,
    [tx.firm, client],
  );
  return rows.map((row) => {
    const { lot, label } = lotOfRow(row);
    return blockState(lot, label, row.currency, row.note);
  });
}
