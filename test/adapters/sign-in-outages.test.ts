/** What becomes of sign-in when its database fails it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from 'pg';
import { createSignIn } from '../../src/adapters/sign-in/sign-in.ts';
import { atEnd } from '../support/at-end.ts';
import { appOf, BASE_URL, freshSignIn, granted, newFirm } from '../support/sign-in-browser.ts';

const { database, signIn } = await freshSignIn();
const client = new Client({ connectionString: database.ownerUrl });
await client.connect();
atEnd(() => client.end());

const OURS = `from pg_stat_activity
  where datname = current_database() and application_name = 'hourbank sign-in'`;

test('an idle connection that breaks is told, and replaced', async () => {
  const told = Promise.withResolvers<unknown>();
  const settings = { ...appOf(database), baseUrl: BASE_URL };
  const other = createSignIn({
    ...settings,
    secret: 's'.repeat(32),
    trustProxy: false,
    onError: told.resolve,
  });
  try {
    assert.equal(await other.hasAnyFirm(), false);
    await client.query(`select pg_terminate_backend(pid) ${OURS}`);
    assert.match(String(await told.promise), /terminating connection/);
    assert.equal(await other.hasAnyFirm(), false);
  } finally {
    await other.close();
  }
});

test('a connection that breaks in a transaction fails it, and nothing else', async () => {
  const { firm, member } = await newFirm(signIn, 'outage@example.com');
  await client.query('begin; lock table sign_in.organization in access exclusive mode');
  const changing = assert.rejects(
    signIn.changeRole({ firm, member, role: 'owner' }),
    /terminating connection|Connection terminated/,
  );
  let ended = 0;
  while (ended === 0) {
    const waiting = await client.query(
      `select pg_terminate_backend(pid) ${OURS} and wait_event_type = 'Lock'`,
    );
    ended = waiting.rows.length;
  }
  await changing;
  await client.query('rollback');
  granted(await signIn.changeRole({ firm, member, role: 'owner' }));
});

test('a key that cannot be looked up is an outage, not a wrong key', async () => {
  const { firm, member } = await newFirm(signIn, 'outage-key@example.com');
  const asked = { firm, member, name: 'Tracker', scopes: ['entries:write'], expiresAt: null };
  const { key } = granted(await signIn.createKey(asked));
  const headers = new Headers({ 'x-api-key': key });
  await client.query('alter table sign_in.api_key rename column last_request to gone');
  try {
    await assert.rejects(signIn.authenticate(headers), /could not be verified/);
  } finally {
    await client.query('alter table sign_in.api_key rename column gone to last_request');
  }
  assert.equal((await signIn.authenticate(headers))?.firm, firm);
});

test('a secret that is too short is not taken', () => {
  const settings = { ...appOf(database), baseUrl: BASE_URL };
  const others = { trustProxy: false, onError: () => undefined };
  assert.throws(
    () => createSignIn({ ...settings, ...others, secret: 's'.repeat(31) }),
    /too short/,
  );
});

test('an owner may become the app', async () => {
  const settings = { databaseUrl: database.ownerUrl, becomeApp: true, baseUrl: BASE_URL };
  const other = createSignIn({
    ...settings,
    secret: 's'.repeat(32),
    trustProxy: false,
    onError: assert.ifError,
  });
  try {
    assert.equal(await other.hasAnyFirm(), true);
    await client.query('revoke select on sign_in.organization from hourbank_app');
    await assert.rejects(other.hasAnyFirm(), /permission denied/);
  } finally {
    await client.query('grant select on sign_in.organization to hourbank_app');
    await other.close();
  }
});
