/** Corrections: reversals, new versions in their place (B9), and blocks that cover work after all (A8). */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';
import { drew, type Workplace, workplace } from '../support/entries.ts';

let bank: Bank;
let clients = 0;

before(async () => {
  bank = await openBank('2026-03-02T12:00:00Z');
  await bank.ask('rate.set', { ratePerHour: '120.00' });
});

/** A client of its own for each test, with blocks of so many minutes at 60.00 an hour. */
async function newClient(...blocks: readonly number[]): Promise<Workplace & { name: string }> {
  clients += 1;
  const { name } = await bank.ask('client.add', { name: `Client ${clients}` });
  for (const minutes of blocks) {
    await bank.ask('block.sell', { client: name, minutes, ratePerHour: '60.00' });
  }
  return { ...workplace(bank, name), name };
}

async function left(client: string): Promise<string> {
  const { items } = await bank.ask('block.list', { client });
  return items.map((block) => `${block.name} ${block.leftMinutes} ${block.leftValue}`).join(' | ');
}

test('a reversal gives every block back exactly what it gave, and leaves other work as it is', async () => {
  const client = await newClient(60, 60);
  const first = await client.posted({ minutes: 90 });
  const second = await client.posted({ minutes: 20 });
  assert.equal(drew(first), 'B-1 60 60.00 | B-2 30 30.00');
  assert.equal(drew(second), 'B-2 20 20.00');
  const input = { entry: first.id, reason: 'Logged for another client' };
  const reversed = await bank.ask('entry.reverse', input, { key: 'reverse' });
  assert.equal(reversed.state, 'reversed');
  assert.equal(reversed.version, 2);
  assert.equal(drew(reversed), drew(first));
  assert.deepEqual([reversed.outcome?.journal, reversed.outcome?.reversal], [7, 9]);
  assert.equal(await left(client.name), 'B-1 60 60.00 | B-2 40 40.00');
  assert.deepEqual(await bank.ask('entry.show', { entry: first.id }), reversed);
  assert.deepEqual(await bank.ask('entry.show', { entry: second.id }), second);
  assert.deepEqual(await bank.ask('entry.reverse', input, { key: 'reverse' }), reversed);
  const twice = await bank.refusal('entry.reverse', input);
  assert.equal(twice.code, 'entry_state');
  assert.match(twice.detail, /is reversed; this needs one that is posted/);
});

test('a draft is not reversed, corrected or covered', async () => {
  const client = await newClient(60);
  const { id } = await client.draft();
  for (const [name, input] of [
    ['entry.reverse', { reason: 'no' }],
    ['entry.correct', { reason: 'no', minutes: 5 }],
    ['entry.cover', { block: 'B-1', consent: 'no' }],
  ] as const) {
    const refusal = await bank.refusal(name, { entry: id, ...input });
    assert.equal(refusal.code, 'entry_state', name);
  }
});

test('a correction draws from the minutes it gives back, in one commit', async () => {
  const client = await newClient(60);
  const wrong = await client.posted({ minutes: 60, job: 'T-1', description: 'Printer' });
  const input = { entry: wrong.id, reason: 'Was 50 min', minutes: 50 };
  const { reversed, posted } = await bank.ask('entry.correct', input, { key: 'correct' });
  assert.equal(reversed.state, 'reversed');
  assert.equal(posted.state, 'posted');
  assert.equal(posted.corrects, wrong.id);
  assert.notEqual(posted.id, wrong.id);
  assert.deepEqual([posted.job, posted.description, posted.workedMinutes], ['T-1', 'Printer', 50]);
  assert.equal(drew(posted), 'B-1 50 50.00');
  assert.deepEqual([reversed.outcome?.reversal, posted.outcome?.journal], [5, 6]);
  assert.equal(await left(client.name), 'B-1 10 10.00');
  assert.deepEqual(await bank.ask('entry.show', { entry: wrong.id }), reversed);
  assert.deepEqual(await bank.ask('entry.show', { entry: posted.id }), posted);
  const again = await bank.ask('entry.correct', input, { key: 'correct' });
  assert.deepEqual(again, { reversed, posted });
  const twice = await bank.refusal('entry.correct', input);
  assert.equal(twice.code, 'entry_state');
  const next = await bank.ask('entry.correct', { entry: posted.id, reason: 'And again' });
  assert.equal(next.posted.corrects, posted.id);
  const entries = [wrong.id, posted.id, next.posted.id];
  const why = await Promise.all(entries.map((entry) => bank.ask('entry.why', { entry })));
  assert.deepEqual(
    why.map(({ correctedBy }) => correctedBy),
    [posted.id, next.posted.id, null],
  );
});

