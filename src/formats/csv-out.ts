/**
 * Books as CSV after RFC 4180: commas, quotes where needed, every line ended by CR and LF. Amounts
 * are decimals of their currency, minutes are whole. Text that a spreadsheet would run as a formula
 * begins with an apostrophe.
 */
import type { ClientBook } from '../engine/book.ts';
import { chronicle, type Happening } from '../engine/chronicle.ts';
import { type Minutes, NO_MINUTES } from '../engine/hours.ts';
import { type Lot, leftMinutes, leftValue } from '../engine/lots.ts';
import { type Cents, type Currency, decimalMoney, NO_MONEY } from '../engine/money.ts';
import type { Posting } from '../engine/post.ts';
import type { RowRefusal } from './refusals.ts';

const DRAW_COLUMNS = [
  'client',
  'entry',
  'workedOn',
  'technician',
  'job',
  'workType',
  'description',
  'part',
  'block',
  'minutes',
  'value',
  'currency',
  'leftMinutes',
];

/**
 * What each entry drew: one row for each block it drew from, for its overage, for what is billed
 * apart, for what waits; and one row `none` for an entry that is none of these. `value` is empty
 * where no price is known. `leftMinutes` is what all blocks of the client together have left after
 * the whole entry, with what was sold until then and without what had lapsed by then.
 */
export function* drawsCsv(books: Iterable<ClientBook>): Generator<string, void> {
  yield csvRow(DRAW_COLUMNS);
  for (const book of books) {
    let left = 0;
    for (const happening of chronicle(book)) {
      left += blockMinutesMoved(happening);
      if (happening.kind === 'work') yield entryRows(book, happening.posting, left);
    }
  }
}

function blockMinutesMoved(happening: Happening): number {
  switch (happening.kind) {
    case 'sale':
      return happening.block.minutes;
    case 'work':
      return -happening.posting.draws.reduce((sum, slice) => sum + slice.minutes, 0);
    case 'lapse':
      return -happening.lapse.slice.minutes;
  }
}

function entryRows({ client, currency }: ClientBook, posting: Posting, left: number): string {
  const { entry } = posting;
  const { id, workedOn, technician, job, workType, description } = entry;
  return partsOf(posting)
    .map(({ part, block, minutes, value }) =>
      csvRow([
        ...[client, id, workedOn, technician, job, workType, description],
        ...[part, block, `${minutes}`, amount(value, currency), currency ?? '', `${left}`],
      ]),
    )
    .join('');
}

type Part = {
  readonly part: 'draw' | 'overage' | 'separate' | 'waiting' | 'none';
  /** The block drawn; for what waits, the blocks it waits for. */
  readonly block: string;
  readonly minutes: Minutes;
  readonly value: Cents | null;
};

function partsOf(posting: Posting): readonly Part[] {
  const { drawnMinutes, overageMinutes, separateMinutes, separateValue } = posting;
  const parts = posting.draws.map((slice): Part => ({ part: 'draw', ...slice }));
  if (overageMinutes > 0) {
    const value = posting.overageValue;
    parts.push({ part: 'overage', block: '', minutes: overageMinutes, value });
  }
  // A flat fee is owed even where rounding leaves no minutes to bill.
  if (separateMinutes > 0 || separateValue !== NO_MONEY) {
    parts.push({ part: 'separate', block: '', minutes: separateMinutes, value: separateValue });
  }
  if (posting.coverage === 'waiting') {
    const block = posting.waitsFor.join(', ');
    parts.push({ part: 'waiting', block, minutes: drawnMinutes, value: null });
  }
  if (parts.length > 0) return parts;
  return [{ part: 'none', block: '', minutes: NO_MINUTES, value: NO_MONEY }];
}

const BLOCK_COLUMNS = [
  'client',
  'block',
  'boughtOn',
  'expiresOn',
  'currency',
  'boughtMinutes',
  'boughtValue',
  'drawnMinutes',
  'drawnValue',
  'lapsedMinutes',
  'lapsedValue',
  'leftMinutes',
  'leftValue',
];

/** Every block in draw order: bought = drawn + lapsed + left, in minutes and in value (H2). */
export function* blocksCsv(books: Iterable<ClientBook>): Generator<string, void> {
  yield csvRow(BLOCK_COLUMNS);
  for (const book of books) {
    for (const lot of book.lots) yield blockRow(book, lot);
  }
}

function blockRow({ client, currency }: ClientBook, lot: Lot): string {
  const { block } = lot;
  const quantity = (minutes: Minutes, value: Cents) => [`${minutes}`, amount(value, currency)];
  return csvRow([
    ...[client, block.id, block.boughtOn, block.expiresOn ?? '', currency ?? ''],
    ...quantity(block.minutes, block.price),
    ...quantity(lot.drawnMinutes, lot.drawnValue),
    ...quantity(lot.lapsedMinutes, lot.lapsedValue),
    ...quantity(leftMinutes(lot), leftValue(lot)),
  ]);
}

const REFUSED_COLUMNS = ['file', 'line', 'column', 'id', 'code', 'message'];

/** The rows that were not booked, and why. */
export function* refusedCsv(refused: Iterable<RowRefusal>): Generator<string, void> {
  yield csvRow(REFUSED_COLUMNS);
  for (const { file, line, column, id, code, message } of refused) {
    yield csvRow([file, `${line}`, column ?? '', id ?? '', code, message]);
  }
}

function amount(value: Cents | null, currency: Currency | null): string {
  return value === null || currency === null ? '' : decimalMoney(value, currency);
}

/** One line of CSV, its end included. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** What spreadsheets take for the beginning of a formula, also after white space. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

function csvCell(text: string): string {
  const harmless = FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
