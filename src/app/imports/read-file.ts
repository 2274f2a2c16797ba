/** Reads the rows of a file that is sent along, as it comes. */
import { createHash } from 'node:crypto';
import { withoutCardNumbers } from '../../contract/card-numbers.ts';
import type { FileBytes } from '../../contract/file-bytes.ts';
import { fileFlawMessage } from '../../formats/file-flaws.ts';
import type { Limits } from '../../formats/limits.ts';
import type { FileRefusal } from '../../formats/refusals.ts';
import type { Reader } from '../../formats/table-reader.ts';
import { refuse } from '../app.ts';
import type { Refused } from '../commit.ts';
import { MOST_TOLD } from './refused-rows.ts';

/** More rows than this are not held at once: a file of as many takes some hundred megabytes. */
export const LIMITS: Limits = { rows: 1_000_000, refusals: MOST_TOLD };

/** What a reader made of a file, and the hash of all its bytes. */
export type ReadFile<T> = { readonly read: T; readonly hash: string };

/** Feeds a file to a reader. Refused: what its bytes are refused for, and what the reader refuses. */
export async function readFile<T extends object>(
  reader: Reader<T>,
  file: FileBytes,
): Promise<ReadFile<T> | Refused> {
  const hash = createHash('sha256');
  for await (const piece of file) {
    if ('refusal' in piece) return piece;
    hash.update(piece);
    const flawed = reader.push(piece);
    if (flawed !== null) return unreadable(flawed);
  }
  const read = reader.end();
  if (isFileRefusal(read)) return unreadable(read);
  return { read, hash: hash.digest('hex') };
}

function unreadable({ file, line, flaw }: FileRefusal): Refused {
  const place = line === null ? file : `${file}:${line}`;
  const reason = withoutCardNumbers(fileFlawMessage(flaw));
  return refuse({ code: 'file_unreadable', file: place, reason });
}

function isFileRefusal(value: object): value is FileRefusal {
  return 'code' in value;
}
