/** The first steps of people, as the pages of a new Hourbank ask for them: on the whole program. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ENTERED, INVITATION_OPEN, SESSION, SET_UP_OPEN } from '../../src/contract/session.ts';
import { atEnd } from '../support/at-end.ts';
import { pageSession } from '../support/page-session.ts';
import { command, type Started, start, stop } from '../support/whole-program.ts';

const directory = mkdtempSync(join(tmpdir(), 'hourbank-set-up-'));
atEnd(async () => rmSync(directory, { recursive: true, force: true }));
const server = await start(directory);
atEnd(() => stop(server));
const kim = pageSession(server.address);
const PASSWORD = 'a password for trying';
const FORM = {
  ...{ firmName: 'Northwind IT', currency: 'eur', timeZone: 'Europe/Berlin' },
  ...{ name: 'Kim', mail: 'kim@example.com', password: PASSWORD },
};

function tokenOf({ setUpLink }: Started): string {
  assert.ok(setUpLink !== null);
  return setUpLink.slice(setUpLink.lastIndexOf('/') + 1);
}

/** The fields of a problem, by name. */
function flaws({ fields }: Readonly<Record<string, unknown>>): Record<string, string> {
  const list = fields as readonly { readonly field: string; readonly message: string }[];
  return Object.fromEntries(list.map(({ field, message }) => [field, message]));
}

test('a firm is set up from the browser, once, and who set it up is signed in', async () => {
  const nobody = { account: null, firms: [], firm: null, permissions: [], isSetUp: false };
  assert.deepEqual(await kim.get('/api/session'), { status: 200, body: nobody });
  const path = `/api/set-up/${tokenOf(server)}`;
  const open = await kim.get(path);
  assert.equal(open.status, 200);
  SET_UP_OPEN.parse(open.body);
  assert.equal(open.body['currency'], 'EUR');
  assert.equal(open.body['shortestPasswordCharacters'], 12);

  const wrong = { ...FORM, firmName: ' ', password: 'short', mail: 'kim', timeZone: 'Moon' };
  const refused = await kim.post(path, wrong);
  assert.equal(refused.status, 422);
  assert.equal(refused.body['code'], 'input_invalid');
  assert.deepEqual(Object.keys(flaws(refused.body)).sort(), [
    ...['firmName', 'mail', 'password', 'timeZone'],
  ]);
  assert.match(flaws(refused.body)['password'] ?? '', /12/);
  const card = await kim.post(path, { ...FORM, name: '4111 1111 1111 1111' });
  assert.deepEqual([card.body['code'], Object.keys(flaws(card.body))], ['card_number', ['name']]);
  const elsewhere = await kim.post(path, FORM, 'https://elsewhere.example');
  assert.deepEqual([elsewhere.status, elsewhere.body['code']], [403, 'cross_site']);
  const guessed = await kim.post('/api/set-up/guessed', FORM);
  assert.deepEqual([guessed.status, guessed.body['code']], [403, 'set_up_unknown']);

  const done = await kim.post(path, FORM);
  assert.equal(done.status, 200);
  assert.equal(done.body['next'], 'signed_in');
  ENTERED.parse(done.body);
  const { firm } = done.body;
  const { body: session } = await kim.get('/api/session');
  const { id, ...account } = session['account'] as Readonly<Record<string, unknown>>;
  assert.match(String(id), /^[0-9a-f-]{36}$/);
  assert.deepEqual(account, {
    ...{ name: 'Kim', mail: 'kim@example.com', twoFactor: false },
  });
  assert.deepEqual(session['firms'], [{ firm, name: 'Northwind IT', role: 'owner' }]);
  assert.equal(session['firm'], firm);
  SESSION.parse(session);
  assert.ok((session['permissions'] as readonly string[]).includes('firm:write'));
  const shown = await kim.get('/api/v1/firm');
  assert.deepEqual([shown.body['name'], shown.body['currency']], ['Northwind IT', 'EUR']);

  const again = await kim.get(path);
  assert.deepEqual([again.status, again.body['code']], [403, 'set_up_unknown']);
  assert.equal((await kim.post(path, FORM)).body['code'], 'set_up_unknown');
  assert.match(command(directory, ['client', 'add', '--name', 'Alder']), /Alder/);
});

/** Invites, and gives the path of the link's answers. */
async function invite(mail: string, role: string): Promise<string> {
  const { body } = await kim.post('/api/v1/invitations', { mail, role });
  const { pathname } = new URL(String(body['link']));
  return `/api${pathname}`;
}

