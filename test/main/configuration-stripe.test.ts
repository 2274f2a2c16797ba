/** The settings of an account with Stripe: which go together, and that no secret is told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Configuration,
  type ConfigurationRefusal,
  isConfigurationRefusal,
  readConfiguration,
} from '../../src/main/configuration.ts';
import { shownSettings } from '../../src/main/shown-settings.ts';

type Environment = Readonly<Record<string, string>>;

const FIRM = '01890a5d-ac96-774b-bcce-b302099a8057';
const BOTH = {
  STRIPE_SECRET_KEY: 'rk_live_opensesame',
  STRIPE_WEBHOOK_SECRET: 'whsec_opensesame',
};

function read(environment: Environment): Configuration | ConfigurationRefusal {
  return readConfiguration({
    environment,
    fileText: null,
    fileName: 'hourbank.conf',
    fileInDataDirectory: true,
    defaultDataDirectory: '/home/kim/.local/share/hourbank',
    workingDirectory: '/home/kim',
  });
}

function accepted(environment: Environment): Configuration {
  const configuration = read(environment);
  if (isConfigurationRefusal(configuration)) assert.fail(configuration.message);
  return configuration;
}

test('both secrets are an account, with Stripe itself and of the only firm', () => {
  assert.deepEqual(accepted(BOTH).stripe, {
    secretKey: 'rk_live_opensesame',
    webhookSecret: 'whsec_opensesame',
    apiBase: null,
    firm: null,
  });
});

const BASES: readonly (readonly [given: string, base: string])[] = [
  ['https://stripe.example/', 'https://stripe.example'],
  ['http://127.0.0.1:12111', 'http://127.0.0.1:12111'],
  ['http://[::1]:12111', 'http://[::1]:12111'],
  ['http://localhost', 'http://localhost'],
];

for (const [given, base] of BASES) {
  test(`Stripe may be reached at ${given}`, () => {
    assert.equal(accepted({ ...BOTH, STRIPE_API_BASE: given }).stripe?.apiBase, base);
  });
}

const REFUSED: readonly (readonly [env: Environment, told: string])[] = [
  [
    { STRIPE_SECRET_KEY: BOTH.STRIPE_SECRET_KEY },
    'STRIPE_SECRET_KEY (environment): it is of use only beside STRIPE_WEBHOOK_SECRET',
  ],
  [
    { STRIPE_WEBHOOK_SECRET: BOTH.STRIPE_WEBHOOK_SECRET },
    'STRIPE_WEBHOOK_SECRET (environment): it is of use only beside STRIPE_SECRET_KEY',
  ],
  [
    { STRIPE_FIRM: FIRM },
    'STRIPE_FIRM (environment): it is of use only beside STRIPE_SECRET_KEY: set that one as well',
  ],
  [
    { STRIPE_API_BASE: 'https://stripe.example' },
    'STRIPE_API_BASE (environment): it is of use only beside STRIPE_SECRET_KEY',
  ],
  [
    { ...BOTH, STRIPE_SECRET_KEY: 'pk_test_opensesame' },
    'STRIPE_SECRET_KEY (environment): expected a secret or a restricted key',
  ],
  [
    { ...BOTH, STRIPE_WEBHOOK_SECRET: 'sk_test_opensesame' },
    'STRIPE_WEBHOOK_SECRET (environment): expected the signing secret of the endpoint',
  ],
  [
    { ...BOTH, STRIPE_API_BASE: 'http://stripe.example' },
    'STRIPE_API_BASE (environment): expected an https address without a path',
  ],
  [
    { ...BOTH, STRIPE_FIRM: 'Northwind IT' },
    'STRIPE_FIRM (environment): expected the id of a firm',
  ],
];

for (const [env, told] of REFUSED) {
  test(`${JSON.stringify(env)} => ${told}`, () => {
    const refused = read(env);
    if (!isConfigurationRefusal(refused)) assert.fail('it was not refused');
    assert.ok(refused.message.includes(told), refused.message);
    assert.ok(!refused.message.includes('\n'), 'one mistake, one line');
    assert.ok(!refused.message.includes('opensesame'), 'no secret is told');
  });
}

test('the secrets are not shown, and what holds without an account is', () => {
  const rows = shownSettings(accepted(BOTH)).filter(({ name }) => name in BOTH);
  assert.deepEqual(
    rows.map(({ value }) => value),
    ['••••', '••••'],
  );
  const none = shownSettings(accepted({})).find(({ name }) => name === 'STRIPE_SECRET_KEY');
  assert.deepEqual([none?.value, none?.instead], [null, 'nobody is offered to pay by Stripe']);
});
