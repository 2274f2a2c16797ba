/** A backup as it is read: its parts in order, checked as they come, whatever its size. */
import { createHash } from 'node:crypto';
import {
  type BackupHeader,
  type BackupTrailer,
  countLines,
  END_OF_ROWS,
  headerOf,
  readLine,
  trailerOf,
} from './backup-format.ts';

/** What is wrong with a file that was given as a backup. */
export type BackupFlaw = {
  readonly code: 'backup_foreign' | 'backup_newer' | 'backup_damaged';
  readonly message: string;
};

/** A part of a backup. Only after `end` is it known to be whole; after a flaw nothing comes. */
export type BackupPart =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'table'; readonly name: string }
  /** Rows of the last table named, cut anywhere. */
  | { readonly kind: 'rows'; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly rows: Readonly<Record<string, number>> }
  | { readonly kind: 'flaw'; readonly flaw: BackupFlaw };

const LINE_END = 0x0a;
const LONGEST_JSON_LINE_BYTES = 4 * 1024 * 1024;
const NO_BYTES = Buffer.alloc(0);

/** How far the reading has come. */
type Reading = {
  readonly hash: ReturnType<typeof createHash>;
  readonly rows: Map<string, number>;
  header: BackupHeader | null;
  /** The table whose rows are being read; null between tables. */
  table: string | null;
  ended: boolean;
  /** In rows: whether the next byte begins a line. */
  atLineStart: boolean;
  /** What was read of a line and cannot be told yet. */
  held: Buffer;
};

/** The parts of an unpacked backup. Errors of the stream itself are thrown. */
export async function* backupParts(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<BackupPart, void> {
  const reading: Reading = {
    hash: createHash('sha256'),
    rows: new Map(),
    header: null,
    table: null,
    ended: false,
    atLineStart: true,
    held: NO_BYTES,
  };
  for await (const chunk of chunks) {
    reading.held = reading.held.length === 0 ? bufferOf(chunk) : joined(reading.held, chunk);
    for (let part = nextPart(reading); part !== null; part = nextPart(reading)) {
      yield part;
      if (part.kind === 'flaw') return;
    }
  }
  if (!reading.ended || reading.held.length > 0) yield flaw(atEnd(reading));
}

function bufferOf(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

function joined(held: Buffer, chunk: Uint8Array): Buffer {
  return Buffer.concat([held, chunk]);
}

/** The next part of what is held; null when more has to be read first. */
function nextPart(reading: Reading): BackupPart | null {
  if (reading.held.length === 0) return null;
  if (reading.ended) return flaw(damaged('it goes on after its end'));
  if (reading.table !== null) return nextRows(reading, reading.table);
  const end = reading.held.indexOf(LINE_END);
  if (end < 0) {
    return reading.held.length > LONGEST_JSON_LINE_BYTES ? flaw(unknownLine(reading)) : null;
  }
  const line = reading.held.subarray(0, end + 1);
  reading.held = reading.held.subarray(end + 1);
  return partOfLine(reading, line);
}

/** Rows up to the end of the table, or as far as they are held. */
function nextRows(reading: Reading, table: string): BackupPart | null {
  const { held } = reading;
  const end = endOfRows(held, reading.atLineStart);
  if (end === 0) {
    take(reading, END_OF_ROWS.length);
    reading.table = null;
    return nextPart(reading);
  }
  const length = end ?? tellable(held, reading.atLineStart);
  if (length === 0) return null;
  const bytes = take(reading, length);
  reading.atLineStart = bytes[length - 1] === LINE_END;
  reading.rows.set(table, (reading.rows.get(table) ?? 0) + countLines(bytes));
  return { kind: 'rows', bytes };
}

/** Where the line begins that ends the rows; null when it is not there. */
function endOfRows(held: Buffer, atLineStart: boolean): number | null {
  if (atLineStart && held.subarray(0, END_OF_ROWS.length).equals(END_OF_ROWS)) return 0;
  const at = held.indexOf(LINE_THEN_END);
  return at < 0 ? null : at + 1;
}

const LINE_THEN_END = Buffer.concat([Buffer.from('\n'), END_OF_ROWS]);

/** How much surely is rows: not a beginning of the line that ends them. */
function tellable(held: Buffer, atLineStart: boolean): number {
  const lastLine = held.lastIndexOf(LINE_END) + 1;
  const begins = lastLine > 0 || atLineStart;
  const rest = held.subarray(lastLine);
  const mayEnd =
    rest.length < END_OF_ROWS.length && END_OF_ROWS.subarray(0, rest.length).equals(rest);
  return begins && mayEnd ? lastLine : held.length;
}

function take(reading: Reading, length: number): Buffer {
  const bytes = reading.held.subarray(0, length);
  reading.held = reading.held.subarray(length);
  reading.hash.update(bytes);
  return bytes;
}

function partOfLine(reading: Reading, line: Uint8Array): BackupPart {
  const values = readLine(line);
  if (values === null) return flaw(unknownLine(reading));
  if (reading.header === null) {
    const header = headerOf(values);
    if (header === null) return flaw(FOREIGN);
    if (header === 'newer') return flaw(NEWER);
    reading.header = header;
    reading.hash.update(line);
    return { kind: 'header', header };
  }
  const trailer = trailerOf(values);
  if (trailer !== null) return partOfTrailer(reading, reading.header, trailer);
  return partOfTable(reading, line, String(values['table']));
}

function partOfTrailer(
  reading: Reading,
  { tables }: BackupHeader,
  { rows, sha256 }: BackupTrailer,
): BackupPart {
  reading.ended = true;
  if (reading.hash.digest('hex') !== sha256) return flaw(damaged('its check sum does not fit'));
  const fits = tables.every(({ name }) => rows[name] === reading.rows.get(name));
  if (!fits || Object.keys(rows).length !== tables.length) {
    return flaw(damaged('it does not have the rows that it says'));
  }
  return { kind: 'end', rows };
}

function partOfTable(reading: Reading, line: Uint8Array, name: string): BackupPart {
  const known = reading.header?.tables.some((table) => table.name === name) === true;
  if (!known) return flaw(damaged('it has rows of a table that its header does not name'));
  if (reading.rows.has(name)) return flaw(damaged(`it has the rows of ${name} twice`));
  reading.hash.update(line);
  reading.rows.set(name, 0);
  reading.table = name;
  reading.atLineStart = true;
  return { kind: 'table', name };
}

function flaw(found: BackupFlaw): BackupPart {
  return { kind: 'flaw', flaw: found };
}

const FOREIGN: BackupFlaw = {
  code: 'backup_foreign',
  message: 'it is no backup that Hourbank has made: name one',
};

const NEWER: BackupFlaw = {
  code: 'backup_newer',
  message: 'it was made by a newer Hourbank: restore it with that version or a later one',
};

/** The flaw of a backup that cannot be read on. */
export function damaged(how: string): BackupFlaw {
  return { code: 'backup_damaged', message: `it is damaged, ${how}: take another backup` };
}

function unknownLine({ header }: Reading): BackupFlaw {
  return header === null ? FOREIGN : damaged('a line of it cannot be read');
}

function atEnd({ header }: Reading): BackupFlaw {
  return header === null ? FOREIGN : damaged('it ends before its end');
}
