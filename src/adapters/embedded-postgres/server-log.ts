/** What the server says of itself: a file beside the cluster that does not grow without bound. */
import { constants } from 'node:fs';
import { copyFile, type FileHandle, open, rename, stat, truncate } from 'node:fs/promises';
import type { Layout } from './directory.ts';
import { systemCode } from './refusals.ts';

const MOST_BYTES = 8 * 1024 * 1024;
const LOOK_EVERY_MILLISECONDS = 10 * 60 * 1000;
const TAIL_BYTES = 4096;
const TAIL_LINES = 6;

/** Opened to append: the server writes to it by itself, whatever becomes of us. */
export async function openLog({ log, olderLog }: Layout): Promise<FileHandle> {
  if ((await logBytes(log)) > MOST_BYTES) await rename(log, olderLog);
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = constants;
  // O_NOFOLLOW is not known on Windows.
  return await open(log, O_APPEND | O_CREAT | O_WRONLY | (O_NOFOLLOW ?? 0), 0o600);
}

/** Keeps the file short while the server runs, until the returned function is called. */
export function keepLogShort({ log, olderLog }: Layout): () => void {
  const timer = setInterval(() => {
    void shorten(log, olderLog).catch(() => undefined);
  }, LOOK_EVERY_MILLISECONDS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Emptied in place, because the server keeps the file open; it goes on at the new end. */
async function shorten(log: string, olderLog: string): Promise<void> {
  if ((await logBytes(log)) <= MOST_BYTES) return;
  await copyFile(log, olderLog);
  await truncate(log, 0);
}

export async function logBytes(log: string): Promise<number> {
  try {
    return (await stat(log)).size;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

/** The last lines written since the file had `fromBytes`. */
export async function logTail(log: string, fromBytes: number): Promise<readonly string[]> {
  const bytes = await logBytes(log);
  const start = Math.max(fromBytes <= bytes ? fromBytes : 0, bytes - TAIL_BYTES);
  const file = await open(log, 'r');
  try {
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(bytes - start),
      position: start,
    });
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    return lines.filter((line) => line.trim() !== '').slice(-TAIL_LINES);
  } finally {
    await file.close();
  }
}
