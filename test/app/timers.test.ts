/** Timers: one runs per person; a stopped one is a draft. */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { Actor } from '../../src/app/app.ts';
import { perform } from '../../src/app/perform.ts';
import { PERMISSIONS } from '../../src/contract/permissions.ts';
import { type As, type Bank, openBank } from '../support/bank.ts';

let bank: Bank;
let people = 0;
let as: As;

before(async () => {
  bank = await openBank('2026-03-02T09:00:00Z');
  await bank.ask('client.add', { name: 'Alder Dental' });
  await bank.ask('client.add', { name: 'Birch Books' });
  await bank.ask('block.grant', { client: 'Alder Dental', minutes: 600, note: 'Hello' });
});

beforeEach(() => {
  people += 1;
  as = { firm: bank.firm, role: 'technician', member: `member-${people}` };
  bank.moveTo('2026-03-02T09:00:00Z');
});

const work = { client: 'alder dental', workType: 'remote', job: 'T-1', description: 'Mail' };

test('a timer runs until it is stopped, and leaves a draft that draws nothing', async () => {
  assert.deepEqual(await bank.ask('timer.show', {}, { as }), { timer: null });
  const started = await bank.ask('timer.start', work, { as });
  assert.equal(started.clientName, 'Alder Dental');
  assert.equal(started.startedAt, '2026-03-02T09:00:00.000Z');
  assert.equal(started.runningMinutes, 0);
  bank.moveTo('2026-03-02T09:44:31Z');
  const { timer } = await bank.ask('timer.show', {}, { as });
  assert.deepEqual(timer, { ...started, runningMinutes: 45 });
  const draft = await bank.ask('timer.stop', { breakMinutes: 5 }, { as, key: 'stop' });
  assert.equal(draft.state, 'draft');
  assert.deepEqual(
    [draft.workedMinutes, draft.startedAt, draft.endedAt, draft.workedOn],
    [40, '2026-03-02T09:00:00.000Z', '2026-03-02T09:44:31.000Z', '2026-03-02'],
  );
  assert.deepEqual(
    [draft.job, draft.description, draft.technician],
    ['T-1', 'Mail', 'Kim technician'],
  );
  assert.deepEqual(await bank.ask('entry.show', { entry: draft.id }), draft);
  assert.deepEqual(await bank.ask('timer.show', {}, { as }), { timer: null });
  assert.deepEqual(await bank.ask('timer.stop', { breakMinutes: 5 }, { as, key: 'stop' }), draft);
  assert.equal((await bank.refusal('timer.stop', {}, { as })).code, 'no_timer');
  const posted = await bank.ask('entry.post', { entry: draft.id }, { as });
  assert.equal(posted.outcome?.drawnMinutes, 40);
});

test('a second timer is refused while one runs, and says which one does', async () => {
  await bank.ask('timer.start', { ...work, client: 'Birch Books' }, { as });
  const second = await bank.refusal('timer.start', work, { as });
  assert.equal(second.status, 409);
  assert.equal(second.code, 'timer_running');
  assert.match(second.detail, /Birch Books since 2026-03-02T09:00:00.000Z/);
  const other: As = { ...as, member: `${as.member} too` };
  assert.equal((await bank.ask('timer.start', work, { as: other })).clientName, 'Alder Dental');
});

test("a key of a member has that member's timer", async () => {
  await bank.ask('timer.start', work, { as });
  const key: As = { ...as, scopes: ['entries:read', 'entries:write'] };
  const { timer } = await bank.ask('timer.show', {}, { as: key });
  assert.equal(timer?.job, 'T-1');
});

test('of timers started at once, exactly one wins', async () => {
  const started = await Promise.allSettled(
    Array.from({ length: 8 }, (_, place) =>
      bank.ask('timer.start', { ...work, job: `T-${place}` }, { as }),
    ),
  );
  const won = started.filter((one) => one.status === 'fulfilled');
  assert.equal(won.length, 1);
  for (const one of started) {
    if (one.status === 'rejected') assert.match(String(one.reason), /timer_running/);
  }
  const { timer } = await bank.ask('timer.show', {}, { as });
  assert.equal(timer?.job, won[0]?.value.job);
});

