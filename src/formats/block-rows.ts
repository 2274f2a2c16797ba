/** Rows to blocks (A1, A5, A7). */
import type { Block } from '../engine/blocks.ts';
import type { LocalDate } from '../engine/days.ts';
import { type Decimal, parseDecimal } from '../engine/exact.ts';
import { hoursAreWholeMinutes, type Minutes, minutes, minutesOfHours } from '../engine/hours.ts';
import {
  type Cents,
  type Currency,
  cents,
  formatMoney,
  moneyOf,
  parseCurrency,
  parseMoney,
} from '../engine/money.ts';
import { cellText, hasMoreThan } from './cells.ts';
import { composed } from './composed.ts';
import type { Row } from './csv.ts';
import { ISO_DATE } from './date-formats.ts';
import { wholeNumber } from './figures.ts';
import type { FileFlaw } from './file-flaws.ts';
import { normal, placesOf } from './mapping.ts';
import { emptyMoment, isOutOfRange, momentScanner } from './moments.ts';
import { nearest } from './nearest.ts';
import type { Expectation, RowFault } from './refusals.ts';

const FIELDS = [
  'client',
  'block',
  'boughtOn',
  'minutes',
  'hours',
  'price',
  'ratePerHour',
  'pricePerMinute',
  'currency',
  'expiresOn',
  'workTypes',
] as const;

type BlockField = (typeof FIELDS)[number];

/** Of each list the file must have one column at least. */
const NEEDED: readonly (readonly [BlockField, ...BlockField[]])[] = [
  ['client'],
  ['block'],
  ['boughtOn'],
  ['minutes', 'hours'],
  ['price', 'ratePerHour', 'pricePerMinute'],
  ['currency'],
];

export type BlockColumns = {
  readonly headings: readonly string[];
  /** Where each field stands; a field that is not here is not in the file. */
  readonly places: ReadonlyMap<BlockField, number>;
  /** Headings of which nothing is taken. */
  readonly unknown: readonly string[];
  /** The headings a file of blocks may have. */
  readonly known: readonly string[];
};

/** The fields of a file of blocks; refused when one is lacking or there twice. */
export function blockColumns(headings: readonly string[]): BlockColumns | FileFlaw {
  const places = new Map<BlockField, number>();
  for (const field of FIELDS) {
    const [place, second] = placesOf(headings, field);
    if (second !== undefined) return { code: 'heading_duplicate', heading: field };
    if (place !== undefined) places.set(field, place);
  }
  for (const fields of NEEDED) {
    if (fields.some((field) => places.has(field))) continue;
    const column = fields.join(' or ');
    const meant = nearest(fields[0], headings);
    return { code: 'mapping_column_absent', field: column, column, nearest: meant, headings };
  }
  const known = new Set(FIELDS.map(normal));
  const unknown = headings.filter((heading) => heading !== '' && !known.has(normal(heading)));
  return { headings, places, unknown, known: FIELDS };
}

/** A block as its row tells it. Its place in the order of sale is for the caller to say. */
export type BlockRow = {
  readonly client: string;
  readonly currency: Currency;
  readonly block: Omit<Block, 'sequence'>;
};

/** Far above what is sold, and so small that sums over thousands of blocks stay exact. */
const MOST_MINUTES = 100_000_000;
const HIGHEST_PRICE = cents(1_000_000_000_000);

/** A number of more digits than are counted with. */
const ENDLESS = /^\d{16,}(?:\.\d+)?$/;

/** Reads a row, names composed; answers what is wrong with it where it cannot be taken. */
export function readBlock(row: Row, columns: BlockColumns): BlockRow | RowFault {
  const shape = shapeFault(row, columns);
  if (shape !== null) return shape;
  const client = requiredText(row, columns, 'client');
  if (typeof client !== 'string') return client;
  const id = requiredText(row, columns, 'block');
  if (typeof id !== 'string') return id;
  const boughtOn = readDay(row, columns, 'boughtOn') ?? missing(columns, 'boughtOn');
  if (typeof boughtOn !== 'string') return boughtOn;
  const count = readMinutes(row, columns, id);
  if (typeof count !== 'number') return count;
  const currency = readCurrency(row, columns);
  if (typeof currency !== 'string') return currency;
  const price = readPrice(row, columns, count, currency);
  if (typeof price !== 'number') return price;
  const expiresOn = readDay(row, columns, 'expiresOn');
  if (typeof expiresOn === 'object' && expiresOn !== null) return expiresOn;
  if (expiresOn !== null && expiresOn < boughtOn) {
    const flaw = { code: 'block_expires_before_bought', block: id, boughtOn, expiresOn } as const;
    return faultIn(columns, 'expiresOn', flaw);
  }
  const workTypes = readWorkTypes(row, columns);
  const block = { id, boughtOn, expiresOn, minutes: count, price, workTypes, openMinutes: count };
  return { client, currency, block };
}

/** A file of blocks has no cells to spare: a row must have as many as there are headings. */
function shapeFault(row: Row, columns: BlockColumns): RowFault | null {
  const headings = columns.headings.length;
  const column = columns.headings[row.width] ?? null;
  if (row.width < headings) {
    return { column, flaw: { code: 'row_too_short', cells: row.width, headings } };
  }
  if (!hasMoreThan(row, headings)) return null;
  return { column: null, flaw: { code: 'row_too_long', cells: row.width, headings } };
}

/** The text of a field; empty when the file has no such column. */
export function fieldText(row: Row, columns: BlockColumns, field: BlockField): string {
  return cellText(row, columns.places.get(field) ?? -1);
}

function requiredText(row: Row, columns: BlockColumns, field: BlockField): string | RowFault {
  const text = fieldText(row, columns, field);
  return text === '' ? missing(columns, field) : composed(text);
}

