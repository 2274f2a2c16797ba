/** Feeds a file to a reader: opened, unpacked when it is gzip, chunk by chunk. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { FileRefusal } from '../../formats/refusals.ts';
import type { Reader } from '../../formats/table-reader.ts';
import { type CommandRefusal, commandRefused, EXIT } from '../exit-codes.ts';
import { fileTrouble } from '../file-trouble.ts';

const CHUNK_BYTES = 256 * 1024;

/** Reads the whole file, or stops at the first chunk after which the reader gives up. */
export async function readInput<T extends object>(
  path: string,
  reader: Reader<T>,
  onBytes: (count: number) => void,
): Promise<T | CommandRefusal> {
  try {
    for await (const bytes of await openInput(path)) {
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

/** Errors of files and of gzip carry a code; any other error is a fault of the program. */
function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

async function openInput(path: string): Promise<AsyncIterable<Uint8Array>> {
  const packed = await isGzip(path);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (!packed) return file;
  // A fault of either stream ends the loop over the second.
  return pipeline(file, createGunzip({ chunkSize: CHUNK_BYTES }), () => undefined);
}

/** Gzip is known by its first two bytes, whatever the file is called. */
async function isGzip(path: string): Promise<boolean> {
  for await (const start of createReadStream(path, { end: 1 })) {
    return start[0] === 0x1f && start[1] === 0x8b;
  }
  return false;
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
