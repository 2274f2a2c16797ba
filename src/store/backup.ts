/** A backup as it is taken: one unchanging view of every row, while others go on writing. */
import { createHash, type Hash } from 'node:crypto';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import {
  type BackupHeader,
  type BackupTrailer,
  countLines,
  END_OF_ROWS,
  FORMAT,
  FORMAT_VERSION,
} from './backup-format.ts';
import type { BackupRefusal } from './backup-refusals.ts';
import { columnList, type KeptTable, keptTables } from './backup-tables.ts';
import { type MigrationRun, migrationsRun } from './migrate.ts';

/** What a backup says of where it was made. */
export type BackupOrigin = Pick<BackupHeader, 'program' | 'takenAt' | 'secretMark'>;

/** A view of the database that stays as it is until it is closed. */
export type Snapshot = {
  readonly firms: number;
  /** All bytes of the backup, unpacked; to be gone through once. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
};

/**
 * Opens a view of the database of the owner's address. Nobody waits for it: whatever is written
 * meanwhile is not in it. Refused: a database in which Hourbank has made no tables.
 */
export async function openSnapshot(
  ownerUrl: string,
  origin: BackupOrigin,
): Promise<Snapshot | BackupRefusal> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'hourbank backup',
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks fails the statement under way as well.
  client.on('error', () => undefined);
  await client.connect();
  const close = () => client.end();
  try {
    await client.query('begin transaction isolation level repeatable read, read only');
    await client.query(SAME_TEXT_EVERYWHERE);
    const migrations = await madeBy(client);
    const tables = migrations.length === 0 ? [] : await keptTables(client);
    if (tables.length === 0) {
      await close();
      return NOTHING;
    }
    const { rows } = await client.query<{ firm_id: string }>(
      'select firm_id from hourbank.firm_directory order by firm_id',
    );
    const firms = rows.map((row) => row.firm_id);
    const header: BackupHeader = {
      format: FORMAT,
      formatVersion: FORMAT_VERSION,
      ...origin,
      migrations,
      tables: tables.map(({ name, columns }) => ({ name, columns })),
    };
    return { firms: firms.length, bytes: bytesOf(client, header, tables, firms), close };
  } catch (error) {
    await close();
    throw error;
  }
}

const NOTHING: BackupRefusal = {
  code: 'nothing_to_back_up',
  message: 'the database has no tables of Hourbank: there is nothing to back up',
};

/** Whatever the server's or the role's own settings, a value reads the same; and nothing is late. */
export const SAME_TEXT_EVERYWHERE = `
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local timezone = 'UTC';
  set local bytea_output = 'hex';
  set local extra_float_digits = 1;
  set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0`;

/** What the schema was made by; nothing when there is none. */
async function madeBy(client: pg.Client): Promise<readonly MigrationRun[]> {
  const { rows } = await client.query<{ made: boolean }>(
    `select pg_catalog.to_regclass('public.hourbank_migration') is not null as made`,
  );
  return rows[0]?.made === true ? await migrationsRun(client) : [];
}

async function* bytesOf(
  client: pg.Client,
  header: BackupHeader,
  tables: readonly KeptTable[],
  firms: readonly string[],
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  yield hashed(hash, lineOf(header));
  for (const table of tables) {
    yield hashed(hash, lineOf({ table: table.name }));
    rows[table.name] = 0;
    for await (const bytes of rowsOf(client, table, firms)) {
      rows[table.name] = (rows[table.name] ?? 0) + countLines(bytes);
      yield hashed(hash, bytes);
    }
    yield hashed(hash, END_OF_ROWS);
  }
  await client.query('commit');
  const trailer: BackupTrailer = { end: FORMAT, rows, sha256: hash.digest('hex') };
  yield lineOf(trailer);
}

function hashed(hash: Hash, bytes: Uint8Array): Uint8Array {
  hash.update(bytes);
  return bytes;
}

function lineOf(value: BackupHeader | BackupTrailer | { readonly table: string }): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/**
 * The rows of a table. Row-level security may hold for the owner as well, so those of firms are
 * read from within each firm.
 */
async function* rowsOf(
  client: pg.Client,
  table: KeptTable,
  firms: readonly string[],
): AsyncGenerator<Uint8Array> {
  const { quoted, columns, key, ofFirms } = table;
  const select = `select ${columnList(columns)} from ${quoted}`;
  const order = `order by ${columnList(key)}`;
  if (!ofFirms) {
    yield* client.query(copyTo(`copy (${select} ${order}) to stdout`));
    return;
  }
  for (const firm of firms) {
    await client.query('select hourbank.enter_firm($1)', [firm]);
    // COPY takes no parameters; the firm's id is one that the database itself has told.
    const where = `where firm_id = ${pg.escapeLiteral(firm)}`;
    yield* client.query(copyTo(`copy (${select} ${where} ${order}) to stdout`));
  }
}
