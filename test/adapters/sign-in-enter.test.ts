/** Whoever has just become a member is signed in for that firm, as far as their password does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BASE_URL,
  freshSignIn,
  granted,
  newFirm,
  PASSWORD,
  signedInBrowser,
} from '../support/sign-in-browser.ts';
import { totpCode } from '../support/totp.ts';

const { signIn } = await freshSignIn();

/** The cookies as a browser sends them back. */
function cookieOf(lines: readonly string[]): string {
  return lines.map((line) => line.split('; ')[0]).join('; ');
}

test('the session is of the firm that was joined, whatever others there are', async () => {
  const mail = 'two@example.com';
  const { user } = await newFirm(signIn, mail);
  const { firm } = await newFirm(signIn, 'other@example.com');
  await signIn.admit({ firm, user, role: 'billing' });
  const { next, cookies } = await signIn.enter({ mail, password: PASSWORD, firm, address: null });
  assert.equal(next, 'signed_in');
  assert.ok(cookies.every((line) => /; HttpOnly/i.test(line)));
  const headers = new Headers({ cookie: cookieOf(cookies) });
  assert.equal((await signIn.authenticate(headers))?.firm, firm);
  assert.equal((await signIn.authenticate(headers))?.role, 'billing');
  // Who is a member already stays what they are.
  await signIn.admit({ firm, user, role: 'owner' });
  assert.equal((await signIn.authenticate(headers))?.role, 'billing');
});

test('who has codes gives one first, and nobody is signed in before', async () => {
  const mail = 'codes@example.com';
  const { firm } = await newFirm(signIn, mail);
  const browser = await signedInBrowser(signIn, mail);
  const enabled = await browser.post('/two-factor/enable', { password: PASSWORD, method: 'totp' });
  const address = String(enabled.body['totpURI']);
  await browser.post('/two-factor/verify-totp', { code: totpCode(address) });
  const { next, cookies } = await signIn.enter({ mail, password: PASSWORD, firm, address: null });
  assert.equal(next, 'second_factor');
  const cookie = cookieOf(cookies);
  assert.equal(await signIn.account(new Headers({ cookie })), null);
  const verified = await signIn.handler(
    new Request(`${BASE_URL}/api/auth/two-factor/verify-totp`, {
      method: 'POST',
      headers: { cookie, origin: BASE_URL, 'content-type': 'application/json' },
      body: JSON.stringify({ code: totpCode(address) }),
    }),
    null,
  );
  assert.equal(verified.status, 200);
  const session = new Headers({ cookie: cookieOf(verified.headers.getSetCookie()) });
  assert.equal((await signIn.account(session))?.mail, mail);
});

test('who cannot be signed in just so goes on where people sign in', async () => {
  const mail = 'hasty@example.com';
  const { firm } = granted(await newFirm(signIn, mail));
  const enter = (password: string) =>
    signIn.enter({ mail, password, firm, address: '192.0.2.250' });
  assert.deepEqual(await enter('another password'), { next: 'sign_in', cookies: [] });
  for (let tries = 0; tries < 10; tries += 1) await enter(PASSWORD);
  assert.deepEqual(await enter(PASSWORD), { next: 'sign_in', cookies: [] });
});
