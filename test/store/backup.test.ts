/** Backups: taken while others write, restored to the same rows and the same hashes. */
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { before, test } from 'node:test';
import type { Client } from 'pg';
import { migrate } from '../../src/store/migrate.ts';
import { checkBackup } from '../../src/store/restore.ts';
import {
  asking,
  backedUp,
  everyRow,
  type OwnedDatabase,
  ownedDatabase,
  restoredFrom,
} from '../support/backups.ts';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { MIGRATIONS } from '../support/database.ts';
import { firmTables } from '../support/firm-tables.ts';
import { addOneOfEach } from '../support/one-of-each.ts';

let source: OwnedDatabase;
let bank: Bank;
/** The firms there are, and somebody who may do all in each. */
let owners: readonly As[];

const SEEDED_FIRM = '0198c0de-0000-7000-8000-00000000abcd';

before(async () => {
  source = await ownedDatabase();
  assert.ok('ran' in (await migrate(source.ownerUrl, MIGRATIONS)));
  bank = await bankOn(source);
  owners = [bank.owner, { firm: await bank.addFirm('Copperfield Systems'), role: 'owner' }];
  for (const as of owners) await live(as);
  await asking(source.adminUrl, seedEveryTable);
});

async function bankOn({ ownerUrl, appUrl }: OwnedDatabase): Promise<Bank> {
  const becomeApp = appUrl === null;
  return await openBank('2026-03-01T12:00:00Z', { url: appUrl ?? ownerUrl, becomeApp });
}

/** What COPY has to write otherwise than it reads, and what would end the rows if it did not. */
const AWKWARD = 'a\\tab\t, a line\n\\.\nand \\. again\r\n\\N "ünïcödé" 小時 \\';

const CLIENTS = ['Alder Dental', 'Birch & Sons', 'Cedar Café'];

async function live(as: As): Promise<void> {
  for (const name of CLIENTS) {
    await bank.ask('client.add', { name }, { as });
    await bank.ask('block.grant', { client: name, minutes: 600, note: 'Hello' }, { as });
    await bank.ask('block.grant', { client: name, minutes: 1, note: 'one' }, { as });
    for (let count = 0; count < 5; count += 1) await work(bank, as, name);
  }
}

async function work({ ask }: Bank, as: As, client: string): Promise<void> {
  const done = { client, workType: 'remote', minutes: 7, description: AWKWARD, post: true };
  await ask('entry.log', done, { as });
}

/** A firm with a row in every table, and rows of sign-in, with values at their edges. */
async function seedEveryTable(admin: Client): Promise<void> {
  await addOneOfEach(admin, await firmTables(admin), SEEDED_FIRM);
  await admin.query('insert into hourbank.firm_directory (firm_id) values ($1)', [SEEDED_FIRM]);
  await admin.query(
    `insert into hourbank.contact_directory (mail_hash, firm_id) values ('\\x00ff', $1)`,
    [SEEDED_FIRM],
  );
  await admin.query(`
    insert into sign_in."user" (id, name, email, email_verified, created_at, updated_at)
    values ('u1', 'Robin Ashe', 'robin@copperfield.example', false,
      '2026-03-01T12:00:00.123456Z', '0001-01-01 00:00:00+00 BC');
    insert into sign_in.organization (id, name, slug, metadata, created_at)
    values ('o1', 'Copperfield', 'o1', E'\\\\.', '2026-03-01T12:00:00Z');
    insert into sign_in.member (id, organization_id, user_id, role, created_at)
    values ('m1', 'o1', 'u1', 'owner', '2026-03-01T12:00:00Z');
    insert into sign_in.session (id, user_id, token, expires_at, created_at, updated_at)
    values ('s1', 'u1', 't', 'infinity', '2026-03-01T12:00:00Z', '2026-03-01T12:00:00Z')`);
}

