/** Embedded databases for tests: in folders that go again, held by this process or by another. */
import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import {
  type DatabaseRefusal,
  isDatabaseRefusal,
} from '../../src/adapters/embedded-postgres/refusals.ts';
import {
  type EmbeddedDatabase,
  startEmbeddedDatabase,
} from '../../src/adapters/embedded-postgres/start.ts';

const HOLDER = fileURLToPath(new URL('hold-database.ts', import.meta.url));
const PATIENCE_SECONDS = 15;

/** A folder that any user may pass through, as the server runs as another one when we are root. */
export function makeFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'hourbank-database-'));
  chmodSync(folder, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts a database in this process; what it said is added to `said`. */
export async function start(directory: string, said: string[] = []): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ directory, say: (text) => said.push(text) });
  if (isDatabaseRefusal(database)) assert.fail(database.message);
  return database;
}

/** Starts a database that must be refused. */
export async function refusal(directory: string): Promise<DatabaseRefusal> {
  const database = await startEmbeddedDatabase({ directory, say: () => undefined });
  if (isDatabaseRefusal(database)) return database;
  await database.stop();
  assert.fail('it was not refused');
}

export type Holder = {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  /** What it wrote when it had started: the database, or the refusal. */
  readonly told: Promise<Readonly<Record<string, unknown>>>;
  /** Comes true when it has ended. */
  readonly ended: Promise<void>;
};

/** Starts a database in another process. */
export function holdElsewhere(directory: string): Holder {
  const child = spawn(process.execPath, [HOLDER, directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const told = new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)));
    child.once('exit', () => reject(new Error('the holder ended before it told anything')));
  });
  told.catch(() => undefined);
  return { process: child, told, ended };
}

/** Runs statements on a database and gives the rows of the last one. */
export async function ask(
  url: unknown,
  ...statements: readonly string[]
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString: String(url) });
  client.on('error', () => undefined);
  try {
    await client.connect();
    let rows: readonly Readonly<Record<string, unknown>>[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** Looks until something holds; fails when it does not come to. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const untilAt = performance.now() + PATIENCE_SECONDS * 1000;
  while (!(await holds())) {
    assert.ok(performance.now() < untilAt, `waited in vain until ${what}`);
    await wait(5);
  }
}
