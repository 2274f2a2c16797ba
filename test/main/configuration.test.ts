/** Settings from environment and file: what comes of each, and what is said of a wrong one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Configuration,
  type ConfigurationSources,
  isConfigurationRefusal,
  readConfiguration,
} from '../../src/main/configuration.ts';
import { defaultDataDirectory, type Machine } from '../../src/main/data-directory.ts';
import { shownSettings } from '../../src/main/shown-settings.ts';

const NOTHING: ConfigurationSources = {
  environment: {},
  fileText: null,
  fileName: 'hourbank.conf',
  fileInDataDirectory: true,
  defaultDataDirectory: '/home/kim/.local/share/hourbank',
  workingDirectory: '/home/kim',
};

type Given = { readonly env?: Readonly<Record<string, string>>; readonly file?: string };

function read({ env = {}, file }: Given, more: Partial<ConfigurationSources> = {}) {
  return readConfiguration({ ...NOTHING, environment: env, fileText: file ?? null, ...more });
}

function accepted(given: Given, more: Partial<ConfigurationSources> = {}): Configuration {
  const configuration = read(given, more);
  if (isConfigurationRefusal(configuration)) assert.fail(configuration.message);
  return configuration;
}

function refused(given: Given, more: Partial<ConfigurationSources> = {}): string {
  const configuration = read(given, more);
  if (isConfigurationRefusal(configuration)) return configuration.message;
  assert.fail('it was not refused');
}

const SECRET = 'a'.repeat(32);
const STRIPE = {
  STRIPE_SECRET_KEY: 'sk_test_opensesame',
  STRIPE_WEBHOOK_SECRET: 'whsec_opensesame',
};
const DATABASE_URL = 'postgres://kim:opensesame@db.example.com:5432/hourbank';
const SMTP_URL = 'smtp://kim:opensesame@mail.example.com:587';
const MAIL_FROM = 'Northwind IT <billing@northwind.example>';

test('without a word, everything has a default, and says so', () => {
  const { settings, ...values } = accepted({});
  assert.deepEqual(values, {
    port: 4747,
    host: '127.0.0.1',
    baseUrl: 'http://127.0.0.1:4747',
    dataDirectory: '/home/kim/.local/share/hourbank',
    databaseUrl: null,
    databaseAppUrl: null,
    secret: null,
    logLevel: 'info',
    lapseAt: '02:30',
    trustProxy: false,
    stripe: null,
    smtpUrl: null,
    mailFrom: null,
  });
  assert.deepEqual([...new Set(settings.map(({ origin }) => origin))], ['default']);
});

test('every setting from the environment', () => {
  const env = {
    PORT: '80',
    HOST: '0.0.0.0',
    BASE_URL: 'https://hours.example.com/',
    HOURBANK_DATA: 'books',
    DATABASE_URL,
    DATABASE_APP_URL: 'postgresql://app@db/hourbank',
    HOURBANK_SECRET: SECRET,
    LOG_LEVEL: 'debug',
    HOURBANK_LAPSE_AT: '23:59',
    TRUST_PROXY: 'true',
    STRIPE_SECRET_KEY: STRIPE.STRIPE_SECRET_KEY,
    STRIPE_WEBHOOK_SECRET: STRIPE.STRIPE_WEBHOOK_SECRET,
    STRIPE_API_BASE: 'http://127.0.0.1:12111/',
    STRIPE_FIRM: '01890A5D-AC96-774B-BCCE-B302099A8057',
    SMTP_URL,
    MAIL_FROM,
  };
  const { settings, ...values } = accepted({ env });
  assert.deepEqual(values, {
    port: 80,
    host: '0.0.0.0',
    baseUrl: 'https://hours.example.com',
    dataDirectory: '/home/kim/books',
    databaseUrl: DATABASE_URL,
    databaseAppUrl: 'postgresql://app@db/hourbank',
    secret: SECRET,
    logLevel: 'debug',
    lapseAt: '23:59',
    trustProxy: true,
    stripe: {
      secretKey: STRIPE.STRIPE_SECRET_KEY,
      webhookSecret: STRIPE.STRIPE_WEBHOOK_SECRET,
      apiBase: 'http://127.0.0.1:12111',
      firm: '01890a5d-ac96-774b-bcce-b302099a8057',
    },
    smtpUrl: SMTP_URL,
    mailFrom: MAIL_FROM,
  });
  assert.deepEqual([...new Set(settings.map(({ origin }) => origin))], ['environment']);
  const secrets = settings.filter(({ secret }) => secret).map(({ name }) => name);
  assert.deepEqual(secrets, [
    'DATABASE_URL',
    'DATABASE_APP_URL',
    'HOURBANK_SECRET',
    'STRIPE_SECRET_KEY',
    'STRIPE_WEBHOOK_SECRET',
    'SMTP_URL',
  ]);
});

test('a file: comments, spaces, line ends of Windows; the environment wins', () => {
  const file = `\uFEFF# ports\r\n\r\n  PORT = 8080\r\nHOST=::1\r\nLOG_LEVEL=\r\nHOURBANK_SECRET=${SECRET}#=\r\n`;
  const { port, host, baseUrl, logLevel, secret, settings } = accepted({
    file,
    env: { HOST: 'localhost', TRUST_PROXY: ' ' },
  });
  assert.deepEqual([port, host, baseUrl], [8080, 'localhost', 'http://localhost:8080']);
  assert.deepEqual([logLevel, secret], ['info', `${SECRET}#=`]);
  const origins = Object.fromEntries(settings.map(({ name, origin }) => [name, origin]));
  assert.equal(origins['PORT'], 'file hourbank.conf line 3');
  assert.equal(origins['HOST'], 'environment');
  assert.equal(origins['LOG_LEVEL'], 'default');
  assert.equal(origins['TRUST_PROXY'], 'default');
});

const BASE_URLS: readonly (readonly [host: string, baseUrl: string])[] = [
  ['127.0.0.1', 'http://127.0.0.1:4747'],
  ['0.0.0.0', 'http://localhost:4747'],
  ['::', 'http://localhost:4747'],
  ['::1', 'http://[::1]:4747'],
  ['hours.lan', 'http://hours.lan:4747'],
];

for (const [host, baseUrl] of BASE_URLS) {
  test(`listening on ${host}, browsers are sent to ${baseUrl}`, () => {
    assert.equal(accepted({ env: { HOST: host } }).baseUrl, baseUrl);
  });
}

const ALLOWED: readonly string[] = [
  'HOURBANK_CONFIG',
  'HOURBANK_URL',
  'HOURBANK_KEY',
  'HOURBANK_FIRM',
  'HOURBANK_REQUIRE_ALL',
  'HOURBANK_TEST_DATABASE',
  'PATH',
  'OURBANK_SECRET',
];

for (const name of ALLOWED) {
  test(`the variable ${name} is not asked about`, () => {
    accepted({ env: { [name]: 'x' } });
  });
}

/** What is given, and every word that must be told. */
const REFUSED: readonly (readonly [given: Given, told: string])[] = [
  [
    { env: { PORT: '47a47' } },
    'PORT (environment): expected a port from 0 to 65535, such as 4747; 0 takes any that is free, found "47a47"',
  ],
  [{ env: { PORT: '65536' } }, 'PORT (environment): expected a port from 0 to 65535'],
  [{ env: { PORT: '-1' } }, 'found "-1"'],
  [{ file: '\n\nPORT=80 # web' }, 'PORT (hourbank.conf:3): expected a port'],
  [{ env: { HOST: 'http://x' } }, 'HOST (environment): expected an address or a host name'],
  [{ env: { BASE_URL: 'hours.example.com' } }, 'BASE_URL (environment): expected an address'],
  [{ env: { BASE_URL: 'ftp://hours.example.com' } }, 'such as https://hours.example.com'],
  [{ env: { BASE_URL: 'https://example.com/hours' } }, 'without a path'],
  [{ env: { HOURBANK_DATA: '~/books' } }, 'HOURBANK_DATA (environment): expected a folder'],
  [{ env: { DATABASE_URL: 'mysql://db/hourbank' } }, 'DATABASE_URL (environment): expected'],
  [{ env: { DATABASE_URL: 'postgres://db' } }, 'such as postgres://user:password@host:5432/'],
  [
    { env: { DATABASE_APP_URL: 'postgres://db/hourbank' } },
    'DATABASE_APP_URL (environment): it is of use only beside DATABASE_URL',
  ],
  [{ env: { HOURBANK_SECRET: 'short' } }, 'expected at least 32 characters'],
  [
    { env: { LOG_LEVEL: 'debgu' } },
    'LOG_LEVEL (environment): expected one of fatal, error, warn, info, debug, trace, silent, found "debgu"; did you mean debug?',
  ],
  [{ env: { HOURBANK_LAPSE_AT: '24:00' } }, 'expected a time of day, such as 02:30'],
  [{ env: { HOURBANK_LAPSE_AT: '2:30' } }, 'HOURBANK_LAPSE_AT (environment)'],
  [{ env: { SMTP_URL: 'mail.example.com', MAIL_FROM } }, 'SMTP_URL (environment): expected'],
  [{ env: { SMTP_URL: 'https://mail.example.com', MAIL_FROM } }, 'such as smtp://user:password@'],
  [{ env: { SMTP_URL: 'smtp://kim@mail.example.com', MAIL_FROM } }, 'SMTP_URL (environment)'],
  [{ env: { SMTP_URL: 'smtp://k:%E0@mail.example.com', MAIL_FROM } }, 'SMTP_URL (environment)'],
  [{ env: { SMTP_URL: 'smtp://mail.example.com?tls=no', MAIL_FROM } }, 'SMTP_URL (environment)'],
  [{ env: { SMTP_URL } }, 'SMTP_URL (environment): it is of use only beside MAIL_FROM'],
  [{ env: { MAIL_FROM } }, 'MAIL_FROM (environment): it is of use only beside SMTP_URL'],
  [
    { env: { SMTP_URL, MAIL_FROM: 'Northwind IT' } },
    'MAIL_FROM (environment): expected a mail address, such as Northwind IT <billing@northwind.example>, found "Northwind IT"',
  ],
  [{ env: { SMTP_URL, MAIL_FROM: 'a@b.example, c@d.example' } }, 'MAIL_FROM (environment)'],
  [
    { env: { TRUST_PROXY: 'yes' } },
    'TRUST_PROXY (environment): expected true or false, found "yes"',
  ],
  [
    { env: { HOURBANK_SECERT: SECRET } },
    'HOURBANK_SECERT (environment): there is no such setting; did you mean HOURBANK_SECRET?',
  ],
  [{ env: { HOURBANK_SECERT: '' } }, 'did you mean HOURBANK_SECRET?'],
  [{ env: { HOURBANK_XYZZY_PLUGH_FROTZ: '' } }, 'known are PORT, HOST, BASE_URL'],
  [
    { file: '# hi\nport=80' },
    'port (hourbank.conf:2): there is no such setting; did you mean PORT?',
  ],
  [{ file: 'export PORT=80' }, 'export PORT (hourbank.conf:1): there is no such setting'],
  [{ file: 'PORT 80' }, 'hourbank.conf:1: expected a line such as PORT=4747'],
  [{ file: '=80' }, 'hourbank.conf:1: expected a line such as PORT=4747'],
  [{ file: 'PORT="80"' }, 'hourbank.conf:1: the value of PORT is in quotes: write it without'],
  [{ file: 'PORT=80\nPORT=81' }, 'hourbank.conf:2: PORT stands in line 1 already'],
  [
    { file: 'HOURBANK_DATA=/books' },
    'HOURBANK_DATA (hourbank.conf:1): this file was found in the data directory',
  ],
  [
    { file: 'HOURBANK_KEY=x' },
    'HOURBANK_KEY (hourbank.conf:1): it is read from the environment only',
  ],
];

