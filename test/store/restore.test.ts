/** What is not restored, and that it leaves the database as it was. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { openSnapshot } from '../../src/store/backup.ts';
import { migrate } from '../../src/store/migrate.ts';
import { checkBackup, restoreBackup } from '../../src/store/restore.ts';
import {
  asking,
  backedUp,
  everyRow,
  NO_PROGRESS,
  newPath,
  type OwnedDatabase,
  ownedDatabase,
  restoredFrom,
} from '../support/backups.ts';
import { openBank } from '../support/bank.ts';
import { MIGRATIONS } from '../support/database.ts';

let source: OwnedDatabase;
/** A whole backup, packed and unpacked. */
let packed: Buffer;
let text: string;
/** Databases to restore into: one with nothing at all, one with tables and no rows. */
let bare: OwnedDatabase;
let migrated: OwnedDatabase;

before(async () => {
  source = await ownedDatabase();
  migrated = await ownedDatabase();
  bare = await ownedDatabase();
  for (const { ownerUrl } of [source, migrated]) {
    assert.ok('ran' in (await migrate(ownerUrl, MIGRATIONS)));
  }
  const { ownerUrl, appUrl } = source;
  const becomeApp = appUrl === null;
  const { ask } = await openBank('2026-03-01T12:00:00Z', { url: appUrl ?? ownerUrl, becomeApp });
  await ask('client.add', { name: 'Alder Dental' });
  await ask('block.grant', { client: 'Alder Dental', minutes: 90, note: 'Hello' });
  packed = await readFile(await backedUp(ownerUrl));
  text = zstdDecompressSync(packed).toString('utf8');
});

type Change = (lines: string[]) => string[];

/** The backup with its lines changed; `summed` gives it a check sum that fits again. */
function changed(change: Change, summed: boolean): Buffer {
  const lines = change(text.trimEnd().split('\n'));
  if (summed) {
    const last = JSON.parse(lines.pop() ?? '') as object;
    const sha256 = createHash('sha256')
      .update(`${lines.join('\n')}\n`)
      .digest('hex');
    lines.push(JSON.stringify({ ...last, sha256 }));
  }
  return zstdCompressSync(`${lines.join('\n')}\n`);
}

/** Changes the fields of the header. */
function header(fields: (before: Record<string, unknown>) => object): Change {
  return ([first = '', ...rest]) => {
    const before = JSON.parse(first) as Record<string, unknown>;
    return [JSON.stringify({ ...before, ...fields(before) }), ...rest];
  };
}

/** Changes the text of one row, in the table that is named so. */
function row(table: string, change: (row: string) => readonly string[]): Change {
  return (lines) => {
    const at = lines.indexOf(JSON.stringify({ table })) + 1;
    assert.notEqual(at, 0);
    return [...lines.slice(0, at), ...change(lines[at] ?? ''), ...lines.slice(at + 1)];
  };
}

function rowCounts(table: string, add: number): Change {
  return (lines) => {
    const last = JSON.parse(lines.pop() ?? '') as { rows: Record<string, number> };
    const rows = { ...last.rows, [table]: (last.rows[table] ?? 0) + add };
    return [...lines, JSON.stringify({ ...last, rows })];
  };
}

const CLIENT = 'hourbank.client';
const flipped = (at: number): Buffer => {
  const bytes = Buffer.from(packed);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};

const FOREIGN = 'backup_foreign: it is no backup that Hourbank has made';
const EARLY = 'backup_damaged: it is damaged, it ends before its end';

type Fault = readonly [what: string, file: () => Buffer, answer: string];

