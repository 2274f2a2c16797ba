/** Text of a CSV file to its rows, a chunk at a time. */
import Papa, { type ParseStepResult } from 'papaparse';
import {
  type CsvOptions,
  findHeadings,
  type Layout,
  type LineFlaw,
  linesIn,
} from './csv-layout.ts';
import type { RowFlaw } from './refusals.ts';

/**
 * A row where it stands: cell `i` is `text.slice(starts[i], starts[i + 1] - 1)`, for `i` below
 * `width`; one character, the separator, stands between two cells.
 * One and the same row is handed out again and again, so that a file of a million rows costs no
 * million objects: take from it what is to be kept.
 */
export type Row = {
  text: string;
  readonly starts: number[];
  width: number;
  /** The line on which the row begins; the file's first line is 1. */
  line: number;
};

/** Who takes the rows. A flaw in answer ends the reading. */
export type RowTaker = {
  headings(cells: readonly string[], line: number): LineFlaw | null;
  row(row: Row): LineFlaw | null;
  /** A row whose quotes are wrong: nothing in it is told, as none of it can be relied on. */
  spoilt(line: number, flaw: RowFlaw): void;
};

/** Characters a row of a real file may have; longer ones come of quotes that are not closed. */
export const LONGEST_ROW = 1024 * 1024;

export type CsvReader = {
  push(text: string): LineFlaw | null;
  end(): LineFlaw | null;
};

/**
 * Rows of a CSV file (RFC 4180) with the lines they begin on. Lines end with LF, CRLF or CR; quoted
 * cells may hold line ends and quotes; rows with nothing in them are passed over. Text without a
 * quote is cut by `plainRows`, other text by papaparse; both give the same rows.
 */
export function csvReader(options: CsvOptions, taker: RowTaker): CsvReader {
  const { longestRow } = options;
  let layout: Layout | null = null;
  let pending = '';
  let line = 1;
  /** Nothing new can be found until so many characters are there. */
  let wanted = 0;
  const row: Row = { text: '', starts: [], width: 0, line: 0 };

  function read(final: boolean): LineFlaw | null {
    if (layout === null) {
      const found = findHeadings(pending, options, final);
      if (found === null) return tooLong();
      if ('flaw' in found) return found;
      layout = found.layout;
      pending = pending.slice(found.end);
      line = found.line + found.lines;
      const flaw = taker.headings(found.cells, found.line);
      if (flaw !== null) return flaw;
    }
    const cut = pending.includes('"') ? quotedRows : plainRows;
    const result = cut({ text: pending, line, final, layout, longestRow }, row, taker);
    if (result.flaw !== null) return result.flaw;
    pending = pending.slice(result.end);
    line = result.line;
    return tooLong();
  }

  function tooLong(): LineFlaw | null {
    // What is left is an unfinished row. It is looked at again when it has doubled, so that
    // reading a long one in small pieces stays linear.
    wanted = Math.min(2 * pending.length, longestRow + 1);
    return pending.length > longestRow ? rowTooLong(line, longestRow) : null;
  }

  return {
    push(text) {
      pending += text;
      return pending.length < wanted ? null : read(false);
    },
    end: () => read(true),
  };
}

function rowTooLong(line: number, characters: number): LineFlaw {
  return { line, flaw: { code: 'record_too_long', characters } };
}

/** Text to be cut into rows; unless it is `final`, its last row may go on in the next chunk. */
export type Stretch = {
  readonly text: string;
  /** The line on which the text begins. */
  readonly line: number;
  readonly final: boolean;
  readonly layout: Layout;
  readonly longestRow: number;
};

/** How far a stretch was cut: the place and the line on which the next row begins. */
export type Cut = { readonly end: number; readonly line: number; readonly flaw: LineFlaw | null };

