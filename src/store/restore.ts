/** A backup as it is restored: into an empty database, in one transaction, or not at all. */
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { SAME_TEXT_EVERYWHERE } from './backup.ts';
import { readBackupFile } from './backup-file.ts';
import type { BackupHeader } from './backup-format.ts';
import { type BackupRefusal, refusalOfDatabase } from './backup-refusals.ts';
import { columnList, type KeptTable } from './backup-tables.ts';
import { type Migration, readMigrations, runWithin } from './migrate.ts';
import { makeSchema, openEmpty } from './restore-schema.ts';

/** What a whole backup says of itself. */
export type BackupChecked = {
  readonly header: BackupHeader;
  readonly rows: Readonly<Record<string, number>>;
};

export type Restore = {
  readonly ownerUrl: string;
  /** The folder of the migrations of this program. */
  readonly migrations: string;
  readonly path: string;
  /** How long whoever works on the database is waited for. */
  readonly waitSeconds: number;
  /** Told how many bytes of the file were read. */
  readonly onBytes: (bytes: number) => void;
};

/** Reads a backup file to its end, in a memory that does not grow with it, and changes nothing. */
export async function checkBackup(
  path: string,
  onBytes: Restore['onBytes'],
): Promise<BackupChecked | BackupRefusal> {
  return await readThrough(path, onBytes, async () => null);
}

/**
 * Restores a backup: makes the schema that it was taken from, copies its rows, and brings the schema
 * up to date; all at once or not at all. Refused: a file that is not whole, a schema this program
 * does not know, and a database that has rows already.
 */
export async function restoreBackup(restore: Restore): Promise<BackupChecked | BackupRefusal> {
  const client = new pg.Client({
    connectionString: restore.ownerUrl,
    application_name: 'hourbank restore',
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks fails the statement under way as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const restored = await restoreBy(client, restore);
    if (!('code' in restored)) await client.query('commit');
    return restored;
  } catch (error) {
    const refusal = refusalOfDatabase(error);
    if (refusal === null) throw error;
    return refusal;
  } finally {
    // A transaction that is still open is rolled back with the end of its connection, and only so:
    // a statement would wait for rows that do not come.
    await client.end();
  }
}

async function restoreBy(
  client: pg.Client,
  { migrations: folder, path, waitSeconds, onBytes }: Restore,
): Promise<BackupChecked | BackupRefusal> {
  const migrations = await readMigrations(folder);
  await client.query('begin');
  await client.query(SAME_TEXT_EVERYWHERE);
  await client.query(`set local lock_timeout = '${waitSeconds}s'`);
  const empty = await openEmpty(client, migrations);
  if ('code' in empty) return empty;
  let made: { readonly tables: readonly KeptTable[] } = empty;
  let copy: Copy | null = null;
  const read = await readThrough(path, onBytes, async (part) => {
    if (part.kind === 'rows') {
      await copy?.write(part.bytes);
      return null;
    }
    await copy?.end();
    copy = null;
    if (part.kind === 'table') copy = copyInto(client, made.tables, part.name);
    if (part.kind !== 'header') return null;
    const schema = await makeSchema(client, empty, migrations, part.header);
    if ('code' in schema) return schema;
    made = schema;
    return null;
  });
  if ('code' in read) return read;
  await bringUp(client, made.tables, migrations, read.header);
  return read;
}

type ReadPart = Exclude<
  ReturnType<typeof readBackupFile> extends AsyncGenerator<infer Part> ? Part : never,
  { readonly kind: 'flaw' | 'failed' }
>;

/** Hands every part of a file to `take`, until that refuses, the file does, or its end is reached. */
async function readThrough(
  path: string,
  onBytes: Restore['onBytes'],
  take: (part: ReadPart) => Promise<BackupRefusal | null>,
): Promise<BackupChecked | BackupRefusal> {
  let header: BackupHeader | null = null;
  let whole: BackupChecked | null = null;
  for await (const part of readBackupFile(path, onBytes)) {
    if (part.kind === 'flaw') return part.flaw;
    if (part.kind === 'failed') return part.failed;
    if (part.kind === 'header') ({ header } = part);
    if (part.kind === 'end' && header !== null) whole = { header, rows: part.rows };
    const refusal = await take(part);
    if (refusal !== null) return refusal;
  }
  if (whole === null) throw new RangeError('a backup came neither to its end nor to a flaw');
  return whole;
}

/** Rows on their way into a table. */
type Copy = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly end: () => Promise<void>;
};

function copyInto(client: pg.Client, tables: readonly KeptTable[], name: string): Copy {
  const table = tables.find((one) => one.name === name);
  if (table === undefined) throw new RangeError(`there is no table ${name}`);
  const { quoted, columns } = table;
  const stream = client.query(copyFrom(`copy ${quoted} (${columnList(columns)}) from stdin`));
  // Once the server has refused, nothing written is answered any more.
  const failed = new Promise<never>((_, reject) => {
    stream.on('error', reject);
  });
  failed.catch(() => undefined);
  const done = (act: (answered: () => void) => void): Promise<void> =>
    Promise.race([new Promise<void>(act), failed]);
  return {
    write: (bytes) => done((answered) => stream.write(bytes, () => answered())),
    end: () => done((answered) => stream.end(answered)),
  };
}

/** Closes the tables again, and runs the migrations that have come since the backup was taken. */
async function bringUp(
  client: pg.Client,
  tables: readonly KeptTable[],
  migrations: readonly Migration[],
  header: BackupHeader,
): Promise<void> {
  for (const { quoted, ofFirms } of tables) {
    if (ofFirms) await client.query(`alter table ${quoted} force row level security`);
  }
  const done = new Set(header.migrations.map(({ name }) => name));
  for (const migration of migrations) {
    if (!done.has(migration.name)) await runWithin(client, migration);
  }
  for (const { quoted } of tables) await client.query(`analyze ${quoted}`);
}
