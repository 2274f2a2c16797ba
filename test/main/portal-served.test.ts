/** The portal on the whole program: a contact comes by a link of the firm's, and by mail. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client } from 'pg';
import { atEnd } from '../support/at-end.ts';
import { pageSession } from '../support/page-session.ts';
import { ownerUrl, start, stop } from '../support/whole-program.ts';

const directory = mkdtempSync(join(tmpdir(), 'hourbank-portal-'));
atEnd(async () => rmSync(directory, { recursive: true, force: true }));
const server = await start(directory);
atEnd(() => stop(server));

const CLIENT = 'Alder Dental';
const MAIL = 'ana@alder.example';

test('a contact comes by a link of the firm’s, and by a mail', async () => {
  const firm = { firmName: 'Northwind IT', currency: 'EUR', timeZone: 'UTC', name: 'Kim' };
  const token = server.setUpLink?.split('/').at(-1);
  const kim = pageSession(server.address);
  const form = { ...firm, mail: 'kim@example.com', password: 'a password for trying' };
  assert.equal((await kim.post(`/api/set-up/${token}`, form)).status, 200);
  await kim.post('/api/v1/clients', { name: CLIENT });
  const contacts = `/api/v1/clients/${CLIENT}/contacts`;
  await kim.post(contacts, { name: 'Ana', mail: MAIL, roles: ['billing'] });
  const { body: link } = await kim.post(`${contacts}/Ana/links`);

  const response = await fetch(String(link['url']), { redirect: 'manual' });
  assert.deepEqual([response.status, response.headers.get('location')], [303, '/portal']);
  const [linked = ''] = response.headers.getSetCookie();
  assert.match(linked, /^hourbank-portal-link=.*HttpOnly; SameSite=Lax$/);
  const headers = { cookie: linked.split(';')[0] ?? '' };
  const told = await fetch(`${server.address}/api/v1/portal`, { headers });
  assert.equal(((await told.json()) as { client: string }).client, CLIENT);

  const ana = pageSession(server.address);
  const nobody = { mail: null, choices: [], client: null };
  assert.deepEqual(await ana.get('/api/portal/session'), { status: 200, body: nobody });
  const asked = await ana.post('/api/portal/auth/sign-in/magic-link', { email: MAIL });
  assert.deepEqual(asked, { status: 200, body: { status: true } });
  const used = await ana.post('/api/portal/sign-in', { token: await mailedToken() });
  assert.deepEqual(used, { status: 200, body: { signedIn: true } });
  assert.equal((await ana.get('/api/portal/session')).body['mail'], MAIL);
  assert.equal((await ana.get('/api/v1/portal')).body['client'], CLIENT);

  // Who is signed in here is nobody there.
  assert.equal((await ana.get('/api/v1/clients')).status, 401);
  assert.equal((await kim.get('/api/v1/portal')).status, 401);
  assert.equal((await ana.get('/api/session')).body['account'], null);
  assert.equal((await ana.remove('/api/portal/session')).status, 200);
  assert.equal((await ana.get('/api/v1/portal')).status, 401);
});

/** What the mail says, as soon as it is queued: that is behind the answer. */
async function mailedToken(): Promise<string> {
  const client = new Client({ connectionString: await ownerUrl(directory) });
  await client.connect();
  try {
    for (let tries = 0; tries < 200; tries += 1) {
      await client.query('begin');
      const { rows: firms } = await client.query('select firm_id from hourbank.firm_directory');
      await client.query('select hourbank.enter_firm($1)', [firms[0].firm_id]);
      const { rows } = await client.query('select body_text from hourbank.mail');
      await client.query('commit');
      const token = /\?token=(\w+)\n/.exec(rows[0]?.body_text ?? '')?.[1];
      if (token !== undefined) return token;
    }
    throw new Error('no mail was queued');
  } finally {
    await client.end();
  }
}
