/** Migrations: all of them once, in order, whoever starts; and what is refused instead. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client } from 'pg';
import { migrate, serverRefusal } from '../../src/store/migrate.ts';
import { atEnd } from '../support/at-end.ts';
import { emptyDatabase, MIGRATIONS } from '../support/database.ts';
import { checkRows } from '../support/rows.ts';
import { schemaText } from '../support/schema-text.ts';

const ALL = readdirSync(MIGRATIONS).filter((name) => /^\d{6}_.*\.sql$/.test(name));

const FIRST = 'create schema shelf; create table shelf.book (title text not null);';
const SECOND = `insert into shelf.book (title) values ('Ledgers');`;

test('an empty database gets all migrations, and a second start finds nothing to do', async () => {
  const url = await emptyUrl();
  assert.deepEqual(await migrate(url, MIGRATIONS), { ran: ALL.sort() });
  assert.deepEqual(await migrate(url, MIGRATIONS), { ran: [] });
});

test('five that start at once run each migration once between them', async () => {
  const url = await emptyUrl();
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => migrate(url, MIGRATIONS)));
  assert.deepEqual(
    outcomes.flatMap((outcome) => ('ran' in outcome ? outcome.ran : [])).sort(),
    ALL,
  );
  assert.deepEqual(await names(url), ALL);
});

test('five databases of one server at once share the role of the app', async () => {
  const urls = await Promise.all(Array.from({ length: 5 }, () => emptyUrl()));
  const outcomes = await Promise.all(urls.map((url) => migrate(url, MIGRATIONS)));
  assert.deepEqual(
    outcomes,
    urls.map(() => ({ ran: ALL })),
  );
});

test('a database of an older version gets what is new, in order', async () => {
  const url = await emptyUrl();
  const folder = folderOf({ '000001_first.sql': FIRST });
  assert.deepEqual(await migrate(url, folder), { ran: ['000001_first.sql'] });
  writeFileSync(join(folder, '000003_third.sql'), 'drop table shelf.book;');
  writeFileSync(join(folder, '000002_second.sql'), SECOND);
  assert.deepEqual(await migrate(url, folder), { ran: ['000002_second.sql', '000003_third.sql'] });
});

test('migrated in two goes, a schema is the same as in one', async () => {
  const [first, ...rest] = ALL;
  const folder = mkdtempSync(join(tmpdir(), 'hourbank-migrations-'));
  atEnd(async () => rmSync(folder, { recursive: true }));
  const [inOne, inTwo] = [await emptyUrl(), await emptyUrl()];
  cpSync(join(MIGRATIONS, String(first)), join(folder, String(first)));
  assert.deepEqual(await migrate(inTwo, folder), { ran: [first] });
  assert.deepEqual(await migrate(inTwo, MIGRATIONS), { ran: rest });
  await migrate(inOne, MIGRATIONS);
  assert.equal(await asked(inTwo, schemaText), await asked(inOne, schemaText));
});

test('a schema of a newer version is refused, and left as it is', async () => {
  const url = await emptyUrl();
  await migrate(url, folderOf({ '000001_first.sql': FIRST, '000002_second.sql': SECOND }));
  const older = { '000001_first.sql': FIRST, '000003_other.sql': 'drop table shelf.book;' };
  assert.deepEqual(await migrate(url, folderOf(older)), {
    code: 'schema_newer',
    message:
      'the database was made by a newer Hourbank (it has 000002_second.sql): ' +
      'start that version, or restore a backup into an empty database',
  });
  assert.deepEqual(await books(url), ['Ledgers']);
});

test('a migration that reads otherwise than the one that was run is refused', async () => {
  const url = await emptyUrl();
  const folder = folderOf({ '000001_first.sql': FIRST });
  await migrate(url, folder);
  writeFileSync(join(folder, '000001_first.sql'), `${FIRST} -- and no more`);
  writeFileSync(join(folder, '000002_second.sql'), SECOND);
  assert.deepEqual(await migrate(url, folder), {
    code: 'schema_changed',
    message:
      'the database was made from another 000001_first.sql than this program has: ' +
      'start the version it was made with',
  });
  assert.deepEqual(await books(url), []);
});

test('a migration that fails half-way leaves nothing, and the next start repeats it', async () => {
  const url = await emptyUrl();
  const broken = `${SECOND} create table shelf.reader (name text); select 1 / 0;`;
  const folder = folderOf({ '000001_first.sql': FIRST, '000002_second.sql': broken });
  await assert.rejects(migrate(url, folder), { code: '22012' });
  assert.deepEqual(await names(url), ['000001_first.sql']);
  assert.deepEqual(await books(url), []);
  await assert.rejects(migrate(url, folder), { code: '22012' });
  writeFileSync(join(folder, '000002_second.sql'), `${SECOND} create table shelf.reader ();`);
  assert.deepEqual(await migrate(url, folder), { ran: ['000002_second.sql'] });
  assert.deepEqual(await books(url), ['Ledgers']);
});

test('one that waited for a migration that failed runs it itself', async () => {
  const url = await emptyUrl();
  const folder = folderOf({ '000001_first.sql': FIRST, '000002_second.sql': 'select 1 / 0;' });
  const outcomes = await Promise.allSettled([migrate(url, folder), migrate(url, folder)]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.deepEqual(await names(url), ['000001_first.sql']);
});

test('a name that is not qualified finds nothing, whatever the path of the owner', async () => {
  const url = await emptyUrl();
  const folder = folderOf({ '000001_first.sql': 'create table book (title text);' });
  await assert.rejects(migrate(url, folder), { code: '3F000' });
});

test('what is no migration is left alone', async () => {
  const url = await emptyUrl();
  const folder = folderOf({ '000001_first.sql': FIRST, 'schema.sql': 'nonsense', 'a.txt': '' });
  assert.deepEqual(await migrate(url, folder), { ran: ['000001_first.sql'] });
});

test('the app is nobody who could pass a policy by', async () => {
  const url = await emptyUrl();
  await migrate(url, MIGRATIONS);
  const { rows } = await asked(url, (client) =>
    client.query(
      `select rolsuper, rolbypassrls from pg_catalog.pg_roles where rolname = 'hourbank_app'`,
    ),
  );
  assert.deepEqual(rows, [{ rolsuper: false, rolbypassrls: false }]);
});

test('an owner who is no superuser gets all migrations, and may become the app', async () => {
  const { ownerUrl, drop } = await emptyDatabase();
  const name = `hourbank_test_owner_${process.pid}`;
  const superuser = (statement: string) => asked(ownerUrl, (client) => client.query(statement));
  await superuser(`create role ${name} login createrole password 'of a test'`);
  atEnd(async () => {
    await superuser(`drop owned by ${name} cascade`);
    await drop();
    await asked(inServer(ownerUrl), (client) => client.query(`drop role ${name}`));
  });
  await superuser(`alter database ${new URL(ownerUrl).pathname.slice(1)} owner to ${name}`);
  await superuser(AS_ITS_MAKER.replaceAll('$1', name));
  const address = new URL(ownerUrl);
  address.username = name;
  address.password = 'of a test';
  assert.deepEqual(await migrate(address.href, MIGRATIONS), { ran: ALL });
  const { rows } = await asked(address.href, async (client) => {
    await client.query('set role hourbank_app');
    return await client.query('select current_user::text as name');
  });
  assert.deepEqual(rows, [{ name: 'hourbank_app' }]);
});

/** The role of the app may be there before; this is what its maker is to it. */
const AS_ITS_MAKER = `
  do $$
  begin
    if current_setting('server_version_num')::integer >= 160000 then
      if not exists (select from pg_catalog.pg_roles where rolname = 'hourbank_app') then
        create role hourbank_app;
      end if;
      execute 'grant hourbank_app to $1 with admin true, inherit false, set false';
    end if;
  end
  $$`;

