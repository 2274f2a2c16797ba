/**
 * The walls of the portal: a contact asks for what is of their own client and nothing else, a member
 * asks for none of it, and who has left is out at once.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client } from 'pg';
import {
  OPERATIONS,
  PORTAL_OPERATIONS,
  type PortalOperationName,
} from '../../src/contract/operations.ts';
import { PERMISSIONS } from '../../src/contract/permissions.ts';
import { atEnd } from '../support/at-end.ts';
import { type As, type Bank, openBank, requestFor } from '../support/bank.ts';
import { firmTables } from '../support/firm-tables.ts';
import { pdfText } from '../support/pdf-text.ts';
import {
  cameByLink,
  openPortalBrowser,
  PORTAL,
  type PortalBrowser,
  pagePost,
  told,
} from '../support/portal.ts';

const [ALDER, BIRCH] = ['Alder Dental', 'Birch & Sons'];
let bank: Bank;
let ana: PortalBrowser;
/** What there is of Birch, and of a client of the same name at another firm. */
let others: readonly Theirs[];

type Theirs = { readonly as: As; readonly entry: string; readonly invoice: string };

before(async () => {
  bank = await openBank('2026-01-05T12:00:00Z');
  // Here there is no second wall: what a statement without its firm would find is there.
  const owner = new Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  atEnd(() => owner.end());
  for (const table of await firmTables(owner)) {
    await owner.query(`alter table ${table} disable row level security`);
  }
  const elsewhere: As = { firm: await bank.addFirm('Other IT'), role: 'owner' };
  await stock(bank.owner, ALDER, 'Ana', 'own');
  ana = await cameByLink(bank, ALDER, 'Ana');
  others = [
    await stock(bank.owner, BIRCH, 'Bob', 'theirs'),
    await stock(elsewhere, ALDER, 'Ana', 'elsewhere'),
  ];
});

/** A client with a contact, a block on an invoice, and work that names the client. */
async function stock(as: As, client: string, contact: string, mark: string): Promise<Theirs> {
  await bank.ask('client.add', { name: client }, { as });
  const mail = `${contact}@${client.split(' ')[0]}.example`.toLowerCase();
  await bank.ask('contact.add', { client, name: contact, mail, roles: ['billing'] }, { as });
  const block = { client, minutes: 600, ratePerHour: '90.00', name: `${mark} block` };
  const sold = await bank.ask('block.sell', block, { as });
  const work = { client, workType: 'remote', job: `${mark} job`, minutes: 30, post: true };
  const { id } = await bank.ask('entry.log', work, { as });
  return { as, entry: id, invoice: sold.invoice ?? '' };
}

/** What each operation is given, to ask for what is of somebody else. */
const reaching: Readonly<Record<PortalOperationName, (theirs: Theirs) => object>> = {
  'portal.show': () => ({}),
  'portal.burn-down': () => ({}),
  'portal.blocks': () => ({}),
  'portal.entries': () => ({}),
  'portal.why': ({ entry }) => ({ entry }),
  'portal.statement': () => ({}),
  'portal.statement-pdf': () => ({}),
  'portal.invoices': () => ({}),
  'portal.invoice-pdf': ({ invoice }) => ({ invoice }),
  'portal.pay': ({ invoice }) => ({ invoice }),
  'portal.offers': () => ({}),
  'portal.buy': () => ({ product: 'Support', minutes: 60, gross: '1.00' }),
  'portal.held': () => ({}),
};

test('of another client, and of another firm, a contact finds nothing by id', async () => {
  for (const theirs of others) {
    for (const name of ['portal.why', 'portal.invoice-pdf', 'portal.pay'] as const) {
      const refused = await ana.refusal(name, reaching[name](theirs));
      assert.deepEqual([refused.status, refused.code], [404, 'not_found'], name);
    }
  }
  // In both firms there is an invoice of this number: it is the own one that opens.
  const document = await ana.ask('portal.invoice-pdf', { invoice: 'INV-2026-0001' });
  assert.match(await pdfText(document), /own block/);
});

