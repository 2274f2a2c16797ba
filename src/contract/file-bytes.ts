/**
 * The file that an operation is given, read at the edge: unpacked when it is gzip, and never more of
 * it than may be, however small it was packed.
 */
import type { RequestRefusal } from './refusals.ts';

/** What is read of a file at most, unpacked: 256 MiB. */
export const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

/** A piece of a file; or, as the last piece, why it cannot be read on. */
type Piece = Uint8Array | { readonly refusal: RequestRefusal };

/** A file, piece by piece; it can be read once. */
export type FileBytes = AsyncIterable<Piece>;

/**
 * The bytes of a file as it comes: gzip is known by its first two bytes, whatever the file is
 * called. Refused: no file, one that is too large, one that breaks off, and damaged gzip.
 */
export async function* fileBytes(
  source: AsyncIterable<Uint8Array> | null,
  largestBytes = LARGEST_FILE_BYTES,
): AsyncGenerator<Piece, void> {
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

function unreadable(expected: string): Piece {
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

async function* unpacked(source: AsyncGenerator<Uint8Array, void>): AsyncGenerator<Uint8Array> {
  const start: number[] = [];
  const first: Uint8Array[] = [];
  while (start.length < GZIP.length) {
    const next = await source.next();
    if (next.done === true) break;
    first.push(next.value);
    start.push(...next.value.subarray(0, GZIP.length - start.length));
  }
  const whole = startingWith(first, source);
  if (GZIP.every((byte, place) => start[place] === byte)) {
    yield* ReadableStream.from(whole).pipeThrough(new DecompressionStream('gzip'));
  } else {
    yield* whole;
  }
}

async function* startingWith(
  first: readonly Uint8Array[],
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const bytes of first) yield bytes as Uint8Array<ArrayBuffer>;
  for await (const bytes of rest) yield bytes as Uint8Array<ArrayBuffer>;
}
