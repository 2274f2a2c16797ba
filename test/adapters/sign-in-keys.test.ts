/** API keys: what they are worth, and for how long. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Client } from 'pg';
import type { NewKey } from '../../src/adapters/sign-in/keys.ts';
import { atEnd } from '../support/at-end.ts';
import {
  codeOf,
  freshSignIn,
  granted,
  newFirm,
  PASSWORD,
  signedInBrowser,
} from '../support/sign-in-browser.ts';

const { database, signIn } = await freshSignIn();
const client = new Client({ connectionString: database.ownerUrl });
await client.connect();
atEnd(() => client.end());

/** A firm with an owner, and a technician of it who has a key. */
async function withKey(name: string, more: Partial<NewKey> = {}) {
  const { firm, member: owner } = await newFirm(signIn, `${name}-owner@example.com`);
  const mail = `${name}@example.com`;
  const person = { name: 'Tom Technician', mail, password: PASSWORD };
  const { member } = granted(await signIn.addMember({ ...person, firm, role: 'technician' }));
  const asked = { firm, member, name: 'Tracker', scopes: ['entries:write'], expiresAt: null };
  const { id, key } = granted(await signIn.createKey({ ...asked, ...more }));
  return { firm, owner, member, mail, asked, id, key };
}

function bearer(key: string): Headers {
  return new Headers({ authorization: `Bearer ${key}` });
}

test('a key is its member, limited to its scopes', async () => {
  const { firm, member, mail, id, key } = await withKey('scopes', {
    scopes: ['entries:write', 'clients:read', 'entries:write'],
  });
  assert.match(key, /^hb_[A-Za-z]{64}$/);
  const who = await signIn.authenticate(bearer(key));
  assert.equal(who?.kind, 'key');
  assert.equal(who?.id, id);
  assert.equal(who?.firm, firm);
  assert.equal(who?.member, member);
  assert.equal(who?.mail, mail);
  assert.equal(who?.role, 'technician');
  assert.deepEqual(who?.scopes, ['entries:write', 'clients:read']);
  assert.deepEqual(await signIn.authenticate(new Headers({ 'x-api-key': key })), who);
  const [told] = await signIn.keys(firm);
  assert.equal(told?.id, id);
  assert.equal(told?.member, member);
  assert.equal(told?.name, 'Tracker');
  assert.equal(told?.start, key.slice(0, 8));
  assert.deepEqual(told?.scopes, who?.scopes);
  assert.equal(told?.expiresAt, null);
  assert.notEqual(told?.lastUsedAt, null);
});

test('the key itself is nowhere in the database', async () => {
  const { key } = await withKey('hashed');
  const { rows } = await client.query('select k::text as text from sign_in.api_key k');
  assert.notEqual(rows.length, 0);
  assert.ok(rows.every(({ text }) => !text.includes(key.slice(8))));
});

const WRONG: readonly (readonly [
  what: string,
  headers: (key: string) => Record<string, string>,
])[] = [
  ['another key', () => ({ authorization: `Bearer hb_${'a'.repeat(64)}` })],
  ['a longer key', (key) => ({ authorization: `Bearer ${key}a` })],
  ['a key without its beginning', (key) => ({ 'x-api-key': key.slice(3) })],
  ['a key of no sensible length', (key) => ({ 'x-api-key': key.repeat(100) })],
  ['an empty key', () => ({ 'x-api-key': '' })],
  ['another kind of authorization', (key) => ({ authorization: `Basic ${key}`, 'x-api-key': key })],
];

test('a wrong key is nobody, and does not fall back on the cookie', async () => {
  const { mail, key } = await withKey('wrong');
  const browser = await signedInBrowser(signIn, mail);
  for (const [what, headers] of WRONG) {
    assert.equal(await signIn.authenticate(browser.headers(headers(key))), null, what);
  }
  assert.notEqual(await signIn.authenticate(browser.headers()), null);
});

test('a key is of its firm alone', async () => {
  const { firm, key } = await withKey('one-firm');
  const foreign = await newFirm(signIn, 'one-firm-foreign@example.com');
  const asking = (of: string) =>
    signIn.authenticate(new Headers({ 'x-api-key': key, 'x-hourbank-firm': of }));
  assert.equal(await asking(foreign.firm), null);
  assert.equal((await asking(firm))?.firm, firm);
});

