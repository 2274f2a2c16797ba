/** Keeps what a write changed: a few statements, however many rows there are. */
import type { BankEntry, Change, NewBlock } from '../engine/bank/books.ts';
import { type Lot, newLot } from '../engine/lots.ts';
import type { Cents } from '../engine/money.ts';
import { appendJournal } from './append.ts';
import type { LockedClient } from './books.ts';
import type { FirmTransaction } from './database.ts';
import { nameKey } from './names.ts';

/** Saves a change to the books of locked clients, and moves the heads of their journals on. */
export async function saveChange(
  tx: FirmTransaction,
  clients: ReadonlyMap<string, LockedClient>,
  change: Change,
): Promise<void> {
  const lots = lastOf(change.lots, (lot) => lot.block.id);
  const entries = lastOf(change.entries, (entry) => entry.entry.id);
  const sold = new Set(change.newBlocks.map(({ block }) => block.id));
  const written = new Set(change.newEntries.map(({ entry }) => entry.id));
  await insertBlocks(tx, change.newBlocks, lots, change.paid);
  await updateBlocks(
    tx,
    [...lots.values()].filter(({ block }) => !sold.has(block.id)),
    change.paid,
  );
  await insertEntries(
    tx,
    change.newEntries.map((entry) => entries.get(entry.entry.id) ?? entry),
  );
  await updateEntries(
    tx,
    [...entries.values()].filter(({ entry }) => !written.has(entry.id)),
  );
  await deleteEntries(tx, change.discarded);
  await appendJournal(tx, clients, change);
}

function lastOf<T>(all: readonly T[], idOf: (one: T) => string): ReadonlyMap<string, T> {
  return new Map(all.map((one) => [idOf(one), one]));
}

async function insertBlocks(
  tx: FirmTransaction,
  blocks: readonly NewBlock[],
  lots: ReadonlyMap<string, Lot>,
  paid: ReadonlyMap<string, Cents>,
): Promise<void> {
  if (blocks.length === 0) return;
  const rows = blocks.map((sold) => {
    const { block, label } = sold;
    return {
      ...lotFields(lots.get(block.id) ?? newLot(block)),
      client_id: sold.client,
      name: label.name,
      name_key: nameKey(label.name),
      origin: label.origin,
      sale: block.sequence,
      bought_on: block.boughtOn,
      minutes: block.minutes,
      price_cents: block.price,
      currency: sold.currency,
      work_types: block.workTypes,
      product_id: sold.product,
      standard_rate_cents_per_hour: sold.standardRate,
      note: sold.note,
      created_at: sold.createdAt,
      paid_cents: paid.get(block.id) ?? label.paid,
    };
  });
  await tx.rows(
    `insert into hourbank.block (
       firm_id, block_id, client_id, name, name_key, origin, sale, bought_on, minutes, price_cents,
       currency, work_types, product_id, standard_rate_cents_per_hour, note, created_at,
       expires_on, open_minutes, paid_cents, drawn_minutes, drawn_cents, lapsed_minutes,
       lapsed_cents, refunded_minutes, refunded_cents, returned_on
     )
     select $1::uuid, block_id, client_id, name, name_key, origin, sale, bought_on, minutes,
       price_cents, currency, work_types, product_id, standard_rate_cents_per_hour, note,
       created_at, expires_on, open_minutes, paid_cents, drawn_minutes, drawn_cents,
       lapsed_minutes, lapsed_cents, refunded_minutes, refunded_cents, returned_on
     from json_to_recordset($2::json) as sold (
       block_id uuid, client_id uuid, name text, name_key text, origin text, sale integer,
       bought_on date, minutes integer, price_cents bigint, currency text, work_types text[],
       product_id uuid, standard_rate_cents_per_hour bigint, note text, created_at timestamptz,
       expires_on date, open_minutes integer, paid_cents bigint, drawn_minutes integer,
       drawn_cents bigint, lapsed_minutes integer, lapsed_cents bigint, refunded_minutes integer,
       refunded_cents bigint, returned_on date
     )
     returning firm_id`,
    [tx.firm, JSON.stringify(rows)],
  );
}

function lotFields(lot: Lot) {
  return {
    block_id: lot.block.id,
    expires_on: lot.block.expiresOn,
    open_minutes: lot.block.openMinutes,
    drawn_minutes: lot.drawnMinutes,
    drawn_cents: lot.drawnValue,
    lapsed_minutes: lot.lapsedMinutes,
    lapsed_cents: lot.lapsedValue,
    refunded_minutes: lot.refundedMinutes,
    refunded_cents: lot.refundedValue,
    returned_on: lot.returnedOn,
  };
}

async function updateBlocks(
  tx: FirmTransaction,
  lots: readonly Lot[],
  paid: ReadonlyMap<string, Cents>,
): Promise<void> {
  if (lots.length === 0) return;
  const rows = lots.map((lot) => ({
    ...lotFields(lot),
    paid_cents: paid.get(lot.block.id) ?? null,
  }));
  await tx.rows(
    `update hourbank.block
     set expires_on = changed.expires_on,
       open_minutes = changed.open_minutes,
       paid_cents = coalesce(changed.paid_cents, block.paid_cents),
       drawn_minutes = changed.drawn_minutes,
       drawn_cents = changed.drawn_cents,
       lapsed_minutes = changed.lapsed_minutes,
       lapsed_cents = changed.lapsed_cents,
       refunded_minutes = changed.refunded_minutes,
       refunded_cents = changed.refunded_cents,
       returned_on = changed.returned_on
     from json_to_recordset($2::json) as changed (
       block_id uuid, expires_on date, open_minutes integer, paid_cents bigint,
       drawn_minutes integer, drawn_cents bigint, lapsed_minutes integer, lapsed_cents bigint,
       refunded_minutes integer, refunded_cents bigint, returned_on date
     )
     where block.firm_id = $1
       and block.block_id = changed.block_id`,
    [tx.firm, JSON.stringify(rows)],
  );
}