test('the owner that backs up and restores is nobody special', async () => {
  const { rows } = await asking(source.ownerUrl, (owner) =>
    owner.query(
      `select r.rolsuper or r.rolbypassrls as special,
         (select count(*)::int from hourbank.client) as seen
       from pg_catalog.pg_roles r
       where r.rolname = current_user`,
    ),
  );
  assert.deepEqual(rows, [{ special: false, seen: 0 }]);
});

test('a backup restores every row, and only its owner may read it', async () => {
  const path = await backedUp(source.ownerUrl);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  const { database, told } = await restoredFrom(path);
  const before = await everyRow(source.adminUrl);
  assert.deepEqual(await everyRow(database.adminUrl), before);
  for (const [name, rows] of Object.entries(before)) {
    assert.equal(told.rows[name.replaceAll('"', '')], rows.length, name);
    if (name.startsWith('hourbank.')) assert.notEqual(rows.length, 0, `${name} has a row`);
  }
  assert.deepEqual(await forcedTables(database), await forcedTables(source));
});

async function forcedTables({ adminUrl }: OwnedDatabase): Promise<readonly object[]> {
  const { rows } = await asking(adminUrl, (admin) =>
    admin.query<object>(
      `select relname::text as name, relrowsecurity, relforcerowsecurity
       from pg_catalog.pg_class
       where relnamespace in ('hourbank'::regnamespace, 'sign_in'::regnamespace)
         and relkind = 'r'
       order by 1`,
    ),
  );
  assert.ok(rows.length > 20);
  return rows;
}

test('a backup taken while work is posted is of one moment, and work goes on from it', async () => {
  let goOn = true;
  const posting = owners.flatMap((as) =>
    CLIENTS.map(async (client) => {
      for (let count = 0; goOn || count < 3; count += 1) await work(bank, as, client);
    }),
  );
  const path = await backedUp(source.ownerUrl);
  goOn = false;
  await Promise.all(posting);
  const { database } = await restoredFrom(path);
  const restored = await bankOn(database);
  for (const as of owners) {
    const before = await verified(restored, as);
    assert.ok(before.records >= CLIENTS.length * 7);
    for (const client of CLIENTS) await work(restored, as, client);
    const after = await verified(restored, as);
    assert.equal(after.records, before.records + CLIENTS.length);
    assert.notEqual(after.hash, before.hash);
  }
  assert.deepEqual(restored.faults, []);
});

test('the ledger of a restored database has the hashes it had', async () => {
  const { database } = await restoredFrom(await backedUp(source.ownerUrl));
  const restored = await bankOn(database);
  for (const as of owners) {
    assert.deepEqual(await verified(restored, as), await verified(bank, as));
  }
});

async function verified({ ask }: Bank, as: As) {
  const { findings, ...told } = await ask('ledger.verify', {}, { as });
  assert.deepEqual(findings, []);
  assert.equal(told.clients, CLIENTS.length);
  return told;
}

test('a file is checked without a database', async () => {
  const path = await backedUp(source.ownerUrl);
  let bytes = 0;
  const checked = await checkBackup(path, (count) => {
    bytes += count;
  });
  assert.ok('header' in checked);
  assert.equal(checked.header.program, '0.1.0');
  assert.equal(bytes, (await stat(path)).size);
});

test('a restored database can be backed up to the same rows again', async () => {
  const { database } = await restoredFrom(await backedUp(source.ownerUrl));
  const again = await restoredFrom(await backedUp(database.ownerUrl));
  assert.deepEqual(await everyRow(again.database.adminUrl), await everyRow(database.adminUrl));
});

test('schemas hold nothing that a backup leaves out', async () => {
  const { rows } = await asking(source.adminUrl, (admin) =>
    admin.query<{ name: string; kind: string }>(
      `select c.relname::text as name, c.relkind::text as kind
       from pg_catalog.pg_class c
       where c.relnamespace in ('hourbank'::regnamespace, 'sign_in'::regnamespace)
         and c.relkind not in ('r', 'i')`,
    ),
  );
  assert.deepEqual(rows, [], 'such as a sequence, whose place would have to be kept as well');
});