test('lists are of the own client alone', async () => {
  const lists = [
    await ana.ask('portal.show'),
    await ana.ask('portal.blocks'),
    await ana.ask('portal.entries'),
    await ana.ask('portal.invoices'),
    await ana.ask('portal.statement'),
    await ana.ask('portal.held'),
  ];
  const text = JSON.stringify(lists);
  for (const strange of ['Bob', BIRCH, 'Other IT', 'theirs', 'elsewhere']) {
    assert.ok(!text.includes(strange), strange);
  }
  assert.ok(text.includes('own block') && text.includes('own job'));
  assert.equal((await ana.ask('portal.blocks')).items.length, 1);
});

test('another client cannot be chosen, by header or for good', async () => {
  const { items } = await bank.ask('client.list', {});
  const birch = items.find(({ name }) => name === BIRCH)?.id ?? '';
  const asked = await ana.refusal('portal.show', {}, { client: birch });
  assert.equal(asked.code, 'unauthenticated');
  const chosen = await ana.send(pagePost('/api/portal/session', { client: birch }));
  assert.equal(chosen.status, 404);
  assert.equal((await ana.ask('portal.show')).client, ALDER);
});

test('a contact can ask for nothing of the firm, with whatever they have', async () => {
  for (const { name } of OPERATIONS) {
    const response = await ana.send(requestFor(name, {}));
    assert.equal(response.status, 401, name);
  }
});

test('members and keys of every scope can ask for nothing of the portal', async () => {
  for (const { name } of PORTAL_OPERATIONS) {
    for (const scopes of [undefined, PERMISSIONS]) {
      const as: As = { ...bank.owner, ...(scopes === undefined ? {} : { scopes }) };
      const request = requestFor(name, reaching[name](others[0] as Theirs));
      const response = await bank.send(as, request);
      assert.deepEqual([response.status, (await told(response))['code']], [401, 'unauthenticated']);
    }
  }
});

test('nobody is told anything without a cookie, or with one that was made up', async () => {
  for (const cookie of ['', 'hourbank-portal-link=a.b.c', 'hourbank-portal-client=x']) {
    for (const { name } of PORTAL_OPERATIONS) {
      const request = requestFor(name, reaching[name](others[0] as Theirs));
      if (cookie !== '') request.headers.set('cookie', cookie);
      const response = await bank.send(null, request);
      assert.equal(response.status, 401, name);
      // A contact has no API key: they are told how contacts come in.
      const { detail } = await told(response);
      assert.match(String(detail), /link from your provider .* by mail at \/portal\/sign-in$/);
    }
  }
});

test('from the page of another site nothing is changed', async () => {
  for (const { name } of PORTAL_OPERATIONS.filter(({ method }) => method !== 'get')) {
    const request = requestFor(name, reaching[name](others[0] as Theirs));
    request.headers.set('sec-fetch-site', 'cross-site');
    const response = await ana.send(request);
    assert.deepEqual([response.status, (await told(response))['code']], [403, 'cross_site'], name);
  }
  for (const [path, method] of [
    ['/api/portal/session', 'POST'],
    ['/api/portal/session', 'DELETE'],
    ['/api/portal/sign-in', 'POST'],
  ] as const) {
    const request = pagePost(path, {}, method);
    request.headers.set('sec-fetch-site', 'cross-site');
    assert.equal((await ana.send(request)).status, 403, path);
  }
});

test('the link to an invoice opens no portal, and the link of a contact no invoice', async () => {
  const { url } = await bank.ask('invoice.link', { invoice: 'INV-2026-0001' });
  const token = url.slice(`${PORTAL}/pay/`.length);
  const nobody = openPortalBrowser({ fetch: (request) => bank.send(null, request) });
  assert.equal((await nobody.send(new Request(`${PORTAL}/portal/link/${token}`))).status, 404);
  const own = await bank.ask('contact.link', { client: ALDER, contact: 'Ana' });
  const theirs = own.url.slice(`${PORTAL}/portal/link/`.length);
  assert.equal((await nobody.send(new Request(`${PORTAL}/pay/${theirs}`))).status, 404);
  assert.deepEqual((await nobody.session()).choices, []);
});

