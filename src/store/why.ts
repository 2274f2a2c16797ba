/** The blocks of a client as they stood before an entry was posted. */
import type { Block } from '../engine/blocks.ts';
import type { LocalDate } from '../engine/days.ts';
import { type Minutes, minutes } from '../engine/hours.ts';
import { type Lot, lotWithLeft } from '../engine/lots.ts';
import type { Cents } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';

export type BlockBefore = { readonly name: string; readonly lot: Lot };

type BlockRow = {
  readonly block_id: string;
  readonly name: string;
  readonly sale: number;
  readonly bought_on: LocalDate;
  readonly minutes: number;
  readonly price_cents: Cents;
  readonly work_types: readonly string[] | null;
  readonly expires_on: LocalDate | null;
  readonly open_minutes: number;
  readonly left_minutes: Minutes;
  readonly left_cents: Cents;
};

/** After every record there is. */
const NOW = Number.MAX_SAFE_INTEGER;

/** The entry that took the place of one that was corrected (B9); null: none did. */
export async function findCorrectionOf(tx: FirmTransaction, entry: string): Promise<string | null> {
  const [row] = await tx.rows<{ readonly entry_id: string }>(
    `select entry_id
     from hourbank.entry
     where firm_id = $1
       and corrects = $2
     order by entry_id
     limit 1`,
    [tx.firm, entry],
  );
  return row?.entry_id ?? null;
}

/**
 * The blocks there were before the record `postedAs` of the client's journal (null: there are now),
 * each as it stood then. One that covered the entry after all is told as it stood before that. For
 * each block one place in an index is read, however much was drawn from it.
 */
export async function readBlocksBefore(
  tx: FirmTransaction,
  client: string,
  entry: string,
  postedAs: number | null,
): Promise<readonly BlockBefore[]> {
  const before = postedAs ?? NOW;
  const rows = await tx.rows<BlockRow>(
    `with drawn as materialized (
       select block_id, min(sequence) as sequence
       from hourbank.movement
       where firm_id = $1
         and entry_id = $4
         and kind in ('work', 'cover')
       group by block_id
     ), looked_at as materialized (
       select b.block_id, b.name, b.sale, b.bought_on, b.minutes, b.price_cents, b.work_types,
         b.expires_on, b.open_minutes, coalesce(drawn.sequence, $3::bigint) as before
       from hourbank.block b
       left join drawn
         on drawn.block_id = b.block_id
       where b.firm_id = $1
         and b.client_id = $2
     )
     select b.block_id, b.name, b.sale, b.bought_on, b.minutes, b.price_cents, b.work_types,
       b.expires_on, b.open_minutes, last.left_minutes, last.left_cents
     from looked_at b
     cross join lateral (
       select left_minutes, left_cents
       from hourbank.movement
       where firm_id = $1
         and block_id = b.block_id
         and sequence < b.before
       order by sequence desc, place desc
       limit 1
     ) as last`,
    [tx.firm, client, before, entry],
  );
  const told = await readToldBefore(tx, client, before);
  return rows.map((row) => ({ name: row.name, lot: lotOfRow(row, told.get(row.block_id)) }));
}

function lotOfRow(row: BlockRow, told: Told | undefined): Lot {
  const { openMinutes = row.open_minutes, expiresOn = row.expires_on } = told ?? {};
  const block: Block = {
    id: row.block_id,
    sequence: row.sale,
    boughtOn: row.bought_on,
    expiresOn,
    minutes: minutes(row.minutes),
    price: row.price_cents,
    workTypes: row.work_types,
    openMinutes: minutes(openMinutes),
  };
  return lotWithLeft(block, row.left_minutes, row.left_cents);
}

/** What the journal had told of a block that may change after its sale. */
type Told = { readonly openMinutes?: number; readonly expiresOn?: LocalDate | null };

/** What a record tells of the block it is about, or of those of the invoice that it settles. */
type Facts = Told & {
  readonly blocks?: readonly { readonly block: string; readonly openMinutes: number }[];
};

/** By block, what sales, extensions and what settled its invoice had told before a record. */
async function readToldBefore(
  tx: FirmTransaction,
  client: string,
  before: number,
): Promise<ReadonlyMap<string, Told>> {
  const rows = await tx.rows<{ readonly subject: string; readonly facts: Facts }>(
    `select subject, facts
     from hourbank.journal
     where firm_id = $1
       and client_id = $2
       and sequence < $3
       and kind in (
         'sale', 'grant', 'opening', 'payment', 'payment-reversal', 'settlement', 'credit-note',
         'refund', 'extension'
       )
     order by sequence`,
    [tx.firm, client, before],
  );
  const told = new Map<string, Told>();
  for (const { subject, facts } of rows) {
    const { blocks = [{ block: subject, ...facts }] } = facts;
    for (const { block, ...now } of blocks) told.set(block, { ...told.get(block), ...now });
  }
  return told;
}
