/** Posting: what waits, what is billed apart, many at once, and everybody at the same time. */
import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { before, test } from 'node:test';
import type { Actor, App } from '../../src/app/app.ts';
import { permissionsOf } from '../../src/app/may.ts';
import { perform } from '../../src/app/perform.ts';
import { openDatabase } from '../../src/store/database.ts';
import { atEnd } from '../support/at-end.ts';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { drew, type ToldEntry, type Workplace, workplace } from '../support/entries.ts';
import { inOneCommit } from '../support/one-commit.ts';

let bank: Bank;
/** Another process of the same bank. */
let elsewhere: App;
let clients = 0;

before(async () => {
  bank = await openBank('2026-03-02T12:00:00Z');
  const database = openDatabase({ url: bank.ownerUrl, becomeApp: true, connections: 5 });
  atEnd(database.close);
  elsewhere = { ...bank.app, database };
  await bank.ask('rate.set', { ratePerHour: '120.00' });
});

/** A client of its own for each test, with a policy and a block at 60.00 an hour. */
async function newClient(
  minutes: number,
  {
    settings = {},
    ...block
  }: { readonly settings?: object; readonly [field: string]: unknown } = {},
): Promise<Workplace & { name: string }> {
  clients += 1;
  const { name } = await bank.ask('client.add', { name: `Client ${clients}` });
  if (Object.keys(settings).length > 0) {
    const validFrom = '2026-01-01';
    await bank.ask('policy.set', { client: name, validFrom, settings, reason: 'Agreed' });
  }
  if (minutes > 0) {
    await bank.ask('block.sell', { client: name, minutes, ratePerHour: '60.00', ...block });
  }
  return { ...workplace(bank, name), name };
}

function owner(id: string): Actor {
  const permissions = permissionsOf('owner', null);
  return {
    firm: bank.firm,
    kind: 'member',
    id,
    member: id,
    name: 'Sam',
    role: 'owner',
    permissions,
  };
}

/** Posts an entry in the other process. */
async function postElsewhere(entry: string): Promise<'posted' | string> {
  const asked = { actor: owner('user-sam'), key: null, input: { entry, asOverage: false } };
  const result = await perform(elsewhere, 'entry.post', asked);
  return 'refusal' in result ? result.refusal.code : 'posted';
}

test('what an unpaid block would cover waits for it, and is drawn once it is paid', async () => {
  const client = await newClient(60, { paid: '0.00' });
  const waiting = await client.posted({ minutes: 45 });
  assert.equal(waiting.state, 'waiting');
  assert.deepEqual(waiting.outcome?.waitsFor, ['B-1']);
  assert.deepEqual([waiting.outcome?.drawnMinutes, waiting.outcome?.draws], [45, []]);
  const still = await bank.ask('entry.post', { entry: waiting.id });
  assert.deepEqual([still.state, still.version], ['waiting', 2]);
  await bank.ask('block.pay', { client: client.name, block: 'B-1', amount: '60.00' });
  assert.equal(drew(await bank.ask('entry.show', { entry: waiting.id })), 'B-1 45 45.00');
});

test('a person may post as overage what waits, change it, or discard it', async () => {
  const client = await newClient(60, { paid: '0.00' });
  const first = await client.posted({ minutes: 30 });
  const preview = await bank.ask('entry.preview-posting', { entry: first.id, asOverage: true });
  const posted = await bank.ask('entry.post', { entry: first.id, asOverage: true });
  assert.equal(drew(posted), 'overage 30 60.00');
  assert.deepEqual(preview.entry, posted);
  const second = await client.posted({ minutes: 30 });
  const changed = await bank.ask('entry.change', { entry: second.id, minutes: 20 });
  assert.deepEqual([changed.state, changed.outcome, changed.version], ['draft', null, 2]);
  const third = await client.posted({ minutes: 10 });
  await bank.ask('entry.discard', { entry: third.id });
  assert.equal((await bank.refusal('entry.show', { entry: third.id })).code, 'not_found');
});

