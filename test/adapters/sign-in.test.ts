/** Setting up, signing in and out, and who a request is from. */
import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { mock, test } from 'node:test';
import {
  BASE_URL,
  codeOf,
  freshSignIn,
  granted,
  newFirm,
  openBrowser,
  openSignIn,
  PASSWORD,
  signedInBrowser,
} from '../support/sign-in-browser.ts';

const { database, signIn } = await freshSignIn();

const FIRST = {
  firm: randomUUIDv7(),
  firmName: 'Nordlicht IT',
  name: ' Olga\tOwner ',
  mail: 'Olga@Example.com',
  password: PASSWORD,
  address: null,
};

function tokenIn(link: string | null): string {
  assert.match(link ?? '', /^https:\/\/hours\.example\/set-up\/[\w-]{43}$/);
  return link?.split('/').at(-1) ?? '';
}

test('of ten who use the set-up link at once, one sets up a firm; then there is no link', async () => {
  const replaced = tokenIn(await signIn.setUpLink());
  const token = tokenIn(await signIn.setUpLink());
  assert.equal(await signIn.hasAnyFirm(), false);
  assert.equal(await signIn.isSetUpOpen(replaced), false);
  assert.equal(await signIn.isSetUpOpen(token), true);
  assert.equal(codeOf(await signIn.setUp({ ...FIRST, token: replaced })), 'set_up_unknown');
  assert.equal(
    codeOf(await signIn.setUp({ ...FIRST, token, password: 'too short' })),
    'password_too_short',
  );
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      signIn.setUp({
        ...FIRST,
        token,
        firm: at === 0 ? FIRST.firm : randomUUIDv7(),
        mail: at === 0 ? FIRST.mail : `other-${at}@example.com`,
      }),
    ),
  );
  const refused = answers.map(codeOf).filter((code) => code !== '');
  assert.deepEqual(refused, Array(9).fill('set_up_unknown'));
  assert.equal(await signIn.hasAnyFirm(), true);
  assert.equal(await signIn.isSetUpOpen(token), false);
  assert.equal(await signIn.setUpLink(), null);
});

test('without the link nobody learns by set-up whose mail is known', async () => {
  await newFirm(signIn, 'asked-for@example.com');
  const asked = { ...FIRST, firm: randomUUIDv7(), token: 'A'.repeat(43) };
  for (const mail of ['asked-for@example.com', 'not-asked-for@example.com']) {
    assert.equal(codeOf(await signIn.setUp({ ...asked, mail })), 'set_up_unknown');
  }
});

test('a set-up is resumed by the same person, and by nobody else', async () => {
  const mail = 'resumes@example.com';
  const asked = { ...FIRST, firm: randomUUIDv7(), mail, token: null };
  const first = granted(await signIn.setUp(asked));
  assert.deepEqual(await signIn.setUp(asked), first);
  assert.equal(codeOf(await signIn.setUp({ ...asked, password: 'wrong password' })), 'mail_taken');
  const other = { ...asked, mail: 'other@example.com' };
  assert.equal(codeOf(await signIn.setUp(other)), 'firm_taken');
  const [member] = await signIn.members(first.firm);
  assert.equal(member?.name, 'Olga Owner');
  assert.equal(member?.mail, mail);
  assert.equal(member?.role, 'owner');
  assert.equal(member?.id, first.member);
});

const FAULTS: readonly (readonly [change: object, code: string])[] = [
  [{ name: ' ' }, 'name_missing'],
  [{ firmName: '\n' }, 'name_missing'],
  [{ name: 'n'.repeat(201) }, 'name_too_long'],
  [{ mail: 'olga' }, 'mail_invalid'],
  [{ mail: `${'m'.repeat(250)}@example.com` }, 'mail_invalid'],
  [{ password: 'p'.repeat(11) }, 'password_too_short'],
  [{ password: 'p'.repeat(129) }, 'password_too_long'],
];

