/** Files in, rows and refusals out, both as text. */
import { formatMinutes } from '../../src/engine/hours.ts';
import { type EpochSeconds, type Zone, zoneOf } from '../../src/engine/zones.ts';
import type { Mapping } from '../../src/formats/mapping.ts';
import { blockReader, type FileBlock, type ReadBlocks } from '../../src/formats/read-blocks.ts';
import { entryReader, type FileEntry, type ReadEntries } from '../../src/formats/read-entries.ts';
import type { FileRefusal } from '../../src/formats/refusals.ts';
import type { Reader } from '../../src/formats/table-reader.ts';

export type Asked = {
  readonly mapping?: Mapping;
  readonly zone?: string;
  readonly longestEntryMinutes?: number;
  /** The bytes come in chunks of this size; else all at once. */
  readonly chunk?: number;
};

/** Reads entries from a file that holds the text, in UTF-8, or the bytes. */
export function readEntries(
  file: string | Uint8Array,
  asked: Asked = {},
): ReadEntries | FileRefusal {
  const { mapping = null, zone = 'Europe/Berlin', longestEntryMinutes = 24 * 60 } = asked;
  const options = { file: 'time.csv', mapping, zone: knownZone(zone), longestEntryMinutes };
  return readAll(entryReader(options), file, asked.chunk);
}

export function readBlocks(file: string | Uint8Array, chunk?: number): ReadBlocks | FileRefusal {
  return readAll(blockReader({ file: 'blocks.csv' }), file, chunk);
}

export function knownZone(name: string): Zone {
  const zone = zoneOf(name);
  if (zone === null) throw new Error(`no zone ${name}`);
  return zone;
}

function readAll<T>(
  reader: Reader<T>,
  file: string | Uint8Array,
  chunk = Number.POSITIVE_INFINITY,
): T | FileRefusal {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  for (let from = 0; from < bytes.length; from += chunk) {
    const refusal = reader.push(bytes.subarray(from, from + chunk));
    if (refusal !== null) return refusal;
  }
  return reader.end();
}

/** A CSV file with every cell quoted. */
export function csvOf(rows: readonly (readonly string[])[], separator = ','): string {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  return rows.map((row) => `${row.map(quoted).join(separator)}\n`).join('');
}

/** All that came of a file of entries, a line each: rows in order, then what else is told. */
export function tellEntries(read: ReadEntries | FileRefusal): string {
  if ('code' in read)
    return `file refused: ${read.code}${read.line === null ? '' : ` in line ${read.line}`}`;
  const rows = [
    ...read.entries.map((entry) => ({ line: entry.line, text: tellEntry(entry) })),
    ...read.refused.map(tellRefusal),
  ].sort((a, b) => a.line - b.line);
  const skipped = read.skippedRows === 0 ? [] : [`skipped ${read.skippedRows}`];
  const warned = read.warnings.map((warning) => `warned ${warning.code} ${warning.line}`);
  return [read.source, ...rows.map((row) => row.text), ...skipped, ...warned].join('\n');
}

function tellEntry(entry: FileEntry): string {
  const { id, client, technician, job, workType, description, workedOn } = entry;
  const names = [client, technician, job, workType, description].map((name) => name || '-');
  const clock = `${instant(entry.startedAt)} to ${instant(entry.endedAt)}`;
  const time = `${workedOn}, ${clock}, ${formatMinutes(entry.workedMinutes)}`;
  return `${entry.line} ${id}: ${names.join(' | ')}: ${time}`;
}

/** `2026-03-02T09:00Z`; `?` when it is not known. */
function instant(at: EpochSeconds | null): string {
  if (at === null) return '?';
  return Temporal.Instant.fromEpochMilliseconds(at * 1000)
    .toString()
    .replace(':00Z', 'Z');
}

export function tellBlocks(read: ReadBlocks | FileRefusal): string {
  if ('code' in read)
    return `file refused: ${read.code}${read.line === null ? '' : ` in line ${read.line}`}`;
  const rows = [
    ...read.blocks.map((block) => ({ line: block.line, text: tellBlock(block) })),
    ...read.refused.map(tellRefusal),
  ].sort((a, b) => a.line - b.line);
  const warned = read.warnings.map((warning) => `warned ${warning.code} ${warning.line}`);
  return [...rows.map((row) => row.text), ...warned].join('\n');
}

function tellBlock(block: FileBlock): string {
  const { line, client, id, sequence, minutes, price, currency, boughtOn, expiresOn } = block;
  const until = expiresOn === null ? '' : ` until ${expiresOn}`;
  const scope = block.workTypes === null ? '' : ` for ${block.workTypes.join(', ')}`;
  return `${line} ${client} ${id} (${sequence}): ${formatMinutes(minutes)} for ${price} ${currency}, ${boughtOn}${until}${scope}`;
}

function tellRefusal(row: {
  readonly line: number;
  readonly id: string | null;
  readonly code: string;
  readonly column: string | null;
}): { line: number; text: string } {
  const { line, id, code, column } = row;
  const place = column === null ? '' : ` in ${column}`;
  return { line, text: `${line}${id === null ? '' : ` ${id}`}: refused ${code}${place}` };
}

/** The message of the file's refusal, else those of its rows. */
export function messages(
  read: FileRefusal | { readonly refused: readonly { readonly message: string }[] },
): string {
  return 'code' in read ? read.message : read.refused.map((row) => row.message).join('\n');
}
