/** The configuration of a process: real variables, real files; and `hourbank config` on them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isDatabaseRefusal } from '../../src/adapters/embedded-postgres/refusals.ts';
import { type Configuration, isConfigurationRefusal } from '../../src/main/configuration.ts';
import { loadConfiguration, sessionSecret } from '../../src/main/load-configuration.ts';
import { makeFolder } from '../support/held-database.ts';
import { root } from '../support/program.ts';

const { folder, remove } = makeFolder();
after(remove);

async function load(environment: Readonly<Record<string, string>>): Promise<Configuration> {
  const configuration = await loadConfiguration(environment);
  if (isConfigurationRefusal(configuration)) assert.fail(configuration.message);
  return configuration;
}

async function refused(environment: Readonly<Record<string, string>>): Promise<string> {
  const configuration = await loadConfiguration(environment);
  if (isConfigurationRefusal(configuration)) return configuration.message;
  assert.fail('it was not refused');
}

test('hourbank.conf is found in the data directory; without one all is well', async () => {
  assert.equal((await load({ HOURBANK_DATA: folder })).port, 4747);
  writeFileSync(join(folder, 'hourbank.conf'), 'PORT=8080\n');
  const { port, settings } = await load({ HOURBANK_DATA: folder });
  assert.equal(port, 8080);
  assert.equal(settings[0]?.origin, 'file hourbank.conf line 1');
});

test('HOURBANK_CONFIG names another file, which must be there', async () => {
  const path = join(folder, 'other.conf');
  assert.equal(
    await refused({ HOURBANK_CONFIG: path }),
    `The file of settings ${path}: there is no such file: correct HOURBANK_CONFIG, or leave it out`,
  );
  assert.match(await refused({ HOURBANK_CONFIG: folder }), /it is a folder/);
  writeFileSync(path, `PORT=9090\nHOURBANK_DATA=${folder}/books\n`);
  const { port, dataDirectory } = await load({ HOURBANK_CONFIG: path });
  assert.deepEqual([port, dataDirectory], [9090, join(folder, 'books')]);
});

test('the data of a checkout lies in it, unless that is closed to the database', async () => {
  const empty = join(folder, 'empty.conf');
  writeFileSync(empty, '');
  const { dataDirectory } = await load({ HOURBANK_CONFIG: empty, XDG_DATA_HOME: folder });
  const isCheckout = existsSync(join(root, '.git'));
  const expected = isCheckout ? join(root, '.hourbank') : join(folder, 'hourbank');
  assert.ok([expected, '/var/lib/hourbank'].includes(dataDirectory), dataDirectory);
});

test('a secret is made up once and kept, closed to others; one that is set is not kept', async () => {
  const configuration = await load({ HOURBANK_DATA: join(folder, 'new') });
  const first = await sessionSecret(configuration);
  assert.ok(!isDatabaseRefusal(first));
  assert.ok(first.secret.length >= 32);
  assert.deepEqual(await sessionSecret(configuration), first);
  const path = join(folder, 'new', 'secrets', 'session');
  assert.equal(readFileSync(path, 'utf8'), `${first.secret}\n`);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  const set = 'b'.repeat(40);
  const other = await load({ HOURBANK_DATA: join(folder, 'none'), HOURBANK_SECRET: set });
  assert.deepEqual(await sessionSecret(other), { secret: set });
  assert.ok(!readdirSync(folder).includes('none'));
});

test('a secret that cannot be kept is refused with what to do', async () => {
  writeFileSync(join(folder, 'file'), '');
  const refusal = await sessionSecret(await load({ HOURBANK_DATA: join(folder, 'file') }));
  assert.ok(isDatabaseRefusal(refusal));
  assert.match(refusal.message, /a file where a folder is needed/);
});

const SHOW = fileURLToPath(new URL('../support/show-configuration.ts', import.meta.url));

function show(environment: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SHOW, ...args], {
    encoding: 'utf8',
    env: environment,
  });
  return { code: status, out: stdout, err: stderr };
}

test('hourbank config: a table with every setting, its value and its origin', () => {
  const { code, out, err } = show({
    HOURBANK_DATA: '/srv/books',
    DATABASE_URL: 'postgres://kim:opensesame@db/hourbank',
    HOURBANK_SECRET: 'opensesame'.repeat(4),
    PORT: '80',
  });
  assert.equal(err, '');
  assert.equal(code, 0);
  assert.equal(
    out,
    `
Setting                Value                                     Origin
---------------------  ----------------------------------------  -----------
PORT                   80                                        environment
HOST                   127.0.0.1                                 default
BASE_URL               http://127.0.0.1:80                       default
HOURBANK_DATA          /srv/books                                environment
DATABASE_URL           postgres://kim:••••@db/hourbank           environment
DATABASE_APP_URL       (DATABASE_URL, in the role hourbank_app)  default
HOURBANK_SECRET        ••••                                      environment
LOG_LEVEL              info                                      default
HOURBANK_LAPSE_AT      02:30                                     default
TRUST_PROXY            false                                     default
STRIPE_SECRET_KEY      (nobody is offered to pay by Stripe)      default
STRIPE_WEBHOOK_SECRET  (nobody is offered to pay by Stripe)      default
STRIPE_API_BASE        (Stripe itself)                           default
STRIPE_FIRM            (the only firm)                           default
SMTP_URL               (mails wait)                              default
MAIL_FROM              (mails wait)                              default
`.slice(1),
  );
});

test('hourbank config --json: the same for a program', () => {
  const { code, out } = show({ HOURBANK_DATA: folder }, '--json');
  assert.equal(code, 0);
  const { settings } = JSON.parse(out);
  assert.deepEqual(settings[0], {
    name: 'PORT',
    value: '8080',
    origin: 'file hourbank.conf line 1',
  });
  assert.deepEqual(settings[4], { name: 'DATABASE_URL', value: null, origin: 'default' });
});

test('hourbank config: a wrong setting ends with 2 and says what to do', () => {
  const { code, out, err } = show({ HOURBANK_DATA: folder, HOURBANK_SECERT: 'x', LOG_LEVEL: 'no' });
  assert.equal(code, 2);
  assert.equal(out, '');
  assert.match(err, /^hourbank: HOURBANK_SECERT \(environment\).*HOURBANK_SECRET\?$/m);
  assert.match(err, /^hourbank: LOG_LEVEL \(environment\): expected one of/m);
});
