/** Statements in CSV: the rows of a bank's table to lines. */
import type { LocalDate } from '../../engine/days.ts';
import { type Cents, type Currency, NO_MONEY, parseCurrency } from '../../engine/money.ts';
import { cellText, hasMoreThan } from '../cells.ts';
import { csvReader, LONGEST_ROW, type Row } from '../csv.ts';
import type { LineFlaw } from '../csv-layout.ts';
import type { DecimalMark } from '../figures.ts';
import { tooMany } from '../limits.ts';
import type { Expectation, RowFault, RowFlaw } from '../refusals.ts';
import type { BankColumn, BankFile, BankLimits, BankMapping } from './bank-file.ts';
import {
  decimalMarkOf,
  type Priced,
  readFigures,
  signed,
  takeApart,
  type WrittenAmount,
} from './csv-amounts.ts';
import { type DayOrder, dayOrderOf, readBankDay } from './csv-days.ts';
import { type BankTable, findTable } from './csv-headings.ts';
import { directionOf, isPending, soundsLikeDebit } from './csv-words.ts';
import { type GatheredLines, gatheredLines } from './gathered-lines.ts';

type Asked = {
  readonly mapping: BankMapping;
  readonly currency: Currency | null;
  readonly limits: BankLimits;
};

/**
 * Reads a bank's CSV. The way of writing days and amounts is told from all rows together, before
 * any is read: one that could be read in two ways refuses the file, and the mapping has to say it.
 */
export function readBankCsv(text: string, file: string, asked: Asked): BankFile | LineFlaw {
  if (text.trim() === '') return { line: null, flaw: { code: 'file_empty' } };
  const table = findTable(text, asked.mapping);
  if ('flaw' in table) return table;
  const lines = gatheredLines(file, asked.limits);
  const rows = rowsOf(text, table, asked.limits, lines);
  if ('flaw' in rows) return rows;
  const ways = waysOf(rows, table, asked);
  if ('flaw' in ways) return ways;
  for (const row of rows) readRow(row, table, ways, lines);
  return lines.told('csv');
}

/** A row with the texts of its columns; several of one column stand on lines of their own. */
type BankRow = {
  readonly line: number;
  readonly cells: { readonly [column in BankColumn]: string };
};

function rowsOf(
  text: string,
  table: BankTable,
  limits: BankLimits,
  lines: GatheredLines,
): readonly BankRow[] | LineFlaw {
  const rows: BankRow[] = [];
  let count = 0;
  const tooManyAt = (line: number): LineFlaw | null =>
    ++count > limits.rows ? { line, flaw: tooMany(limits) } : null;
  const reader = csvReader(
    { separator: table.separator, headingLine: table.line, longestRow: LONGEST_ROW },
    {
      headings: () => null,
      row(row) {
        const fault = shapeFault(row, table);
        if (fault === null) rows.push({ line: row.line, cells: cellsOf(row, table) });
        else lines.refuse(row.line, fault);
        return tooManyAt(row.line);
      },
      spoilt(line, flaw) {
        count += 1;
        lines.refuse(line, { column: null, flaw });
      },
    },
  );
  return reader.push(text) ?? reader.end() ?? rows;
}

function shapeFault(row: Row, { headings, places }: BankTable): RowFault | null {
  const counts = { cells: row.width, headings: headings.length };
  const { on, valueOn, amount, credit, debit } = places;
  // Where one of two would do, the other may be absent.
  const needed = [on[0] ?? valueOn[0] ?? 0, amount[0] ?? Math.min(credit[0] ?? 0, debit[0] ?? 0)];
  const width = Math.max(...needed) + 1;
  if (row.width < width) {
    return { column: headings[width - 1] ?? null, flaw: { code: 'row_too_short', ...counts } };
  }
  if (row.width <= headings.length || !hasMoreThan(row, headings.length)) return null;
  return { column: null, flaw: { code: 'row_too_long', ...counts } };
}

