/** Directories on which the embedded database does not start, and what is said then. */
import assert from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { layoutOf } from '../../src/adapters/embedded-postgres/directory.ts';
import { findPrograms, runnablePrograms } from '../../src/adapters/embedded-postgres/programs.ts';
import { isDatabaseRefusal } from '../../src/adapters/embedded-postgres/refusals.ts';
import { keptSecret } from '../../src/adapters/embedded-postgres/secrets.ts';
import { serverUser } from '../../src/adapters/embedded-postgres/unprivileged.ts';
import { holdElsewhere, makeFolder, refusal, start, until } from '../support/held-database.ts';

const { folder, remove } = makeFolder();
const directory = join(folder, 'hourbank');
const layout = layoutOf(directory);
const isRoot = process.getuid?.() === 0;

before(async () => {
  const database = await start(directory);
  await database.stop();
});

after(remove);

/** Changes a file of the directory, has the start refused, and puts the file back. */
async function refusedWith(path: string, change: (text: string) => string | null) {
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  if (changed === null) renameSync(path, `${path}.away`);
  else writeFileSync(path, changed);
  try {
    return await refusal(directory);
  } finally {
    if (changed === null) renameSync(`${path}.away`, path);
    else writeFileSync(path, text);
  }
}

const VERSIONS: readonly (readonly [written: string, next: RegExp])[] = [
  ['99', /written by PostgreSQL 99.*brings PostgreSQL 18: install the newer Hourbank/],
  ['15', /written by PostgreSQL 15.*run the older Hourbank.*take a backup/],
];

for (const [written, next] of VERSIONS) {
  test(`a directory of PostgreSQL ${written} is refused with what to do`, async () => {
    const { code, message } = await refusedWith(
      join(layout.cluster, 'PG_VERSION'),
      () => `${written}\n`,
    );
    assert.equal(code, 'other_version');
    assert.match(message, next);
  });
}

test('half a cluster is refused, not made anew', async () => {
  const { message } = await refusedWith(join(layout.cluster, 'PG_VERSION'), () => null);
  assert.match(message, /is damaged, .*PG_VERSION is missing: put the directory back/);
});

test('a password that is missing, or another, is asked for', async () => {
  const missing = await refusedWith(layout.ownerPassword, () => null);
  assert.equal(missing.code, 'password_lost');
  assert.ok(missing.message.includes(`put ${layout.ownerPassword} back`), missing.message);
  const other = await refusedWith(layout.ownerPassword, () => 'another');
  assert.equal(other.code, 'password_lost');
  assert.match(other.message, /is not the one the database was made with/);
});

test('a server that does not start is refused with the last lines of its log', async () => {
  const { code, message } = await refusedWith(
    join(layout.cluster, 'postgresql.conf'),
    (text) => `${text}\nshared_bufers = 128MB\n`,
  );
  assert.equal(code, 'start_failed');
  assert.match(message, /does not start: the server ended with exit code 1/);
  assert.match(message, /unrecognized configuration parameter "shared_bufers"/);
});

test('after every refusal the directory is free, and the log does not grow without bound', async () => {
  appendFileSync(layout.log, Buffer.alloc(9 * 1024 * 1024, '\n'));
  const { stop } = await start(directory);
  await stop();
  assert.ok(statSync(layout.log).size < 1024 * 1024);
  assert.ok(existsSync(layout.olderLog));
});

test('a folder with files of somebody else is not closed to others', async () => {
  const shared = join(folder, 'shared');
  mkdirSync(shared, { mode: 0o755 });
  writeFileSync(join(shared, 'letter.txt'), 'Dear Sir');
  const { code, message } = await refusal(shared);
  assert.equal(code, 'directory_not_ours');
  assert.match(message, /letter\.txt.*set HOURBANK_DATA to an empty or a new directory/);
  assert.equal(statSync(shared).mode & 0o777, 0o755);
  assert.deepEqual(readdirSync(shared), ['letter.txt']);
});

test('a file where the directory should be', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  for (const path of [file, join(file, 'below')]) {
    const { code, message } = await refusal(path);
    assert.equal(code, 'directory_not_writable');
    assert.match(message, /a file where a folder is needed/);
  }
});

test('a directory out of reach is refused with a way out: for root, of its server', async () => {
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, isRoot ? 0o700 : 0o500);
  const { code, message } = await refusal(join(closed, 'hourbank'));
  assert.equal(code, isRoot ? 'directory_closed' : 'directory_not_writable');
  assert.match(message, isRoot ? /may not pass through .*closed: set HOURBANK_DATA/ : /writable/);
  assert.deepEqual(readdirSync(closed), []);
});

test('a cluster put back from a copy starts, whoever made the copy, and however open it is', async () => {
  const copy = join(folder, 'copy');
  cpSync(directory, copy, { recursive: true });
  for (const path of [copy, join(copy, 'postgres')]) chmodSync(path, 0o755);
  const { stop } = await start(copy);
  await stop();
  rmSync(copy, { recursive: true });
});

test('kill -9 while the database is made: the next start makes it', async () => {
  const fresh = join(folder, 'fresh');
  const holder = holdElsewhere(fresh);
  const isBegun = (): boolean =>
    existsSync(fresh) && readdirSync(fresh).some((name) => name.startsWith('postgres.new-'));
  await until('the making has begun', isBegun);
  holder.process.kill('SIGKILL');
  await holder.ended;
  const { stop } = await start(fresh);
  await stop();
  assert.deepEqual(readdirSync(fresh).toSorted(), ['lock', 'postgres', 'postgres.log', 'secrets']);
});

test('programs that the user of the server may not run are copied for it', async () => {
  const installed = findPrograms();
  assert.ok(!isDatabaseRefusal(installed));
  const user = await serverUser(layout.cluster);
  assert.ok(!isDatabaseRefusal(user));
  assert.equal(user !== null, isRoot, 'only root runs the server as another user');
  const closed = join(folder, 'package');
  mkdirSync(closed, { mode: 0o700 });
  const moved = (path: string): string => path.replace(installed.home, closed);
  cpSync(join(installed.home, 'bin'), moved(join(installed.home, 'bin')), { recursive: true });
  const { postgres, initdb, pgCtl } = installed;
  const own = {
    ...installed,
    home: closed,
    postgres: moved(postgres),
    initdb: moved(initdb),
    pgCtl: moved(pgCtl),
  };
  const runnable = await runnablePrograms(own, user, folder);
  assert.equal(runnable.home, isRoot ? join(folder, `programs-${installed.version}`) : closed);
  assert.equal(statSync(runnable.postgres).uid, user?.uid ?? process.getuid?.());
  assert.deepEqual(await runnablePrograms(own, user, folder), runnable);
});

test('a secret is made once, however many ask for it at once', async () => {
  const path = join(folder, 'secrets', 'asked-for');
  const secrets = await Promise.all(Array.from({ length: 8 }, () => keptSecret(path)));
  assert.equal(new Set(secrets).size, 1);
  assert.deepEqual(readdirSync(join(folder, 'secrets')), ['asked-for']);
  assert.equal(statSync(path).mode & 0o777, 0o600);
});