const ISO_DAYS = momentScanner(ISO_DATE, 'either');

/** A day written YYYY-MM-DD; null when the cell is empty. */
function readDay(row: Row, columns: BlockColumns, field: BlockField): LocalDate | null | RowFault {
  const found = fieldText(row, columns, field);
  if (found === '') return null;
  const moment = emptyMoment();
  const written = ISO_DAYS.day(found, 0, found.length, moment);
  if (written && moment.day !== null) return moment.day;
  if (written && isOutOfRange(moment)) {
    return faultIn(columns, field, { code: 'day_out_of_range', found });
  }
  const expected = 'day';
  const dateFormat = ISO_DATE.name;
  return faultIn(columns, field, { code: 'cell_unreadable', found, expected, dateFormat });
}

function readMinutes(row: Row, columns: BlockColumns, block: string): Minutes | RowFault {
  const field = onlyFilled(row, columns, ['minutes', 'hours']);
  if (typeof field === 'object') return field;
  const found = fieldText(row, columns, field);
  const count = field === 'minutes' ? minutesCount(found) : hoursCount(found);
  if (count === null) return unreadable(columns, field, found, 'whole-minutes');
  if (Number.isNaN(count)) return unreadable(columns, field, found, field);
  if (count > MOST_MINUTES) {
    return tooLarge(columns, field, found, `${MOST_MINUTES.toLocaleString('en')} min`);
  }
  if (count >= 1) return minutes(count);
  return faultIn(columns, field, { code: 'block_without_minutes', block, minutes: count });
}

/** NaN when they are no whole number, infinite when they are too many to count. */
function minutesCount(text: string): number {
  return ENDLESS.test(text) ? Number.POSITIVE_INFINITY : wholeNumber(text, 0, text.length);
}

/**
 * Minutes of decimal hours: infinite when they are too many to count, null when they are no whole
 * minutes, NaN when they are no number.
 */
function hoursCount(text: string): number | null {
  const negative = text.startsWith('-');
  const size = negative ? text.slice(1) : text;
  const count = minutesOfHours(size);
  if (count === null) return !negative && isNumber(size) ? Number.POSITIVE_INFINITY : Number.NaN;
  if (!hoursAreWholeMinutes(size)) return null;
  return negative ? 0 - count : count;
}

function readCurrency(row: Row, columns: BlockColumns): Currency | RowFault {
  const found = requiredText(row, columns, 'currency');
  if (typeof found !== 'string') return found;
  return parseCurrency(found) ?? unreadable(columns, 'currency', found, 'currency');
}

/** The price of the whole block: as written, else its rate times its minutes, rounded once (B5). */
function readPrice(
  row: Row,
  columns: BlockColumns,
  count: Minutes,
  currency: Currency,
): Cents | RowFault {
  const field = onlyFilled(row, columns, ['price', 'ratePerHour', 'pricePerMinute']);
  if (typeof field === 'object') return field;
  const found = fieldText(row, columns, field);
  const expected = field === 'price' ? 'whole-price' : 'price';
  if (!isNumber(found)) return unreadable(columns, field, found, expected);
  const amount = parseDecimal(found);
  const price = amount === null ? null : priceOf(field, amount, count, currency);
  if (price === null || price > HIGHEST_PRICE) {
    return tooLarge(columns, field, found, formatMoney(HIGHEST_PRICE, currency));
  }
  const tooFine = field === 'price' && parseMoney(found, currency) === null;
  return tooFine ? unreadable(columns, field, found, expected) : price;
}

/** True for a decimal that is read, and for one that is only too large to be. */
function isNumber(text: string): boolean {
  return parseDecimal(text) !== null || ENDLESS.test(text);
}

/** Null when it is too large to count. */
function priceOf(
  field: 'price' | 'ratePerHour' | 'pricePerMinute',
  amount: Decimal,
  count: Minutes,
  currency: Currency,
): Cents | null {
  if (field === 'price') return moneyOf(amount, 1, 1, currency);
  return moneyOf(amount, count, field === 'ratePerHour' ? 60 : 1, currency);
}

/** Which of these fields the row fills: exactly one. */
function onlyFilled<Field extends BlockField>(
  row: Row,
  columns: BlockColumns,
  fields: readonly Field[],
): Field | RowFault {
  const [field, other] = fields.filter((candidate) => fieldText(row, columns, candidate) !== '');
  if (field === undefined) {
    const there = fields.find((candidate) => columns.places.has(candidate));
    return missing(columns, there ?? 'block');
  }
  return other === undefined ? field : faultIn(columns, field, { code: 'cell_contradicts', other });
}

/** The work types a block is limited to (A7); null for all. */
function readWorkTypes(row: Row, columns: BlockColumns): readonly string[] | null {
  const names = fieldText(row, columns, 'workTypes').split(';');
  const filled = names.map((name) => composed(name.trim())).filter((name) => name !== '');
  return filled.length === 0 ? null : filled;
}

export function faultIn(
  columns: BlockColumns,
  field: BlockField,
  flaw: RowFault['flaw'],
): RowFault {
  return { column: columns.headings[columns.places.get(field) ?? -1] ?? null, flaw };
}

function missing(columns: BlockColumns, field: BlockField): RowFault {
  return faultIn(columns, field, { code: 'cell_missing' });
}

function tooLarge(
  columns: BlockColumns,
  field: BlockField,
  found: string,
  limit: string,
): RowFault {
  return faultIn(columns, field, { code: 'figure_too_large', found, limit });
}

function unreadable(
  columns: BlockColumns,
  field: BlockField,
  found: string,
  expected: Expectation,
): RowFault {
  return faultIn(columns, field, { code: 'cell_unreadable', found, expected, dateFormat: null });
}
