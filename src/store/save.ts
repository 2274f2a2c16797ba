/** Keeps what a write changed: a few statements, however many rows there are. */
import type { Change, NewBlock } from '../engine/bank/books.ts';
import { type Lot, newLot } from '../engine/lots.ts';
import type { Cents } from '../engine/money.ts';
import { appendJournal } from './append.ts';
import type { LockedClient } from './books.ts';
import { plainColumn } from './columns.ts';
import type { FirmTransaction } from './database.ts';
import { nameKey } from './names.ts';
import { deleteEntries, insertEntries, updateEntries } from './save-entries.ts';
import { saveMoney } from './save-money.ts';

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
  // Given at once, and run in this order.
  await Promise.all([
    insertBlocks(tx, change.newBlocks, lots, change.paid),
    updateBlocks(
      tx,
      [...lots.values()].filter(({ block }) => !sold.has(block.id)),
      change.paid,
    ),
    insertEntries(
      tx,
      change.newEntries.map((entry) => entries.get(entry.entry.id) ?? entry),
    ),
    updateEntries(
      tx,
      [...entries.values()].filter(({ entry }) => !written.has(entry.id)),
    ),
    deleteEntries(tx, change.discarded),
    appendJournal(tx, clients, change),
    saveMoney(tx, change.money),
  ]);
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
      invoice_id: label.invoice,
      usable_when: label.usableWhen,
    };
  });
  await tx.rows(
    `insert into hourbank.block (
       firm_id, block_id, client_id, name, name_key, origin, sale, bought_on, minutes, price_cents,
       currency, work_types, product_id, standard_rate_cents_per_hour, note, created_at,
       invoice_id, usable_when, expires_on, open_minutes, paid_cents, drawn_minutes, drawn_cents, lapsed_minutes,
       lapsed_cents, refunded_minutes, refunded_cents, returned_on
     )
     select $1::uuid, block_id, client_id, name, name_key, origin, sale, bought_on, minutes,
       price_cents, currency, work_types, product_id, standard_rate_cents_per_hour, note,
       created_at, invoice_id, usable_when, expires_on, open_minutes, paid_cents, drawn_minutes, drawn_cents,
       lapsed_minutes, lapsed_cents, refunded_minutes, refunded_cents, returned_on
     from json_to_recordset($2::json) as sold (
       block_id uuid, client_id uuid, name text, name_key text, origin text, sale integer,
       bought_on date, minutes integer, price_cents bigint, currency text, work_types text[],
       product_id uuid, standard_rate_cents_per_hour bigint, note text, created_at timestamptz,
       invoice_id uuid, usable_when text, expires_on date, open_minutes integer, paid_cents bigint, drawn_minutes integer,
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
     from (
       select unnest($2::uuid[]) as block_id,
         unnest($3::date[]) as expires_on,
         unnest($4::integer[]) as open_minutes,
         unnest($5::bigint[]) as paid_cents,
         unnest($6::integer[]) as drawn_minutes,
         unnest($7::bigint[]) as drawn_cents,
         unnest($8::integer[]) as lapsed_minutes,
         unnest($9::bigint[]) as lapsed_cents,
         unnest($10::integer[]) as refunded_minutes,
         unnest($11::bigint[]) as refunded_cents,
         unnest($12::date[]) as returned_on
     ) changed
     where block.firm_id = $1
       and block.block_id = changed.block_id`,
    [
      tx.firm,
      plainColumn(lots, ({ block }) => block.id),
      plainColumn(lots, ({ block }) => block.expiresOn),
      plainColumn(lots, ({ block }) => block.openMinutes),
      plainColumn(lots, ({ block }) => paid.get(block.id) ?? null),
      plainColumn(lots, ({ drawnMinutes }) => drawnMinutes),
      plainColumn(lots, ({ drawnValue }) => drawnValue),
      plainColumn(lots, ({ lapsedMinutes }) => lapsedMinutes),
      plainColumn(lots, ({ lapsedValue }) => lapsedValue),
      plainColumn(lots, ({ refundedMinutes }) => refundedMinutes),
      plainColumn(lots, ({ refundedValue }) => refundedValue),
      plainColumn(lots, ({ returnedOn }) => returnedOn),
    ],
  );
}
