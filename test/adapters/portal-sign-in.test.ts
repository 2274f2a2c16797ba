/** Contacts sign in by a link in a mail: known ones get it, it is good once, and nobody is told who. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { getMigrations } from 'better-auth/db/migration';
import { Client } from 'pg';
import { openPool } from '../../src/adapters/sign-in/database.ts';
import {
  createPortalSignIn,
  OPEN_PORTAL_ENDPOINTS,
  type PortalSignIn,
} from '../../src/adapters/sign-in/portal.ts';
import { createPortalAuth } from '../../src/adapters/sign-in/portal-auth.ts';
import type { SignIn } from '../../src/adapters/sign-in/sign-in.ts';
import { SIGN_IN_LINK_MINUTES, sendSignInLink } from '../../src/app/portal/send-sign-in-link.ts';
import { readMail } from '../../src/store/mails.ts';
import { atEnd } from '../support/at-end.ts';
import { type As, type Bank, openBank, serverOf } from '../support/bank.ts';
import type { FreshDatabase } from '../support/database.ts';
import {
  cameByLink,
  openPortalBrowser,
  PORTAL,
  type PortalBrowser,
  pagePost,
  told,
} from '../support/portal.ts';
import { appOf, openSignIn } from '../support/sign-in-browser.ts';

const [ALDER, BIRCH] = ['Alder Dental', 'Birch & Sons'];
const faults: unknown[] = [];
let bank: Bank;
let database: FreshDatabase;
let members: SignIn;
let portal: PortalSignIn;
let other: As;
let owner: Client;
let addresses = 0;
/** Each from an address of its own, so that the limits of one do not hit another. */
let newBrowser: () => PortalBrowser;

before(async () => {
  bank = await openBank(new Date().toISOString(), {}, (fresh) => {
    database = fresh;
    members = openSignIn(fresh);
    return members;
  });
  atEnd(() => members.close());
  portal = openPortal();
  atEnd(portal.close);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  atEnd(() => owner.end());
  newBrowser = () => {
    addresses += 1;
    const address = `192.0.2.${addresses}`;
    const from = {
      ...portal,
      handler: (request: Request) => portal.handler(request, address),
      redeemLink: (token: string, headers: Headers) => portal.redeemLink(token, headers, address),
    };
    return openPortalBrowser(serverOf(bank.app, faults, from));
  };
  other = { firm: await bank.addFirm('Other IT'), role: 'owner' };
  for (const client of [ALDER, BIRCH]) {
    await bank.ask('client.add', { name: client });
    const contact = { client, name: 'Ana', roles: ['billing'], mail: 'Ana@Alder.example' };
    await bank.ask('contact.add', contact);
  }
  await bank.ask('client.add', { name: ALDER }, { as: other });
  const elsewhere = { client: ALDER, name: 'Ana A.', mail: 'ana@alder.example' };
  await bank.ask('contact.add', elsewhere, { as: other });
  await bank.ask('contact.add', { client: ALDER, name: 'Bob', mail: 'bob@alder.example' });
});

/** As the program opens it. */
function openPortal(): PortalSignIn {
  return createPortalSignIn({
    ...{ ...appOf(database), baseUrl: PORTAL, trustProxy: false },
    ...{ secret: 'a secret of the tests, of thirty-two characters or more' },
    ...{ linkMinutes: SIGN_IN_LINK_MINUTES, onError: (error) => faults.push(error) },
    sendLink: (mail, token) => sendSignInLink(bank.app, mail, token),
  });
}

async function askForLink(browser: PortalBrowser, email: unknown): Promise<Response> {
  const request = pagePost('/api/portal/auth/sign-in/magic-link', { email, name: 'Mallory' });
  request.headers.set('origin', PORTAL);
  return await browser.send(request);
}

/** The tokens that were mailed to an address, the last first. */
async function tokensTo(mail: string, as = bank.owner): Promise<readonly string[]> {
  await portal.settled();
  const { items } = await bank.ask('mail.list', {}, { as });
  const own = items.filter(({ recipients }) => recipients.includes(mail));
  return await Promise.all(
    own.map(async ({ id }) => {
      const kept = await bank.app.database.read(as.firm, (tx) => readMail(tx, id));
      return /\/portal\/sign-in\?token=(\w+)\n/.exec(kept?.bodyText ?? '')?.[1] ?? '';
    }),
  );
}

async function signIn(browser: PortalBrowser, mail: string): Promise<void> {
  assert.equal((await askForLink(browser, mail)).status, 200);
  const [token] = await tokensTo(mail);
  const used = await browser.send(pagePost('/api/portal/sign-in', { token }));
  assert.equal(used.status, 200, await used.text());
}

