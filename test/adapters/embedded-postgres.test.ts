/** The embedded database as a real server: made, found, stopped, and killed in every way. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { layoutOf } from '../../src/adapters/embedded-postgres/directory.ts';
import { findEmbeddedDatabase } from '../../src/adapters/embedded-postgres/find.ts';
import {
  hasEnded,
  readPostmaster,
  stopPostmaster,
} from '../../src/adapters/embedded-postgres/postmaster.ts';
import { ask, holdElsewhere, makeFolder, refusal, start, until } from '../support/held-database.ts';

const { folder, remove } = makeFolder();
const directory = join(folder, 'hourbank');
const layout = layoutOf(directory);
const createdSaid: string[] = [];

/** Made once; every test starts the server on it and leaves it stopped. */
before(async () => {
  const database = await start(directory, createdSaid);
  await ask(database.ownerUrl, 'create table kept (told text)');
  await database.stop();
});

after(remove);

/** The main process of the server that runs, or has run, on the directory. */
async function postmasterPid(): Promise<number> {
  const postmaster = await readPostmaster(layout.cluster);
  assert.ok(postmaster !== null, 'there is a postmaster.pid');
  return postmaster.pid;
}

function mode(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

test('the first start says so, and every folder and file is closed to others', () => {
  assert.deepEqual(createdSaid, [`Creating the database in ${directory}; this happens once.`]);
  const { cluster, secrets, ownerPassword, appPassword, log, lock } = layout;
  assert.deepEqual([directory, cluster, secrets].map(mode), ['700', '700', '700']);
  assert.deepEqual([ownerPassword, appPassword, log, lock].map(mode), ['600', '600', '600', '600']);
  const owner = statSync(cluster).uid;
  assert.equal(statSync(directory).uid, owner);
  assert.ok(owner !== 0, 'never root');
  assert.match(readFileSync(ownerPassword, 'utf8'), /^[\w-]{43}\n$/);
  assert.notEqual(readFileSync(ownerPassword, 'utf8'), readFileSync(appPassword, 'utf8'));
  assert.deepEqual(readdirSync(directory).toSorted(), [
    'lock',
    'postgres',
    'postgres.log',
    'secrets',
  ]);
});

test('it keeps what it commits, speaks UTF-8, and listens on this machine only', async () => {
  const { ownerUrl, stop } = await start(directory);
  const settings = {
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    data_checksums: 'on',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    server_encoding: 'UTF8',
    TimeZone: 'UTC',
    jit: 'off',
  };
  const rows = await ask(
    ownerUrl,
    `select name, setting from pg_settings
     where name in ('${Object.keys(settings).join("', '")}')`,
  );
  assert.deepEqual(Object.fromEntries(rows.map((row) => [row['name'], row['setting']])), settings);
  const [locale] = await ask(
    ownerUrl,
    `select datlocprovider, datlocale, datcollate from pg_database where datname = 'hourbank'`,
  );
  assert.deepEqual(locale, { datlocprovider: 'b', datlocale: 'C.UTF-8', datcollate: 'C' });
  const rules = await ask(ownerUrl, 'select distinct auth_method from pg_hba_file_rules');
  assert.deepEqual(rules, [{ auth_method: 'scram-sha-256' }]);
  await stop();
});

test('the role of the app can log in, has no rights of an owner, and owns nothing', async () => {
  const { ownerUrl, appUrl, stop } = await start(directory);
  const [role] = await ask(
    appUrl,
    `select rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,
       (select count(*)::int from pg_shdepend
        where refobjid = pg_roles.oid and deptype = 'o') as owned,
       pg_has_role('hourbank_app', 'hourbank_owner', 'member') as owner_member
     from pg_roles where rolname = current_user`,
  );
  assert.deepEqual(role, {
    rolname: 'hourbank_app',
    rolsuper: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolreplication: false,
    rolbypassrls: false,
    owned: 0,
    owner_member: false,
  });
  await assert.rejects(ask(appUrl, 'create table mine ()'), { code: '42501' });
  await assert.rejects(ask(appUrl, 'select * from kept'), { code: '42501' });
  const wrong = new URL(ownerUrl);
  wrong.password = 'guessed';
  await assert.rejects(ask(wrong.href, 'select'), { code: '28P01' });
  await stop();
});

test('a second start is refused with the number of the process that holds the directory', async () => {
  const holder = holdElsewhere(directory);
  const { ownerUrl } = await holder.told;
  const second = await refusal(directory);
  assert.equal(second.code, 'directory_held');
  assert.ok(second.message.includes(`the Hourbank process ${holder.process.pid}`), second.message);
  await ask(ownerUrl, 'select');
  holder.process.stdin.end();
  await holder.ended;

  const { stop } = await start(directory);
  const own = await refusal(directory);
  assert.ok(own.message.includes(`the Hourbank process ${process.pid}`), own.message);
  await stop();
});

test('of two that start at once, one gets the directory and the other its number', async () => {
  const holders = [holdElsewhere(directory), holdElsewhere(directory)];
  const told = await Promise.all(holders.map((holder) => holder.told));
  const winner = told.findIndex((each) => 'port' in each);
  const message = String(told[1 - winner]?.['message']);
  assert.ok(message.includes(`the Hourbank process ${holders[winner]?.process.pid}`), message);
  for (const holder of holders) holder.process.stdin.end();
  await Promise.all(holders.map((holder) => holder.ended));
});

test('another process finds the database while it runs, and only then', async () => {
  assert.equal(await findEmbeddedDatabase(directory), null);
  const { ownerUrl, appUrl, stop, exited } = await start(directory);
  assert.deepEqual(await findEmbeddedDatabase(directory), { ownerUrl, appUrl });
  await stop();
  assert.equal(await exited, null);
  assert.equal(await findEmbeddedDatabase(directory), null);
  assert.equal(await findEmbeddedDatabase(join(folder, 'nowhere')), null);
});

test('kill -9 of the server: the caller is told, and the next start has all that was committed', async () => {
  const killed = await start(directory);
  await ask(killed.ownerUrl, `insert into kept values ('before the server was killed')`);
  const pid = await postmasterPid();
  process.kill(pid, 'SIGKILL');
  const told = await killed.exited;
  assert.match(told ?? '', /is gone: its server ended with SIGKILL.*start again/);
  assert.equal(await findEmbeddedDatabase(directory), null);
  assert.equal(await postmasterPid(), pid, 'its file is left over');
  await killed.stop();

  const { ownerUrl, stop } = await start(directory);
  const kept = await ask(ownerUrl, 'select told from kept');
  assert.deepEqual(kept, [{ told: 'before the server was killed' }]);
  await ask(ownerUrl, 'truncate kept');
  await stop();
});

test('kill -9 of the server while a statement keeps its own process busy', async () => {
  const killed = await start(directory);
  const busy = ask(killed.ownerUrl, 'do $$ begin loop end loop; end $$');
  const cutOff = assert.rejects(busy);
  let backend = 0;
  await until('it is busy', async () => {
    const [row] = await ask(
      killed.ownerUrl,
      `select pid from pg_stat_activity where query like 'do %' and state = 'active'`,
    );
    backend = Number(row?.['pid'] ?? 0);
    return backend > 0;
  });
  process.kill(await postmasterPid(), 'SIGKILL');
  await killed.exited;
  assert.ok(!hasEnded(backend), 'it has not noticed');
  const { stop } = await start(directory);
  assert.ok(hasEnded(backend));
  await cutOff;
  await stop();
});

test('kill -9 of the process that holds it: the next start takes the server over', async () => {
  const holder = holdElsewhere(directory);
  const { ownerUrl } = await holder.told;
  await ask(ownerUrl, `insert into kept values ('before the holder was killed')`);
  const left = await postmasterPid();
  holder.process.kill('SIGKILL');
  await holder.ended;
  assert.ok(!hasEnded(left), 'the server still runs');

  const said: string[] = [];
  const next = await start(directory, said);
  assert.deepEqual(said, [
    `Stopping the database server ${left}, which an earlier Hourbank left running.`,
  ]);
  assert.ok(hasEnded(left));
  const kept = await ask(next.ownerUrl, 'select told from kept');
  assert.deepEqual(kept, [{ told: 'before the holder was killed' }]);
  await ask(next.ownerUrl, 'truncate kept');
  await next.stop();
});

test('kill -9 while the server is only just starting: the next start has its way', async () => {
  const holder = holdElsewhere(directory);
  await until('the server writes its file', () =>
    existsSync(join(layout.cluster, 'postmaster.pid')),
  );
  holder.process.kill('SIGKILL');
  await holder.ended;
  const { ownerUrl, stop } = await start(directory);
  await ask(ownerUrl, 'select');
  await stop();
});

test('a number left over that now is another process of ours is no obstacle', async () => {
  const killed = await start(directory);
  process.kill(await postmasterPid(), 'SIGKILL');
  await killed.exited;
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const path = join(layout.cluster, 'postmaster.pid');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(other.pid)));
  const { stop } = await start(directory);
  assert.ok(!hasEnded(other.pid ?? 0), 'the other process was left alone');
  await stop();
  other.stdin.end();
});

