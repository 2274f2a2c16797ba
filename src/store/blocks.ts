/** Blocks as they are read: one, all of a client's, and what each was used for. */
import type { LocalDate } from '../engine/days.ts';
import type { TransactionKind } from '../engine/journal.ts';
import type { Cents, Currency } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';
import { type KeptLot, LOT_COLUMNS, type LotRow, lotOfRow } from './lots.ts';
import { isId, nameKey } from './names.ts';

/** A block with what never changes of it and no rule needs. */
export type KeptBlock = KeptLot & {
  readonly currency: Currency;
  /** The standard rate of the day of the sale (A1); null where none was known. */
  readonly standardRate: Cents | null;
  readonly note: string;
};

type BlockRow = LotRow & {
  readonly currency: Currency;
  readonly standard_rate_cents_per_hour: Cents | null;
  readonly note: string;
};

const BLOCK_COLUMNS = `${LOT_COLUMNS}, currency, standard_rate_cents_per_hour, note`;

/** The block of an id or a name; null when the client has none. */
export async function findBlock(
  tx: FirmTransaction,
  client: string,
  reference: string,
): Promise<KeptBlock | null> {
  const [row] = isId(reference)
    ? await tx.rows<BlockRow>(
        `select ${BLOCK_COLUMNS}
         from hourbank.block
         where firm_id = $1
           and client_id = $2
           and block_id = $3`,
        [tx.firm, client, reference],
      )
    : await tx.rows<BlockRow>(
        `select ${BLOCK_COLUMNS}
         from hourbank.block
         where firm_id = $1
           and client_id = $2
           and name_key = $3`,
        [tx.firm, client, nameKey(reference)],
      );
  return row === undefined ? null : blockOfRow(row);
}

function blockOfRow(row: BlockRow): KeptBlock {
  const { currency, standard_rate_cents_per_hour: standardRate, note } = row;
  return { ...lotOfRow(row), currency, standardRate, note };
}

type BlockPage = {
  /** Only those of which something is left. */
  readonly left: boolean;
  readonly after: number;
  readonly limit: number;
};

/** A client's blocks in the order of their sale, after the one of the place `after`. */
export async function listBlocks(
  tx: FirmTransaction,
  client: string,
  { left, after, limit }: BlockPage,
): Promise<readonly KeptBlock[]> {
  const rows = await tx.rows<BlockRow>(
    `select ${BLOCK_COLUMNS}
     from hourbank.block
     where firm_id = $1
       and client_id = $2
       and sale > $3${left ? ' and has_minutes_left' : ''}
     order by sale
     limit $4`,
    [tx.firm, client, after, limit],
  );
  return rows.map(blockOfRow);
}

/** The blocks that were sold on an invoice, in the order of their sale. */
export async function blocksOnInvoice(
  tx: FirmTransaction,
  invoice: string,
): Promise<readonly KeptLot[]> {
  const rows = await tx.rows<LotRow>(
    `select ${LOT_COLUMNS}
     from hourbank.block
     where firm_id = $1
       and invoice_id = $2
     order by sale`,
    [tx.firm, invoice],
  );
  return rows.map(lotOfRow);
}

/** What a record moved in a block, what it left there, and the work it was for. */
export type KeptMovement = {
  readonly sequence: number;
  readonly place: number;
  readonly kind: TransactionKind;
  readonly on: LocalDate;
  readonly entry: string | null;
  readonly technician: string | null;
  readonly job: string | null;
  readonly description: string | null;
  readonly minutes: number;
  readonly value: Cents;
  readonly leftMinutes: number;
  readonly leftValue: Cents;
};

/** A place in the journal: a record, and one of its movements. */
export type MovementPlace = { readonly sequence: number; readonly place: number };

/** After the last movement of any block. */
export const AFTER_ALL_MOVEMENTS: MovementPlace = { sequence: Number.MAX_SAFE_INTEGER, place: 0 };

/** What a block was used for, newest first, before a place in the journal. */
export async function listMovements(
  tx: FirmTransaction,
  block: string,
  { before, limit }: { readonly before: MovementPlace; readonly limit: number },
): Promise<readonly KeptMovement[]> {
  const rows = await tx.rows<{
    readonly sequence: number;
    readonly place: number;
    readonly kind: TransactionKind;
    readonly moved_on: LocalDate;
    readonly entry_id: string | null;
    readonly technician: string | null;
    readonly job: string | null;
    readonly description: string | null;
    readonly minutes: number;
    readonly value_cents: Cents;
    readonly left_minutes: number;
    readonly left_cents: Cents;
  }>(
    `select m.sequence, m.place, m.kind, m.moved_on, m.entry_id, e.technician, e.job,
       e.description, m.minutes, m.value_cents, m.left_minutes, m.left_cents
     from hourbank.movement m
     left join hourbank.entry e
       on e.firm_id = $1
       and e.entry_id = m.entry_id
     where m.firm_id = $1
       and m.block_id = $2
       and (m.sequence, m.place) < ($3::bigint, $4::integer)
     order by m.sequence desc, m.place desc
     limit $5`,
    [tx.firm, block, before.sequence, before.place, limit],
  );
  return rows.map((row) => ({
    sequence: row.sequence,
    place: row.place,
    kind: row.kind,
    on: row.moved_on,
    entry: row.entry_id,
    technician: row.technician,
    job: row.job,
    description: row.description,
    minutes: row.minutes,
    value: row.value_cents,
    leftMinutes: row.left_minutes,
    leftValue: row.left_cents,
  }));
}
