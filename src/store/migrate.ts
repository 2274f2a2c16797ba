/** Migrations: plain SQL files, forward only, each in a transaction of its own. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

export type MigrationRefusal = {
  readonly code: 'schema_newer' | 'schema_changed' | 'server_too_old';
  readonly message: string;
};

/** A migration that was run: its file, and the SHA-256 of its text. */
export type MigrationRun = { readonly name: string; readonly hash: string };

export type Migration = MigrationRun & { readonly text: string };

/** One at a time on a database, whoever starts: others wait for it and find nothing left to do. */
export const MIGRATION_LOCK = 4_747_001;
const OLDEST_SERVER = 150_000;

/**
 * Brings the database of the owner's address up to the files of `folder`, in order of their names;
 * says which it ran. Refused: a server older than PostgreSQL 15, a schema with migrations this
 * program does not know, and one made from files that read otherwise.
 */
export async function migrate(
  ownerUrl: string,
  folder: string,
): Promise<{ readonly ran: readonly string[] } | MigrationRefusal> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'hourbank migrate',
  });
  await client.connect();
  try {
    const version = await client.query<{ number: string }>(
      `select current_setting('server_version_num') as number`,
    );
    const refused = serverRefusal(Number(version.rows[0]?.number));
    if (refused !== null) return refused;
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await prepare(client);
    return await bringUp(client, migrations);
  } finally {
    await client.end();
  }
}

/** The migrations of a folder, in the order in which they are run. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{6}_[a-z_]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, hash: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** The role the app works as, and the list of what was run. */
export async function prepare(client: pg.Client): Promise<void> {
  await client.query(`
    do $$
    begin
      if not exists (select from pg_catalog.pg_roles where rolname = 'hourbank_app') then
        create role hourbank_app nologin nosuperuser nobypassrls;
      end if;
    exception
      when duplicate_object or unique_violation then null;
    end
    $$`);
  // From 16 on, who makes a role is a member of it at once, and still may not become it.
  await client.query(`
    do $$
    declare
      newer boolean := current_setting('server_version_num')::integer >= 160000;
    begin
      if not pg_has_role(current_user, 'hourbank_app', case when newer then 'set' else 'member' end)
      then
        execute format('grant hourbank_app to %I', current_user);
      end if;
    end
    $$`);
  await client.query(`
    create table if not exists public.hourbank_migration (
      name text not null,
      hash text not null,
      ran_at timestamptz not null,
      primary key (name)
    )`);
}

async function bringUp(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<{ readonly ran: readonly string[] } | MigrationRefusal> {
  const rows = await migrationsRun(client);
  const stranger = strangerAmong(rows, migrations);
  if (stranger !== null) return stranger;
  const done = new Set(rows.map(({ name }) => name));
  const ran: string[] = [];
  for (const migration of migrations) {
    if (done.has(migration.name)) continue;
    await run(client, migration);
    ran.push(migration.name);
  }
  return { ran };
}

/** What the schema was made by, in order. */
export async function migrationsRun(client: pg.Client): Promise<readonly MigrationRun[]> {
  const { rows } = await client.query<MigrationRun>(
    'select name, hash from public.hourbank_migration order by name',
  );
  return rows;
}

/** The refusal of what was run and is not known here, or known otherwise; null: all is known. */
export function strangerAmong(
  rows: readonly MigrationRun[],
  migrations: readonly Migration[],
): MigrationRefusal | null {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, hash } of rows) {
    const migration = known.get(name);
    if (migration === undefined) return newer(name);
    if (migration.hash !== hash) return changed(name);
  }
  return null;
}

async function run(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await runWithin(client, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Runs a migration within the transaction that is under way, and keeps that it was run. */
export async function runWithin(client: pg.Client, { name, text, hash }: Migration): Promise<void> {
  await client.query(`set local citus.multi_shard_modify_mode = 'sequential'`);
  await client.query(`set local search_path = ''`);
  await client.query(text);
  await client.query(
    `insert into public.hourbank_migration (name, hash, ran_at)
     values ($1, $2, pg_catalog.statement_timestamp())`,
    [name, hash],
  );
}

/** The refusal of a server by its number, such as 150004 for 15.4; null for one that will do. */
export function serverRefusal(number: number): MigrationRefusal | null {
  if (number >= OLDEST_SERVER) return null;
  const message =
    `the server is PostgreSQL ${Math.floor(number / 10_000)}; ` +
    'Hourbank needs 15 or newer: point DATABASE_URL at one';
  return { code: 'server_too_old', message };
}

function newer(name: string): MigrationRefusal {
  const message =
    `the database was made by a newer Hourbank (it has ${name}): ` +
    'start that version, or restore a backup into an empty database';
  return { code: 'schema_newer', message };
}

function changed(name: string): MigrationRefusal {
  const message =
    `the database was made from another ${name} than this program has: ` +
    'start the version it was made with';
  return { code: 'schema_changed', message };
}
