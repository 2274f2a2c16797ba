/** Reads a bank's file, whatever kind it is: CAMT.053 or CSV, told by its first letter. */
import type { LineFlaw } from '../csv-layout.ts';
import type { FileFlaw } from '../file-flaws.ts';
import { type FileRefusal, refuseFile } from '../refusals.ts';
import type { Reader } from '../table-reader.ts';
import { type Encoding, textReader } from '../text.ts';
import { BANK_LIMITS, type BankFile, type BankOptions } from './bank-file.ts';
import { readCamt053 } from './camt053.ts';
import { readBankCsv } from './csv-statement.ts';

/**
 * Reads a file that is there as a whole, as bytes or as text. `file` is the name told in messages.
 * A row that cannot be read is refused and told, the others are taken. Refused as a whole is a
 * file that is no statement, is larger than the limits, or leaves open what its days, amounts or
 * currency are.
 */
export function readBankFile(
  given: Uint8Array | string,
  file: string,
  options: BankOptions = {},
): BankFile | FileRefusal {
  const { limits = BANK_LIMITS } = options;
  const refuse = ({ line, flaw }: LineFlaw): FileRefusal => refuseFile(file, line, flaw);
  // No text has more bytes than three for each of its units, and none fewer than one.
  if (given.length > limits.bytes) return refuse(tooLarge(limits.bytes));
  const text = typeof given === 'string' ? given : decoded(given, options);
  if (typeof text !== 'string') return refuse({ line: null, flaw: text });
  const read = isXml(text)
    ? readCamt053(text, file, limits)
    : readBankCsv(text, file, {
        ...{ mapping: options.mapping ?? {}, currency: options.currency ?? null, limits },
      });
  return 'flaw' in read ? refuse(read) : read;
}

/** Reads a file that comes in pieces; it is held until the last one, and within its limit. */
export function bankReader(file: string, options: BankOptions = {}): Reader<BankFile> {
  const { limits = BANK_LIMITS } = options;
  const pieces: Uint8Array[] = [];
  let length = 0;
  return {
    push(bytes) {
      length += bytes.length;
      if (length > limits.bytes) {
        const { line, flaw } = tooLarge(limits.bytes);
        return refuseFile(file, line, flaw);
      }
      pieces.push(bytes);
      return null;
    },
    end() {
      const all = new Uint8Array(length);
      let from = 0;
      for (const piece of pieces) {
        all.set(piece, from);
        from += piece.length;
      }
      return readBankFile(all, file, options);
    },
  };
}

function tooLarge(mostBytes: number): LineFlaw {
  return { line: null, flaw: { code: 'file_too_large', mostBytes } };
}

function isXml(text: string): boolean {
  return text.trimStart().startsWith('<');
}

function decoded(bytes: Uint8Array, { mapping }: BankOptions): string | FileFlaw {
  const encoding = mapping?.encoding ?? declaredEncoding(bytes);
  if (typeof encoding === 'object' && encoding !== null) return encoding;
  const reader = textReader(encoding);
  const first = reader.push(bytes);
  if (typeof first !== 'string') return first;
  const last = reader.end();
  return typeof last === 'string' ? first + last : last;
}

const DECLARATION = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/;

/** Those that XML files of banks declare; Latin 1 is read as Windows-1252, as browsers do. */
const ENCODINGS: ReadonlyMap<string, Encoding | null> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  // The mark at its beginning tells which of the two it is.
  ['utf-16', null],
]);

/** The encoding that XML declares; null when it is to be told from the bytes. */
function declaredEncoding(bytes: Uint8Array): Encoding | FileFlaw | null {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = DECLARATION.exec(head)?.[1]?.toLowerCase();
  if (declared === undefined) return null;
  const known = ENCODINGS.get(declared);
  if (known === undefined) {
    return { code: 'xml_unreadable', reason: `its encoding ${declared} is not known` };
  }
  return known;
}
