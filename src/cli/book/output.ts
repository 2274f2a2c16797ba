/** Where the result goes: standard output, or files that appear whole or not at all. */
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CommandRefusal, commandRefused, EXIT } from '../exit-codes.ts';
import { fileTrouble } from '../file-trouble.ts';

/** A file to write: its name in the output folder, and its text in pieces. */
export type Output = { readonly name: string; readonly text: Iterable<string> };

const BATCH_CHARACTERS = 256 * 1024;

/** Small pieces cost more to hand on than to make: they are handed on in batches. */
function* batched(pieces: Iterable<string>): Generator<string, void> {
  let batch = '';
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < BATCH_CHARACTERS) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}

async function flow(pieces: Iterable<string>, to: Writable, end: boolean): Promise<void> {
  await pipeline(Readable.from(batched(pieces)), to, { end });
}

/** To standard output. A reader that goes away early, such as `head`, is no fault. */
export async function print(pieces: Iterable<string>): Promise<void> {
  try {
    await flow(pieces, process.stdout, false);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}

/** Writes every file under another name first and names it when it is complete. */
export async function writeFiles(
  folder: string,
  outputs: readonly Output[],
): Promise<readonly string[] | CommandRefusal> {
  const written: string[] = [];
  for (const { name, text } of outputs) {
    const path = join(folder, name);
    const unfinished = `${path}.unfinished`;
    try {
      await mkdir(folder, { recursive: true });
      await flow(text, createWriteStream(unfinished), true);
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      return commandRefused(EXIT.file, fileTrouble(path, error));
    }
    written.push(path);
  }
  return written;
}