for (const [given, told] of REFUSED) {
  test(`${JSON.stringify(given)} => ${told}`, () => {
    const message = refused(given);
    assert.ok(message.includes(told), message);
    assert.ok(!message.includes('\n'), 'one mistake, one line');
  });
}

test('a malformed secret or address is not repeated', () => {
  const env = {
    HOURBANK_SECRET: 'opensesame',
    DATABASE_URL: 'mysql://kim:opensesame@db/hourbank',
    STRIPE_SECRET_KEY: 'opensesame',
    STRIPE_WEBHOOK_SECRET: 'opensesame',
    SMTP_URL: 'http://kim:opensesame@mail',
  };
  assert.ok(!refused({ env }).includes('opensesame'));
});

test('a malformed value that the environment overrides is not asked about', () => {
  assert.equal(accepted({ env: { PORT: '80' }, file: 'PORT=x' }).port, 80);
});

test('all mistakes are told at once, a line each', () => {
  const lines = refused({ env: { PORT: 'x', HOURBANK_PRT: '1' }, file: 'HOST\nLOG_LEVEL=loud' });
  const settings = lines.split('\n').map((line) => line.split(' ')[0]);
  assert.deepEqual(settings, ['hourbank.conf:1:', 'HOURBANK_PRT', 'PORT', 'LOG_LEVEL']);
});