// biome-ignore format: a table
const FAULTS: readonly Fault[] = [
  ['nothing', () => Buffer.alloc(0), EARLY],
  ['one byte', () => packed.subarray(0, 1), EARLY],
  ['ten bytes', () => packed.subarray(0, 10), EARLY],
  ['the first half', () => packed.subarray(0, packed.length >> 1), EARLY],
  ['all but the last byte', () => packed.subarray(0, -1), EARLY],
  ['a byte flipped at its start', () => flipped(1), FOREIGN],
  ['a byte flipped in the middle', () => flipped(packed.length >> 1), 'backup_damaged: it is damaged, '],
  ['a byte flipped at its end', () => flipped(packed.length - 1), 'backup_damaged: it is damaged, '],
  ['text', () => Buffer.from(text), FOREIGN],
  ['gzip', () => gzipSync(text), FOREIGN],
  ['something else that is packed so', () => zstdCompressSync('Dear Kim,\nthank you.\n'), FOREIGN],
  ['JSON of somebody else', () => zstdCompressSync('{"format":"other","formatVersion":1}\n'), FOREIGN],
  ['one endless line', () => zstdCompressSync('x'.repeat(5_000_000)), FOREIGN],
  ['its header alone', () => changed(([first = '']) => [first], false), EARLY],
  ['no trailer', () => changed((lines) => lines.slice(0, -1), false), EARLY],
  ['lines after its end', () => changed((lines) => [...lines, '{}'], false), 'backup_damaged: it is damaged, it goes on after its end'],
  ['a letter changed', () => changed(row(CLIENT, (line) => [line.replace('Alder', 'Elder')]), false), 'backup_damaged: it is damaged, its check sum does not fit'],
  ['a row less', () => changed(row('hourbank.movement', () => []), true), 'backup_damaged: it is damaged, it does not have the rows that it says'],
  ['rows miscounted', () => changed(rowCounts(CLIENT, 1), true), 'backup_damaged: it is damaged, it does not have the rows that it says'],
  ['a table named twice', () => changed((lines) => lines.toSpliced(-1, 0, lines[1] ?? '', '\\.'), true), 'backup_damaged: it is damaged, it has the rows of'],
  ['a table of others', () => changed((lines) => lines.toSpliced(1, 0, '{"table":"pg_catalog.pg_authid"}', '\\.'), true), 'backup_damaged: it is damaged, it has rows of a table that its header does not name'],
  ['a line between tables', () => changed((lines) => lines.toSpliced(1, 0, 'drop table;'), true), 'backup_damaged: it is damaged, a line of it cannot be read'],
  ['a format to come', () => changed(header(() => ({ formatVersion: 2 })), true), 'backup_newer: it was made by a newer Hourbank'],
  ['a migration to come', () => changed(header(({ migrations }) => ({ program: '9.0.0', migrations: [...(migrations as object[]), { name: '000999_later.sql', hash: '' }] })), true), 'backup_unknown_schema: it was made by Hourbank 9.0.0, which is newer'],
  ['another migration of the name', () => changed(header(() => ({ migrations: [{ name: '000001_init.sql', hash: 'f00' }] })), true), 'backup_unknown_schema: it was made by Hourbank 0.1.0, whose tables this one does not know'],
  ['other columns', () => changed(header(({ tables }) => ({ tables: (tables as { name: string }[]).map((table) => table.name === CLIENT ? { ...table, columns: ['firm_id'] } : table) })), true), 'backup_unknown_schema: it does not have the tables'],
  ['a row twice', () => changed((lines) => rowCounts(CLIENT, 1)(row(CLIENT, (line) => [line, line])(lines)), true), 'backup_damaged: its rows do not fit the tables'],
  ['a row of no firm', () => changed(row(CLIENT, (line) => [line.replace(/^[^\t]+/, '0198c0de-0000-7000-8000-00000000abcd')]), true), 'backup_damaged: its rows do not fit the tables'],
  ['a row with a column less', () => changed(row(CLIENT, (line) => [line.replace(/\t[^\t]+$/, '')]), true), 'backup_damaged: its rows do not fit the tables'],
];

for (const [what, file, answer] of FAULTS) {
  test(`not restored: ${what}`, async () => {
    const path = newPath();
    await writeFile(path, file());
    for (const target of [bare, migrated]) {
      const before = await stateOf(target);
      const { ownerUrl } = target;
      const refused = await restoreBackup({ ...NO_PROGRESS, ownerUrl, path });
      assert.ok('code' in refused && 'message' in refused);
      assert.equal(`${refused.code}: ${refused.message}`.slice(0, answer.length), answer);
      assert.deepEqual(await stateOf(target), before);
    }
  });
}

/** All that a database has: schemas, rows, and what it was made by. */
async function stateOf({ adminUrl }: OwnedDatabase): Promise<object> {
  const schemas = await asking(adminUrl, (admin) =>
    admin.query<object>(
      `select n.nspname::text as schema, c.relname::text as name, c.relforcerowsecurity
       from pg_catalog.pg_namespace n
       left join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relkind = 'r'
       where n.nspname in ('public', 'hourbank', 'sign_in')
       order by 1, 2`,
    ),
  );
  return { schemas: schemas.rows, rows: await everyRow(adminUrl) };
}

