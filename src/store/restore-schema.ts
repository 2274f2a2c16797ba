/** The schema that a backup is restored into: the one that it was taken from. */
import type pg from 'pg';
import type { BackupHeader, TableColumns } from './backup-format.ts';
import type { BackupRefusal } from './backup-refusals.ts';
import { KEPT_SCHEMAS, type KeptTable, keptTables } from './backup-tables.ts';
import {
  MIGRATION_LOCK,
  type Migration,
  type MigrationRun,
  migrationsRun,
  prepare,
  runWithin,
  serverRefusal,
  strangerAmong,
} from './migrate.ts';

/** A database without rows, whose tables nobody else may touch until the transaction ends. */
export type EmptyDatabase = {
  readonly tables: readonly KeptTable[];
  readonly migrations: readonly MigrationRun[];
};

/** What a server that was only started has written: nothing of it lasts. */
const LEFTOVERS: ReadonlySet<string> = new Set([
  'sign_in.set_up',
  'sign_in.rate_limit',
  'sign_in.verification',
]);

/**
 * Locks the database and makes sure that it has no rows. Refused: a server that is too old, a schema
 * this program does not know, and any row.
 */
export async function openEmpty(
  client: pg.Client,
  known: readonly Migration[],
): Promise<EmptyDatabase | BackupRefusal> {
  const { rows: servers } = await client.query<{ number: string }>(
    `select current_setting('server_version_num') as number`,
  );
  const tooOld = serverRefusal(Number(servers[0]?.number));
  if (tooOld !== null) return tooOld;
  await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await prepare(client);
  const migrations = await migrationsRun(client);
  const stranger = strangerAmong(migrations, known);
  if (stranger !== null) return stranger;
  const tables = await keptTables(client);
  for (const table of tables) {
    await openToOwner(client, table);
    if (!LEFTOVERS.has(table.name) && (await hasRows(client, table))) return notEmpty(table);
  }
  return { tables, migrations };
}

/**
 * Row-level security may hold for the owner as well, and then COPY does not fill a table. It is
 * lifted for this transaction alone, whose lock lets nobody else see it.
 */
async function openToOwner(client: pg.Client, { quoted }: KeptTable): Promise<void> {
  await client.query(`lock table ${quoted} in access exclusive mode`);
  await client.query(`alter table ${quoted} no force row level security`);
}

async function hasRows(client: pg.Client, { quoted }: KeptTable): Promise<boolean> {
  const { rowCount } = await client.query(`select from ${quoted} limit 1`);
  return rowCount !== 0;
}

function notEmpty({ name }: KeptTable): BackupRefusal {
  const message =
    `the database is not empty (${name} has rows): restore into a new one, ` +
    'by setting DATABASE_URL or HOURBANK_DATA to another';
  return { code: 'database_not_empty', message };
}

/**
 * Makes the schema of a backup in an empty database, unless it is there; its tables are open to the
 * owner. Refused: a schema this program has not the migrations of.
 */
export async function makeSchema(
  client: pg.Client,
  empty: EmptyDatabase,
  known: readonly Migration[],
  header: BackupHeader,
): Promise<{ readonly tables: readonly KeptTable[] } | BackupRefusal> {
  const unknown = unknownSchema(header, known);
  if (unknown !== null) return unknown;
  const { tables } = sameRuns(empty.migrations, header.migrations)
    ? await cleared(client, empty)
    : await rebuilt(client, known, header);
  if (sameTables(tables, header.tables)) return { tables };
  const message = 'it does not have the tables that its version of Hourbank makes: take another';
  return { code: 'backup_unknown_schema', message };
}

function unknownSchema(
  { migrations, program }: BackupHeader,
  known: readonly Migration[],
): BackupRefusal | null {
  const stranger = strangerAmong(migrations, known);
  if (stranger === null) return null;
  const message =
    stranger.code === 'schema_newer'
      ? `it was made by Hourbank ${program}, which is newer: restore it with that or a later one`
      : `it was made by Hourbank ${program}, whose tables this one does not know: restore it with that`;
  return { code: 'backup_unknown_schema', message };
}

async function cleared(client: pg.Client, { tables }: EmptyDatabase) {
  for (const { name, quoted } of tables) {
    if (LEFTOVERS.has(name)) await client.query(`delete from ${quoted}`);
  }
  return { tables };
}

/** Other tables, but none with rows: they make way. */
async function rebuilt(client: pg.Client, known: readonly Migration[], header: BackupHeader) {
  for (const schema of KEPT_SCHEMAS) await client.query(`drop schema if exists ${schema} cascade`);
  await client.query('delete from public.hourbank_migration');
  const wanted = new Set(header.migrations.map(({ name }) => name));
  for (const migration of known) {
    if (wanted.has(migration.name)) await runWithin(client, migration);
  }
  const tables = await keptTables(client);
  for (const table of tables) await openToOwner(client, table);
  return { tables };
}

function sameRuns(some: readonly MigrationRun[], others: readonly MigrationRun[]): boolean {
  return (
    some.length === others.length && some.every(({ name }, place) => others[place]?.name === name)
  );
}

function sameTables(some: readonly TableColumns[], others: readonly TableColumns[]): boolean {
  const lineOf = ({ name, columns }: TableColumns): string => JSON.stringify([name, columns]);
  const wanted = new Set(others.map(lineOf));
  return some.length === others.length && some.every((table) => wanted.has(lineOf(table)));
}
