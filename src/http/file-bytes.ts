/**
 * The file that an operation is given, read at the edge: unpacked when it is gzip, and never more of
 * it than may be, however small it was packed.
 */
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type FilePiece, LARGEST_FILE_BYTES } from '../contract/file-bytes.ts';

/**
 * The bytes of a file as it comes: gzip is known by its first two bytes, whatever the file is
 * called. Refused: no file, one that is too large, one that breaks off, and damaged gzip.
 */
export async function* fileBytes(
  source: AsyncIterable<Uint8Array> | null,
  largestBytes = LARGEST_FILE_BYTES,
): AsyncGenerator<FilePiece, void> {
  if (source === null) {
    yield unreadable('the file as the body');
    return;
  }
  let received = true;
  const pieces = watched(source, () => {
    received = false;
  });
  let length = 0;
  try {
    for await (const bytes of unpacked(pieces)) {
      length += bytes.length;
      if (length > largestBytes) {
        yield { refusal: { code: 'body_too_large', limitBytes: largestBytes } };
        return;
      }
      yield bytes;
    }
  } catch {
    yield unreadable(
      received ? 'the gzip file anew, as this one is damaged or cut short' : 'all of the file',
    );
  }
}

function unreadable(expected: string): FilePiece {
  return { refusal: { code: 'body_unreadable', expected } };
}

/** The pieces as they come; `onBroken` is told when they break off. */
async function* watched(
  source: AsyncIterable<Uint8Array>,
  onBroken: () => void,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* source;
  } catch (error) {
    onBroken();
    throw error;
  }
}

const GZIP = [0x1f, 0x8b];
const CHUNK_BYTES = 64 * 1024;

async function* unpacked(source: AsyncGenerator<Uint8Array, void>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < GZIP.length) {
    const next = await source.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  const whole = startingWith(start, source);
  if (!GZIP.every((byte, place) => start[place] === byte)) {
    yield* whole;
    return;
  }
  // A fault of either stream ends the loop over the second; leaving the loop ends both.
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  yield* pipeline(Readable.from(whole), gunzip, () => undefined);
}

async function* startingWith(
  start: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  if (start.length > 0) yield start;
  yield* rest;
}
