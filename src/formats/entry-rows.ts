/** Rows to entries. This is the fast path: a file may have a million of them. */
import { localDate } from '../engine/days.ts';
import type { Entry } from '../engine/entries.ts';
import { NO_MINUTES } from '../engine/hours.ts';
import { zoneOf } from '../engine/zones.ts';
import { cellFrom, cellText, cellTo, hasMoreThan } from './cells.ts';
import type { Row } from './csv.ts';
import { wholeNumber } from './figures.ts';
import { type Binding, normal } from './mapping.ts';
import { lineId, type RowFault, type RowNames } from './refusals.ts';
import type { TimeCells } from './time-cells.ts';
import { nameReader, plainReader } from './words.ts';
import { readTime, type WorkedTime } from './worked-times.ts';

export type FileEntry = Entry & {
  /** The line on which its row begins; the file's first line is 1. */
  readonly line: number;
  /** Breaks the tie of entries begun at one time: the mapping's `sequence`, else the row's number. */
  readonly place: number;
};

/** Takes an entry, and its time as it was read; that value is filled again for the next row. */
export type EntryTaker = (entry: FileEntry, time: WorkedTime) => void;

export type EntryRows = {
  /** True for a row that a rule leaves out; never for one whose cells may have shifted. */
  skips(row: Row): boolean;
  /** The id and the client of the row, as far as they can be told. */
  namesOf(row: Row): RowNames;
  /** The id of a row of which only the line is known; null where ids stand in a column. */
  idOfLine(line: number): string | null;
  /** Reads the row and hands on its entry; answers what is wrong with it, else null. */
  read(row: Row, rowNumber: number): RowFault | null;
};

/** Entries without an id of their own are told by their line: `line-12`. */
export function entryRows(binding: Binding, cells: TimeCells, take: EntryTaker): EntryRows {
  const { headings, texts, figures, skips } = binding;
  const utc = zoneOf('UTC') ?? cells.settings.fileZone;
  const hasId = texts.id.columns.length > 0;
  const id = plainReader(texts.id);
  const client = nameReader(texts.client);
  const technician = nameReader(texts.technician);
  const job = nameReader(texts.job);
  const workType = nameReader(texts.workType);
  const description = plainReader(texts.description);
  const time: WorkedTime = {
    workedOn: localDate('1970-01-01'),
    startedAt: null,
    endedAt: null,
    workedMinutes: NO_MINUTES,
    clockMinutes: null,
    unusedBreakMinutes: 0,
  };

  return {
    skips(row) {
      if (skips.length === 0 || shapeFault(row, binding) !== null) return false;
      return skips.some(({ column, values }) => values.has(normal(cellText(row, column))));
    },
    namesOf(row) {
      const told = shapeFault(row, binding) === null;
      return {
        id: (hasId ? id(row) : lineId(row.line)) || null,
        client: (told && client(row)) || null,
      };
    },
    idOfLine: (line) => (hasId ? null : lineId(line)),
    read(row, rowNumber) {
      const shape = shapeFault(row, binding);
      if (shape !== null) return shape;
      const entryId = hasId ? id(row) : lineId(row.line);
      if (entryId === '') return missingIn(headings, texts.id.columns);
      const entryClient = client(row);
      if (entryClient === '') return missingIn(headings, texts.client.columns);
      const fault = readTime(cells, utc, row, time);
      if (fault !== null) return fault;
      const place = placeOf(row, figures.sequence, rowNumber);
      if (Number.isNaN(place)) return sequenceFault(row, binding);
      const entry: FileEntry = {
        id: entryId,
        client: entryClient,
        technician: technician(row),
        job: job(row),
        workType: workType(row),
        description: description(row),
        workedOn: time.workedOn,
        startedAt: time.startedAt,
        endedAt: time.endedAt,
        workedMinutes: time.workedMinutes,
        line: row.line,
        place,
      };
      take(entry, time);
      return null;
    },
  };
}

function shapeFault(row: Row, binding: Binding): RowFault | null {
  const { headings, width } = binding;
  if (row.width < width) {
    const flaw = { code: 'row_too_short', cells: row.width, headings: headings.length } as const;
    return { column: headings[width - 1] ?? null, flaw };
  }
  if (row.width <= headings.length || !hasMoreThan(row, headings.length)) return null;
  const flaw = { code: 'row_too_long', cells: row.width, headings: headings.length } as const;
  return { column: null, flaw };
}

function missingIn(headings: readonly string[], columns: readonly number[]): RowFault {
  return { column: headings[columns[0] ?? -1] ?? null, flaw: { code: 'cell_missing' } };
}

function placeOf(row: Row, column: number, rowNumber: number): number {
  if (column === -1) return rowNumber;
  const from = cellFrom(row, column);
  return wholeNumber(row.text, from, cellTo(row, column, from));
}

function sequenceFault(row: Row, binding: Binding): RowFault {
  const column = binding.figures.sequence;
  const found = cellText(row, column);
  const flaw: RowFault['flaw'] =
    found === ''
      ? { code: 'cell_missing' }
      : { code: 'cell_unreadable', found, expected: 'sequence', dateFormat: null };
  return { column: binding.headings[column] ?? null, flaw };
}