test('a link comes by mail, lets in once, and tells of whom one is the contact', async () => {
  const browser = newBrowser();
  assert.equal((await askForLink(browser, 'ANA@alder.example')).status, 200);
  const [token, ...more] = await tokensTo('ana@alder.example');
  assert.deepEqual(more, []);
  assert.deepEqual(await tokensTo('ana@alder.example', other), []);
  const used = await browser.send(pagePost('/api/portal/sign-in', { token }));
  assert.equal(used.status, 200);
  for (const line of used.headers.getSetCookie()) {
    assert.match(line, /^hourbank-portal\..*HttpOnly.*SameSite=Lax/);
  }
  const session = await browser.session();
  assert.equal(session.mail, 'ana@alder.example');
  assert.deepEqual(
    session.choices.map(({ clientName, firmName, contactName, roles }) => [
      ...[clientName, firmName, contactName, roles.join()],
    ]),
    [
      [ALDER, 'Northwind IT', 'Ana', 'billing'],
      [BIRCH, 'Northwind IT', 'Ana', 'billing'],
      [ALDER, 'Other IT', 'Ana A.', ''],
    ],
  );
  const again = await newBrowser().send(pagePost('/api/portal/sign-in', { token }));
  assert.deepEqual([again.status, (await told(again))['code']], [403, 'sign_in_link_closed']);
});

test('of several clients one is chosen: for a request, or for the browser', async () => {
  const browser = newBrowser();
  await signIn(browser, 'ana@alder.example');
  const { choices, client } = await browser.session();
  assert.equal(client, null);
  assert.equal((await browser.refusal('portal.show')).code, 'unauthenticated');
  const [alder = '', birch = '', elsewhere = ''] = choices.map((choice) => choice.client);
  assert.equal((await browser.ask('portal.show', {}, { client: birch })).client, BIRCH);
  const chosen = await browser.send(pagePost('/api/portal/session', { client: elsewhere }));
  assert.equal((await told(chosen))['client'], elsewhere);
  assert.equal((await browser.ask('portal.show')).firm, 'Other IT');
  assert.equal((await browser.ask('portal.show')).mayBuy, false);
  assert.equal((await browser.ask('portal.show', {}, { client: alder })).firm, 'Northwind IT');
});

test('whoever is nobody’s contact is answered the same, and gets no mail', async () => {
  const known = await askForLink(newBrowser(), 'bob@alder.example');
  const unknown = await askForLink(newBrowser(), 'mallory@elsewhere.example');
  assert.deepEqual([known.status, await known.text()], [unknown.status, await unknown.text()]);
  assert.equal((await tokensTo('bob@alder.example')).length, 1);
  assert.deepEqual(await tokensTo('mallory@elsewhere.example'), []);
  assert.equal((await askForLink(newBrowser(), 'no mail')).status, 422);
  assert.equal((await askForLink(newBrowser(), { $ne: '' })).status, 422);
});

test('who has left, or changed their mail, gets no link, and is let in no more', async () => {
  const browser = newBrowser();
  await signIn(browser, 'bob@alder.example');
  assert.equal((await browser.ask('portal.show')).contact.name, 'Bob');
  const before = (await tokensTo('bob@alder.example')).length;
  const bob = { client: ALDER, contact: 'Bob' };
  await bank.ask('contact.change', { ...bob, mail: 'bob@elsewhere.example' });
  assert.equal((await browser.refusal('portal.show')).code, 'unauthenticated');
  assert.equal((await askForLink(newBrowser(), 'bob@alder.example')).status, 200);
  assert.equal((await tokensTo('bob@alder.example')).length, before);
  await bank.ask('contact.change', { ...bob, mail: 'bob@alder.example' });
  assert.equal((await browser.ask('portal.show')).contact.name, 'Bob');
  await bank.ask('contact.remove', bob);
  assert.equal((await browser.refusal('portal.show')).code, 'unauthenticated');
  await askForLink(newBrowser(), 'bob@alder.example');
  assert.equal((await tokensTo('bob@alder.example')).length, before);
});

test('a link is good for a quarter of an hour, and only its hash is kept', async () => {
  const browser = newBrowser();
  await askForLink(browser, 'ana@alder.example');
  const [token = ''] = await tokensTo('ana@alder.example');
  const kept = await owner.query('select * from sign_in.portal_verification');
  assert.ok(kept.rows.length > 0);
  assert.ok(!JSON.stringify(kept.rows).includes(token));
  const minutes = (Date.parse(kept.rows.at(-1).expires_at) - Date.now()) / 60_000;
  assert.ok(minutes > 14 && minutes <= 15, `${minutes} minutes`);
  await owner.query('update sign_in.portal_verification set expires_at = $1', [new Date(0)]);
  const late = await browser.send(pagePost('/api/portal/sign-in', { token }));
  assert.equal((await told(late))['code'], 'sign_in_link_closed');
});

test('what has ended is deleted when somebody asks after a while', async () => {
  await owner.query('update sign_in.portal_verification set expires_at = $1', [new Date(0)]);
  const later = openPortal();
  const asked = pagePost('/api/portal/auth/sign-in/magic-link', { email: 'x@elsewhere.example' });
  asked.headers.set('origin', PORTAL);
  assert.equal((await later.handler(asked, '198.51.100.1')).status, 200);
  await later.close();
  const left = await owner.query('select * from sign_in.portal_verification');
  assert.equal(left.rows.length, 1);
});

