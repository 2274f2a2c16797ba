/** Appends to the journal: records in their chain, and what each moved. */
import { balanceAfter, type Change } from '../engine/bank/books.ts';
import { unbilledIn } from '../engine/bank/owed.ts';
import type { JournalRecord } from '../engine/chain.ts';
import { cents } from '../engine/money.ts';
import type { LockedClient } from './books.ts';
import { nextHash } from './chain.ts';
import { hexOf, jsonColumn, plainColumn, textColumn } from './columns.ts';
import type { FirmTransaction } from './database.ts';
import { insertUnbilled } from './unbilled.ts';

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
    return { record, hash };
  });
  const balances = new Map<string, number>();
  for (const record of change.records) {
    const before = balances.get(record.client) ?? 0;
    balances.set(record.client, balanceAfter(cents(before), record));
  }
  const lastSales = new Map(change.newBlocks.map(({ client, block }) => [client, block.sequence]));
  const moved = [...heads].map(([client, { length, hash }]) => ({
    ...{ client, length, hash },
    lastSale: lastSales.get(client) ?? null,
    balanceChange: balances.get(client) ?? 0,
  }));
  // Given at once, and run in this order.
  await Promise.all([
    insertRecords(tx, rows),
    insertMovements(tx, change),
    insertUnbilled(tx, change.records.flatMap(unbilledIn)),
    moveHeads(tx, moved),
  ]);
}

/** How far the journal of a client has come. */
type Head = {
  readonly client: string;
  readonly length: number;
  readonly hash: Uint8Array;
  /** The place of a sale that was added (A6); null when none was. */
  readonly lastSale: number | null;
  /** By how much the client's own money changed (G4). */
  readonly balanceChange: number;
};

type Hashed = { readonly record: JournalRecord; readonly hash: Uint8Array };

async function insertRecords(tx: FirmTransaction, added: readonly Hashed[]): Promise<void> {
  await tx.rows(
    `insert into hourbank.journal (
       firm_id, client_id, sequence, booked_on, kind, subject, money, minutes, facts, recorded_at,
       recorded_on, recorded_by, hash
     )
     select $1::uuid,
       unnest($2::uuid[]),
       unnest($3::bigint[]),
       unnest($4::date[]),
       unnest($5::text[]),
       unnest($6::text[]),
       jsonb_array_elements($7::jsonb),
       jsonb_array_elements($8::jsonb),
       jsonb_array_elements($9::jsonb),
       unnest($10::timestamptz[]),
       unnest($11::date[]),
       unnest($12::text[]),
       unnest($13::bytea[])
     returning firm_id`,
    [
      tx.firm,
      plainColumn(added, ({ record }) => record.client),
      plainColumn(added, ({ record }) => record.sequence),
      plainColumn(added, ({ record }) => record.on),
      plainColumn(added, ({ record }) => record.kind),
      textColumn(added, ({ record }) => record.subject),
      jsonColumn(added, ({ record }) => moneyOf(record)),
      jsonColumn(added, ({ record }) => record.minutes.map((line) => [line.block, line.minutes])),
      jsonColumn(added, ({ record }) => record.facts),
      plainColumn(added, ({ record }) => record.recordedAt),
      plainColumn(added, ({ record }) => record.recordedOn),
      textColumn(added, ({ record }) => record.recordedBy),
      textColumn(added, ({ hash }) => hexOf(hash)),
    ],
  );
}

function moneyOf({ money }: JournalRecord): readonly (readonly unknown[])[] {
  return money.map(({ account, block, amount }) => [account, block, amount]);
}

async function insertMovements(
  tx: FirmTransaction,
  { movements }: Pick<Change, 'movements'>,
): Promise<void> {
  if (movements.length === 0) return;
  await tx.rows(
    `insert into hourbank.movement (
       firm_id, client_id, sequence, place, block_id, kind, moved_on, entry_id, minutes,
       value_cents, left_minutes, left_cents
     )
     select $1::uuid,
       unnest($2::uuid[]),
       unnest($3::bigint[]),
       unnest($4::integer[]),
       unnest($5::uuid[]),
       unnest($6::text[]),
       unnest($7::date[]),
       unnest($8::uuid[]),
       unnest($9::integer[]),
       unnest($10::bigint[]),
       unnest($11::integer[]),
       unnest($12::bigint[])
     returning firm_id`,
    [
      tx.firm,
      plainColumn(movements, ({ client }) => client),
      plainColumn(movements, ({ sequence }) => sequence),
      plainColumn(movements, ({ place }) => place),
      plainColumn(movements, ({ block }) => block),
      plainColumn(movements, ({ kind }) => kind),
      plainColumn(movements, ({ on }) => on),
      plainColumn(movements, ({ entry }) => entry),
      plainColumn(movements, ({ minutes }) => minutes),
      plainColumn(movements, ({ value }) => value),
      plainColumn(movements, ({ leftMinutes }) => leftMinutes),
      plainColumn(movements, ({ leftValue }) => leftValue),
    ],
  );
}

async function moveHeads(tx: FirmTransaction, heads: readonly Head[]): Promise<void> {
  await tx.rows(
    `update hourbank.client
     set journal_length = head.journal_length,
       journal_hash = head.journal_hash,
       last_sale = coalesce(head.last_sale, client.last_sale),
       balance_cents = client.balance_cents + head.balance_change
     from (
       select unnest($2::uuid[]) as client_id,
         unnest($3::bigint[]) as journal_length,
         unnest($4::bytea[]) as journal_hash,
         unnest($5::integer[]) as last_sale,
         unnest($6::bigint[]) as balance_change
     ) head
     where client.firm_id = $1
       and client.client_id = head.client_id`,
    [
      tx.firm,
      plainColumn(heads, ({ client }) => client),
      plainColumn(heads, ({ length }) => length),
      textColumn(heads, ({ hash }) => hexOf(hash)),
      plainColumn(heads, ({ lastSale }) => lastSale),
      plainColumn(heads, ({ balanceChange }) => balanceChange),
    ],
  );
}
