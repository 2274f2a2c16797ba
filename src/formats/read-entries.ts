/** Entries from the files of time trackers, or from our own. */
import type { Zone } from '../engine/zones.ts';
import { zoneOf } from '../engine/zones.ts';
import { LONGEST_ROW, type Row, type RowTaker } from './csv.ts';
import type { LineFlaw } from './csv-layout.ts';
import { clockFormatOf, dateFormatOf, dateSuggestions, ISO_DATE } from './date-formats.ts';
import { type EntryRows, entryRows, type FileEntry } from './entry-rows.ts';
import type { FileFlaw } from './file-flaws.ts';
import { type Limits, NO_LIMITS, tooMany } from './limits.ts';
import { type Binding, bind, type Mapping, mappedColumns, normal } from './mapping.ts';
import { fitted, presetColumns, recognise } from './presets.ts';
import { type RowFault, type RowRefusal, refuseRow } from './refusals.ts';
import { type Reader, tableReader } from './table-reader.ts';
import { type TimeSettings, timeCells } from './time-cells.ts';
import { type Warnings, warningList } from './warnings.ts';
import type { WorkedTime } from './worked-times.ts';

export type { FileEntry } from './entry-rows.ts';

export type ReadEntries = Warnings & {
  /** The format recognised, such as `Toggl Track`; `mapping` when a mapping names the columns. */
  readonly source: string;
  /** In the order of the file. */
  readonly entries: readonly FileEntry[];
  readonly refused: readonly RowRefusal[];
  /** How many were refused, told or not. */
  readonly refusedRows: number;
  /** False where entries are called by their lines, as the file has no ids. */
  readonly hasIds: boolean;
  /** Rows left out by a rule of the mapping or of the known format: not billable, say. */
  readonly skippedRows: number;
};

export type EntryFile = {
  /** The name told in messages. */
  readonly file: string;
  readonly mapping: Mapping | null;
  /** The firm's: its days count (B1), and it is the zone of local times if the mapping names none. */
  readonly zone: Zone;
  readonly longestEntryMinutes: number;
  readonly limits?: Limits;
};

/**
 * Reads entries. A row that cannot be taken is refused and told, with the heading and what stands
 * there; the others go on. A file is refused as a whole when its encoding, its headings or its way
 * of writing days is not plain.
 */
export function entryReader(options: EntryFile): Reader<ReadEntries> {
  const { file, limits = NO_LIMITS } = options;
  const mapping = options.mapping ?? {};
  const entries: FileEntry[] = [];
  const refused: RowRefusal[] = [];
  const warnings = warningList(file);
  let source = '';
  let refusedRows = 0;
  let skippedRows = 0;
  let rowNumber = 0;
  let rows: EntryRows | null = null;

  function take(entry: FileEntry, time: WorkedTime): void {
    const { clockMinutes, unusedBreakMinutes } = time;
    entries.push(entry);
    if (unusedBreakMinutes !== 0) {
      warnings.breakNotTakenOff(entry.line, entry.id, entry.workedMinutes, unusedBreakMinutes);
    }
    if (clockMinutes === null || Math.abs(clockMinutes - entry.workedMinutes) <= 1) return;
    warnings.minutesDiffer(entry.line, entry.id, entry.workedMinutes, clockMinutes);
  }

  const taker: RowTaker = {
    headings(headings, line) {
      const layout = layoutOf(headings, mapping);
      if ('code' in layout) return { line, flaw: layout };
      const settings = timeSettings(layout.mapping, options);
      if ('code' in settings) return { line: null, flaw: settings };
      source = layout.source;
      for (const column of layout.unknown) warnings.unknownColumn(line, column, layout.columns);
      rows = entryRows(layout.binding, timeCells(layout.binding, settings), take);
      return null;
    },
    row(row) {
      rowNumber++;
      if (rowNumber > limits.rows) return { line: row.line, flaw: tooMany(limits) };
      if (rows === null) return null;
      if (rows.skips(row)) skippedRows++;
      else {
        const fault = rows.read(row, rowNumber);
        if (fault === null) return null;
        const asked = entries.length === 0 ? dateFormatAsked(row, fault, mapping) : null;
        if (asked !== null) return asked;
        refusedRows++;
        if (refused.length < limits.refusals) {
          refused.push(refuseRow(file, row.line, rows.namesOf(row), fault));
        }
      }
      return null;
    },
    spoilt(line, flaw) {
      rowNumber++;
      refusedRows++;
      if (refused.length >= limits.refusals) return;
      const id = rows?.idOfLine(line) ?? null;
      refused.push(refuseRow(file, line, { id, client: null }, { column: null, flaw }));
    },
  };
  const csv = {
    encoding: mapping.encoding ?? null,
    separator: mapping.separator ?? null,
    headingLine: mapping.headingLine ?? 1,
    longestRow: LONGEST_ROW,
  };
  return tableReader(file, csv, taker, () => {
    const hasIds = rows?.idOfLine(1) === null;
    return {
      ...{ source, entries, refused, refusedRows, hasIds, skippedRows },
      ...warnings.told(),
    };
  });
}

/** What the columns of a file are. */
type EntryLayout = {
  readonly source: string;
  readonly mapping: Mapping;
  readonly binding: Binding;
  /** The columns a closed format knows, and the headings that are none of them. */
  readonly columns: readonly string[];
  readonly unknown: readonly string[];
};

function layoutOf(headings: readonly string[], mapping: Mapping): EntryLayout | FileFlaw {
  if (mappedColumns(mapping).length > 0) {
    const binding = bind(headings, mapping);
    if ('code' in binding) return binding;
    return { source: 'mapping', mapping, binding, columns: [], unknown: [] };
  }
  const preset = recognise(headings);
  if ('code' in preset) return preset;
  const whole = fitted(preset, headings, mapping);
  const binding = bind(headings, whole);
  if ('code' in binding) return binding;
  const columns = preset.closed ? presetColumns(preset) : [];
  const known = new Set(columns.map(normal));
  const unknown = headings.filter((heading) => heading !== '' && !known.has(normal(heading)));
  const { source } = preset;
  return { source, mapping: whole, binding, columns, unknown: preset.closed ? unknown : [] };
}

function timeSettings(mapping: Mapping, options: EntryFile): TimeSettings | FileFlaw {
  const dateFormat = mapping.dateFormat === undefined ? ISO_DATE : dateFormatOf(mapping.dateFormat);
  if ('code' in dateFormat) return dateFormat;
  const clockFormat = clockFormatOf(mapping.timeFormat);
  if (typeof clockFormat === 'object') return clockFormat;
  const { zone: firmZone, longestEntryMinutes } = options;
  const name = mapping.zone ?? firmZone.name;
  const fileZone = name === firmZone.name ? firmZone : zoneOf(name);
  if (fileZone === null) return { code: 'zone_unknown', zone: name };
  return {
    dateFormat,
    clockFormat,
    decimalMark: mapping.decimalMark ?? null,
    firmZone,
    fileZone,
    longestEntryMinutes,
  };
}

/** Days of the first row written in another way than YYYY-MM-DD: which way, is not guessed. */
function dateFormatAsked(row: Row, fault: RowFault, mapping: Mapping): LineFlaw | null {
  const { flaw, column } = fault;
  if (mapping.dateFormat !== undefined || flaw.code !== 'cell_unreadable') return null;
  if (flaw.dateFormat === null || column === null) return null;
  const suggestions = dateSuggestions(flaw.found);
  if (suggestions.length === 0) return null;
  const { found } = flaw;
  return { line: row.line, flaw: { code: 'date_format_needed', column, found, suggestions } };
}
