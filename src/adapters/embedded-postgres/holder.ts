/**
 * One process at a time on a data directory. The lock is the operating system's own, taken through
 * SQLite because Node has no other way to one: it ends with its process, however that ends, so that
 * no process number has to be judged alive or reused.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { Layout } from './directory.ts';
import { type DatabaseRefusal, databaseRefused, systemCode } from './refusals.ts';

/** The directory is ours until it is released. */
export type Hold = {
  /** Lets go; once is enough, more often does no harm. */
  release(): Promise<void>;
};

/** A lock that nobody refers to would be collected, and with it let go. */
const held = new Set<DatabaseSync>();

const SQLITE_BUSY = 5;
const HOLDER_NAMED_WITHIN_MILLISECONDS = 500;

/** Refused, with the number of the process that holds it, when the directory is held already. */
export async function holdDirectory(layout: Layout): Promise<Hold | DatabaseRefusal> {
  // Never opened and closed by other means: closing any handle of the file would let the lock go.
  await writeFile(layout.lock, '', { flag: 'wx', mode: 0o600 }).catch(unlessThere);
  const lock = locked(layout.lock);
  if (lock instanceof Error) return await refusedLock(layout, lock);
  held.add(lock);
  let released: Promise<void> | null = null;
  const letGo = async (): Promise<void> => {
    await rm(layout.holder, { force: true }).catch(() => undefined);
    held.delete(lock);
    lock.close();
  };
  const release = (): Promise<void> => {
    released ??= letGo();
    return released;
  };
  try {
    await writeFile(layout.holder, `${JSON.stringify({ pid: process.pid })}\n`, { mode: 0o600 });
  } catch (error) {
    await release();
    throw error;
  }
  return { release };
}

/** The lock, or what SQLite said against it. */
function locked(path: string): DatabaseSync | Error {
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    // Nothing is ever written: a lock has to be had on a full disk as well.
    lock.exec('pragma journal_mode = memory; begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'errcode' in error) return error;
    throw error;
  }
}

async function refusedLock(layout: Layout, error: Error): Promise<DatabaseRefusal> {
  if ('errcode' in error && error.errcode === SQLITE_BUSY) return await refusedByHolder(layout);
  return databaseRefused(
    'directory_not_writable',
    `The data directory ${layout.directory} cannot be locked (${error.message}): set HOURBANK_DATA ` +
      'to a directory on a disk of this machine.',
  );
}

async function refusedByHolder({ directory, holder }: Layout): Promise<DatabaseRefusal> {
  const pid = await holderOf(holder);
  const who = pid === null ? 'another Hourbank process' : `the Hourbank process ${pid}`;
  return databaseRefused(
    'directory_held',
    `The data directory ${directory} is in use by ${who}: stop that one first, or set ` +
      'HOURBANK_DATA to another directory.',
  );
}

/** The holder locks first and gives its number just after. */
async function holderOf(path: string): Promise<number | null> {
  const untilAt = performance.now() + HOLDER_NAMED_WITHIN_MILLISECONDS;
  while (performance.now() < untilAt) {
    const pid = /"pid":(\d+)/.exec(await readFile(path, 'utf8').catch(() => ''))?.[1];
    if (pid !== undefined) return Number(pid);
    await wait(20);
  }
  return null;
}

function unlessThere(error: unknown): void {
  if (systemCode(error) !== 'EEXIST') throw error;
}