function cellsOf(row: Row, { places }: BankTable): BankRow['cells'] {
  const text = (column: BankColumn): string =>
    places[column]
      .map((place) => cellText(row, place))
      .filter((cell) => cell !== '')
      .join('\n');
  return {
    ...{ on: text('on'), valueOn: text('valueOn'), status: text('status') },
    ...{ amount: text('amount'), credit: text('credit'), debit: text('debit') },
    ...{ direction: text('direction'), currency: text('currency') },
    ...{ reference: text('reference'), payer: text('payer'), account: text('account') },
    ...{ ownAccount: text('ownAccount'), bankReference: text('bankReference') },
  };
}

/** How this file writes what it says. */
type Ways = {
  readonly order: DayOrder;
  /** How days are written, as it is told. */
  readonly dateFormat: string;
  readonly mark: DecimalMark;
  readonly currency: Currency | null;
  /** True where some amounts have a minus, so that one without came in. */
  readonly hasMinus: boolean;
};

function waysOf(rows: readonly BankRow[], table: BankTable, asked: Asked): Ways | LineFlaw {
  const { mapping } = asked;
  const named = (columns: readonly BankColumn[]): string => headingOf(table, columns);
  const days = rows.map(({ cells }) => cells.on || cells.valueOn);
  const order = dayOrderOf(days, named(['on', 'valueOn']), mapping.dateFormat);
  if (typeof order === 'object') return { line: null, flaw: order };
  const currency =
    parseCurrency(table.currency) ?? parseCurrency(mapping.currency ?? '') ?? asked.currency;
  const priced: Priced[] = [];
  let hasMinus = false;
  for (const { cells, line } of rows) {
    for (const column of ['amount', 'credit', 'debit'] as const) {
      const written = takeApart(cells[column]);
      if (written === null) continue;
      if (column === 'amount') hasMinus ||= written.sign === -1;
      const own = currencyOf(cells, written, currency);
      if (own === null) return { line, flaw: { code: 'currency_needed' } };
      if (typeof own === 'object') continue;
      priced.push({ column: named([column]), figures: written.figures, currency: own });
    }
  }
  const mark = decimalMarkOf(priced, mapping.decimalMark);
  if (typeof mark === 'object') return { line: null, flaw: mark };
  const usual = order === 'day-first' ? 'DD.MM.YYYY' : 'MM/DD/YYYY';
  const dateFormat = mapping.dateFormat ?? `YYYY-MM-DD or ${usual}`;
  return { order, dateFormat, mark, currency, hasMinus };
}

function headingOf({ headings, places }: BankTable, columns: readonly BankColumn[]): string {
  const place = columns.flatMap((column) => places[column])[0];
  return headings[place ?? -1] ?? '';
}

/** The currency of a row: what its cells say, or what holds for all; null when nothing says it. */
function currencyOf(
  cells: BankRow['cells'],
  written: WrittenAmount,
  general: Currency | null,
): Currency | RowFlaw | null {
  const told = cells.currency.toUpperCase().replace('€', 'EUR').replace('£', 'GBP');
  if (told !== '' && written.currency !== '' && told !== written.currency) {
    return { code: 'cell_contradicts', other: written.currency };
  }
  const found = told || written.currency;
  if (found === '') return general;
  return parseCurrency(found) ?? unreadable(cells.currency, 'currency');
}

function unreadable(
  found: string,
  expected: Expectation,
  dateFormat: string | null = null,
): Extract<RowFlaw, { code: 'cell_unreadable' }> {
  return { code: 'cell_unreadable', found, expected, dateFormat };
}

function readRow(row: BankRow, table: BankTable, ways: Ways, lines: GatheredLines): void {
  const { line, cells } = row;
  if (isPending(cells.status)) {
    lines.skip(line, cells.status);
    return;
  }
  const day = dayOf(cells, table, ways);
  if (typeof day === 'object') {
    lines.refuse(line, day);
    return;
  }
  const money = moneyOf(cells, table, ways);
  if ('flaw' in money) {
    lines.refuse(line, money);
    return;
  }
  const { reference, payer, account, ownAccount, bankReference } = cells;
  lines.take(line, { on: day, ...money, reference, payer, account, ownAccount, bankReference });
}

