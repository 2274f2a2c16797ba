/**
 * What a backup is, unpacked: lines of text. The first is a header in JSON. Then for each table, in
 * an order in which references hold, a line in JSON that names it, its rows as COPY writes them as
 * text, and a line of a backslash and a dot. The last line is a trailer in JSON, with the rows of
 * each table and the SHA-256 of all that stands before it. docs/backup.md tells it to others.
 */

import type { MigrationRun } from './migrate.ts';

export const FORMAT = 'hourbank-backup';
export const FORMAT_VERSION = 1;

/** What ends the rows of a table: no row reads like it, as COPY doubles every backslash. */
export const END_OF_ROWS = Buffer.from('\\.\n');

export type TableColumns = { readonly name: string; readonly columns: readonly string[] };

export type BackupHeader = {
  readonly format: typeof FORMAT;
  readonly formatVersion: typeof FORMAT_VERSION;
  /** The version of Hourbank that made it. */
  readonly program: string;
  readonly takenAt: string;
  /** What the schema was made by, in order. */
  readonly migrations: readonly MigrationRun[];
  /**
   * By which the secret of sign-in is known again, without telling it: second factors are encrypted
   * with it.
   */
  readonly secretMark: string;
  readonly tables: readonly TableColumns[];
};

export type BackupTrailer = {
  readonly end: typeof FORMAT;
  /** How many rows each table has. */
  readonly rows: Readonly<Record<string, number>>;
  readonly sha256: string;
};

type Values = Readonly<Record<string, unknown>>;

/** The values of a line in JSON; null when it is none. */
export function readLine(bytes: Uint8Array): Values | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isValues(value) ? value : null;
  } catch {
    return null;
  }
}

/** A header of a format that is read here; null when it is another's, `newer` when it is to come. */
export function headerOf(line: Values): BackupHeader | 'newer' | null {
  const { format, formatVersion, program, takenAt, migrations, secretMark, tables } = line;
  if (format !== FORMAT || typeof formatVersion !== 'number') return null;
  if (formatVersion > FORMAT_VERSION) return 'newer';
  if (typeof program !== 'string' || typeof takenAt !== 'string') return null;
  if (typeof secretMark !== 'string') return null;
  if (!isListOf(migrations, isMigrationRun) || !isListOf(tables, isTableColumns)) return null;
  const version = FORMAT_VERSION;
  return { format, formatVersion: version, program, takenAt, migrations, secretMark, tables };
}

export function trailerOf({ end, rows, sha256 }: Values): BackupTrailer | null {
  if (end !== FORMAT || typeof sha256 !== 'string' || !isCounts(rows)) return null;
  return { end, rows, sha256 };
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isMigrationRun(value: unknown): value is MigrationRun {
  return isValues(value) && isText(value['name']) && isText(value['hash']);
}

function isTableColumns(value: unknown): value is TableColumns {
  return isValues(value) && isText(value['name']) && isListOf(value['columns'], isText);
}

function isCounts(value: unknown): value is Readonly<Record<string, number>> {
  return isValues(value) && Object.values(value).every((count) => Number.isSafeInteger(count));
}

const LINE_END = 0x0a;

/** How many lines end in these bytes. */
export function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) count += 1;
  return count;
}