test('of a timer stopped twice at once, there is one draft', async () => {
  const { job } = await bank.ask('timer.start', { ...work, job: 'twice' }, { as });
  bank.moveTo('2026-03-02T09:30:00Z');
  const stopped = await Promise.allSettled([
    bank.ask('timer.stop', {}, { as }),
    bank.ask('timer.stop', {}, { as }),
    bank.ask('timer.stop', {}, { as }),
  ]);
  assert.equal(stopped.filter((one) => one.status === 'fulfilled').length, 1);
  const { items } = await bank.ask('entry.list', {}, {});
  assert.equal(items.filter((entry) => entry.job === job).length, 1);
});

test('a forgotten timer never books by itself: it asks when the work ended', async () => {
  await bank.ask('timer.start', work, { as });
  bank.moveTo('2026-03-04T09:00:00Z');
  const forgotten = await bank.refusal('timer.stop', {}, { as });
  assert.equal(forgotten.status, 409);
  assert.equal(forgotten.code, 'timer_too_long');
  assert.match(forgotten.detail, /48 h is longer than an entry may be \(24 h\).*endedAt.*discard/);
  const draft = await bank.ask('timer.stop', { endedAt: '2026-03-02T10:15:00Z' }, { as });
  assert.equal(draft.workedMinutes, 75);
});

test('a forgotten timer can be discarded', async () => {
  await bank.ask('timer.start', work, { as });
  bank.moveTo('2026-03-05T09:00:00Z');
  assert.deepEqual(await bank.ask('timer.discard', {}, { as }), { discarded: true });
  assert.equal((await bank.refusal('timer.discard', {}, { as })).code, 'no_timer');
  assert.deepEqual(await bank.ask('timer.show', {}, { as }), { timer: null });
});

test('a timer may be started and stopped after the fact, but not ahead of it', async () => {
  const ahead = await bank.refusal(
    'timer.start',
    { ...work, startedAt: '2026-03-02T09:02:00Z' },
    { as },
  );
  assert.deepEqual(
    ahead.fields?.map(({ field }) => field),
    ['startedAt'],
  );
  await bank.ask('timer.start', { ...work, startedAt: '2026-03-02T08:00:00+01:00' }, { as });
  const codes: string[] = [];
  for (const input of [
    { endedAt: '2026-03-02T09:02:00Z' },
    { endedAt: '2026-03-02T06:00:00Z' },
    { breakMinutes: 121 },
  ]) {
    codes.push((await bank.refusal('timer.stop', input, { as })).code);
  }
  assert.deepEqual(codes, ['input_invalid', 'entry_ends_before_start', 'break_too_long']);
  assert.equal((await bank.ask('timer.stop', {}, { as })).workedMinutes, 120);
});

test('a timer needs a client and a work type that there are', async () => {
  const client = await bank.refusal('timer.start', { ...work, client: 'Cedar' }, { as });
  assert.equal(client.code, 'not_found');
  const workType = await bank.refusal('timer.start', { ...work, workType: 'remot' }, { as });
  assert.equal(workType.code, 'work_type_unknown');
});

test('whoever is no member has no timer', async () => {
  const operator: Actor = {
    firm: bank.firm,
    kind: 'operator',
    id: '',
    member: '',
    name: 'Operator',
    role: 'owner',
    permissions: new Set(PERMISSIONS),
  };
  const ask = (
    name: 'timer.start' | 'timer.stop' | 'timer.discard' | 'timer.show',
    input: object,
  ) => perform(bank.app, name, { actor: operator, key: null, input: input as never });
  for (const [name, input] of [
    ['timer.start', { ...work }],
    ['timer.stop', {}],
    ['timer.discard', {}],
  ] as const) {
    assert.deepEqual(await ask(name, input), { refusal: { code: 'no_member' } });
  }
  assert.deepEqual(await ask('timer.show', {}), { value: { timer: null } });
});

test('nothing went wrong on the way', () => assert.deepEqual(bank.faults, []));
