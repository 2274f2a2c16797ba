/** Backing up and restoring as the commands do it, from configuration to configuration. */
import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { before, test } from 'node:test';
import { createFirm } from '../../src/app/firm/create.ts';
import { perform } from '../../src/app/perform.ts';
import type { RestoreAsked } from '../../src/cli/restore-command.ts';
import { backupTo } from '../../src/main/backup.ts';
import { type Configuration, readConfiguration } from '../../src/main/configuration.ts';
import { readyDatabase } from '../../src/main/database.ts';
import { operator } from '../../src/main/local.ts';
import { openParts } from '../../src/main/parts.ts';
import { checkBackupFile, restoreFrom } from '../../src/main/restore.ts';
import { asking, newPath, type OwnedDatabase, ownedDatabase } from '../support/backups.ts';

const SECRET = 'of-the-old-machine-and-long-enough-for-it';

function configurationOf({ ownerUrl }: OwnedDatabase, secret: string): Configuration {
  const configuration = readConfiguration({
    environment: { DATABASE_URL: ownerUrl, HOURBANK_SECRET: secret },
    ...{ fileText: null, fileName: 'none', fileInDataDirectory: false },
    ...{ defaultDataDirectory: newPath(), workingDirectory: '/' },
  });
  assert.ok('port' in configuration);
  return configuration;
}

let source: OwnedDatabase;
let hash: string;
const said: string[] = [];
const watch = {
  say: (message: string) => void said.push(message),
  onBytes: () => undefined,
  signal: new AbortController().signal,
};

before(async () => {
  source = await ownedDatabase();
  const configuration = configurationOf(source, SECRET);
  const ready = await readyDatabase(configuration, { mayFind: true, say: watch.say });
  assert.ok('ownerUrl' in ready);
  const parts = await openParts(ready, configuration, (error) => assert.fail(String(error)));
  assert.ok('app' in parts);
  const firm = randomUUIDv7();
  const { app } = parts;
  await createFirm(app, { firm, name: 'Copperfield', currency: 'EUR', timeZone: 'UTC' });
  const ask = async (name: 'client.add' | 'block.grant' | 'ledger.verify', input: object) => {
    const result = await perform(app, name, { actor: operator(firm), key: null, input } as never);
    assert.ok('value' in result);
    return result.value;
  };
  await ask('client.add', { name: 'Alder Dental', reference: '' });
  const grant = { minutes: 90, note: 'Hello', expiresOn: null, workTypes: null };
  await ask('block.grant', { client: 'Alder Dental', ...grant });
  ({ hash } = (await ask('ledger.verify', {})) as { hash: string });
  await parts.close();
});

async function backedUp(): Promise<RestoreAsked> {
  const path = newPath();
  const taken = await backupTo(configurationOf(source, SECRET), { ...watch, out: path });
  assert.ok('sizeBytes' in taken);
  assert.equal(taken.firms, 1);
  return { ...watch, path };
}

test('the ledger is verified after restoring, and its hash is the one from before', async () => {
  const asked = await backedUp();
  const checked = await checkBackupFile(asked);
  assert.ok('rows' in checked);
  const target = configurationOf(await ownedDatabase(), SECRET);
  const restored = await restoreFrom(target, asked);
  assert.ok('firms' in restored);
  assert.deepEqual(
    restored.firms.map(({ name, clients, records, findings }) => [
      name,
      clients,
      records,
      findings,
    ]),
    [['Copperfield', 1, 1, []]],
  );
  assert.equal(restored.firms[0]?.hash, hash);
  assert.deepEqual(restored.warnings, []);
  const again = await restoreFrom(target, asked);
  assert.ok('exitCode' in again && again.exitCode === 5);
  assert.match(again.message, /the database is not empty/);
});

test('an unsound ledger is told', async () => {
  const draw = (minutes: number) =>
    asking(source.adminUrl, (admin) =>
      admin.query('update hourbank.block set drawn_minutes = $1', [minutes]),
    );
  await draw(1);
  const unsound = await backedUp();
  await draw(0);
  const restored = await restoreFrom(configurationOf(await ownedDatabase(), SECRET), unsound);
  assert.ok('firms' in restored);
  assert.notEqual(restored.firms[0]?.findings.length, 0);
});

test('second factors that the new machine cannot read are told of', async () => {
  await asking(source.adminUrl, (admin) =>
    admin.query(
      `insert into sign_in."user" (id, name, email, email_verified, created_at, updated_at)
       values ('u1', 'Robin Ashe', 'robin@copperfield.example', false, 'epoch', 'epoch');
       insert into sign_in.two_factor (id, user_id, secret, backup_codes)
       values ('f1', 'u1', 'encrypted', 'encrypted')`,
    ),
  );
  const asked = await backedUp();
  const same = await restoreFrom(configurationOf(await ownedDatabase(), SECRET), asked);
  assert.ok('warnings' in same);
  assert.deepEqual(same.warnings, []);
  const other = configurationOf(await ownedDatabase(), 'of-the-new-machine-and-long-enough-too');
  const restored = await restoreFrom(other, asked);
  assert.ok('warnings' in restored);
  assert.match(restored.warnings.join(), /^1 sign in with a code .* HOURBANK_SECRET/);
});

test('what stops it is told in a sentence, with its exit code', async () => {
  const asked = await backedUp();
  const configuration = configurationOf(source, SECRET);
  const { path } = asked;
  const taken = await backupTo(configuration, { ...watch, out: path });
  assert.deepEqual(taken, {
    exitCode: 4,
    message: `${path}: there is a file of that name, and it is left alone: name another`,
  });
  const nothing = await backupTo(configurationOf(await ownedDatabase(), SECRET), {
    ...watch,
    out: newPath(),
  });
  assert.ok('exitCode' in nothing && nothing.exitCode === 5);
  const gone = new URL(source.ownerUrl);
  gone.port = '1';
  const unreachable = configurationOf({ ...source, ownerUrl: gone.href }, SECRET);
  for (const refused of [
    await backupTo(unreachable, { ...watch, out: newPath() }),
    await restoreFrom(unreachable, asked),
  ]) {
    assert.ok('exitCode' in refused && refused.exitCode === 75);
    assert.match(refused.message, /does not answer \(ECONNREFUSED\)/);
  }
  const stopped = await backupTo(configuration, {
    ...watch,
    ...{ signal: AbortSignal.abort(), out: newPath() },
  });
  assert.deepEqual(stopped, {
    exitCode: 75,
    message: 'stopped, as you asked: nothing was kept',
  });
  const stoppedRestore = await restoreFrom(configurationOf(await ownedDatabase(), SECRET), {
    ...asked,
    signal: AbortSignal.abort(),
  });
  assert.deepEqual(stoppedRestore, stopped);
});