for (const [change, code] of FAULTS) {
  test(`a set-up with ${JSON.stringify(change).slice(0, 40)} is refused: ${code}`, async () => {
    const asked = { ...FIRST, firm: randomUUIDv7(), mail: 'new@example.com', token: null };
    assert.equal(codeOf(await signIn.setUp({ ...asked, ...change })), code);
  });
}

test('the right password signs in, until signing out', async () => {
  const { firm, user, member } = await newFirm(signIn, 'signs-in@example.com');
  const browser = openBrowser(signIn);
  const wrong = { email: 'signs-in@example.com', password: 'a wrong password' };
  assert.equal((await browser.post('/sign-in/email', wrong)).status, 401);
  assert.equal(await signIn.authenticate(browser.headers()), null);
  const right = { email: 'Signs-In@example.com', password: PASSWORD };
  const answer = await browser.post('/sign-in/email', right);
  assert.equal(answer.status, 200);
  const [cookie] = answer.headers.getSetCookie();
  assert.match(cookie ?? '', /^__Secure-hourbank\.session_token=/);
  for (const attribute of [/; httponly/i, /; secure/i, /; samesite=lax/i, /; path=\//i]) {
    assert.match(cookie ?? '', attribute);
  }
  const who = {
    kind: 'member',
    firm,
    id: user,
    user,
    member,
    name: 'Olga Owner',
    mail: 'signs-in@example.com',
    role: 'owner',
    scopes: null,
  };
  const before = browser.headers();
  assert.deepEqual(await signIn.authenticate(before), who);
  await browser.post('/sign-out');
  assert.equal(await signIn.authenticate(before), null);
});

test('a session ends by itself, is prolonged by get-session, and not by a forged cookie', async () => {
  await newFirm(signIn, 'stays@example.com');
  const browser = await signedInBrowser(signIn, 'stays@example.com');
  const left = await signedInBrowser(signIn, 'stays@example.com');
  const day = 24 * 60 * 60 * 1000;
  mock.timers.enable({ apis: ['Date'], now: Date.now() });
  try {
    mock.timers.tick(6 * day);
    assert.notEqual(await signIn.authenticate(browser.headers()), null);
    assert.equal((await browser.get('/get-session')).status, 200);
    mock.timers.tick(6 * day);
    assert.notEqual(await signIn.authenticate(browser.headers()), null);
    mock.timers.tick(day + 1000);
    assert.equal(await signIn.authenticate(browser.headers()), null);
    await signIn.deleteEnded();
  } finally {
    mock.timers.reset();
  }
  assert.equal(await signIn.authenticate(left.headers()), null);
  const cookie = browser.headers().get('cookie') ?? '';
  assert.equal(await signIn.authenticate(new Headers({ cookie: cookie.slice(0, -4) })), null);
});

test('wrong passwords are limited by address, whoever is asked for', async () => {
  await newFirm(signIn, 'limited@example.com');
  const browser = openBrowser(signIn);
  const right = { email: 'limited@example.com', password: PASSWORD };
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const wrong = { email: `limited-${attempt}@example.com`, password: 'a wrong password' };
    assert.equal((await browser.post('/sign-in/email', wrong)).status, 401);
  }
  const limited = await browser.post('/sign-in/email', right);
  assert.equal(limited.status, 429);
  const seconds = Number(limited.headers.get('x-retry-after'));
  assert.ok(seconds > 0 && seconds <= 60, `${seconds} seconds`);
  assert.equal((await openBrowser(signIn).post('/sign-in/email', right)).status, 200);
});

test('behind a proxy the limit is that of the address the proxy tells', async () => {
  const proxied = openSignIn(database, true);
  try {
    const forwarded = new Headers({ 'x-forwarded-for': 'forged, 198.51.100.7' });
    assert.equal(proxied.address(forwarded, '10.0.0.1'), '198.51.100.7');
    assert.equal(proxied.address(new Headers(), '10.0.0.1'), '10.0.0.1');
    assert.equal(signIn.address(forwarded, '10.0.0.1'), '10.0.0.1');
  } finally {
    await proxied.close();
  }
});

