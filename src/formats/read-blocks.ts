/** The blocks sold, from our own file: the first of the two inputs of `hourbank book`. */
import type { Block } from '../engine/blocks.ts';
import type { Currency } from '../engine/money.ts';
import {
  type BlockColumns,
  type BlockRow,
  blockColumns,
  faultIn,
  fieldText,
  readBlock,
} from './block-rows.ts';
import { composed } from './composed.ts';
import { LONGEST_ROW, type RowTaker } from './csv.ts';
import { type Limits, NO_LIMITS, tooMany } from './limits.ts';
import { type RowFault, type RowRefusal, refuseRow } from './refusals.ts';
import { type Reader, tableReader } from './table-reader.ts';
import { type Warnings, warningList } from './warnings.ts';

export type FileBlock = Block & {
  readonly client: string;
  readonly currency: Currency;
  /** The line on which its row begins; the file's first line is 1. */
  readonly line: number;
};

export type ReadBlocks = Warnings & {
  /** In the order of the file, which is the order of sale for blocks bought on one day (A6). */
  readonly blocks: readonly FileBlock[];
  readonly refused: readonly RowRefusal[];
  /** How many were refused, told or not. */
  readonly refusedRows: number;
};

/**
 * Reads blocks: `client, block, boughtOn`, the minutes or `hours`, one of `price`, `ratePerHour`
 * and `pricePerMinute`, `currency`, and if wanted `expiresOn` and `workTypes` (parted by `;` inside
 * the cell). A price made from a rate is rounded once for the block, half away from zero (B5). The
 * file tells blocks that are paid, so all their minutes are open (A4). Refused: a row that cannot
 * be read, a block without minutes, one of more than 100,000,000 minutes or a trillion minor
 * units, one that expires before it is bought, one a client has already, and a second currency of
 * one client.
 */
export function blockReader(options: {
  readonly file: string;
  readonly limits?: Limits;
}): Reader<ReadBlocks> {
  const { file, limits = NO_LIMITS } = options;
  const blocks: FileBlock[] = [];
  const refused: RowRefusal[] = [];
  const warnings = warningList(file);
  const clients = new Map<string, KnownClient>();
  let columns: BlockColumns | null = null;
  let sequence = 0;
  let refusedRows = 0;

  const taker: RowTaker = {
    headings(headings, line) {
      const found = blockColumns(headings);
      if ('code' in found) return { line, flaw: found };
      for (const column of found.unknown) warnings.unknownColumn(line, column, found.known);
      columns = found;
      return null;
    },
    row(row) {
      sequence++;
      if (sequence > limits.rows) return { line: row.line, flaw: tooMany(limits) };
      if (columns === null) return null;
      const read = readBlock(row, columns);
      const fault = 'flaw' in read ? read : conflict(read, clients, columns);
      if (fault !== null) {
        refusedRows++;
        if (refused.length >= limits.refusals) return null;
        const id = composed(fieldText(row, columns, 'block')) || null;
        const client = composed(fieldText(row, columns, 'client')) || null;
        refused.push(refuseRow(file, row.line, { id, client }, fault));
      } else if ('block' in read) {
        const { client, currency, block } = read;
        blocks.push({ client, currency, ...block, sequence, line: row.line });
      }
      return null;
    },
    spoilt(line, flaw) {
      sequence++;
      refusedRows++;
      if (refused.length >= limits.refusals) return;
      refused.push(refuseRow(file, line, { id: null, client: null }, { column: null, flaw }));
    },
  };
  const csv = { encoding: null, separator: null, headingLine: 1, longestRow: LONGEST_ROW };
  return tableReader(file, csv, taker, () => ({
    ...{ blocks, refused, refusedRows },
    ...warnings.told(),
  }));
}

/** What the rows taken so far tell of a client. */
type KnownClient = { readonly currency: Currency; readonly blocks: Set<string> };

/** What is wrong with a block beside those of its client; takes note of it when nothing is. */
function conflict(
  read: BlockRow,
  clients: Map<string, KnownClient>,
  columns: BlockColumns,
): RowFault | null {
  const { client, currency } = read;
  const block = read.block.id;
  const known = clients.get(client) ?? { currency, blocks: new Set() };
  if (known.blocks.has(block)) {
    return faultIn(columns, 'block', { code: 'block_duplicate', block, client });
  }
  if (known.currency !== currency) {
    const clientCurrency = known.currency;
    const flaw = { code: 'currency_mixed', block, client, currency, clientCurrency } as const;
    return faultIn(columns, 'currency', flaw);
  }
  known.blocks.add(block);
  clients.set(client, known);
  return null;
}