test('a revoked link is closed at once, and told kindly with how to get another', async () => {
  const link = await bank.ask('contact.link', { client: BIRCH, contact: 'Bob' });
  const bob = openPortalBrowser({ fetch: (request) => bank.send(null, request) });
  await bob.send(new Request(link.url));
  assert.equal((await bob.ask('portal.show')).client, BIRCH);
  const revoked = await bank.ask('contact.revoke-links', { client: BIRCH, contact: 'Bob' });
  assert.equal(revoked.revoked, 1);
  assert.equal((await bob.refusal('portal.show')).code, 'unauthenticated');
  assert.deepEqual(await bob.session(), { mail: null, choices: [], client: null });
  const page = await bob.send(new Request(link.url));
  assert.equal(page.status, 410);
  assert.match(await page.text(), /called back[\s\S]*href="\/portal\/sign-in"/);
});

test('who may do something else, or has another mail, needs another link', async () => {
  const link = await bank.ask('contact.link', { client: BIRCH, contact: 'Bob' });
  const bob = openPortalBrowser({ fetch: (request) => bank.send(null, request) });
  await bob.send(new Request(link.url));
  const named = { client: BIRCH, contact: 'Bob' };
  await bank.ask('contact.change', { ...named, phone: '+49 30 1' });
  assert.equal((await bob.ask('portal.show')).client, BIRCH);
  await bank.ask('contact.change', { ...named, roles: ['viewer'] });
  assert.equal((await bob.refusal('portal.show')).code, 'unauthenticated');
});

test('a link for somebody else is asked about first, and no other site can answer', async () => {
  const visitor = await cameByLink(bank, ALDER, 'Ana');
  const { url } = await bank.ask('contact.link', { client: BIRCH, contact: 'Bob' });
  const asked = await visitor.send(new Request(url));
  assert.equal(asked.status, 200);
  assert.match(await asked.text(), /Go on for Birch/);
  assert.equal((await visitor.ask('portal.show')).client, ALDER);
  const forged = new Request(url, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
  assert.equal((await visitor.send(forged)).status, 403);
  const path = url.slice(PORTAL.length);
  assert.equal((await visitor.send(pagePost(path, {}))).status, 303);
  assert.equal((await visitor.ask('portal.show')).client, BIRCH);
});

test('a link is good for its days, and no longer', async () => {
  const asked = { client: ALDER, contact: 'Ana', validDays: 1 };
  const { url } = await bank.ask('contact.link', asked);
  const visitor = openPortalBrowser({ fetch: (request) => bank.send(null, request) });
  await visitor.send(new Request(url));
  assert.equal((await visitor.ask('portal.show')).client, ALDER);
  bank.moveTo('2026-01-06T12:00:00Z');
  assert.equal((await visitor.refusal('portal.show')).code, 'unauthenticated');
  assert.equal((await visitor.send(new Request(url))).status, 410);
});

test('a contact who has left is out at once, and gets no other link', async () => {
  const bob = await cameByLink(bank, BIRCH, 'Bob');
  assert.equal((await bob.ask('portal.show')).client, BIRCH);
  await bank.ask('contact.remove', { client: BIRCH, contact: 'Bob' });
  assert.equal((await bob.refusal('portal.show')).code, 'unauthenticated');
  const refused = await bank.refusal('contact.link', { client: BIRCH, contact: 'Bob' });
  assert.equal(refused.code, 'not_found');
});

test('a client that is archived closes the portal for all of its contacts', async () => {
  await bank.ask('client.archive', { client: ALDER });
  assert.equal((await ana.refusal('portal.show')).code, 'unauthenticated');
  const refused = await bank.refusal('contact.link', { client: ALDER, contact: 'Ana' });
  assert.equal(refused.code, 'client_archived');
  await bank.ask('client.restore', { client: ALDER });
  assert.equal((await ana.ask('portal.show')).client, ALDER);
});

test('a browser is forgotten when it is asked to', async () => {
  await ana.send(pagePost('/api/portal/session', {}, 'DELETE'));
  assert.deepEqual([...ana.cookies], []);
  assert.equal((await ana.refusal('portal.show')).code, 'unauthenticated');
  assert.deepEqual(bank.faults, []);
});