test('changing the password ends the other sessions when asked to', async () => {
  await newFirm(signIn, 'changes@example.com');
  const mine = await signedInBrowser(signIn, 'changes@example.com');
  const stolen = await signedInBrowser(signIn, 'changes@example.com');
  assert.notEqual(await signIn.authenticate(stolen.headers()), null);
  const change = { currentPassword: PASSWORD, revokeOtherSessions: true };
  const short = await mine.post('/change-password', { ...change, newPassword: 'short' });
  assert.equal(short.status, 400);
  const newPassword = 'another long password';
  assert.equal((await mine.post('/change-password', { ...change, newPassword })).status, 200);
  assert.equal(await signIn.authenticate(stolen.headers()), null);
  assert.notEqual(await signIn.authenticate(mine.headers()), null);
});

test('one of several firms is chosen by header, or for the session', async () => {
  const one = await newFirm(signIn, 'several@example.com');
  const browser = await signedInBrowser(signIn, 'several@example.com');
  const two = await newFirm(signIn, 'several@example.com');
  const foreign = await newFirm(signIn, 'foreign@example.com');
  const firmOf = async (header?: string) => {
    const more = header === undefined ? {} : { 'x-hourbank-firm': header };
    return (await signIn.authenticate(browser.headers(more)))?.firm;
  };
  assert.equal(await firmOf(), undefined);
  assert.equal(await firmOf(one.firm), one.firm);
  assert.equal(await firmOf(two.firm), two.firm);
  assert.equal(await firmOf(foreign.firm), undefined);
  assert.equal(await firmOf('no firm'), undefined);
  const account = await signIn.account(browser.headers());
  assert.deepEqual(
    account?.firms.map(({ firm }) => firm),
    [one.firm, two.firm],
  );
  assert.deepEqual(await signIn.firmsOf(one.user), account?.firms);
  assert.equal(await signIn.chooseFirm(browser.headers(), foreign.firm), false);
  assert.equal(await signIn.chooseFirm(browser.headers(), two.firm), true);
  assert.equal(await firmOf(), two.firm);
  assert.equal(await firmOf(one.firm), one.firm);
});

test('a new name is told at once', async () => {
  const { user } = await newFirm(signIn, 'renamed@example.com');
  const browser = await signedInBrowser(signIn, 'renamed@example.com');
  assert.equal((await signIn.authenticate(browser.headers()))?.name, 'Olga Owner');
  assert.equal(codeOf(await signIn.rename({ user, name: '' })), 'name_missing');
  granted(await signIn.rename({ user, name: 'Olga Other' }));
  assert.equal((await signIn.authenticate(browser.headers()))?.name, 'Olga Other');
});

const SENT: readonly (readonly [method: string, headers: Record<string, string>, ours: boolean])[] =
  [
    ['GET', {}, true],
    ['GET', { origin: 'https://evil.example' }, true],
    ['POST', {}, false],
    ['POST', { origin: BASE_URL }, true],
    ['POST', { origin: BASE_URL, 'sec-fetch-site': 'same-origin' }, true],
    ['POST', { origin: BASE_URL, 'sec-fetch-site': 'cross-site' }, false],
    ['POST', { origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
    ['DELETE', { origin: 'https://evil.example' }, false],
    ['PUT', { origin: `${BASE_URL}.evil.example` }, false],
    ['PATCH', { 'sec-fetch-site': 'same-origin' }, true],
    ['POST', { 'sec-fetch-site': 'same-site' }, false],
  ];

for (const [method, headers, ours] of SENT) {
  test(`${method} with ${JSON.stringify(headers)} is ${ours ? '' : 'not '}of our own`, () => {
    assert.equal(signIn.isSameOrigin({ method, headers: new Headers(headers) }), ours);
  });
}
