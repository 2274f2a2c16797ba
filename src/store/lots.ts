/** Blocks as rows: what was sold, and what has become of it. */
import type { BlockLabel } from '../engine/bank/books.ts';
import type { Block, BlockUsable } from '../engine/blocks.ts';
import type { LocalDate } from '../engine/days.ts';
import { minutes } from '../engine/hours.ts';
import type { Origin } from '../engine/journal.ts';
import type { Lot } from '../engine/lots.ts';
import type { Cents } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';

export type KeptLot = {
  readonly id: string;
  readonly client: string;
  readonly lot: Lot;
  readonly label: BlockLabel;
};

export type LotRow = {
  readonly block_id: string;
  readonly client_id: string;
  readonly name: string;
  readonly origin: Origin;
  readonly sale: number;
  readonly bought_on: LocalDate;
  readonly minutes: number;
  readonly price_cents: Cents;
  readonly work_types: readonly string[] | null;
  readonly expires_on: LocalDate | null;
  readonly open_minutes: number;
  readonly paid_cents: Cents;
  readonly drawn_minutes: number;
  readonly drawn_cents: Cents;
  readonly lapsed_minutes: number;
  readonly lapsed_cents: Cents;
  readonly refunded_minutes: number;
  readonly refunded_cents: Cents;
  readonly returned_on: LocalDate | null;
  readonly invoice_id: string | null;
  readonly usable_when: BlockUsable;
};

/** The columns of a lot, as every statement about blocks asks for them. */
export const LOT_COLUMNS = `
  block_id, client_id, name, origin, sale, bought_on, minutes, price_cents, work_types,
  expires_on, open_minutes, paid_cents, drawn_minutes, drawn_cents, lapsed_minutes, lapsed_cents,
  refunded_minutes, refunded_cents, returned_on, invoice_id, usable_when`;

/** The blocks of clients with minutes left, and the used-up ones that are named. */
export async function readLots(
  tx: FirmTransaction,
  clients: readonly string[],
  blocks: readonly string[],
): Promise<KeptLot[]> {
  const left =
    clients.length === 0
      ? []
      : await tx.rows<LotRow>(
          `select ${LOT_COLUMNS}
           from hourbank.block
           where firm_id = $1
             and client_id = any($2::uuid[])
             and has_minutes_left`,
          [tx.firm, clients],
        );
  const named =
    blocks.length === 0
      ? []
      : await tx.rows<LotRow>(
          `select ${LOT_COLUMNS}
           from hourbank.block
           where firm_id = $1
             and block_id = any($2::uuid[])
             and not has_minutes_left`,
          [tx.firm, blocks],
        );
  return [...left, ...named].map(lotOfRow);
}

/** The blocks of clients with nothing left of which minutes have lapsed. */
export async function readLapsed(
  tx: FirmTransaction,
  clients: readonly string[],
): Promise<readonly KeptLot[]> {
  if (clients.length === 0) return [];
  const rows = await tx.rows<LotRow>(
    `select ${LOT_COLUMNS}
     from hourbank.block
     where firm_id = $1
       and client_id = any($2::uuid[])
       and lapsed_minutes > 0
       and not has_minutes_left`,
    [tx.firm, clients],
  );
  return rows.map(lotOfRow);
}

/** A row of the table of blocks as a lot. */
export function lotOfRow(row: LotRow): KeptLot {
  const block: Block = {
    id: row.block_id,
    sequence: row.sale,
    boughtOn: row.bought_on,
    expiresOn: row.expires_on,
    minutes: minutes(row.minutes),
    price: row.price_cents,
    workTypes: row.work_types,
    openMinutes: minutes(row.open_minutes),
  };
  const lot: Lot = {
    block,
    drawnMinutes: minutes(row.drawn_minutes),
    drawnValue: row.drawn_cents,
    lapsedMinutes: minutes(row.lapsed_minutes),
    lapsedValue: row.lapsed_cents,
    refundedMinutes: minutes(row.refunded_minutes),
    refundedValue: row.refunded_cents,
    returnedOn: row.returned_on,
  };
  const label = {
    ...{ name: row.name, origin: row.origin, paid: row.paid_cents },
    ...{ invoice: row.invoice_id, usableWhen: row.usable_when },
  };
  return { id: row.block_id, client: row.client_id, lot, label };
}
