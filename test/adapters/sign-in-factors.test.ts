/** Signing in with more than a password: codes and passkeys. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { type Holder, newPasskey } from '../support/passkey.ts';
import {
  BASE_URL,
  type Browser,
  freshSignIn,
  newFirm,
  openBrowser,
  PASSWORD,
  signedInBrowser,
} from '../support/sign-in-browser.ts';
import { totpCode } from '../support/totp.ts';

const { signIn } = await freshSignIn();

/** Turns codes on for who is signed in; answers with the address for the authenticator app. */
async function enableCodes(browser: Browser): Promise<{ address: string; backupCode: string }> {
  const enabled = await browser.post('/two-factor/enable', { password: PASSWORD, method: 'totp' });
  assert.equal(enabled.status, 200);
  const { totpURI, backupCodes } = enabled.body;
  const address = String(totpURI);
  const code = totpCode(address);
  assert.equal((await browser.post('/two-factor/verify-totp', { code })).status, 200);
  assert.ok(Array.isArray(backupCodes));
  return { address, backupCode: String(backupCodes[0]) };
}

test('once codes are on, a password alone signs nobody in', async () => {
  const { firm } = await newFirm(signIn, 'codes@example.com');
  const first = await signedInBrowser(signIn, 'codes@example.com');
  const { address, backupCode } = await enableCodes(first);
  assert.equal((await signIn.members(firm))[0]?.twoFactor, true);
  assert.equal((await signIn.account(first.headers()))?.twoFactor, true);

  const second = await signedInBrowser(signIn, 'codes@example.com');
  assert.equal(await signIn.authenticate(second.headers()), null);
  const wrong = String((Number(totpCode(address)) + 1) % 1_000_000).padStart(6, '0');
  assert.equal((await second.post('/two-factor/verify-totp', { code: wrong })).status, 401);
  assert.equal(await signIn.authenticate(second.headers()), null);
  const code = totpCode(address);
  assert.equal((await second.post('/two-factor/verify-totp', { code })).status, 200);
  assert.notEqual(await signIn.authenticate(second.headers()), null);

  const third = await signedInBrowser(signIn, 'codes@example.com');
  const backup = { code: backupCode };
  assert.equal((await third.post('/two-factor/verify-backup-code', backup)).status, 200);
  assert.notEqual(await signIn.authenticate(third.headers()), null);
  const fourth = await signedInBrowser(signIn, 'codes@example.com');
  assert.equal((await fourth.post('/two-factor/verify-backup-code', backup)).status, 401);
});

test('codes are turned off by the password only', async () => {
  await newFirm(signIn, 'codes-off@example.com');
  const browser = await signedInBrowser(signIn, 'codes-off@example.com');
  await enableCodes(browser);
  const wrong = { password: 'a wrong password' };
  assert.equal((await browser.post('/two-factor/disable', wrong)).status, 400);
  assert.equal((await browser.post('/two-factor/disable', { password: PASSWORD })).status, 200);
  const another = await signedInBrowser(signIn, 'codes-off@example.com');
  assert.notEqual(await signIn.authenticate(another.headers()), null);
});

test('guessing codes is limited, and locks the account in the end', async () => {
  await newFirm(signIn, 'guessed@example.com');
  const { address } = await enableCodes(await signedInBrowser(signIn, 'guessed@example.com'));
  const guess = (browser: Browser) => {
    const code = String((Number(totpCode(address)) + 7) % 1_000_000).padStart(6, '0');
    return browser.post('/two-factor/verify-totp', { code });
  };
  const hasty = await signedInBrowser(signIn, 'guessed@example.com');
  const answers: number[] = [];
  for (let attempt = 0; attempt < 4; attempt += 1) answers.push((await guess(hasty)).status);
  assert.deepEqual(answers, [401, 401, 401, 429]);
  const minute = 60 * 1000;
  mock.timers.enable({ apis: ['Date'], now: Date.now() });
  try {
    for (let attempt = 0; attempt < 7; attempt += 1) {
      mock.timers.tick(2 * minute);
      const patient = await signedInBrowser(signIn, 'guessed@example.com');
      assert.equal((await guess(patient)).status, 401);
    }
    const owner = await signedInBrowser(signIn, 'guessed@example.com');
    const right = () => owner.post('/two-factor/verify-totp', { code: totpCode(address) });
    assert.equal((await right()).status, 429);
    mock.timers.tick(16 * minute);
    const later = await signedInBrowser(signIn, 'guessed@example.com');
    const code = totpCode(address);
    assert.equal((await later.post('/two-factor/verify-totp', { code })).status, 200);
  } finally {
    mock.timers.reset();
  }
});

