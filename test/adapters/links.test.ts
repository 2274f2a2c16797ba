/** Links that open an invoice without signing in (G3): only those that were signed here, in time. */
import assert from 'node:assert/strict';
import { createHmac, hkdfSync } from 'node:crypto';
import { test } from 'node:test';
import { SignJWT } from 'jose';
import { createLinks } from '../../src/adapters/links.ts';

const SECRET = 'a secret that is long enough for a test';
const TARGET = {
  firm: '01890a5d-ac96-774b-bcce-b302099a8057',
  link: '01890a5d-ac96-774b-bcce-b302099a8058',
};
const NOW = Date.parse('2026-03-01T12:00:00Z');
const DAY = 86_400_000;
const links = createLinks(SECRET, 'hourbank:invoice-link');
const token = await links.sign({ ...TARGET, expiresAt: NOW + DAY });

test('what was signed is read, by whoever has the secret', async () => {
  assert.deepEqual(await links.read(token, NOW), TARGET);
  assert.deepEqual(await createLinks(SECRET, 'hourbank:invoice-link').read(token, NOW), TARGET);
});

test('it fits into an address, and not all of a mail', () => {
  assert.match(token, /^[\w-]+\.[\w-]+\.[\w-]+$/);
  assert.ok(token.length < 320, `${token.length} characters`);
});

test('it ends when it was said to', async () => {
  assert.deepEqual(await links.read(token, NOW + DAY - 1_000), TARGET);
  assert.equal(await links.read(token, NOW + DAY), null);
  assert.equal(await links.read(token, NOW + 365 * DAY), null);
});

test('another secret opens nothing, nor does the secret itself as a key', async () => {
  assert.equal(await createLinks(`${SECRET}.`, 'hourbank:invoice-link').read(token, NOW), null);
  assert.equal(await links.read(await signed(new TextEncoder().encode(SECRET), {}), NOW), null);
});

test('with a single character changed, left out or put in, it opens nothing', async () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ';
  let tried = 0;
  for (let place = 0; place <= token.length; place += 1) {
    const [start, end] = [token.slice(0, place), token.slice(place + 1)];
    // All others at the last place, where base64url has bits to spare; a few anywhere else.
    const others = place >= token.length - 1 ? alphabet : 'A_.= ';
    const changed = [...others].flatMap((other) => [
      `${start}${other}${end}`,
      `${start}${other}${token.slice(place)}`,
    ]);
    for (const text of [`${start}${end}`, ...changed]) {
      if (text === token) continue;
      tried += 1;
      assert.equal(await links.read(text, NOW), null, text);
    }
  }
  assert.ok(tried > 2_000, `only ${tried} were tried`);
});

const derived = new Uint8Array(hkdfSync('sha256', SECRET, '', 'hourbank:invoice-link', 32));

/** A token of the right key with something else about it. */
async function signed(
  key: Uint8Array,
  {
    claims = TARGET,
    audience = 'hourbank:invoice-link',
    expires = true,
  }: {
    readonly claims?: Record<string, unknown>;
    readonly audience?: string;
    readonly expires?: boolean;
  },
): Promise<string> {
  const jwt = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setAudience(audience);
  if (expires) jwt.setExpirationTime((NOW + DAY) / 1000);
  return await jwt.sign(key);
}

test('the same key for another purpose or target, or for ever, opens nothing', async () => {
  assert.deepEqual(await links.read(await signed(derived, {}), NOW), TARGET, 'it could be signed');
  const others = [
    await signed(derived, { audience: 'hourbank:session' }),
    await signed(derived, { expires: false }),
    await signed(derived, { claims: { firm: TARGET.firm } }),
    await signed(derived, { claims: { firm: 1, link: { id: 2 } } }),
  ];
  for (const other of others) assert.equal(await links.read(other, NOW), null, other);
});

test('a token that says it needs no signature opens nothing', async () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = part({ ...TARGET, aud: 'hourbank:invoice-link', exp: (NOW + DAY) / 1000 });
  for (const alg of ['none', 'None', 'NONE', '', 'HS1']) {
    const head = `${part({ alg })}.${claims}`;
    const mac = createHmac('sha256', derived).update(head).digest('base64url');
    for (const text of [`${head}.`, head, `${head}.${mac}`]) {
      assert.equal(await links.read(text, NOW), null, text);
    }
  }
});

test('the same key by another algorithm opens nothing', async () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = part({ ...TARGET, aud: 'hourbank:invoice-link', exp: (NOW + DAY) / 1000 });
  const by = (size: number): string => {
    const head = `${part({ alg: `HS${size}` })}.${claims}`;
    return `${head}.${createHmac(`sha${size}`, derived).update(head).digest('base64url')}`;
  };
  assert.deepEqual(await links.read(by(256), NOW), TARGET, 'it could be signed');
  for (const size of [384, 512]) assert.equal(await links.read(by(size), NOW), null);
});

test('what is no token opens nothing', async () => {
  const long = `${token}${'A'.repeat(100_000)}`;
  for (const text of [
    '',
    '.',
    '..',
    '...',
    'a.b.c',
    '🙂.🙂.🙂',
    `${token}.${token}`,
    `${token}\n`,
    long,
  ]) {
    assert.equal(await links.read(text, NOW), null);
  }
});