function dayOf(cells: BankRow['cells'], table: BankTable, ways: Ways): LocalDate | RowFault {
  const column = headingOf(table, cells.on === '' ? ['valueOn', 'on'] : ['on']);
  const written = cells.on || cells.valueOn;
  if (written === '') return { column, flaw: { code: 'cell_missing' } };
  const day = readBankDay(written, ways.order);
  return day ?? { column, flaw: unreadable(written, 'day', ways.dateFormat) };
}

type Money = { readonly amount: Cents; readonly currency: Currency };

function moneyOf(cells: BankRow['cells'], table: BankTable, ways: Ways): Money | RowFault {
  const credit = sizeOf(cells, 'credit', table, ways);
  if ('flaw' in credit) return credit;
  const debit = sizeOf(cells, 'debit', table, ways);
  if ('flaw' in debit) return debit;
  const { currency } = credit;
  // Some banks fill the other one with a zero; nought is what both say of a line without money.
  if (credit.amount !== 0 && debit.amount !== 0) {
    const other = headingOf(table, ['debit']);
    return { column: headingOf(table, ['credit']), flaw: { code: 'cell_contradicts', other } };
  }
  if (cells.credit !== '' && credit.written.sign === -1) {
    const flaw = unreadable(cells.credit, 'bank-amount');
    return { column: headingOf(table, ['credit']), flaw };
  }
  if (credit.amount !== 0) return { amount: credit.amount, currency };
  if (debit.amount !== 0) {
    return { amount: signed(debit.amount, true), currency: debit.currency };
  }
  if (cells.amount !== '') return amountOf(cells, table, ways);
  if (cells.credit !== '' || cells.debit !== '') return { amount: NO_MONEY, currency };
  const columns = ['amount', 'credit', 'debit'] as const;
  return { column: headingOf(table, columns), flaw: { code: 'cell_missing' } };
}

type Size = Money & { readonly written: WrittenAmount };

const NOTHING: WrittenAmount = { sign: 0, figures: '0', currency: '' };

/** What a cell says without its sign; nothing for an empty one. */
function sizeOf(
  cells: BankRow['cells'],
  column: 'amount' | 'credit' | 'debit',
  table: BankTable,
  { currency: general, mark }: Ways,
): Size | RowFault {
  const heading = headingOf(table, [column]);
  const written = cells[column] === '' ? NOTHING : takeApart(cells[column]);
  const fault = { column: heading, flaw: unreadable(cells[column], 'bank-amount') };
  if (written === null) return fault;
  const currency = currencyOf(cells, written, general);
  if (currency === null) {
    return { column: heading, flaw: { code: 'cell_missing' } };
  }
  if (typeof currency === 'object')
    return { column: headingOf(table, ['currency']), flaw: currency };
  const amount = readFigures(written.figures, mark, currency);
  return amount === null ? fault : { amount, currency, written };
}

/** The amount with its sign, or with that of the word beside it. */
function amountOf(cells: BankRow['cells'], table: BankTable, ways: Ways): Money | RowFault {
  const size = sizeOf(cells, 'amount', table, ways);
  if ('flaw' in size) return size;
  const { amount, currency, written } = size;
  const plain = { amount: signed(amount, written.sign === -1), currency };
  if (cells.direction === '') return plain;
  const column = headingOf(table, ['direction']);
  const direction = directionOf(cells.direction);
  if (table.isDirectionVague && (ways.hasMinus || written.sign !== 0)) return plain;
  if (direction === null) {
    const isToBeSaid = table.isDirectionVague
      ? soundsLikeDebit(cells.direction)
      : written.sign === 0;
    if (!isToBeSaid) return plain;
    return { column, flaw: unreadable(cells.direction, 'bank-direction') };
  }
  if (written.sign !== 0 && written.sign !== direction) {
    const other = headingOf(table, ['amount']);
    return { column, flaw: { code: 'cell_contradicts', other } };
  }
  return { amount: signed(amount, direction === -1), currency };
}
