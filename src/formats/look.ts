/** A first look at a file that is to be imported: what it is taken for, and what is still open. */
import { blockColumns } from './block-rows.ts';
import { cellText } from './cells.ts';
import { csvReader, LONGEST_ROW, type Row } from './csv.ts';
import { type CsvOptions, findHeadings, type Layout } from './csv-layout.ts';
import { dateSuggestions } from './date-formats.ts';
import { proposedMapping } from './entry-headings.ts';
import { type FileFlaw, fileFlawMessage } from './file-flaws.ts';
import { bind, type Mapping, mappedColumns, placesOf } from './mapping.ts';
import { fitted, recognise } from './presets.ts';
import { type FileRefusal, refuseFile } from './refusals.ts';
import { type TextReader, textReader } from './text.ts';

export type Look = {
  /** Null: neither blocks nor a known format of entries, and the headings suggest nothing whole. */
  readonly kind: 'blocks' | 'entries' | null;
  /** The known format, such as `Toggl Track`; null when none is recognised. */
  readonly format: string | null;
  readonly headings: readonly string[];
  readonly headingLine: number;
  /** The first rows, as they stand there. */
  readonly rows: readonly (readonly string[])[];
  readonly encoding: ReturnType<TextReader['encoding']>;
  readonly separator: Layout['separator'];
  /** For a file of entries: which column is what, as known, as given, or as a proposal. */
  readonly mapping: Mapping | null;
  /** How days may be meant, where the file leaves it open. */
  readonly dateFormats: readonly string[];
  /** What keeps it from being imported so; null when nothing is in sight. */
  readonly open: string | null;
};

export type Looker = {
  push(bytes: Uint8Array): FileRefusal | null;
  /** True once more of the file would tell nothing more. */
  isEnough(): boolean;
  /** To be called once: with all of the file, or once it is enough. */
  end(): Look | FileRefusal;
};

const ROWS_TOLD = 5;
/** So much text is looked at: days that come later than in it say nothing of how days are written. */
const LOOKED_CHARACTERS = 256 * 1024;

/** Looks at the beginning of a file. Refused: what is no text, and headings that cannot be read. */
export function looker(file: string, mapping: Mapping): Looker {
  const reader = textReader(mapping.encoding ?? null);
  let text = '';
  const isEnough = (): boolean => text.length >= LOOKED_CHARACTERS;
  const take = (chunk: string | FileFlaw): FileRefusal | null => {
    if (typeof chunk !== 'string') return refuseFile(file, null, chunk);
    text += chunk;
    return null;
  };
  return {
    push: (bytes) => take(reader.push(bytes)),
    isEnough,
    end: () => {
      const isWhole = !isEnough();
      const refused = isWhole ? take(reader.end()) : null;
      return refused ?? lookAt(file, text, isWhole, mapping, reader.encoding());
    },
  };
}

function lookAt(
  file: string,
  text: string,
  isWhole: boolean,
  given: Mapping,
  encoding: Look['encoding'],
): Look | FileRefusal {
  const { separator = null, headingLine = 1 } = given;
  const options = { separator, headingLine, longestRow: LONGEST_ROW };
  const found = findHeadings(text, options, isWhole);
  if (found === null) {
    return refuseFile(file, 1, { code: 'record_too_long', characters: LOOKED_CHARACTERS });
  }
  if ('flaw' in found) return refuseFile(file, found.line, found.flaw);
  const rows = rowsOf(text, options, isWhole, found.cells.length);
  const headings = found.cells;
  const shape = {
    ...{ headings, headingLine: found.line, rows: rows.slice(0, ROWS_TOLD), encoding },
    separator: found.layout.separator,
  };
  const hasColumns = mappedColumns(given).length > 0;
  if (!hasColumns && !('code' in blockColumns(headings))) {
    return { ...shape, kind: 'blocks', format: null, mapping: null, dateFormats: [], open: null };
  }
  const preset = hasColumns ? null : recognise(headings);
  const known = preset !== null && !('code' in preset) ? preset : null;
  const mapping =
    known === null ? proposedMapping(headings, given) : fitted(known, headings, given);
  const bound = bind(headings, mapping);
  const days = daysOf(headings, rows, mapping);
  const dateFormats = mapping.dateFormat === undefined ? dateFormatsOf(days) : [];
  const [only, ...others] = dateFormats;
  const isPlain = only !== undefined && others.length === 0;
  return {
    ...shape,
    kind: known !== null || hasColumns || !('code' in bound) ? 'entries' : null,
    format: known?.source ?? null,
    mapping: isPlain ? { ...mapping, dateFormat: only } : mapping,
    dateFormats,
    open: 'code' in bound ? fileFlawMessage(bound) : openDay(days, others.length > 0, dateFormats),
  };
}

function rowsOf(
  text: string,
  options: CsvOptions,
  isWhole: boolean,
  width: number,
): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const reader = csvReader(options, {
    headings: () => null,
    row: (row: Row) => {
      rows.push(Array.from({ length: width }, (_, place) => cellText(row, place)));
      return null;
    },
    spoilt: () => undefined,
  });
  // What is wrong with a later row is told when the file is imported.
  if (reader.push(text) === null && isWhole) reader.end();
  return rows;
}

/** What stands where the mapping looks for days. */
function daysOf(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  { columns }: Mapping,
): readonly string[] {
  const fields = [columns?.startedAt, columns?.startedOn, columns?.workedOn];
  const places = fields.flatMap((names) =>
    [names ?? []].flat().flatMap((name) => placesOf(headings, name)),
  );
  return rows.flatMap((row) => places.map((place) => row[place] ?? '')).filter((day) => day !== '');
}

/** The ways in which all of the days can be meant; none for days that are plain by themselves. */
function dateFormatsOf(days: readonly string[]): readonly string[] {
  const [first = ''] = days;
  return dateSuggestions(first).filter((format) => {
    const dayComes = format.startsWith('D') ? 0 : 1;
    if (format.startsWith('Y')) return true;
    return days.every((day) => {
      const parts = /^(\d{1,2})\D(\d{1,2})\D/.exec(day)?.slice(1) ?? [];
      return Number(parts[1 - dayComes] ?? 1) <= 12;
    });
  });
}

function openDay(
  [day = '']: readonly string[],
  isOpen: boolean,
  formats: readonly string[],
): string | null {
  if (!isOpen) return null;
  return `A day is written "${day}", and nothing says whether that is ${formats.join(' or ')}.`;
}