test('a file named by HOURBANK_CONFIG may say where the data directory is', () => {
  const more = { fileInDataDirectory: false, fileName: '/etc/hourbank.conf' };
  const { dataDirectory, settings } = accepted({ file: 'HOURBANK_DATA=/srv/books' }, more);
  assert.equal(dataDirectory, '/srv/books');
  const data = settings.find(({ name }) => name === 'HOURBANK_DATA');
  assert.equal(data?.origin, 'file /etc/hourbank.conf line 1');
});

const SHOWN: readonly (readonly [env: Readonly<Record<string, string>>, shown: string])[] = [
  [{ DATABASE_URL }, 'postgres://kim:••••@db.example.com:5432/hourbank'],
  [{ DATABASE_URL: 'postgres://kim@db/hourbank' }, 'postgres://kim@db/hourbank'],
  [
    { DATABASE_URL: 'postgres://db/hourbank?user=kim&password=opensesame' },
    'postgres://db/hourbank?user=kim&password=••••',
  ],
  [
    { DATABASE_URL: 'postgres:///hourbank?host=/run/postgresql' },
    'postgres:///hourbank?host=/run/postgresql',
  ],
  [{ SMTP_URL, MAIL_FROM }, 'smtp://kim:••••@mail.example.com:587'],
  [{ SMTP_URL: 'smtps://mail.example.com', MAIL_FROM }, 'smtps://mail.example.com'],
  [{ HOURBANK_SECRET: SECRET }, '••••'],
  [{ HOURBANK_SECRET: `https://opensesame/${SECRET}` }, '••••'],
];