test('a correction that cannot be posted changes nothing', async () => {
  const client = await newClient(60);
  const settings = { onShortage: 'stop' };
  await bank.ask('policy.set', { client: client.name, settings, reason: 'Agreed' });
  const wrong = await client.posted({ minutes: 40 });
  const short = await bank.refusal('entry.correct', { entry: wrong.id, reason: 'x', minutes: 70 });
  assert.equal(short.code, 'insufficient_minutes');
  assert.match(short.detail, /^1 h 10 min are needed and 1 h are left \(B-1\)/);
  const unknown = await bank.refusal('entry.correct', {
    entry: wrong.id,
    reason: 'x',
    workType: 'remot',
  });
  assert.equal(unknown.code, 'work_type_unknown');
  assert.deepEqual(await bank.ask('entry.show', { entry: wrong.id }), wrong);
  assert.equal(await left(client.name), 'B-1 20 20.00');
});

test('a correction is told before: what its new version draws, and nothing is kept', async () => {
  const client = await newClient(60);
  const wrong = await client.posted({ minutes: 60, job: 'T-1', description: 'Printer' });
  const told = await bank.ask('entry.preview-correction', { entry: wrong.id, minutes: 90 });
  assert.equal(drew(told.entry), 'B-1 60 60.00 | overage 30 60.00');
  assert.deepEqual([told.usableMinutesBefore, told.usableMinutesAfter], [0, 0]);
  const shorter = await bank.ask('entry.preview-correction', { entry: wrong.id, minutes: 45 });
  assert.deepEqual([shorter.usableMinutesBefore, shorter.usableMinutesAfter], [0, 15]);
  assert.deepEqual(await bank.ask('entry.show', { entry: wrong.id }), wrong);
  assert.equal(await left(client.name), 'B-1 0 0.00');
  const done = await bank.ask('entry.correct', { entry: wrong.id, minutes: 45, reason: 'Shorter' });
  assert.equal(drew(done.posted), drew(shorter.entry));
  const reversed = await bank.refusal('entry.preview-correction', { entry: wrong.id, minutes: 5 });
  assert.equal(reversed.code, 'entry_state');
});

test('work is moved to another day and kind by a correction', async () => {
  const client = await newClient(60);
  const wrong = await client.posted({
    startedAt: '2026-03-02T09:00:00Z',
    endedAt: '2026-03-02T10:00:00Z',
    breakMinutes: 15,
  });
  const { posted } = await bank.ask('entry.correct', {
    entry: wrong.id,
    reason: 'Yesterday, and there',
    startedAt: '2026-03-02T09:30:00Z',
    workType: 'on-site',
    technician: 'Robin',
  });
  assert.deepEqual(
    [posted.workedMinutes, posted.endedAt, posted.workType, posted.technician],
    [15, wrong.endedAt, 'on-site', 'Robin'],
  );
});

test('a block bought later covers overage, as far as it goes, with consent', async () => {
  const client = await newClient(60);
  const short = await client.posted({ minutes: 150, workedOn: '2026-03-02' });
  assert.equal(drew(short), 'B-1 60 60.00 | overage 90 180.00');
  bank.moveTo('2026-03-05T12:00:00Z');
  await bank.ask('block.sell', { client: client.name, minutes: 60, ratePerHour: '90.00' });
  const input = { entry: short.id, block: 'b-2', consent: 'Ana by mail of 5 March' };
  const covered = await bank.ask('entry.cover', input, { key: 'cover' });
  assert.equal(drew(covered), 'B-1 60 60.00 | B-2 60 90.00 | overage 30 60.00');
  assert.deepEqual(await bank.ask('entry.cover', input, { key: 'cover' }), covered);
  assert.deepEqual(await bank.ask('entry.show', { entry: short.id }), covered);
  const third = await bank.ask('block.sell', {
    client: client.name,
    minutes: 60,
    ratePerHour: '60.00',
  });
  const whole = await bank.ask('entry.cover', { ...input, block: third.id });
  assert.equal(drew(whole), 'B-1 60 60.00 | B-2 60 90.00 | B-3 30 30.00');
  const more = await bank.refusal('entry.cover', { ...input, block: 'B-3' });
  assert.equal(more.code, 'nothing_to_cover');
  await bank.ask('entry.reverse', { entry: short.id, reason: 'Not ours after all' });
  assert.equal(await left(client.name), 'B-1 60 60.00 | B-2 60 90.00 | B-3 60 60.00');
  bank.moveTo('2026-03-02T12:00:00Z');
});