test('the file of the faults, unchanged, is restored', async () => {
  const path = newPath();
  await writeFile(
    path,
    changed((lines) => lines, true),
  );
  const { database } = await restoredFrom(path);
  assert.deepEqual(await everyRow(database.adminUrl), await everyRow(source.adminUrl));
});

test('no file and no folder is restored', async () => {
  for (const [path, code] of [
    [newPath(), 'ENOENT'],
    [join(MIGRATIONS), 'EISDIR'],
  ] as const) {
    const refused = await checkBackup(path, () => undefined);
    assert.ok('code' in refused && refused.code === 'file_failed');
    assert.equal(refused.error.code, code);
  }
});

test('a database with any row is left alone', async () => {
  const path = await backedUp(source.ownerUrl);
  const before = await stateOf(source);
  const { ownerUrl } = source;
  const refused = await restoreBackup({ ...NO_PROGRESS, ownerUrl, path });
  assert.ok('message' in refused);
  assert.match(
    refused.message,
    /^the database is not empty \(\S+ has rows\): restore into a new one/,
  );
  assert.deepEqual(await stateOf(source), before);
});

test('what a server that was only started has written makes way', async () => {
  const path = await backedUp(source.ownerUrl);
  const started = await ownedDatabase();
  await migrate(started.ownerUrl, MIGRATIONS);
  await asking(started.adminUrl, (admin) =>
    admin.query(
      `insert into sign_in.set_up (one, token_hash, created_at)
       values (true, '\\x00', '2026-03-01T12:00:00Z')`,
    ),
  );
  const { ownerUrl } = started;
  assert.ok('rows' in (await restoreBackup({ ...NO_PROGRESS, ownerUrl, path })));
  assert.deepEqual(await everyRow(started.adminUrl), await everyRow(source.adminUrl));
});

test('a database that is in use is left alone', async () => {
  const path = await backedUp(source.ownerUrl);
  await asking(migrated.adminUrl, async (admin) => {
    await admin.query('begin');
    await admin.query('lock table hourbank.client in access share mode');
    const { ownerUrl } = migrated;
    const refused = await restoreBackup({ ...NO_PROGRESS, waitSeconds: 1, ownerUrl, path });
    assert.ok('code' in refused && refused.code === 'database_in_use');
    await admin.query('rollback');
  });
});

test('an older backup is brought up to date, a newer one refused', async () => {
  const later = newPath();
  await mkdir(later);
  await cp(MIGRATIONS, later, { recursive: true });
  await writeFile(
    join(later, '000999_later.sql'),
    `alter table hourbank.client add column mood text not null default 'calm';
     create table hourbank.later (firm_id uuid not null, primary key (firm_id));`,
  );
  const older = await backedUp(source.ownerUrl);
  const before = await everyRow(source.adminUrl);
  for (const isMigrated of [false, true]) {
    const target = await ownedDatabase();
    // A server of the later version may have been started on the empty database.
    if (isMigrated) assert.ok('ran' in (await migrate(target.ownerUrl, later)));
    const { ownerUrl } = target;
    const restored = await restoreBackup({
      ...NO_PROGRESS,
      migrations: later,
      ownerUrl,
      path: older,
    });
    assert.ok('rows' in restored);
    const after = await everyRow(target.adminUrl);
    assert.deepEqual(after['hourbank.journal'], before['hourbank.journal']);
    assert.match(after['hourbank.client']?.[0] ?? '', /,calm\)$/);
    assert.deepEqual(await migrate(ownerUrl, later), { ran: [] });
    const refused = await restoreBackup({
      ...NO_PROGRESS,
      ...{ ownerUrl: bare.ownerUrl, path: await backedUp(ownerUrl) },
    });
    assert.ok('code' in refused && refused.code === 'backup_unknown_schema');
  }
});

test('where Hourbank has made nothing there is nothing to back up', async () => {
  const origin = { program: '0.1.0', takenAt: '', secretMark: '' };
  const snapshot = await openSnapshot(bare.ownerUrl, origin);
  assert.ok('code' in snapshot && snapshot.code === 'nothing_to_back_up');
});
