/** The demonstration as the console loads it: on the whole program, with a restart in the middle. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { DEMO } from '../../src/contract/session.ts';
import { atEnd } from '../support/at-end.ts';
import { type PageAnswer, type PageSession, pageSession } from '../support/page-session.ts';
import { start, stop } from '../support/whole-program.ts';

const directory = mkdtempSync(join(tmpdir(), 'hourbank-demo-page-'));
atEnd(async () => rmSync(directory, { recursive: true, force: true }));

const KIM = { name: 'Kim', mail: 'kim@example.com', password: 'a password for trying' };

/** Looks until it is no longer made, or has lived so many days; the last that was told. */
async function watch(kim: PageSession, untilDay: number): Promise<PageAnswer['body']> {
  for (let seen = 0; ; ) {
    const { body } = await kim.get('/api/demo');
    DEMO.parse(body);
    const lived = Number(body['livedDays']);
    assert.ok(lived >= seen && lived <= Number(body['days']));
    seen = lived;
    if (body['state'] !== 'running' || lived >= untilDay) return body;
    // As a page does: whoever asks without a pause takes the time that living needs.
    await wait(100);
  }
}

test('an owner loads it, it goes on after a restart, and it is theirs in the end', async () => {
  const first = await start(directory);
  const before = pageSession(first.address);
  const token = first.setUpLink?.split('/').at(-1);
  const firm = { firmName: 'Northwind IT', currency: 'EUR', timeZone: 'Europe/Berlin' };
  const setUp = await before.post(`/api/set-up/${token}`, { ...firm, ...KIM });
  assert.equal(setUp.status, 200);
  assert.equal((await pageSession(first.address).get('/api/demo')).status, 401);
  const none = { state: 'none', firm: null, firmName: 'Quillmoor IT', livedDays: 0 };
  const { body } = await before.get('/api/demo');
  assert.deepEqual(body, { ...none, days: body['days'], problem: null });
  assert.equal((await before.post('/api/demo', {}, 'https://else.example')).status, 403);
  const both = await Promise.all([before.post('/api/demo'), before.post('/api/demo')]);
  assert.deepEqual(
    both.map((each) => [each.body['state'], each.body['firmName']]),
    [
      ['running', 'Quillmoor IT'],
      ['running', 'Quillmoor IT'],
    ],
  );
  assert.equal((await watch(before, 30))['state'], 'running');
  await stop(first);

  const second = await start(directory);
  atEnd(() => stop(second));
  const kim = pageSession(second.address);
  await kim.post('/api/auth/sign-in/email', { email: KIM.mail, password: KIM.password });
  assert.equal((await kim.get('/api/demo')).body['state'], 'none');
  assert.equal((await kim.post('/api/demo')).body['state'], 'running');
  const done = await watch(kim, Number.POSITIVE_INFINITY);
  assert.deepEqual([done['state'], done['problem']], ['done', null]);
  const { body: session } = await kim.get('/api/session');
  assert.deepEqual(session['firms'], [
    { firm: setUp.body['firm'], name: 'Northwind IT', role: 'owner' },
    { firm: done['firm'], name: 'Quillmoor IT', role: 'owner' },
  ]);
  assert.equal(session['firm'], setUp.body['firm'], 'the session stays where it was');
  const chosen = await kim.post('/api/session/firm', { firm: done['firm'] });
  assert.equal(chosen.body['firm'], done['firm']);
  assert.equal((await kim.get('/api/v1/firm')).body['name'], 'Quillmoor IT');
  // Asked once more, also for the firm that was made, nothing is made.
  assert.deepEqual((await kim.post('/api/demo')).body, done);
});
