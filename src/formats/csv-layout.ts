/** How a CSV file is laid out: its line ends, its separator, its headings. */
import Papa, { type ParseResult } from 'papaparse';
import type { FileFlaw } from './file-flaws.ts';

/** A file flaw and the line it is about. */
export type LineFlaw = { readonly line: number | null; readonly flaw: FileFlaw };

export type Separator = ',' | ';' | '\t' | '|';

export type CsvOptions = {
  /** Null: the comma, semicolon or tab, whichever cuts the headings into more cells. */
  readonly separator: Separator | null;
  /** The line of the headings, where others stand before it. */
  readonly headingLine: number;
  /** Characters a row may have: what is kept in memory of a file that is one endless row. */
  readonly longestRow: number;
};

export type Layout = { readonly separator: Separator; readonly newline: '\n' | '\r' };

export type Headings = {
  readonly cells: readonly string[];
  readonly layout: Layout;
  readonly line: number;
  /** How many lines the headings take. */
  readonly lines: number;
  readonly end: number;
};

/** The headings, once the text holds all of them; null before. */
export function findHeadings(
  text: string,
  options: CsvOptions,
  final: boolean,
): Headings | LineFlaw | null {
  const newline = newlineOf(text, final);
  if (newline === null) return null;
  let line = 1;
  let start = 0;
  for (; line < options.headingLine || isBlankLine(text, newline, start); line++) {
    const newlineAt = text.indexOf(newline, start);
    if (newlineAt === -1) return final ? noHeadings(options) : null;
    start = newlineAt + 1;
  }
  const end = headingsEnd(text, newline, start);
  const record = text.slice(start, end ?? text.length);
  if (end === null && !final) return null;
  if (record.trim() === '') return noHeadings(options);
  return cutHeadings(record, options, { line, newline, end: end ?? text.length });
}

/** The place after the first line end that is not within quotes, whatever the separator. */
function headingsEnd(text: string, newline: string, start: number): number | null {
  let quoted = false;
  for (let place = start; place < text.length; place++) {
    if (text[place] === '"') quoted = !quoted;
    else if (!quoted && text[place] === newline) return place + 1;
  }
  return null;
}

function cutHeadings(
  record: string,
  options: CsvOptions,
  found: { readonly line: number; readonly newline: '\n' | '\r'; readonly end: number },
): Headings | LineFlaw {
  const { line, newline, end } = found;
  const candidates: readonly Separator[] =
    options.separator === null ? [',', ';', '\t'] : [options.separator];
  let cells: readonly string[] = [];
  let separator: Separator = ',';
  let flawed = false;
  for (const candidate of candidates) {
    const parser = new Papa.Parser({ delimiter: candidate, newline, fastMode: false, preview: 1 });
    const result: ParseResult<readonly string[]> = parser.parse(record, 0, false);
    const cut = result.data[0] ?? [];
    if (cut.length <= cells.length) continue;
    cells = cut.map((cell) => cell.trim());
    separator = candidate;
    flawed = result.errors.length > 0;
  }
  if (flawed) return { line, flaw: { code: 'headings_unreadable' } };
  const lines = linesIn(record, newline, 0, record.length);
  return { cells, layout: { separator, newline }, line, lines, end };
}

function noHeadings(options: CsvOptions): LineFlaw {
  const { headingLine } = options;
  const flaw: FileFlaw =
    headingLine === 1 ? { code: 'file_empty' } : { code: 'headings_absent', headingLine };
  return { line: null, flaw };
}

/** LF also ends the lines of a file with CRLF; CR ends them only where no LF follows. */
function newlineOf(text: string, final: boolean): '\n' | '\r' | null {
  const place = text.search(/[\r\n]/);
  if (place === -1 || (place === text.length - 1 && text[place] === '\r'))
    return final ? '\n' : null;
  return text[place] === '\r' && text[place + 1] !== '\n' ? '\r' : '\n';
}

function isBlankLine(text: string, newline: string, start: number): boolean {
  const newlineAt = text.indexOf(newline, start);
  return newlineAt !== -1 && text.slice(start, newlineAt).trim() === '';
}

/** How many lines the text between two places takes; a last one without an end counts too. */
export function linesIn(text: string, newline: string, from: number, to: number): number {
  let lines = 0;
  let place = from;
  while (place < to) {
    const newlineAt = text.indexOf(newline, place);
    place = newlineAt === -1 ? to : newlineAt + 1;
    lines++;
  }
  return lines;
}