test('by policy, what no block covers is held, or stopped', async () => {
  const held = await newClient(20, { settings: { onShortage: 'hold' } });
  const waiting = await held.posted({ minutes: 30 });
  assert.equal(waiting.state, 'waiting');
  assert.deepEqual(waiting.outcome?.waitsFor, []);
  assert.equal(await held.usable(), 20);
  const posted = await bank.ask('entry.post', { entry: waiting.id, asOverage: true });
  assert.equal(drew(posted), 'B-1 20 20.00 | overage 10 20.00');
  const stopped = await newClient(20, { settings: { onShortage: 'stop' } });
  const draft = await stopped.draft({ minutes: 30 });
  const refusal = await bank.refusal('entry.post', { entry: draft.id });
  assert.equal(refusal.code, 'insufficient_minutes');
  assert.match(refusal.detail, /\(B-1\)/);
  assert.deepEqual(await bank.ask('entry.show', { entry: draft.id }), draft);
});

test('travel is billed apart: by the hour, or at a flat fee', async () => {
  const client = await newClient(600);
  assert.equal(drew(await client.posted({ workType: 'travel', minutes: 45 })), 'separate 45 90.00');
  await bank.ask('rate.set', { workType: 'travel', flatFee: '35.00' });
  assert.equal(drew(await client.posted({ workType: 'travel', minutes: 45 })), 'separate 45 35.00');
  assert.equal(drew(await client.posted({ workType: 'travel', minutes: 0 })), 'separate 0 0.00');
  assert.equal(await client.usable(), 600);
  const drawn = await newClient(600, { settings: { travel: 'drawn' } });
  assert.equal(drew(await drawn.posted({ workType: 'travel', minutes: 45 })), 'B-1 45 45.00');
});

test("a job's day is rounded as a whole, whatever posts to it and whatever is corrected", async () => {
  const settings = { increment: 15, rounding: 'up', roundPer: 'job-day' };
  const client = await newClient(600, { settings });
  const billed = ({ outcome }: ToldEntry) => outcome?.billedMinutes;
  const first = await client.posted({ job: 'T-1', minutes: 10 });
  assert.equal(billed(first), 15);
  const second = await client.draft({ job: 'T-1', startedAt: '2026-03-02T08:00:00Z', minutes: 5 });
  const preview = await bank.ask('entry.preview-posting', { entry: second.id });
  assert.equal(billed(preview.entry), 0);
  assert.equal(billed(await bank.ask('entry.post', { entry: second.id })), 0);
  assert.equal(billed(await client.posted({ job: 'T-1', minutes: 1 })), 15);
  assert.equal(billed(await client.posted({ job: 'T-2', minutes: 1 })), 15);
  const { posted } = await bank.ask('entry.correct', {
    ...{ entry: first.id, reason: 'Was 20 min', minutes: 20 },
  });
  assert.equal(billed(posted), 15, '6 worked and 15 billed, with 20 more are 26 and 30');
  const moved = await bank.ask('entry.correct', {
    ...{ entry: posted.id, reason: 'Was the other job', job: 'T-2' },
  });
  assert.equal(billed(moved.posted), 15, '1 worked and 15 billed, with 20 more are 21 and 30');
  const drafts = await Promise.all([
    client.draft({ job: 'T-3', minutes: 10 }),
    client.draft({ job: 'T-3', minutes: 10 }),
    client.draft({ job: 'T-3', minutes: 10 }),
  ]);
  const many = await bank.ask('entry.post-many', { entries: drafts.map(({ id }) => id) });
  assert.deepEqual(many.posted.map(billed), [15, 15, 0]);
});

test('travel billed apart or free leaves the day of its job to the other work', async () => {
  const billed = ({ outcome }: ToldEntry) => outcome?.billedMinutes;
  for (const travel of ['free', 'separate']) {
    const settings = { increment: 15, rounding: 'up', roundPer: 'job-day', travel };
    const client = await newClient(600, { settings });
    const drive = { job: 'T-1', workType: 'travel' };
    const drove = await client.posted({ ...drive, minutes: 20 });
    const worked = await client.posted({ job: 'T-1', minutes: 10 });
    assert.deepEqual([drove, worked].map(billed), [30, 15]);
    await bank.ask('entry.reverse', { entry: drove.id, reason: 'Not driven' });
    const again = await client.posted({ ...drive, minutes: 5 });
    const more = await client.posted({ job: 'T-1', minutes: 5 });
    assert.deepEqual([again, more].map(billed), [15, 0]);
  }
});

