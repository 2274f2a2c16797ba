/**
 * The tabs of a browser share its cookies: a page that was opened for one person never acts as
 * another who has signed in since.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SignIn } from '../../src/adapters/sign-in/sign-in.ts';
import { createFirm } from '../../src/app/firm/create.ts';
import { SESSION, type Session } from '../../src/contract/session.ts';
import { httpServer } from '../../src/http/server.ts';
import { sessionRoutes } from '../../src/http/session.ts';
import { ask, askAs, askBy, isOfAsker, isOfState, Refused } from '../../src/web/ui/client.ts';
import { isAnothers, openFor, openForNobody } from '../../src/web/ui/opened-for.ts';
import { atEnd } from '../support/at-end.ts';
import { openBank, requestFor } from '../support/bank.ts';
import { cameByLink } from '../support/portal.ts';
import {
  type Browser,
  granted,
  newFirm,
  openBrowser,
  openSignIn,
  PASSWORD,
} from '../support/sign-in-browser.ts';

const opened = Promise.withResolvers<SignIn>();
const bank = await openBank('2026-03-02T12:00:00Z', {}, (database) => {
  const made = openSignIn(database);
  opened.resolve(made);
  return made;
});
const signIn = await opened.promise;
atEnd(signIn.close);
const SAME = { sameOrigin: () => true };
const server = httpServer(
  {
    ...{ app: bank.app, authenticate: signIn.authenticate, isOfAnother: signIn.isOfAnother },
    ...{ contactOf: async () => null, onAnswer: () => undefined, ...SAME },
    onFault: (error) => {
      throw error;
    },
  },
  [sessionRoutes({ ...signIn, ...SAME })],
);

/** A firm in which both log work, and one browser for the two of them. */
const { firm } = await newFirm(signIn, 'kim@example.com');
granted(
  await signIn.addMember({
    ...{ firm, role: 'technician', name: 'Robin', mail: 'robin@example.com', password: PASSWORD },
  }),
);
await createFirm(bank.app, { firm, name: 'Nordlicht IT', currency: 'EUR', timeZone: 'UTC' });
const stranger = await newFirm(signIn, 'sam@example.com');
const browser = openBrowser(signIn);

async function enter(mail: string): Promise<void> {
  const answer = await browser.post('/sign-in/email', { email: mail, password: PASSWORD });
  assert.equal(answer.status, 200);
}

async function sessionIn(of: Browser, more = {}): Promise<Session> {
  const request = new Request('http://a.example/api/session', { headers: of.headers(more) });
  return SESSION.parse(await (await server.fetch(request)).json());
}

/** A tab of the browser: it says with every request for whom it was opened. */
async function openTab() {
  const { account, firm: chosen } = await sessionIn(browser);
  const own = { 'x-hourbank-account': account?.id ?? '', 'x-hourbank-firm': chosen ?? '' };
  const sent = async (request: Request): Promise<readonly [number, Record<string, unknown>]> => {
    for (const [name, value] of browser.headers(own)) request.headers.set(name, value);
    const response = await server.fetch(request);
    return [response.status, (await response.json()) as Record<string, unknown>];
  };
  return {
    own,
    ask: (name: Parameters<typeof requestFor>[0], input: object) => sent(requestFor(name, input)),
    rename: (name: string) =>
      sent(
        new Request('http://a.example/api/session/name', {
          ...{ method: 'POST', body: JSON.stringify({ name }) },
          headers: { 'content-type': 'application/json' },
        }),
      ),
  };
}

const CLIENT = { name: 'Alder Dental' };

test('what one person typed is never logged as another who signed in in another tab', async () => {
  await enter('kim@example.com');
  const ofKim = await openTab();
  const [added] = await ofKim.ask('client.add', CLIENT);
  assert.equal(added, 200);
  await enter('robin@example.com');
  const work = { client: CLIENT.name, workType: 'remote', minutes: 45 };
  const [status, told] = await ofKim.ask('entry.log', work);
  assert.deepEqual([status, told['code']], [409, 'signed_in_as_another']);
  assert.match(String(told['detail']), /nothing was done: load it anew/);
  assert.equal((await ofKim.ask('client.list', {}))[1]['code'], 'signed_in_as_another');
  assert.equal((await ofKim.rename('Kim'))[1]['code'], 'signed_in_as_another');
  // The page is told who is here by now, whoever it was opened for.
  assert.equal((await sessionIn(browser, ofKim.own)).account?.mail, 'robin@example.com');
  const [, { items }] = await (await openTab()).ask('entry.list', {});
  assert.deepEqual(items, []);
  // In again, as before: what was typed can be sent.
  await enter('kim@example.com');
  const [done, entry] = await ofKim.ask('entry.log', work);
  assert.deepEqual([done, entry['technician']], [200, 'Olga Owner']);
});

