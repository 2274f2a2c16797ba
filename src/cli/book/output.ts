/** Where the result goes: standard output, or files that appear whole or not at all. */
import { createWriteStream } from 'node:fs';
import { mkdir, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CommandRefusal, commandRefused, EXIT } from '../exit-codes.ts';
import { fileTrouble, isSystemError } from '../file-trouble.ts';

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
export async function print(pieces: Iterable<string>): Promise<CommandRefusal | null> {
  try {
    await flow(pieces, process.stdout, false);
    return null;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === 'EPIPE') return null;
    return commandRefused(EXIT.file, fileTrouble('standard output', error));
  }
}

/**
 * Writes every file under another name first and names it when it is complete. Refused when one of
 * them would take the place of an input.
 */
export async function writeFiles(
  folder: string,
  outputs: readonly Output[],
  inputs: readonly string[],
): Promise<readonly string[] | CommandRefusal> {
  if (folder === '')
    return commandRefused(EXIT.usage, '--out names no folder: give one, or leave it out');
  const written: string[] = [];
  for (const { name, text } of outputs) {
    const path = join(folder, name);
    const input = await sameFile(path, inputs);
    if (input !== null) {
      const message = `${path} would take the place of ${input}, which is read: choose another folder`;
      return commandRefused(EXIT.file, message);
    }
    const refusal = await writeWhole(folder, path, text);
    if (refusal !== null) return refusal;
    written.push(path);
  }
  return written;
}

async function writeWhole(
  folder: string,
  path: string,
  text: Iterable<string>,
): Promise<CommandRefusal | null> {
  const unfinished = `${path}.unfinished`;
  try {
    await mkdir(folder, { recursive: true });
    await flow(text, createWriteStream(unfinished), true);
    await rename(unfinished, path);
    return null;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    if (!isSystemError(error)) throw error;
    return commandRefused(EXIT.file, fileTrouble(path, error));
  }
}

/** Which of the inputs a path leads to; null when none. */
async function sameFile(path: string, inputs: readonly string[]): Promise<string | null> {
  const real = await realpath(path).catch(() => null);
  if (real === null) return null;
  for (const input of inputs) {
    if ((await realpath(input).catch(() => null)) === real) return input;
  }
  return null;
}