async function challenge(browser: Browser, ceremony: string): Promise<string> {
  const { status, body } = await browser.get(`/passkey/generate-${ceremony}-options`);
  assert.equal(status, 200);
  return String(body['challenge']);
}

test('a passkey that verifies its holder signs in, also past codes', async () => {
  const { firm } = await newFirm(signIn, 'passkey@example.com');
  const browser = await signedInBrowser(signIn, 'passkey@example.com');
  await enableCodes(browser);
  const passkey = newPasskey(BASE_URL);
  const registered = await browser.post('/passkey/verify-registration', {
    response: passkey.register(await challenge(browser, 'register')),
    name: 'Key of the desk',
  });
  assert.equal(registered.status, 200);
  assert.equal(registered.body['name'], 'Key of the desk');

  const other = openBrowser(signIn);
  const response = passkey.authenticate(await challenge(other, 'authenticate'));
  assert.equal((await other.post('/passkey/verify-authentication', { response })).status, 200);
  assert.equal((await signIn.authenticate(other.headers()))?.firm, firm);
  const again = await openBrowser(signIn).post('/passkey/verify-authentication', { response });
  assert.equal(again.status, 400);

  const removed = await browser.post('/passkey/delete-passkey', { id: registered.body['id'] });
  assert.equal(removed.status, 200);
  const late = openBrowser(signIn);
  const unknown = passkey.authenticate(await challenge(late, 'authenticate'));
  const refused = await late.post('/passkey/verify-authentication', { response: unknown });
  assert.equal(refused.status, 401);
  assert.equal(await signIn.authenticate(late.headers()), null);
});

test('a passkey that does not verify its holder is neither taken nor let in', async () => {
  await newFirm(signIn, 'mere-touch@example.com');
  const browser = await signedInBrowser(signIn, 'mere-touch@example.com');
  const passkey = newPasskey(BASE_URL);
  const register = async (holder: Holder) =>
    browser.post('/passkey/verify-registration', {
      response: passkey.register(await challenge(browser, 'register'), holder),
    });
  const touched = await register('present');
  assert.equal(touched.status, 401);
  assert.equal(touched.body['code'], 'USER_VERIFICATION_REQUIRED');
  assert.equal((await register('verified')).status, 200);
  const thief = openBrowser(signIn);
  const response = passkey.authenticate(await challenge(thief, 'authenticate'), 'present');
  const refused = await thief.post('/passkey/verify-authentication', { response });
  assert.equal(refused.body['code'], 'USER_VERIFICATION_REQUIRED');
  assert.equal(await signIn.authenticate(thief.headers()), null);
});

test('a passkey of another site is refused, and none is offered to who is not signed in', async () => {
  await newFirm(signIn, 'phished@example.com');
  const browser = await signedInBrowser(signIn, 'phished@example.com');
  const elsewhere = newPasskey('https://h0urs.example');
  const registered = await browser.post('/passkey/verify-registration', {
    response: elsewhere.register(await challenge(browser, 'register')),
  });
  assert.notEqual(registered.status, 200);
  const stranger = openBrowser(signIn);
  assert.equal((await stranger.get('/passkey/generate-register-options')).status, 401);
  assert.equal((await stranger.get('/passkey/list-user-passkeys')).status, 401);
});

test('nobody removes or renames the passkey of another', async () => {
  await newFirm(signIn, 'keeps@example.com');
  const keeps = await signedInBrowser(signIn, 'keeps@example.com');
  const { body } = await keeps.post('/passkey/verify-registration', {
    response: newPasskey(BASE_URL).register(await challenge(keeps, 'register')),
  });
  await newFirm(signIn, 'takes@example.com');
  const takes = await signedInBrowser(signIn, 'takes@example.com');
  const id = String(body['id']);
  assert.equal((await takes.post('/passkey/delete-passkey', { id })).status, 401);
  assert.equal((await takes.post('/passkey/update-passkey', { id, name: 'mine' })).status, 401);
  assert.equal((await keeps.post('/passkey/update-passkey', { id, name: 'mine' })).status, 200);
});
