/**
 * The second wall, by statements of the app's own role that forget the firm: whatever they ask, they
 * see and change the rows of the firm that was entered, and no others.
 */
import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { before, test } from 'node:test';
import { Client, DatabaseError } from 'pg';
import { atEnd } from '../support/at-end.ts';
import { APPEND_ONLY } from '../support/catalogue-rights.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { firmTables } from '../support/firm-tables.ts';
import { addOneOfEach, insertOf, type Row } from '../support/one-of-each.ts';
import { rowsOf } from '../support/rows.ts';

const OURS = randomUUIDv7();
const THEIRS = randomUUIDv7();

let owner: Client;
let app: Client;
let tables: readonly string[];
let theirRows: ReadonlyMap<string, Row>;
let ownRows: ReadonlyMap<string, Row>;

before(async () => {
  const fresh = await freshDatabase();
  owner = new Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  app = await appClient(fresh);
  atEnd(async () => {
    await app.end();
    await owner.query(`drop role if exists ${LOGIN}`);
    await owner.end();
    await fresh.drop();
  });
  tables = await firmTables(owner);
  ownRows = await addOneOfEach(owner, tables, OURS);
  theirRows = await addOneOfEach(owner, tables, THEIRS);
});

/** Adds a row that has the columns of our own. */
function insertOfOwn(table: string): string {
  return insertOf(table, ownRows.get(table) ?? {});
}

test('without entering a firm no row is there', async () => {
  await holds(null, (table) => `select from ${table}`, '0 rows');
  await holds(null, (table) => `delete from ${table} where firm_id = '${OURS}'`, /^0 rows|42501$/);
});

test('without entering a firm nothing can be added', async () => {
  await holds(null, insertOfOwn, '42501', (table) => [JSON.stringify(ownRows.get(table))]);
});

test('of a firm that was entered the rows are there, and no others', async () => {
  await holds(OURS, (table) => `select from ${table}`, '1 rows');
  await holds(OURS, (table) => `select from ${table} where firm_id = '${OURS}'`, '1 rows');
  await holds(OURS, (table) => `select from ${table} where firm_id <> '${OURS}'`, '0 rows');
  await holds(OURS, (table) => `select from ${table} where firm_id = '${THEIRS}'`, '0 rows');
});

test('a firm that is not there has no rows', async () => {
  await holds(randomUUIDv7(), (table) => `select from ${table}`, '0 rows');
});

test('rows of another firm cannot be added', async () => {
  const changed = (table: string) => JSON.stringify({ ...theirRows.get(table), firm_id: THEIRS });
  await holds(OURS, insertOfOwn, '42501', (table) => [changed(table)]);
  await holds(
    OURS,
    (table) => `${insertOfOwn(table)} on conflict do nothing`,
    '42501',
    (table) => [changed(table)],
  );
});

test('rows of another firm cannot be changed', async () => {
  const columns = await changeable();
  await holds(
    OURS,
    (table) => {
      const column = columns.get(table) ?? 'firm_id';
      return `update ${table} set ${column} = ${column} where firm_id = '${THEIRS}'`;
    },
    (table) => (columns.has(table) ? '0 rows' : '42501'),
  );
});

test('rows of another firm cannot be deleted, not even in a sweep', async () => {
  const deleted = await deletable();
  const of = (found: string) => (table: string) => (deleted.has(table) ? found : '42501');
  const theirs = (table: string) => `delete from ${table} where firm_id = '${THEIRS}'`;
  await holds(OURS, theirs, of('0 rows'));
  await holds(OURS, (table) => `delete from ${table}`, of('1 rows'));
});

test('rows cannot be moved to another firm', async () => {
  await holds(OURS, (table) => `update ${table} set firm_id = '${THEIRS}'`, '42501');
});

test('journal, movements and audit cannot be changed, not even our own', async () => {
  const append = (table: string): boolean => APPEND_ONLY.includes(table);
  const kept = tables.filter(append);
  assert.equal(kept.length, APPEND_ONLY.length);
  for (const table of kept) {
    for (const column of Object.keys(ownRows.get(table) ?? {})) {
      const statement = `update ${table} set ${column} = ${column} where firm_id = '${OURS}'`;
      assert.equal(await outcome(OURS, statement), '42501', statement);
    }
    assert.equal(await outcome(OURS, `delete from ${table}`), '42501');
  }
});

test('no table can be emptied or made over', async () => {
  const statements = [
    'truncate $1',
    'truncate $1 cascade',
    'drop table $1 cascade',
    'alter table $1 disable row level security',
    'alter table $1 no force row level security',
    'alter table $1 add column more text',
    'alter table $1 owner to current_user',
    'alter policy of_the_firm on $1 using (true)',
    'drop policy of_the_firm on $1',
    'create policy all_of_it on $1 using (true)',
    'create index more on $1 (firm_id)',
    'create rule more as on delete to $1 do instead nothing',
    'create trigger more before insert on $1 execute function suppress_redundant_updates_trigger()',
  ];
  for (const statement of statements) {
    await holds(OURS, (table) => statement.replace('$1', table), '42501');
  }
});