for (const [env, shown] of SHOWN) {
  test(`${JSON.stringify(env)} is shown as ${shown}`, () => {
    const [name] = Object.keys(env);
    const row = shownSettings(accepted({ env })).find((each) => each.name === name);
    assert.equal(row?.value, shown);
  });
}

const KIM: Machine = {
  platform: 'linux',
  environment: {},
  homeDirectory: '/home/kim',
  checkout: null,
  root: false,
};

const DIRECTORIES: readonly (readonly [machine: Partial<Machine>, directory: string])[] = [
  [{}, '/home/kim/.local/share/hourbank'],
  [{ environment: { XDG_DATA_HOME: '/data' } }, '/data/hourbank'],
  [{ environment: { XDG_DATA_HOME: 'data' } }, '/home/kim/.local/share/hourbank'],
  [{ checkout: '/srv/hourbank' }, '/srv/hourbank/.hourbank'],
  [{ checkout: '/srv/hourbank', root: true }, '/srv/hourbank/.hourbank'],
  [{ root: true, homeDirectory: '/root' }, '/var/lib/hourbank'],
  [
    { platform: 'darwin', homeDirectory: '/Users/kim' },
    '/Users/kim/Library/Application Support/hourbank',
  ],
  [{ platform: 'win32', environment: { LOCALAPPDATA: 'C:\\Local' } }, 'C:\\Local\\hourbank'],
  [
    { platform: 'win32', homeDirectory: 'C:\\Users\\kim' },
    'C:\\Users\\kim\\AppData\\Local\\hourbank',
  ],
];

for (const [machine, directory] of DIRECTORIES) {
  test(`the data lies in ${directory} for ${JSON.stringify(machine)}`, () => {
    assert.equal(defaultDataDirectory({ ...KIM, ...machine }), directory);
  });
}