function entryFields({ entry, outcome, ...kept }: BankEntry) {
  return {
    entry_id: entry.id,
    client_id: entry.client,
    source: kept.source,
    source_id: kept.sourceId,
    technician: entry.technician,
    member: kept.member,
    job: entry.job,
    work_type: entry.workType,
    description: entry.description,
    worked_on: entry.workedOn,
    started_at: instantOf(entry.startedAt),
    ended_at: instantOf(entry.endedAt),
    worked_minutes: entry.workedMinutes,
    state: kept.state,
    version: kept.version,
    corrects: kept.corrects,
    created_at: kept.createdAt,
    coverage: outcome?.coverage ?? null,
    billed_minutes: outcome?.billedMinutes ?? null,
    drawn_minutes: outcome?.drawnMinutes ?? null,
    overage_minutes: outcome?.overageMinutes ?? null,
    overage_cents: outcome?.overageValue ?? null,
    separate_minutes: outcome?.separateMinutes ?? null,
    separate_cents: outcome?.separateValue ?? null,
    waits_for: outcome?.waitsFor ?? null,
    decision: outcome === null ? null : { rules: outcome.decision, versions: outcome.versions },
    posted_at: outcome?.postedAt ?? null,
    posted_by: outcome?.postedBy ?? null,
    posted_as: outcome?.postedAs ?? null,
    reversed_as: outcome?.reversedAs ?? null,
  };
}

function instantOf(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString();
}

const ENTRY_RECORD = `
  entry_id uuid, client_id uuid, source text, source_id text, technician text, member text,
  job text, work_type text, description text, worked_on date, started_at timestamptz,
  ended_at timestamptz, worked_minutes integer, state text, version integer, corrects uuid,
  created_at timestamptz, coverage text, billed_minutes integer, drawn_minutes integer,
  overage_minutes integer, overage_cents bigint, separate_minutes integer, separate_cents bigint,
  waits_for uuid[], decision jsonb, posted_at timestamptz, posted_by text, posted_as bigint,
  reversed_as bigint`;

/** Adds entries as they are: drafts, and what was posted as it was logged. */
async function insertEntries(tx: FirmTransaction, entries: readonly BankEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.rows(
    `insert into hourbank.entry (
       firm_id, entry_id, client_id, source, source_id, technician, member, job, work_type,
       description, worked_on, started_at, ended_at, worked_minutes, state, version, corrects,
       created_at, coverage, billed_minutes, drawn_minutes, overage_minutes, overage_cents,
       separate_minutes, separate_cents, waits_for, decision, posted_at, posted_by, posted_as,
       reversed_as
     )
     select $1::uuid, entry_id, client_id, source, source_id, technician, member, job, work_type,
       description, worked_on, started_at, ended_at, worked_minutes, state, version, corrects,
       created_at, coverage, billed_minutes, drawn_minutes, overage_minutes, overage_cents,
       separate_minutes, separate_cents, waits_for, decision, posted_at, posted_by, posted_as,
       reversed_as
     from json_to_recordset($2::json) as added (${ENTRY_RECORD})
     returning firm_id`,
    [tx.firm, JSON.stringify(entries.map(entryFields))],
  );
}

async function updateEntries(tx: FirmTransaction, entries: readonly BankEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.rows(
    `update hourbank.entry
     set technician = changed.technician,
       job = changed.job,
       work_type = changed.work_type,
       description = changed.description,
       worked_on = changed.worked_on,
       started_at = changed.started_at,
       ended_at = changed.ended_at,
       worked_minutes = changed.worked_minutes,
       state = changed.state,
       version = changed.version,
       coverage = changed.coverage,
       billed_minutes = changed.billed_minutes,
       drawn_minutes = changed.drawn_minutes,
       overage_minutes = changed.overage_minutes,
       overage_cents = changed.overage_cents,
       separate_minutes = changed.separate_minutes,
       separate_cents = changed.separate_cents,
       waits_for = changed.waits_for,
       decision = changed.decision,
       posted_at = changed.posted_at,
       posted_by = changed.posted_by,
       posted_as = changed.posted_as,
       reversed_as = changed.reversed_as
     from json_to_recordset($2::json) as changed (${ENTRY_RECORD})
     where entry.firm_id = $1
       and entry.entry_id = changed.entry_id`,
    [tx.firm, JSON.stringify(entries.map(entryFields))],
  );
}

/** Entries that were never posted may go; the state says so once more. */
async function deleteEntries(tx: FirmTransaction, entries: readonly string[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.rows(
    `delete from hourbank.entry
     where firm_id = $1
       and entry_id = any($2::uuid[])
       and state in ('draft', 'waiting')`,
    [tx.firm, entries],
  );
}
