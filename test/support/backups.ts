/** Backups in tests: a database whose owner is nobody special, and what there is to compare. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openSnapshot } from '../../src/store/backup.ts';
import { writeBackupFile } from '../../src/store/backup-file.ts';
import { type BackupChecked, restoreBackup } from '../../src/store/restore.ts';
import { atEnd } from './at-end.ts';
import { emptyDatabase, type FreshDatabase, MIGRATIONS } from './database.ts';

const folder = mkdtempSync(join(tmpdir(), 'hourbank-backup-'));
atEnd(async () => rmSync(folder, { recursive: true, force: true }));

/** A path in a folder of the test file's own, at which there is nothing. */
export function newPath(): string {
  return join(folder, randomBytes(6).toString('hex'));
}

/** A database beside the address of one who sees and may do all. */
export type OwnedDatabase = FreshDatabase & { readonly adminUrl: string };

let count = 0;

/**
 * An empty database of an owner who is neither superuser nor above row-level security, as on many a
 * server of other people.
 */
export async function ownedDatabase(): Promise<OwnedDatabase> {
  const { ownerUrl: adminUrl, appUrl, drop } = await emptyDatabase();
  count += 1;
  const owner = `hourbank_owner_${process.pid}_${count}`;
  const password = randomBytes(12).toString('hex');
  await asking(adminUrl, async (client) => {
    const { rows } = await client.query('select current_database() as name');
    await client.query(
      `create role ${owner} login nosuperuser nobypassrls nocreaterole nocreatedb
       password '${password}'`,
    );
    // The server's administrator has made the app's role known to the owner.
    await client.query(APP_ROLE);
    await client.query(`grant hourbank_app to ${owner}`);
    await client.query(`alter database ${rows[0].name} owner to ${owner}`);
  });
  const address = new URL(adminUrl);
  address.username = owner;
  address.password = password;
  const dropBoth = async (): Promise<void> => {
    await drop();
    const server = new URL(adminUrl);
    server.pathname = '/postgres';
    await asking(server.href, (client) => client.query(`drop role ${owner}`));
  };
  atEnd(dropBoth);
  return { ownerUrl: address.href, appUrl, adminUrl, drop: dropBoth };
}

const APP_ROLE = `
  do $$
  begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'hourbank_app') then
      create role hourbank_app nologin nosuperuser nobypassrls;
    end if;
  exception
    when duplicate_object or unique_violation then null;
  end
  $$`;

/** Does something on a connection of its own. */
export async function asking<T>(url: string, ask: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}

/** Takes a backup into a new file. */
export async function backedUp(ownerUrl: string): Promise<string> {
  const origin = { program: '0.1.0', takenAt: '2026-03-01T12:00:00.000Z', secretMark: 'none' };
  const snapshot = await openSnapshot(ownerUrl, origin);
  if ('code' in snapshot) throw new Error(JSON.stringify(snapshot));
  const path = newPath();
  const written = await writeBackupFile(path, snapshot.bytes);
  await snapshot.close();
  if ('code' in written) throw written.error;
  return path;
}

/** Every row of every table that Hourbank keeps, as text in order. */
export async function everyRow(adminUrl: string): Promise<Readonly<Record<string, string[]>>> {
  return await asking(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name
       from pg_catalog.pg_tables
       where schemaname in ('hourbank', 'sign_in')
       order by 1`,
    );
    const all: Record<string, string[]> = {};
    for (const { name } of rows) {
      const found = await client.query<{ row: string }>(
        `select t::text as row from ${name} t order by 1`,
      );
      all[name] = found.rows.map(({ row }) => row);
    }
    return all;
  });
}

/** An empty database of nobody special, with what a backup holds. */
export async function restoredFrom(
  path: string,
): Promise<{ readonly database: OwnedDatabase; readonly told: BackupChecked }> {
  const database = await ownedDatabase();
  const told = await restoreBackup({ ...NO_PROGRESS, ownerUrl: database.ownerUrl, path });
  if ('code' in told) throw new Error(JSON.stringify(told));
  return { database, told };
}

/** What every restoring in tests has in common. */
export const NO_PROGRESS = {
  migrations: MIGRATIONS,
  waitSeconds: 30,
  onBytes: () => undefined,
};
