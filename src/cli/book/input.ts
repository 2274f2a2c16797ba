/** Feeds a file to a reader: opened, unpacked when it is gzip, chunk by chunk. */
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FileRefusal } from '../../formats/refusals.ts';
import type { Reader } from '../../formats/table-reader.ts';
import { type CommandRefusal, commandRefused, EXIT } from '../exit-codes.ts';
import { fileTrouble, isSystemError } from '../file-trouble.ts';

const CHUNK_BYTES = 256 * 1024;

/** Reads the whole file, or stops at the first chunk after which the reader gives up. */
export async function readInput<T extends object>(
  path: string,
  reader: Reader<T>,
  onBytes: (count: number) => void,
): Promise<T | CommandRefusal> {
  try {
    for await (const bytes of openInput(path)) {
      const refusal = reader.push(bytes);
      if (refusal !== null) return refusedFile(refusal);
      onBytes(bytes.length);
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return commandRefused(EXIT.file, trouble(path, error));
  }
  const read = reader.end();
  return isFileRefusal(read) ? refusedFile(read) : read;
}

/**
 * The bytes of a file, unpacked when they are gzip: known by its first two bytes, whatever the file
 * is called. It is opened once, so that a pipe will do as well.
 */
async function* openInput(path: string): AsyncGenerator<Uint8Array, void> {
  const chunks = createReadStream(path, { highWaterMark: CHUNK_BYTES })[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < GZIP.length) {
    const next = await chunks.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  const whole = startingWith(start, chunks);
  if (!GZIP.every((byte, index) => start[index] === byte)) {
    yield* whole;
    return;
  }
  // A fault of either stream ends the loop over the second.
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  yield* pipeline(Readable.from(whole), gunzip, () => undefined);
}

const GZIP = [0x1f, 0x8b];

async function* startingWith(
  start: Uint8Array,
  rest: AsyncIterableIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  if (start.length > 0) yield start;
  yield* rest;
}

function trouble(path: string, error: Error & { readonly code: string }): string {
  if (!error.code.startsWith('Z_')) return fileTrouble(path, error);
  return `${path}: the gzip file is damaged or cut short: fetch it again`;
}

function refusedFile(refusal: FileRefusal): CommandRefusal {
  return commandRefused(EXIT.file, refusal.message);
}

function isFileRefusal(value: object): value is FileRefusal {
  return 'code' in value;
}
