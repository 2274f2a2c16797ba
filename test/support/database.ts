/**
 * Databases for tests, on a real PostgreSQL: each a copy of one that was migrated. The server is
 * the one of HOURBANK_TEST_DATABASE_URL, or one that the test run has started, or else one that the
 * test file starts for itself.
 */
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../src/store/migrate.ts';
import { atEnd } from './at-end.ts';
import { projectRoot } from './sources.ts';
import { startTestServer, type TestServer } from './test-server.ts';

export type FreshDatabase = {
  readonly ownerUrl: string;
  /** The login of the app's own role; null where the server has none, and the owner switches. */
  readonly appUrl: string | null;
  readonly drop: () => Promise<void>;
};

export const MIGRATIONS = join(projectRoot, 'migrations');
const TEMPLATE = 'hourbank_template';
const TEMPLATE_LOCK = 4_747_002;

let count = 0;

/** A new database, migrated and empty. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = await testServer();
  await ensureTemplate(server);
  count += 1;
  const name = `hourbank_test_${process.pid}_${count}`;
  await asOwner(server.ownerUrl, `create database ${name} template ${TEMPLATE}`);
  // Nobody pulls the plug on these: a commit need not wait for the disk.
  await asOwner(server.ownerUrl, `alter database ${name} set synchronous_commit = off`);
  const appUrl = server.appUrl === null ? null : inDatabase(server.appUrl, name);
  const drop = () => asOwner(server.ownerUrl, `drop database if exists ${name} with (force)`);
  return { ownerUrl: inDatabase(server.ownerUrl, name), appUrl, drop };
}

/** A new database with nothing in it. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  const server = await testServer();
  count += 1;
  const name = `hourbank_empty_${process.pid}_${count}`;
  await asOwner(server.ownerUrl, `create database ${name} template template0 encoding 'UTF8'`);
  const appUrl = server.appUrl === null ? null : inDatabase(server.appUrl, name);
  const drop = () => asOwner(server.ownerUrl, `drop database if exists ${name} with (force)`);
  return { ownerUrl: inDatabase(server.ownerUrl, name), appUrl, drop };
}

let server: Promise<TestServer> | null = null;

function testServer(): Promise<TestServer> {
  server ??= findServer();
  return server;
}

async function findServer(): Promise<TestServer> {
  const { HOURBANK_TEST_DATABASE_URL: outside, HOURBANK_TEST_SERVER: running } = process.env;
  if (outside !== undefined) return { ownerUrl: outside, appUrl: null };
  if (running !== undefined) return JSON.parse(running) as TestServer;
  const { stop, ...own } = await startTestServer();
  atEnd(stop);
  return own;
}

/** Test files run side by side: the first makes the template, the others wait for it. */
async function ensureTemplate({ ownerUrl }: TestServer): Promise<void> {
  await whileAlone(TEMPLATE_LOCK, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      TEMPLATE,
    ]);
    if (rowCount === 0) {
      const making = `${TEMPLATE}_making`;
      await client.query(`drop database if exists ${making} with (force)`);
      await client.query(`create database ${making} template template0 encoding 'UTF8'`);
      const migrated = await migrate(inDatabase(ownerUrl, making), MIGRATIONS);
      if ('code' in migrated) throw new Error(migrated.message);
      await client.query(`alter database ${making} rename to ${TEMPLATE}`);
    }
  });
}

/** Does it while no other test file does anything under the same number. */
export async function whileAlone<Made>(
  lock: number,
  act: (client: Client) => Promise<Made>,
): Promise<Made> {
  const { ownerUrl } = await testServer();
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    return await act(client);
  } finally {
    await client.end();
  }
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