test('a server older than 15 is refused', () => {
  const rows = `
    90624  => the server is PostgreSQL 9
    140013 => the server is PostgreSQL 14
    149999 => the server is PostgreSQL 14
    150000 => will do
    150004 => will do
    180001 => will do
  `;
  checkRows(rows, (number) => {
    const refusal = serverRefusal(Number(number));
    return refusal === null ? 'will do' : String(refusal.message.split(';')[0]);
  });
  assert.deepEqual(serverRefusal(140_013), {
    code: 'server_too_old',
    message: 'the server is PostgreSQL 14; Hourbank needs 15 or newer: point DATABASE_URL at one',
  });
});

async function emptyUrl(): Promise<string> {
  const { ownerUrl, drop } = await emptyDatabase();
  atEnd(drop);
  return ownerUrl;
}

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hourbank-migrations-'));
  atEnd(async () => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function inServer(url: string): string {
  const address = new URL(url);
  address.pathname = '/postgres';
  return address.href;
}

async function names(url: string): Promise<readonly string[]> {
  const statement = 'select name from public.hourbank_migration order by name';
  const { rows } = await asked(url, (client) => client.query<{ name: string }>(statement));
  return rows.map(({ name }) => name);
}

async function books(url: string): Promise<readonly string[]> {
  const statement = 'select title from shelf.book order by title';
  const { rows } = await asked(url, (client) => client.query<{ title: string }>(statement));
  return rows.map(({ title }) => title);
}

async function asked<T>(url: string, ask: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}
