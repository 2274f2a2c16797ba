/** A picture for the head of documents (G6): one that page and PDF can draw, whoever sent it. */
import type { Logo } from './document.ts';

export type Picture = { readonly mediaType: Logo['mediaType']; readonly bytes: Uint8Array };

const LARGEST_PICTURE_BYTES = 256 * 1024;

/** As long as base64 of the largest picture can be. */
export const LONGEST_PICTURE_CHARACTERS = 4 * Math.ceil(LARGEST_PICTURE_BYTES / 3);

/** Few bytes can stand for very many pixels, all of which whoever draws it has to hold. */
const MOST_PIXELS_A_SIDE = 4000;

/**
 * Reads a picture from base64, by its bytes and never by what it is called. Else what was expected:
 * PNG or JPEG, whole, of at most 256 kB and 4000 pixels a side.
 */
export function readPicture(base64: string): Picture | { readonly expected: string } {
  const bytes = bytesOf(base64);
  if (bytes === null) return { expected: 'expected a picture in base64' };
  if (bytes.length > LARGEST_PICTURE_BYTES) {
    return { expected: 'expected a picture of at most 256 kB' };
  }
  const mediaType = startsWith(bytes, PNG) ? 'image/png' : 'image/jpeg';
  if (mediaType === 'image/jpeg' && !startsWith(bytes, JPEG)) {
    return { expected: 'expected a PNG or a JPEG picture' };
  }
  const size = mediaType === 'image/png' ? sizeOfPng(bytes) : sizeOfJpeg(bytes);
  if (size === null) return { expected: 'expected a whole picture: this one is damaged' };
  const [width, height] = size;
  if (width < 1 || height < 1 || width > MOST_PIXELS_A_SIDE || height > MOST_PIXELS_A_SIDE) {
    return { expected: `expected a picture of at most ${MOST_PIXELS_A_SIDE} pixels a side` };
  }
  return { mediaType, bytes };
}

function bytesOf(base64: string): Uint8Array | null {
  try {
    return Uint8Array.fromBase64(base64);
  } catch {
    return null;
  }
}

type Size = readonly [width: number, height: number];

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const PNG_HEADER = [0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
const PNG_END = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

/** By its first chunk; null when that, or the last one, is missing. */
function sizeOfPng(bytes: Uint8Array): Size | null {
  const isWhole =
    bytes.length >= PNG.length + 25 + PNG_END.length &&
    startsWith(bytes.subarray(PNG.length), PNG_HEADER) &&
    startsWith(bytes.subarray(-PNG_END.length), PNG_END);
  if (!isWhole) return null;
  const view = viewOf(bytes);
  return [view.getUint32(16), view.getUint32(20)];
}

const JPEG = [0xff, 0xd8, 0xff];
const START_OF_SCAN = 0xda;
/** Among the markers of frames: tables, and one that is reserved. */
const NO_FRAMES: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);

/** By its frame, which comes before what is drawn; null when there is none. */
function sizeOfJpeg(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 <= bytes.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === START_OF_SCAN) return null;
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.has(marker)) {
      return [view.getUint16(at + 7), view.getUint16(at + 5)];
    }
    // A marker may be preceded by any number of filling bytes.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, place) => bytes[place] === byte);
}
