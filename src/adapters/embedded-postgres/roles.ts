/** The database and its roles, as they must be on every start. */
import { Client, DatabaseError } from 'pg';
import { OWNER_ROLE } from './cluster.ts';

/** The role of the running app: it owns nothing, and row-level security holds for it. */
const APP_ROLE = 'hourbank_app';

const DATABASE = 'hourbank';
const ANSWER_MILLISECONDS = 15_000;
const NO_SUCH_DATABASE = '3D000';
const WRONG_PASSWORD = '28P01';

export type Passwords = { readonly owner: string; readonly app: string };
export type DatabaseUrls = { readonly ownerUrl: string; readonly appUrl: string };

export function databaseUrls(port: number, { owner, app }: Passwords): DatabaseUrls {
  return { ownerUrl: urlOf(port, OWNER_ROLE, owner), appUrl: urlOf(port, APP_ROLE, app) };
}

function urlOf(port: number, role: string, password: string, database = DATABASE): string {
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Makes the database and the app's role unless they are there. False: a wrong owner's password. */
export async function ensureRoles(port: number, passwords: Passwords): Promise<boolean> {
  const { ownerUrl } = databaseUrls(port, passwords);
  try {
    await asOwner(ownerUrl, (client) => ensureApp(client, passwords.app));
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    if (error.code === WRONG_PASSWORD) return false;
    if (error.code !== NO_SUCH_DATABASE) throw error;
    const first = urlOf(port, OWNER_ROLE, passwords.owner, 'postgres');
    await asOwner(first, (client) => client.query(`create database ${DATABASE}`));
    await asOwner(ownerUrl, (client) => ensureApp(client, passwords.app));
  }
  return true;
}

async function ensureApp(client: Client, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [APP_ROLE]);
  if (rowCount === 0) await client.query(`create role ${APP_ROLE}`);
  await client.query(
    `alter role ${APP_ROLE}
     login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
     password ${client.escapeLiteral(password)}`,
  );
}

async function asOwner(url: string, use: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_MILLISECONDS,
    query_timeout: ANSWER_MILLISECONDS,
    application_name: 'hourbank start',
  });
  // Told by the query or the connection that fails as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await use(client);
  } finally {
    await client.end();
  }
}
