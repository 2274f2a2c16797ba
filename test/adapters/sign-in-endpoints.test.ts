/** Of better-auth's endpoints those on the list are open, and no other, whoever calls. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getMigrations } from 'better-auth/db/migration';
import { type Auth, createAuth } from '../../src/adapters/sign-in/auth.ts';
import { openPool } from '../../src/adapters/sign-in/database.ts';
import { OPEN_ENDPOINTS } from '../../src/adapters/sign-in/endpoints.ts';
import {
  BASE_URL,
  freshSignIn,
  newFirm,
  openBrowser,
  PASSWORD,
  signedInBrowser,
} from '../support/sign-in-browser.ts';

const { database, signIn } = await freshSignIn();

/** better-auth as sign-in sets it up, with its insides open. */
async function withAuth<Value>(use: (auth: Auth) => Promise<Value>): Promise<Value> {
  const onError = (error: unknown): void => assert.ifError(error);
  const pool = openPool({ databaseUrl: database.ownerUrl, becomeApp: false, onError });
  try {
    return await use(createAuth({ pool, baseUrl: BASE_URL, secret: 's'.repeat(32), onError }));
  } finally {
    await pool.end();
  }
}

/** `GET /path` of each endpoint that better-auth would answer. */
async function allEndpoints(): Promise<string[]> {
  const endpoints = await withAuth(async (auth) => Object.values(auth.api));
  return endpoints.flatMap((endpoint) => {
    const { path, options } = endpoint;
    if (path === undefined) return [];
    return [options.method].flat().map((method) => `${method} ${path}`);
  });
}

test('whatever better-auth offers beyond the list is not there, also for an owner', async () => {
  const { firm } = await newFirm(signIn, 'endpoints@example.com');
  const { headers } = await signedInBrowser(signIn, 'endpoints@example.com');
  const all = await allEndpoints();
  assert.ok(all.length > 60, `better-auth offers ${all.length} endpoints`);
  const closed = all.filter((endpoint) => !OPEN_ENDPOINTS.has(endpoint));
  for (const endpoint of closed) {
    const [method = '', path = ''] = endpoint.split(' ');
    const body = method === 'GET' ? {} : { body: JSON.stringify({ organizationId: firm }) };
    const request = new Request(`${BASE_URL}/api/auth${path}`, {
      method,
      headers: headers({ 'content-type': 'application/json', origin: BASE_URL }),
      ...body,
    });
    assert.equal((await signIn.handler(request, '203.0.113.1')).status, 404, endpoint);
  }
  assert.deepEqual(
    [...OPEN_ENDPOINTS].filter((endpoint) => !all.includes(endpoint)),
    [],
  );
});

const DETOURS = [
  '/organization/create/',
  '//organization/create',
  '/./organization/create',
  '/get-session/../organization/create',
  '/get-session/%2e%2e/organization/create',
  '/organization%2fcreate',
  '/ORGANIZATION/create',
  '/sign-in/email/',
];

for (const path of DETOURS) {
  test(`${path} leads nowhere`, async () => {
    const request = new Request(`${BASE_URL}/api/auth${path}`, { method: 'POST' });
    assert.equal((await signIn.handler(request, null)).status, 404);
  });
}

test('nobody signs up', async () => {
  const browser = openBrowser(signIn);
  const asked = { email: 'new@example.com', name: 'New', password: PASSWORD };
  assert.equal((await browser.post('/sign-up/email', asked)).status, 404);
  await withAuth(async (auth) => {
    await assert.rejects(auth.api.signUpEmail({ body: asked }), /sign up is not enabled/);
  });
});

test('a page of another site is not obeyed, with a cookie or without', async () => {
  await newFirm(signIn, 'forged@example.com');
  const { headers } = await signedInBrowser(signIn, 'forged@example.com');
  const forge = async (path: string, sent: Headers, body: string): Promise<number> => {
    const request = new Request(`${BASE_URL}/api/auth${path}`, {
      method: 'POST',
      headers: sent,
      body,
    });
    return (await signIn.handler(request, '203.0.113.2')).status;
  };
  const evil = { 'content-type': 'application/json', origin: 'https://evil.example' };
  assert.equal(await forge('/sign-out', headers(evil), '{}'), 403);
  const silent = { 'content-type': 'application/json' };
  assert.equal(await forge('/sign-out', headers(silent), '{}'), 403);
  const form = {
    'content-type': 'application/x-www-form-urlencoded',
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
  };
  const login = new URLSearchParams({ email: 'forged@example.com', password: PASSWORD });
  assert.equal(await forge('/sign-in/email', new Headers(form), login.toString()), 403);
  assert.notEqual(await signIn.authenticate(headers()), null);
});

test('a client cannot say by header where it calls from', async () => {
  const callFrom = async (address: string): Promise<number> => {
    const request = new Request(`${BASE_URL}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hourbank-address': address,
        'x-forwarded-for': address,
      },
      body: JSON.stringify({ email: 'nobody@example.com', password: PASSWORD }),
    });
    return (await signIn.handler(request, '203.0.113.3')).status;
  };
  const answers: number[] = [];
  for (let attempt = 0; attempt < 11; attempt += 1) {
    answers.push(await callFrom(`198.51.100.${attempt}`));
  }
  assert.deepEqual(answers, [...Array(10).fill(401), 429]);
});

test('the migration has all that better-auth asks of a database', async () => {
  await withAuth(async (auth) => {
    const { toBeCreated, toBeAdded } = await getMigrations(auth.options);
    assert.deepEqual({ toBeCreated, toBeAdded }, { toBeCreated: [], toBeAdded: [] });
  });
});