test('who asks or tries too often is told to wait', async () => {
  const [asking, trying] = [newBrowser(), newBrowser()];
  const asked: number[] = [];
  const tried: number[] = [];
  for (let times = 0; times < 6; times += 1) {
    asked.push((await askForLink(asking, 'nobody@elsewhere.example')).status);
    const guess = pagePost('/api/portal/sign-in', { token: `guess${times}` });
    tried.push((await trying.send(guess)).status);
  }
  assert.deepEqual(asked, [200, 200, 200, 200, 200, 429]);
  assert.deepEqual(tried, [403, 403, 403, 403, 403, 429]);
});

test('nobody’s mailbox is filled, from however many addresses links are asked for', async () => {
  await bank.ask('contact.add', { client: ALDER, name: 'Cleo', mail: 'cleo@alder.example' });
  for (let times = 0; times < 12; times += 1) {
    assert.equal((await askForLink(newBrowser(), 'cleo@alder.example')).status, 200);
    await portal.settled();
  }
  assert.equal((await tokensTo('cleo@alder.example')).length, 10);
});

test('leaving ends the session, for whoever kept its cookie too', async () => {
  const browser = newBrowser();
  await signIn(browser, 'ana@alder.example');
  const cookies = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
  assert.equal((await browser.send(pagePost('/api/portal/session', {}, 'DELETE'))).status, 200);
  assert.deepEqual([...browser.cookies], []);
  assert.equal(await portal.mailOf(new Headers({ cookie: cookies })), null);
});

test('a link of the firm’s and a mail go together: all that they let in can be chosen', async () => {
  const { url } = await bank.ask('contact.link', { client: BIRCH, contact: 'Ana' });
  const browser = newBrowser();
  await browser.send(new Request(url));
  assert.deepEqual(
    (await browser.session()).choices.map(({ clientName }) => clientName),
    [BIRCH],
  );
  await signIn(browser, 'ana@alder.example');
  assert.equal((await browser.session()).choices.length, 3);
  assert.equal((await browser.ask('portal.show')).client, BIRCH);
  const known = await cameByLink(bank, ALDER, 'Ana');
  assert.equal((await known.session()).mail, null);
});

test('whatever better-auth offers beyond the list is not there; what it asks of a database is', async () => {
  const pool = openPool({ ...appOf(database), onError: (error) => assert.ifError(error) });
  const auth = createPortalAuth({
    ...{ pool, baseUrl: PORTAL, secret: 's'.repeat(32), linkMinutes: 15 },
    ...{ onError: (error) => assert.ifError(error), deliver: () => undefined },
  });
  const all = Object.values(auth.api).flatMap(({ path, options }) =>
    path === undefined ? [] : [options.method].flat().map((method) => `${method} ${path}`),
  );
  const { toBeCreated, toBeAdded } = await getMigrations(auth.options);
  assert.deepEqual({ toBeCreated, toBeAdded }, { toBeCreated: [], toBeAdded: [] });
  await pool.end();
  const closed = all.filter((endpoint) => !OPEN_PORTAL_ENDPOINTS.has(endpoint));
  assert.ok(closed.length > 20 && closed.includes('GET /magic-link/verify'), String(closed));
  for (const open of OPEN_PORTAL_ENDPOINTS) assert.ok(all.includes(open), open);
  const browser = newBrowser();
  await signIn(browser, 'ana@alder.example');
  for (const endpoint of closed) {
    const [method = '', path = ''] = endpoint.split(' ');
    const body = method === 'GET' ? {} : { body: '{}' };
    const headers = { 'content-type': 'application/json', origin: PORTAL };
    const request = new Request(`${PORTAL}/api/portal/auth${path}`, { method, headers, ...body });
    assert.equal((await browser.send(request)).status, 404, endpoint);
  }
});

test('what is held tells a contact where they are signed in, and nobody else', async () => {
  const browser = newBrowser();
  const cleo = { client: BIRCH, name: 'Cleo', mail: 'Cleo@Birch.example' };
  await bank.ask('contact.add', cleo);
  await signIn(browser, 'cleo@birch.example');
  const { sessions } = await browser.ask('portal.held');
  assert.equal(sessions.length, 1);
  const [{ since = '', until = '', address } = {}] = sessions;
  assert.equal(Math.round((Date.parse(until) - Date.parse(since)) / 86_400_000), 30);
  assert.equal(address, `192.0.2.${addresses}`);
  const text = JSON.stringify(sessions);
  for (const [name, value] of browser.cookies) assert.ok(!text.includes(value), name);
  const byLink = await cameByLink(bank, BIRCH, 'Ana');
  assert.ok(!JSON.stringify((await byLink.ask('portal.held')).sessions).includes(since));
});

test('nothing of it went wrong, and nobody chose a name for themselves', async () => {
  await portal.settled();
  assert.deepEqual(faults, []);
  const { rows } = await owner.query('select distinct name from sign_in.portal_user');
  assert.deepEqual(rows, [{ name: '' }]);
});
