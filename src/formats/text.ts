/** Bytes of a file to text, a chunk at a time. */
import type { BinaryKind, FileFlaw } from './file-flaws.ts';

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le';

export type TextReader = {
  /** The text of the next bytes; a character cut in two is kept until its rest comes. */
  push(bytes: Uint8Array): string | FileFlaw;
  end(): string | FileFlaw;
  /** What the bytes were taken for, as far as they were read. */
  encoding(): Encoding | 'utf-16be';
};

/** The longest mark by which the kind of a file is told from its first bytes. */
const MARK_LENGTH = 8;

/**
 * Text from bytes. The mark of UTF-8 or UTF-16 at the beginning says the encoding and is left out;
 * else the one stated holds; else it is UTF-8, or Windows-1252 when the first byte that is not
 * ASCII is no UTF-8. Refused: a file that is valid UTF-8 at first and not later on
 * (`encoding_unclear`), or the other way about, for there either reading would spoil some of the
 * text; other kinds of files and anything with a zero character (`file_binary`).
 */
export function textReader(encoding: Encoding | null): TextReader {
  let head: Uint8Array = new Uint8Array();
  let decoder: TextReader | null = null;

  function begin(): string | FileFlaw {
    const bytes = head;
    head = new Uint8Array();
    const kind = binaryKind(bytes);
    if (kind !== null) return { code: 'file_binary', kind };
    const marked = markedEncoding(bytes);
    decoder = decoderOf(marked?.label ?? encoding);
    return decoder.push(bytes.subarray(marked?.length ?? 0));
  }

  return {
    push(bytes) {
      if (decoder !== null) return withoutZero(decoder.push(bytes));
      head = joined(head, bytes);
      return head.length < MARK_LENGTH ? '' : withoutZero(begin());
    },
    end() {
      const first = decoder === null ? withoutZero(begin()) : '';
      const last = decoder?.end() ?? '';
      if (typeof first !== 'string') return first;
      return typeof last === 'string' ? first + last : last;
    },
    encoding: () => decoder?.encoding() ?? encoding ?? 'utf-8',
  };
}

function withoutZero(text: string | FileFlaw): string | FileFlaw {
  if (typeof text !== 'string' || !text.includes('\0')) return text;
  return { code: 'file_binary', kind: 'unknown' };
}

const SIGNATURES: readonly (readonly [kind: BinaryKind, bytes: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['gzip', [0x1f, 0x8b]],
];

function binaryKind(bytes: Uint8Array): BinaryKind | null {
  return SIGNATURES.find(([, signature]) => startsWith(bytes, signature))?.[0] ?? null;
}

type Label = Encoding | 'utf-16be';

const MARKS: readonly { readonly label: Label; readonly bytes: readonly number[] }[] = [
  { label: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { label: 'utf-16le', bytes: [0xff, 0xfe] },
  { label: 'utf-16be', bytes: [0xfe, 0xff] },
];

function markedEncoding(bytes: Uint8Array): { label: Label; length: number } | null {
  const mark = MARKS.find((candidate) => startsWith(bytes, candidate.bytes));
  return mark === undefined ? null : { label: mark.label, length: mark.bytes.length };
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

function decoderOf(label: Label | null): TextReader {
  return label === null ? guessingDecoder() : strictDecoder(label);
}

/** Decodes one encoding and refuses what it cannot hold. */
function strictDecoder(label: Label): TextReader {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  function decode(bytes: Uint8Array, stream: boolean): string | FileFlaw {
    try {
      return decoder.decode(bytes, { stream });
    } catch {
      return { code: 'encoding_unclear', encoding: label, byte: null };
    }
  }
  return {
    push: (bytes) => decode(bytes, true),
    end: () => decode(new Uint8Array(), false),
    encoding: () => label,
  };
}

/** UTF-8, or Windows-1252 when the first byte that is not ASCII shows that it is no UTF-8. */
function guessingDecoder(): TextReader {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let fallback: TextReader | null = null;
  let onlyAscii = true;
  let decoded = 0;
  let kept: Uint8Array = new Uint8Array();

  /** Decodes the first `whole` of the bytes, which end with a character, and keeps the others. */
  function decode(bytes: Uint8Array, whole: number): string | FileFlaw {
    try {
      const text = utf8.decode(bytes.subarray(0, whole));
      kept = bytes.slice(whole);
      onlyAscii &&= text.length === whole;
      decoded += whole;
      return text;
    } catch {
      const fault = firstFault(bytes);
      if (!onlyAscii || !isAscii(bytes.subarray(0, fault))) {
        return { code: 'encoding_unclear', encoding: null, byte: decoded + fault + 1 };
      }
      kept = new Uint8Array();
      fallback = windowsDecoder(decoded);
      return fallback.push(bytes);
    }
  }

  return {
    push(bytes) {
      if (fallback !== null) return fallback.push(bytes);
      const all = kept.length === 0 ? bytes : joined(kept, bytes);
      // Text that ends with a line saves the next reader from joining it to what comes after.
      const lines = all.lastIndexOf(NEWLINE) + 1;
      return decode(all, lines > 0 ? lines : all.length - cutLength(all));
    },
    end: () => decode(kept, kept.length),
    encoding: () => fallback?.encoding() ?? 'utf-8',
  };
}

/** What the small letters of Western Europe in UTF-8 (`à` to `ÿ`) look like in Windows-1252. */
const LOOKS_LIKE_UTF8 = /\u00c3[\u00a0-\u00bf]/;

/** Windows-1252 after so many bytes of ASCII; refused where it looks like UTF-8 after all. */
function windowsDecoder(asciiBytes: number): TextReader {
  const decoder = new TextDecoder('windows-1252');
  let decoded = asciiBytes;
  let last = '';
  return {
    push(bytes) {
      const text = decoder.decode(bytes);
      const place = (last + text).search(LOOKS_LIKE_UTF8);
      if (place !== -1) {
        const byte = decoded - last.length + place + 1;
        return { code: 'encoding_unclear', encoding: null, byte };
      }
      decoded += bytes.length;
      last = text.slice(-1);
      return text;
    },
    end: () => '',
    encoding: () => 'windows-1252',
  };
}

const NEWLINE = 10;

/** How many bytes at the end begin a UTF-8 character whose rest is still to come. */
function cutLength(bytes: Uint8Array): number {
  for (let length = 1; length <= Math.min(3, bytes.length); length++) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return length < characterLength(byte) ? length : 0;
  }
  return 0;
}

/** Bytes of the UTF-8 character that begins with this byte. */
function characterLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
}

/** Where the first byte stands at which no UTF-8 character begins; off the fast path. */
function firstFault(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let place = 0;
  while (place < bytes.length) {
    const length = characterLength(bytes[place] ?? 0);
    if (length > 1) {
      try {
        decoder.decode(bytes.subarray(place, place + length));
      } catch {
        return place;
      }
    }
    place += length;
  }
  return place;
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