test('the invited join from the browser, and are signed in', async () => {
  const tam = pageSession(server.address);
  const path = await invite('tam@example.com', 'technician');
  const { body: open } = await tam.get(path);
  INVITATION_OPEN.parse(open);
  assert.deepEqual(
    [open['firmName'], open['mail'], open['role'], open['isKnown']],
    ['Northwind IT', 'tam@example.com', 'technician', false],
  );
  const nameless = await tam.post(path, { password: PASSWORD });
  assert.deepEqual(
    [nameless.status, nameless.body['code'], Object.keys(flaws(nameless.body))],
    [422, 'name_missing', ['name']],
  );
  const short = await tam.post(path, { name: 'Tam', password: 'short' });
  assert.deepEqual(Object.keys(flaws(short.body)), ['password']);
  const forged = await tam.post(path, { name: 'Tam', password: PASSWORD }, 'https://else.example');
  assert.equal(forged.status, 403);
  const joined = await tam.post(path, { name: 'Tam', password: PASSWORD });
  assert.deepEqual([joined.status, joined.body['next']], [200, 'signed_in']);
  const { body: session } = await tam.get('/api/session');
  assert.deepEqual(session['firm'], joined.body['firm']);
  assert.ok(!(session['permissions'] as readonly string[]).includes('firm:write'));
  const used = await tam.get(path);
  assert.deepEqual([used.status, used.body['code']], [409, 'invitation_used']);
  assert.equal((await tam.get('/api/invitation/guessed')).status, 404);
});

test('a person says what they are called from now on', async () => {
  const named = await kim.post('/api/session/name', { name: ' Kim Berg ' });
  assert.equal(named.status, 200);
  SESSION.parse(named.body);
  const { body: session } = await kim.get('/api/session');
  assert.deepEqual((session['account'] as { readonly name: string }).name, 'Kim Berg');
  const { body: members } = await kim.get('/api/v1/members');
  assert.ok(JSON.stringify(members).includes('"Kim Berg"'));
  const empty = await kim.post('/api/session/name', { name: ' ' });
  assert.deepEqual([empty.status, Object.keys(flaws(empty.body))], [422, ['name']]);
  const card = await kim.post('/api/session/name', { name: '4111 1111 1111 1111' });
  assert.equal(card.body['code'], 'card_number');
  const forged = await kim.post('/api/session/name', { name: 'Eve' }, 'https://else.example');
  assert.equal(forged.body['code'], 'cross_site');
  const nobody = await pageSession(server.address).post('/api/session/name', { name: 'Eve' });
  assert.deepEqual([nobody.status, nobody.body['code']], [401, 'unauthenticated']);
  assert.equal((await kim.post('/api/session/name', { name: 'Kim' })).status, 200);
});

test('who signs in already gives the password they have', async () => {
  assert.equal((await kim.remove('/api/v1/members/tam@example.com')).status, 200);
  const path = await invite('tam@example.com', 'billing');
  const tam = pageSession(server.address);
  assert.equal((await tam.get(path)).body['isKnown'], true);
  const wrong = await tam.post(path, { password: 'not the password of Tam' });
  assert.deepEqual(
    [wrong.status, wrong.body['code'], Object.keys(flaws(wrong.body))],
    [403, 'password_wrong', ['password']],
  );
  assert.equal((await tam.get('/api/session')).body['account'], null);
  const joined = await tam.post(path, { password: PASSWORD });
  assert.deepEqual([joined.status, joined.body['next']], [200, 'signed_in']);
  const { body: session } = await tam.get('/api/session');
  assert.deepEqual(session['firms'], [
    { firm: joined.body['firm'], name: 'Northwind IT', role: 'billing' },
  ]);
});

test('only a firm of theirs can be chosen, from a page of ours', async () => {
  const { body: session } = await kim.get('/api/session');
  const firm = session['firm'];
  const nobody = pageSession(server.address);
  assert.equal((await nobody.post('/api/session/firm', { firm })).status, 401);
  assert.equal((await kim.post('/api/session/firm', { firm }, 'https://else.example')).status, 403);
  const unknown = await kim.post('/api/session/firm', {
    firm: '0198c0de-0000-7000-8000-000000000000',
  });
  assert.deepEqual([unknown.status, unknown.body['code']], [404, 'not_found']);
  assert.equal((await kim.post('/api/session/firm', { firm: 'x' })).status, 422);
  const chosen = await kim.post('/api/session/firm', { firm });
  assert.deepEqual([chosen.status, chosen.body], [200, session]);
});