test('it is told so as well where that other belongs to another firm', async () => {
  await enter('kim@example.com');
  const ofKim = await openTab();
  await enter('sam@example.com');
  assert.equal((await sessionIn(browser)).firm, stranger.firm);
  assert.equal((await ofKim.ask('client.list', {}))[1]['code'], 'signed_in_as_another');
});

test('who is signed out is nobody else, and a key is all that counts', async () => {
  await enter('kim@example.com');
  const ofKim = await openTab();
  assert.equal((await browser.post('/sign-out')).status, 200);
  assert.equal((await ofKim.ask('client.list', {}))[1]['code'], 'unauthenticated');
  const { member } = stranger;
  const asked = { firm: stranger.firm, member, name: 'Tracker', scopes: ['clients:read'] };
  const { key } = granted(await signIn.createKey({ ...asked, expiresAt: null }));
  const headers = { authorization: `Bearer ${key}`, ...{ 'x-hourbank-account': 'somebody' } };
  assert.equal(await signIn.isOfAnother(new Headers(headers)), false);
});

test('a page tells so as long as it is so, and takes nothing that it shows for old', async (t) => {
  await enter('kim@example.com');
  const { own } = await openTab();
  askBy({ 'client.list': ['get', '/clients', true, false] });
  askAs(own);
  t.mock.method(globalThis, 'fetch', (path: string, init: RequestInit) => {
    const request = new Request(`http://a.example${path}`, init);
    for (const [name, value] of browser.headers()) request.headers.set(name, value);
    return server.fetch(request);
  });
  assert.equal(openFor(own['x-hourbank-account']), true);
  await ask('client.list', {});
  assert.equal(isAnothers(), false);
  await enter('robin@example.com');
  await assert.rejects(ask('client.list', {}), (error) => {
    assert.ok(error instanceof Refused && error.code === 'signed_in_as_another');
    assert.equal(isOfState(error), false);
    assert.equal(isOfAsker(error), true);
    return true;
  });
  assert.equal(isAnothers(), true);
  assert.equal(openFor((await sessionIn(browser)).account?.id ?? ''), false);
  await enter('kim@example.com');
  assert.equal(openFor((await sessionIn(browser)).account?.id ?? ''), true);
  assert.equal(isAnothers(), false);
  openForNobody();
  assert.equal(openFor('somebody who signed in then'), true);
});

test('a page of the portal that one contact opened buys nothing as another', async () => {
  const client = 'Birch Law';
  await bank.ask('client.add', { name: client });
  for (const name of ['Ana', 'Bea']) {
    await bank.ask('contact.add', { client, name, roles: ['billing'] });
  }
  const browserOfBoth = await cameByLink(bank, client, 'Ana');
  const [ana] = (await browserOfBoth.session()).choices;
  const { url } = await bank.ask('contact.link', { client, contact: 'Bea' });
  const headers = { 'sec-fetch-site': 'same-origin' };
  await browserOfBoth.send(new Request(url, { method: 'POST', headers }));
  const [bea] = (await browserOfBoth.session()).choices;
  assert.equal(ana?.client, bea?.client);
  const own = { 'x-hourbank-client': ana?.client ?? '', 'x-hourbank-contact': ana?.contact ?? '' };
  const wanted = requestFor('portal.buy', { product: 'Support', minutes: 600, gross: '900.00' });
  for (const [name, value] of Object.entries(own)) wanted.headers.set(name, value);
  const response = await browserOfBoth.send(wanted);
  assert.equal(response.status, 409);
  assert.equal(((await response.json()) as { code: string }).code, 'signed_in_as_another');
  const ofBea = requestFor('portal.show', {});
  ofBea.headers.set('x-hourbank-contact', bea?.contact ?? '');
  assert.equal((await browserOfBoth.send(ofBea)).status, 200);
});