test('a process that ends without a word takes its server along', async () => {
  const holder = holdElsewhere(directory);
  await holder.told;
  const pid = await postmasterPid();
  holder.process.stdin.write('leave');
  await holder.ended;
  await until('the server has ended', () => hasEnded(pid));
});

test('a server that does not react is stopped within the limits, and nothing is lost', async () => {
  const { ownerUrl, exited, stop } = await start(directory);
  await ask(ownerUrl, `insert into kept values ('before it was stopped by force')`);
  const pid = await postmasterPid();
  process.kill(pid, 'SIGSTOP');
  const said: string[] = [];
  const stopped = await stopPostmaster({
    pid,
    directory,
    pgCtl: '',
    gone: () => hasEnded(pid),
    say: (text) => said.push(text),
    limits: { fastSeconds: 0.1, immediateSeconds: 0.1, killedSeconds: 10 },
  });
  assert.ok(stopped);
  assert.deepEqual(said, [
    `Waiting up to 0.1 s for the database in ${directory} to stop.`,
    `Waiting up to 0.1 s for the database in ${directory} to stop at once.`,
    `Waiting up to 10 s for the database in ${directory} to end, by force.`,
  ]);
  assert.match((await exited) ?? '', /SIGKILL/);
  await stop();

  const next = await start(directory);
  const kept = await ask(next.ownerUrl, 'select told from kept');
  assert.deepEqual(kept, [{ told: 'before it was stopped by force' }]);
  await next.stop();
});

test('an open transaction does not hold up the stop', async () => {
  const { ownerUrl, stop, exited } = await start(directory);
  const asleep = ask(ownerUrl, 'begin', 'select pg_sleep(600)');
  const ended = assert.rejects(asleep, { code: '57P01' });
  await until('it sleeps', async () => {
    const [row] = await ask(
      ownerUrl,
      `select count(*)::int as sleeping from pg_stat_activity where wait_event = 'PgSleep'`,
    );
    return row?.['sleeping'] === 1;
  });
  await stop();
  await ended;
  assert.equal(await exited, null);
});