test("a draft that moves to another job's day is posted into that day, in one commit too", async () => {
  const settings = { increment: 15, rounding: 'up', roundPer: 'job-day' };
  const client = await newClient(6000, { settings });
  const yesterday = { workedOn: '2026-03-01' };
  await client.posted({ job: 'a', minutes: 5 });
  await client.posted({ job: 'a', minutes: 5, ...yesterday });
  const noon = { startedAt: '2026-03-01T12:00:00Z' };
  const ways: readonly (readonly object[])[] = [
    [{ job: 'a' }],
    [{ job: 'a' }, yesterday],
    [yesterday, { job: 'a' }],
    [{ job: 'a', ...yesterday }],
    [{ job: 'a', ...noon }],
    [noon, { job: 'a' }],
  ];
  const who = { app: bank.app, actor: owner('user-sam') };
  for (const changes of ways) {
    const { id } = await client.draft({ job: 'b', minutes: 1 });
    const answers = await inOneCommit(who, [
      ...changes.map((one) => ['entry.change', { entry: id, ...one }] as const),
      ['entry.post', { entry: id }],
    ]);
    assert.ok(answers.every((answer) => 'value' in answer));
    const posted = await bank.ask('entry.show', { entry: id });
    assert.deepEqual(
      [posted.state, posted.job, posted.outcome?.billedMinutes],
      ['posted', 'a', 0],
      JSON.stringify(changes),
    );
  }
});

test('many are posted in the order of their work, each by itself', async () => {
  const settings = { onShortage: 'stop' };
  const client = await newClient(60, { settings, boughtOn: '2026-01-01' });
  const other = await newClient(60);
  const at = (clock: string) => ({ startedAt: `2026-03-01T${clock}:00Z` });
  const late = await client.draft({ ...at('15:00'), minutes: 30 });
  const early = await client.draft({ ...at('09:00'), minutes: 20 });
  const large = await client.draft({ ...at('12:00'), minutes: 50 });
  const dayOnly = await client.draft({ workedOn: '2026-03-01', minutes: 10 });
  const theirs = await other.draft({ minutes: 60 });
  const done = await client.posted({ minutes: 0 });
  const nowhere = randomUUIDv7();
  const ids = [late, large, theirs, early, dayOnly, done, late].map(({ id }) => id);
  const input = { entries: [...ids, nowhere] };
  const result = await bank.ask('entry.post-many', input, { key: 'many' });
  const order = result.posted.filter((entry) => entry.clientName === client.name);
  assert.deepEqual(
    order.map((entry) => [entry.id, drew(entry)]),
    [
      [dayOnly.id, 'B-1 10 10.00'],
      [early.id, 'B-1 20 20.00'],
      [late.id, 'B-1 30 30.00'],
    ],
  );
  assert.equal(result.posted.length, 4);
  assert.deepEqual(
    new Map(result.refused.map(({ entry, code }) => [entry, code])),
    new Map([
      [nowhere, 'not_found'],
      [large.id, 'insufficient_minutes'],
      [done.id, 'entry_state'],
    ]),
  );
  await bank.ask('entry.discard', { entry: large.id });
  assert.deepEqual(await bank.ask('entry.post-many', input, { key: 'many' }), result);
  const reused = await bank.refusal('entry.post-many', { entries: ids }, { key: 'many' });
  assert.equal(reused.code, 'key_reused');
});