test('nobody is left to become, and nothing to be made', async () => {
  const { rows } = await owner.query<{ name: string }>('select quote_ident(session_user) as name');
  const table = `
    set role OWNER                                                              => 42501
    set session authorization OWNER                                             => 42501
    alter role hourbank_app bypassrls                                           => 42501
    alter role hourbank_app superuser                                           => 42501
    grant OWNER to hourbank_app                                                 => 42501
    create role another                                                         => 42501
    create schema another                                                       => 42501
    create table public.another ()                                              => 42501
    create table hourbank.another ()                                            => 42501
    create table sign_in.another ()                                             => 42501
    create view hourbank.another as select name from hourbank.client            => 42501
    create function hourbank.another() returns void language sql as 'select 1'  => 42501
    create function public.another() returns void language sql as 'select 1'    => 42501
    drop function hourbank.enter_firm(uuid)                                     => 42501
    alter function hourbank.entered_firm() set app.firm_id = 'x'                => 42501
    drop schema hourbank cascade                                                => 42501
    set session_replication_role = replica                                      => 42501
    insert into public.hourbank_migration values ('a', 'b', '2026-01-01')       => 42501
    delete from public.hourbank_migration                                       => 42501
    delete from hourbank.firm_directory                                         => 42501
    copy hourbank.client to program 'cat'                                       => 42501
    copy hourbank.client from '/dev/null'                                       => 42501
    select pg_read_file('PG_VERSION')                                           => 42501
    select rolpassword from pg_catalog.pg_authid                                => 42501
    create temporary table of_an_import (line text)                             => 0 rows
  `;
  for (const { question, answer } of rowsOf(table)) {
    const statement = question.replace('OWNER', String(rows[0]?.name));
    assert.equal(await outcome(OURS, statement), answer, statement);
  }
});

test('row-level security cannot be left out of a question', async () => {
  for (const table of tables) {
    await app.query('begin');
    await app.query('select hourbank.enter_firm($1)', [OURS]);
    await app.query('set local row_security = off');
    await assert.rejects(app.query(`select from ${table}`), { code: '42501' });
    await app.query('rollback');
  }
});

test('a firm is entered for one transaction, kept or not', async () => {
  for (const end of ['commit', 'rollback']) {
    await app.query('begin');
    await app.query('select hourbank.enter_firm($1)', [OURS]);
    await app.query(end);
    assert.equal(await outcome(null, 'select from hourbank.client'), '0 rows');
  }
});

test('a nonsense id enters nothing', async () => {
  const statements: readonly (readonly [statement: string, answer: string])[] = [
    [`select hourbank.enter_firm('nonsense')`, '22P02'],
    [`select hourbank.enter_firm('''; set role postgres; --')`, '22P02'],
    [`select hourbank.enter_firm('00000000-0000-0000-0000-000000000000')`, '0 rows'],
    [`select hourbank.enter_firm(null)`, '42601'],
    [`set local app.firm_id = 'nonsense'`, '22P02'],
    [`set local app.firm_id = ''`, '0 rows'],
    [`set local app.firm_id = default`, '0 rows'],
  ];
  for (const [statement, answer] of statements) {
    await app.query('begin');
    const found = await answered(async () => {
      await app.query(statement);
      return await app.query('select from hourbank.client');
    });
    await app.query('rollback');
    assert.equal(found, answer, statement);
  }
});

/** For a server where the app's role has no login of its own: one that may become it, no more. */
const LOGIN = `hourbank_test_login_${process.pid}`;

async function appClient({ ownerUrl, appUrl }: FreshDatabase): Promise<Client> {
  const address = new URL(appUrl ?? ownerUrl);
  if (appUrl === null) {
    await owner.query(`create role ${LOGIN} login noinherit password 'of a test'`);
    await owner.query(`grant hourbank_app to ${LOGIN}`);
    address.username = LOGIN;
    address.password = 'of a test';
  }
  const client = new Client({
    connectionString: address.href,
    ...(appUrl === null ? { options: '-c role=hourbank_app' } : {}),
  });
  await client.connect();
  return client;
}

/** Runs a statement about every table, and holds what came of each against what was to. */
async function holds(
  firm: string | null,
  statementOf: (table: string) => string,
  expected: string | RegExp | ((table: string) => string),
  valuesOf: (table: string) => readonly unknown[] = () => [],
): Promise<void> {
  for (const table of tables) {
    const statement = statementOf(table);
    const found = await outcome(firm, statement, valuesOf(table));
    if (expected instanceof RegExp) assert.match(found, expected, statement);
    else assert.equal(found, typeof expected === 'string' ? expected : expected(table), statement);
  }
}

/** How many rows a statement touched, or the SQLSTATE it failed with; it is rolled back. */
async function outcome(
  firm: string | null,
  statement: string,
  values: readonly unknown[] = [],
): Promise<string> {
  await app.query('begin');
  if (firm !== null) await app.query('select hourbank.enter_firm($1)', [firm]);
  const found = await answered(() => app.query(statement, [...values]));
  await app.query('rollback');
  return found;
}

async function answered(ask: () => Promise<{ readonly rowCount: number | null }>): Promise<string> {
  try {
    return `${(await ask()).rowCount ?? 0} rows`;
  } catch (error) {
    if (error instanceof DatabaseError) return String(error.code);
    throw error;
  }
}

/** A column of each table that the app may change, where there is one. */
async function changeable(): Promise<ReadonlyMap<string, string>> {
  const { rows } = await owner.query<{ name: string; column: string }>(
    `select c.oid::regclass::text as name, min(a.attname) as column
     from pg_catalog.pg_class c
     join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0
     where c.oid = any($1::regclass[])
       and has_column_privilege('hourbank_app', c.oid, a.attnum, 'update')
     group by c.oid`,
    [tables],
  );
  return new Map(rows.map(({ name, column }) => [name, column]));
}

async function deletable(): Promise<ReadonlySet<string>> {
  const { rows } = await owner.query<{ name: string }>(
    `select name from unnest($1::text[]) as name where has_table_privilege('hourbank_app', name, 'delete')`,
    [tables],
  );
  return new Set(rows.map(({ name }) => name));
}