test('a revoked key is refused at once, and only its firm revokes it', async () => {
  const { firm, id, key } = await withKey('revoked');
  assert.notEqual(await signIn.authenticate(bearer(key)), null);
  const foreign = await newFirm(signIn, 'revoked-foreign@example.com');
  const byOther = await signIn.revokeKey({ firm: foreign.firm, key: id });
  assert.equal(codeOf(byOther), 'key_unknown');
  assert.notEqual(await signIn.authenticate(bearer(key)), null);
  granted(await signIn.revokeKey({ firm, key: id }));
  assert.equal(await signIn.authenticate(bearer(key)), null);
  assert.deepEqual(await signIn.keys(firm), []);
  assert.equal(codeOf(await signIn.revokeKey({ firm, key: id })), 'key_unknown');
});

test('a key that is revoked while it is being verified is not remembered', async () => {
  const { firm, id, key } = await withKey('raced');
  const verifying = signIn.authenticate(bearer(key));
  const [, revoked] = await Promise.all([verifying, signIn.revokeKey({ firm, key: id })]);
  granted(revoked);
  assert.equal(await signIn.authenticate(bearer(key)), null);
});

test('a key expires to the second', async () => {
  const expiresAt = new Date(Date.now() + 60 * 60 * 1000).toISOString();
  const { firm, key } = await withKey('expires', { expiresAt });
  const told = (await signIn.keys(firm))[0]?.expiresAt ?? '';
  assert.ok(Math.abs(Date.parse(told) - Date.parse(expiresAt)) < 2000, told);
  mock.timers.enable({ apis: ['Date'], now: Date.parse(told) - 1000 });
  try {
    assert.notEqual(await signIn.authenticate(bearer(key)), null);
    mock.timers.tick(1001);
    assert.equal(await signIn.authenticate(bearer(key)), null);
  } finally {
    mock.timers.reset();
  }
});

const FAULTS: readonly (readonly [fault: Partial<NewKey>, code: string])[] = [
  [{ name: ' ' }, 'name_missing'],
  [{ name: 'n'.repeat(201) }, 'name_too_long'],
  [{ scopes: [] }, 'scopes_invalid'],
  [{ scopes: [''] }, 'scopes_invalid'],
  [{ scopes: ['s'.repeat(65)] }, 'scopes_invalid'],
  [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiry_invalid'],
  [{ expiresAt: '9999-01-01T00:00:00Z' }, 'expiry_invalid'],
  [{ expiresAt: 'tomorrow' }, 'expiry_invalid'],
  [{ member: 'nobody' }, 'member_unknown'],
  [{ firm: 'nowhere' }, 'member_unknown'],
];

test('a key with a fault is not made', async () => {
  const { firm, asked } = await withKey('faults');
  for (const [fault, code] of FAULTS) {
    assert.equal(codeOf(await signIn.createKey({ ...asked, ...fault })), code);
  }
  assert.equal((await signIn.keys(firm)).length, 1);
});

test('a key has the role that its member has now', async () => {
  const { firm, member, key } = await withKey('role');
  assert.equal((await signIn.authenticate(bearer(key)))?.role, 'technician');
  granted(await signIn.changeRole({ firm, member, role: 'accountant' }));
  assert.equal((await signIn.authenticate(bearer(key)))?.role, 'accountant');
});

test('the keys of a removed member are void for good', async () => {
  const { firm, owner, member, mail, key } = await withKey('removed');
  assert.notEqual(await signIn.authenticate(bearer(key)), null);
  granted(await signIn.removeMember({ firm, member }));
  assert.equal(await signIn.authenticate(bearer(key)), null);
  const invited = { firm, mail, role: 'technician', by: owner } as const;
  const { id } = granted(await signIn.invite(invited));
  const accepting = { invitation: id, name: '', password: PASSWORD, address: null };
  granted(await signIn.acceptInvitation(accepting));
  assert.equal(await signIn.authenticate(bearer(key)), null);
});

test('a key in use asks the database once in five seconds', async () => {
  const { key } = await withKey('busy');
  mock.timers.enable({ apis: ['Date'], now: Date.now() });
  try {
    const at = async (): Promise<unknown> =>
      (await client.query('select max(last_request) as at from sign_in.api_key')).rows[0]?.at;
    const started = await Promise.all(
      Array.from({ length: 50 }, () => signIn.authenticate(bearer(key))),
    );
    assert.ok(started.every((who) => who !== null));
    const first = await at();
    mock.timers.tick(4999);
    await signIn.authenticate(bearer(key));
    assert.deepEqual(await at(), first);
    mock.timers.tick(1);
    await signIn.authenticate(bearer(key));
    assert.notDeepEqual(await at(), first);
  } finally {
    mock.timers.reset();
  }
});