/** Cuts text that holds no quote. */
export function plainRows(stretch: Stretch, row: Row, taker: RowTaker): Cut {
  const { text, final, longestRow } = stretch;
  const { separator, newline } = stretch.layout;
  let { line } = stretch;
  let start = 0;
  let separatorAt = placeOf(separator, text, 0);
  row.text = text;
  while (start < text.length) {
    const newlineAt = text.indexOf(newline, start);
    if (newlineAt === -1 && !final) break;
    const end = newlineAt === -1 ? text.length : newlineAt;
    if (end - start > longestRow) return { end: start, line, flaw: rowTooLong(line, longestRow) };
    row.line = line;
    separatorAt = cutCells(row, start, end, separator, separatorAt);
    const flaw = isEmpty(row) ? null : taker.row(row);
    if (flaw !== null) return { end: start, line, flaw };
    start = newlineAt === -1 ? end : end + 1;
    line++;
  }
  return { end: start, line, flaw: null };
}

const CARRIAGE_RETURN = 13;

/** Sets the cells of the line between two places; answers where the next separator stands. */
function cutCells(
  row: Row,
  start: number,
  lineEnd: number,
  separator: string,
  firstSeparatorAt: number,
): number {
  const { text, starts } = row;
  const returned = lineEnd > start && text.charCodeAt(lineEnd - 1) === CARRIAGE_RETURN;
  const end = returned ? lineEnd - 1 : lineEnd;
  let separatorAt = firstSeparatorAt;
  let width = 0;
  starts[0] = start;
  while (separatorAt < end) {
    starts[++width] = separatorAt + 1;
    separatorAt = placeOf(separator, text, separatorAt + 1);
  }
  starts[++width] = end + 1;
  row.width = width;
  return separatorAt;
}

/** Where the next separator stands; the end of the text when there is none. */
function placeOf(separator: string, text: string, from: number): number {
  const place = text.indexOf(separator, from);
  return place === -1 ? text.length : place;
}

/** True when besides separators there is nothing in the row, or in its one cell only spaces. */
function isEmpty(row: Row): boolean {
  const [start = 0] = row.starts;
  const length = (row.starts[row.width] ?? 0) - start - row.width;
  return length === 0 || (row.width === 1 && row.text.slice(start, start + length).trim() === '');
}

/** Cuts text in which some cells are quoted. */
export function quotedRows(stretch: Stretch, row: Row, taker: RowTaker): Cut {
  const { text, final, longestRow } = stretch;
  const { separator, newline } = stretch.layout;
  let { line } = stretch;
  let start = 0;
  let flaw: LineFlaw | null = null;
  const parser = new Papa.Parser({
    delimiter: separator,
    newline,
    fastMode: false,
    step: (result: ParseStepResult<readonly (readonly string[])[]>) => {
      const end = result.meta.cursor;
      const lines = linesIn(text, newline, start, end);
      const ended = text.charCodeAt(end - 1) === newline.charCodeAt(0);
      if (end - start - (ended ? 1 : 0) > longestRow) flaw = rowTooLong(line, longestRow);
      else if (result.errors.length > 0) taker.spoilt(line, quoteFlaw(result.errors, lines));
      else {
        fill(row, result.data[0] ?? [], line, separator);
        flaw = isEmpty(row) ? null : taker.row(row);
      }
      if (flaw !== null) parser.abort();
      start = end;
      line += lines;
    },
  });
  parser.parse(text, 0, !final);
  return { end: start, line, flaw };
}

function quoteFlaw(errors: readonly { readonly code: string }[], lines: number): RowFlaw {
  const unclosed = errors.some((error) => error.code === 'MissingQuotes');
  return { code: unclosed ? 'quote_unclosed' : 'quote_misplaced', lines };
}

/** Makes the cells the row's text. */
function fill(row: Row, cells: readonly string[], line: number, separator: string): void {
  row.text = cells.join(separator);
  row.width = cells.length;
  row.line = line;
  let start = 0;
  for (const [index, cell] of cells.entries()) {
    row.starts[index] = start;
    start += cell.length + 1;
  }
  row.starts[cells.length] = row.text.endsWith('\r') ? start - 1 : start;
}