test('a block that cannot cover says why, and one of another client is not there', async () => {
  const client = await newClient();
  const other = await newClient(60);
  const { id } = await client.posted({ minutes: 30, workedOn: '2026-02-20' });
  const sell = (name: string, terms: object) =>
    bank.ask('block.sell', {
      ...{ client: client.name, name, minutes: 60, ratePerHour: '60.00' },
      ...terms,
    });
  await sell('On site', { workTypes: ['on-site'] });
  await sell('Old', { boughtOn: '2026-01-01', expiresOn: '2026-02-19' });
  await sell('Unpaid', { paid: '0.00' });
  await sell('Empty', { boughtOn: '2025-12-01', minutes: 10 });
  await client.posted({ minutes: 10, workedOn: '2026-02-01' });
  const because = async (block: string) => {
    const refusal = await bank.refusal('entry.cover', { entry: id, block, consent: 'Yes' });
    return `${refusal.status} ${refusal.code}: ${refusal.detail.split(',')[0]}`;
  };
  assert.equal(await because('On site'), '409 block_cannot_cover: block On site is for other work');
  assert.match(await because('Old'), /^409 block_cannot_cover: block Old had expired/);
  assert.match(await because('Unpaid'), /^409 block_cannot_cover: block Unpaid is not paid/);
  assert.match(await because('Empty'), /^409 block_cannot_cover: block Empty has nothing left/);
  assert.match(await because('Nowhere'), /^404 not_found/);
  const [theirs] = (await bank.ask('block.list', { client: other.name })).items;
  assert.match(await because(theirs?.id ?? ''), /^404 not_found/);
});

test('nothing more is posted for an archived client, but what was wrong is put right', async () => {
  const client = await newClient(60);
  const posted = await client.posted({ minutes: 20 });
  const draft = await client.draft({ minutes: 10 });
  await bank.ask('client.archive', { client: client.name });
  for (const [name, input] of [
    ['entry.log', { client: client.name, workType: 'remote', minutes: 5 }],
    ['entry.change', { entry: draft.id, minutes: 5 }],
    ['entry.preview-posting', { entry: draft.id }],
    ['entry.post', { entry: draft.id }],
    ['entry.correct', { entry: posted.id, reason: 'x', minutes: 5 }],
    ['entry.cover', { entry: posted.id, block: 'B-1', consent: 'x' }],
    ['timer.start', { client: client.name, workType: 'remote' }],
  ] as const) {
    assert.equal((await bank.refusal(name, input)).code, 'client_archived', name);
  }
  const many = await bank.ask('entry.post-many', { entries: [draft.id] });
  assert.deepEqual(
    many.refused.map(({ code }) => code),
    ['client_archived'],
  );
  await bank.ask('entry.reverse', { entry: posted.id, reason: 'Logged for another client' });
  await bank.ask('entry.discard', { entry: draft.id });
  assert.equal(await left(client.name), 'B-1 60 60.00');
});

test('nothing went wrong on the way', () => assert.deepEqual(bank.faults, []));

test('what a block covers after all is taken off what the overage was worth, at whatever rate now', async () => {
  const other = await openBank('2026-03-02T12:00:00Z');
  await other.ask('rate.set', { ratePerHour: '100.00', validFrom: '2026-01-01' });
  const { name: client } = await other.ask('client.add', { name: 'Alder' });
  const { id, outcome } = await workplace(other, client).posted({ minutes: 60 });
  assert.equal(outcome?.overageValue, '100.00');
  await other.ask('block.sell', { client, minutes: 1, ratePerHour: '60.00' });
  await other.ask('rate.set', { ratePerHour: '10.00', validFrom: '2020-01-01' });
  await other.ask('rate.set', { ratePerHour: '10.00', validFrom: '2026-01-01' });
  const covered = await other.ask('entry.cover', { entry: id, block: 'B-1', consent: 'Yes' });
  assert.equal(drew(covered), 'B-1 1 1.00 | overage 59 98.33');
  assert.deepEqual((await other.ask('ledger.verify', { client })).findings, []);
});