test('many that broke off half-way are finished by a repeat, and none is posted twice', async () => {
  const one = await newClient(60);
  const two = await newClient(60);
  const drafts = [await one.draft({ minutes: 10 }), await two.draft({ minutes: 20 })];
  const last = drafts
    .map(({ client }) => client)
    .sort()
    .at(-1);
  const kept = bank.app.database.write;
  let commits = 0;
  // After the plan, both clients go into one commit, which fails; then each has one of its own, and
  // the second of these fails.
  const failing: App = {
    ...bank.app,
    database: {
      ...bank.app.database,
      write: (firm, act) => {
        commits += 1;
        if (commits === 2 || commits > 3) throw new Error('the power failed');
        return kept(firm, act);
      },
    },
  };
  const input = { entries: drafts.map(({ id }) => id) };
  const asked = { actor: owner('user-owner'), key: 'half', input };
  await assert.rejects(perform(failing, 'entry.post-many', asked), /the power failed/);
  const states = async () =>
    Promise.all(drafts.map(async ({ id }) => (await bank.ask('entry.show', { entry: id })).state));
  assert.deepEqual((await states()).sort(), ['draft', 'posted']);
  const as: As = { ...bank.owner, member: asked.actor.member };
  const { posted, refused } = await bank.ask('entry.post-many', input, { key: 'half', as });
  assert.deepEqual([posted.length, refused.length], [2, 0]);
  assert.equal(posted.at(-1)?.client, last);
  assert.deepEqual(await states(), ['posted', 'posted']);
  assert.deepEqual([await one.usable(), await two.usable()], [50, 40]);
});

test('of two posts of one draft at once, one wins, also from two processes', async () => {
  const client = await newClient(600);
  for (let round = 0; round < 4; round += 1) {
    const { id } = await client.draft({ minutes: 10 });
    const here = () =>
      bank.ask('entry.post', { entry: id }).then(
        () => 'posted',
        (error) => /"code":"(\w+)"/.exec(String(error))?.[1] ?? String(error),
      );
    const told = await Promise.all([here(), postElsewhere(id), here(), postElsewhere(id)]);
    assert.deepEqual(told.sort(), ['entry_state', 'entry_state', 'entry_state', 'posted']);
  }
  assert.equal(await client.usable(), 560);
});

test('twenty at once on one block never draw more than it has, and add up exactly', async () => {
  const client = await newClient(100, { price: '99.99', ratePerHour: undefined });
  const drafts = await Promise.all(Array.from({ length: 10 }, () => client.draft({ minutes: 7 })));
  const logged = Array.from({ length: 10 }, () => client.posted({ minutes: 7 }));
  await Promise.all(drafts.map(({ id }) => postElsewhere(id)));
  const entries = [
    ...(await Promise.all(logged)),
    ...(await Promise.all(drafts.map(({ id }) => bank.ask('entry.show', { entry: id })))),
  ];
  const sum = (of: (entry: ToldEntry) => number) =>
    entries.reduce((total, entry) => total + of(entry), 0);
  const cents = (text: string | undefined) => Math.round(Number(text) * 100);
  assert.equal(
    sum(({ outcome }) => outcome?.draws[0]?.minutes ?? 0),
    100,
  );
  assert.equal(
    sum(({ outcome }) => outcome?.overageMinutes ?? 0),
    40,
  );
  assert.equal(
    sum(({ outcome }) => cents(outcome?.draws[0]?.value ?? '0')),
    9999,
  );
  const [block] = (await bank.ask('block.list', { client: client.name })).items;
  assert.deepEqual([block?.leftMinutes, block?.leftValue], [0, '0.00']);
  const places = new Set(entries.map(({ outcome }) => outcome?.journal));
  assert.equal(places.size, 20);
});

test('a technician posts what a technician may', async () => {
  const client = await newClient(60);
  const as: As = { firm: bank.firm, role: 'technician' };
  const { id } = await client.draft({}, as);
  assert.equal((await bank.ask('entry.post', { entry: id }, { as })).technician, 'Kim technician');
  const cover = { entry: id, block: 'B-1', consent: 'x' };
  assert.equal((await bank.refusal('entry.cover', cover, { as })).code, 'forbidden');
});

test('nothing went wrong on the way', () => assert.deepEqual(bank.faults, []));
