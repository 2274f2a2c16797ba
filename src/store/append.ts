/** Appends to the journal: records in their chain, and what each moved. */
import type { Change } from '../engine/bank/books.ts';
import type { JournalRecord } from '../engine/chain.ts';
import type { LockedClient } from './books.ts';
import { nextHash } from './chain.ts';
import type { FirmTransaction } from './database.ts';

/**
 * Appends the records of a change, which must follow the heads of the clients' journals, and moves
 * the heads on.
 */
export async function appendJournal(
  tx: FirmTransaction,
  clients: ReadonlyMap<string, LockedClient>,
  change: Change,
): Promise<void> {
  if (change.records.length === 0) return;
  const heads = new Map<string, { length: number; hash: Uint8Array }>();
  const rows = change.records.map((record) => {
    const client = clients.get(record.client);
    if (client === undefined) throw new RangeError(`client ${record.client} is not locked`);
    const head = heads.get(client.id) ?? {
      length: client.journalLength,
      hash: client.journalHash,
    };
    if (record.sequence !== head.length + 1) {
      throw new RangeError(`record ${record.sequence} of ${client.id} is out of its place`);
    }
    const hash = nextHash(head.hash, record);
    heads.set(client.id, { length: record.sequence, hash });
    return journalFields(record, hash);
  });
  await insertRecords(tx, rows);
  await insertMovements(tx, change);
  const lastSales = new Map(change.newBlocks.map(({ client, block }) => [client, block.sequence]));
  await moveHeads(
    tx,
    [...heads].map(([client, { length, hash }]) => ({
      client_id: client,
      journal_length: length,
      journal_hash: hexOf(hash),
      last_sale: lastSales.get(client) ?? null,
    })),
  );
}

function journalFields(record: JournalRecord, hash: Uint8Array) {
  return {
    client_id: record.client,
    sequence: record.sequence,
    booked_on: record.on,
    kind: record.kind,
    subject: record.subject,
    money: record.money.map(({ account, block, amount }) => [account, block, amount]),
    minutes: record.minutes.map((line) => [line.block, line.minutes]),
    facts: record.facts,
    recorded_at: record.recordedAt,
    recorded_on: record.recordedOn,
    recorded_by: record.recordedBy,
    hash: hexOf(hash),
  };
}

/** Bytes as PostgreSQL writes them in text. */
function hexOf(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`;
}

async function insertRecords(
  tx: FirmTransaction,
  rows: readonly ReturnType<typeof journalFields>[],
): Promise<void> {
  await tx.rows(
    `insert into hourbank.journal (
       firm_id, client_id, sequence, booked_on, kind, subject, money, minutes, facts, recorded_at,
       recorded_on, recorded_by, hash
     )
     select $1::uuid, client_id, sequence, booked_on, kind, subject, money, minutes, facts,
       recorded_at, recorded_on, recorded_by, hash
     from json_to_recordset($2::json) as added (
       client_id uuid, sequence bigint, booked_on date, kind text, subject text, money jsonb,
       minutes jsonb, facts jsonb, recorded_at timestamptz, recorded_on date, recorded_by text,
       hash bytea
     )
     returning firm_id`,
    [tx.firm, JSON.stringify(rows)],
  );
}

async function insertMovements(tx: FirmTransaction, change: Change): Promise<void> {
  if (change.movements.length === 0) return;
  const rows = change.movements.map((movement) => ({
    client_id: movement.client,
    sequence: movement.sequence,
    place: movement.place,
    block_id: movement.block,
    kind: movement.kind,
    moved_on: movement.on,
    entry_id: movement.entry,
    minutes: movement.minutes,
    value_cents: movement.value,
    left_minutes: movement.leftMinutes,
    left_cents: movement.leftValue,
  }));
  await tx.rows(
    `insert into hourbank.movement (
       firm_id, client_id, sequence, place, block_id, kind, moved_on, entry_id, minutes,
       value_cents, left_minutes, left_cents
     )
     select $1::uuid, client_id, sequence, place, block_id, kind, moved_on, entry_id, minutes,
       value_cents, left_minutes, left_cents
     from json_to_recordset($2::json) as added (
       client_id uuid, sequence bigint, place integer, block_id uuid, kind text, moved_on date,
       entry_id uuid, minutes integer, value_cents bigint, left_minutes integer, left_cents bigint
     )
     returning firm_id`,
    [tx.firm, JSON.stringify(rows)],
  );
}

async function moveHeads(tx: FirmTransaction, heads: readonly object[]): Promise<void> {
  await tx.rows(
    `update hourbank.client
     set journal_length = head.journal_length,
       journal_hash = head.journal_hash,
       last_sale = coalesce(head.last_sale, client.last_sale)
     from json_to_recordset($2::json) as head (
       client_id uuid, journal_length bigint, journal_hash bytea, last_sale integer
     )
     where client.firm_id = $1
       and client.client_id = head.client_id`,
    [tx.firm, JSON.stringify(heads)],
  );
}
