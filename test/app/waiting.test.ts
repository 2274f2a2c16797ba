/** What waited for hours is posted once a block covers it: A4 and B6. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';
import { drew, type ToldEntry } from '../support/entries.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
  await bank.ask('rate.set', { ratePerHour: '100.00' });
});

let clients = 0;

async function newClient(settings: object): Promise<string> {
  clients += 1;
  const { name: client } = await bank.ask('client.add', { name: `Client ${clients}` });
  const policy = { client, validFrom: '2026-01-01', settings, reason: 'As agreed' };
  await bank.ask('policy.set', policy);
  return client;
}

async function log(client: string, minutes: number, given: object = {}): Promise<ToldEntry> {
  const work = { client, workType: 'remote', minutes, workedOn: '2026-03-05', post: true };
  return await bank.ask('entry.log', { ...work, ...given });
}

/** What each of the entries drew by now, in the order in which they were given. */
async function drawn(...entries: readonly ToldEntry[]): Promise<string[]> {
  const told: string[] = [];
  for (const { id } of entries) told.push(drew(await bank.ask('entry.show', { entry: id })));
  return told;
}

async function soundBooks(client: string): Promise<void> {
  assert.deepEqual((await bank.ask('ledger.verify', { client })).findings, []);
  assert.deepEqual(bank.faults, []);
}

test('A4 a payment posts what waited for the block, in the order of the work', async () => {
  const client = await newClient({});
  await bank.ask('block.sell', {
    ...{ client, minutes: 60, price: '60.00', paid: '0.00', boughtOn: '2026-03-01' },
  });
  const second = await log(client, 30, { workedOn: '2026-03-04' });
  const first = await log(client, 20, { workedOn: '2026-03-03' });
  const tooMuch = await log(client, 40, { workedOn: '2026-03-05' });
  const last = await log(client, 10, { workedOn: '2026-03-06' });
  assert.deepEqual(second.outcome?.waitsFor, ['B-1']);
  const partly = await bank.ask('block.pay', { client, block: 'B-1', amount: '59.00' });
  assert.deepEqual([partly.usableMinutes, partly.drawnMinutes], [0, 0]);
  const paid = await bank.ask('block.pay', { client, block: 'B-1', amount: '1.00' });
  assert.deepEqual([paid.drawnMinutes, paid.leftMinutes, paid.state], [60, 0, 'used_up']);
  assert.deepEqual(await drawn(first, second, tooMuch, last), [
    ...['B-1 20 20.00', 'B-1 30 30.00', 'waiting', 'B-1 10 10.00'],
  ]);
  const { movements } = await bank.ask('block.show', { client, block: 'B-1' });
  assert.deepEqual(
    movements.items.map(({ on, minutes }) => [on, minutes]),
    [
      ['2026-03-06', -10],
      ['2026-03-04', -30],
      ['2026-03-03', -20],
      ['2026-03-01', 60],
    ],
  );
  const stays = await bank.ask('entry.show', { entry: tooMuch.id });
  assert.deepEqual(stays.outcome?.waitsFor, []);
  assert.equal(stays.outcome?.decision.at(-1)?.rule, 'B6');
  const decided = await bank.ask('entry.post', { entry: tooMuch.id, asOverage: true });
  assert.equal(drew(decided), 'overage 40 66.67');
  await soundBooks(client);
});

test('A4 minute by minute, a payment posts what its minutes cover wholly', async () => {
  const client = await newClient({ blockUsable: 'proportional' });
  await bank.ask('block.sell', {
    ...{ client, minutes: 100, price: '100.00', paid: '0.00', boughtOn: '2026-03-01' },
  });
  const entries = [await log(client, 30), await log(client, 30), await log(client, 30)];
  const pay = { client, block: 'B-1' };
  await bank.ask('block.pay', { ...pay, amount: '59.99' });
  assert.deepEqual(await drawn(...entries), ['B-1 30 30.00', 'waiting', 'waiting']);
  const [, still] = entries;
  const waits = await bank.ask('entry.show', { entry: still?.id ?? '' });
  assert.deepEqual(waits.outcome?.waitsFor, ['B-1']);
  await bank.ask('block.pay', { ...pay, amount: '40.01' });
  assert.deepEqual(await drawn(...entries), ['B-1 30 30.00', 'B-1 30 30.00', 'B-1 30 30.00']);
  await soundBooks(client);
});

test('B6 what was held is posted when a block is sold that covers it wholly', async () => {
  const client = await newClient({ onShortage: 'hold' });
  const today = await log(client, 30, { workedOn: '2026-03-10' });
  const large = await log(client, 90, { workedOn: '2026-03-10' });
  const earlier = await log(client, 30, { workedOn: '2026-03-09' });
  assert.deepEqual(
    [today, large, earlier].map(({ state }) => state),
    ['waiting', 'waiting', 'waiting'],
  );
  const sold = await bank.ask('block.sell', { client, minutes: 60, price: '60.00' });
  assert.deepEqual([sold.drawnMinutes, sold.usableMinutes], [30, 30]);
  // Work of the day before is not silently covered by what was bought later (A8).
  assert.deepEqual(await drawn(today, large, earlier), ['B-1 30 30.00', 'waiting', 'waiting']);
  await bank.ask('block.grant', {
    ...{ client, minutes: 100, boughtOn: '2026-03-09', note: 'For the trouble' },
  });
  assert.deepEqual(await drawn(large, earlier), ['B-2 70 0.00 | B-1 20 20.00', 'B-2 30 0.00']);
  await soundBooks(client);
});

test('B6 what was held is posted when a block is extended to its day', async () => {
  const client = await newClient({ onShortage: 'hold' });
  await bank.ask('block.sell', {
    ...{ client, minutes: 60, price: '60.00', boughtOn: '2026-01-01', expiresOn: '2026-03-01' },
  });
  const entry = await log(client, 30);
  const extend = { client, block: 'B-1', expiresOn: '2026-06-30', reason: 'Goodwill' };
  const extended = await bank.ask('block.extend', extend);
  assert.equal(extended.drawnMinutes, 30);
  assert.deepEqual(await drawn(entry), ['B-1 30 30.00']);
  await soundBooks(client);
});

test('B2 what is posted together is rounded with the rest of its day', async () => {
  const client = await newClient({ roundPer: 'job-day', increment: 30, onShortage: 'hold' });
  await bank.ask('policy.set', {
    ...{ validFrom: '2026-01-01', reason: 'As before' },
    settings: { roundPer: 'job-day' },
  });
  const before = { minutes: 30, note: 'Hello', boughtOn: '2026-03-01' };
  await bank.ask('block.grant', { client, ...before });
  const posted = await log(client, 20, { job: 'Website' });
  assert.equal(drew(posted), 'B-1 30 0.00');
  const held = [await log(client, 20, { job: 'Website' }), await log(client, 10)];
  await bank.ask('block.grant', { client, ...before, minutes: 60 });
  // 20 and 20 of one job are 60 billed, of which 30 were before; 10 of another are 30.
  assert.deepEqual(await drawn(...held), ['B-2 30 0.00', 'B-2 30 0.00']);
  await soundBooks(client);
});

test('nothing is posted for an archived client, though it may pay', async () => {
  const client = await newClient({});
  const sale = { client, minutes: 60, price: '60.00', paid: '0.00', boughtOn: '2026-03-01' };
  await bank.ask('block.sell', sale);
  const entry = await log(client, 30);
  await bank.ask('client.archive', { client });
  const paid = await bank.ask('block.pay', { client, block: 'B-1', amount: '60.00' });
  assert.deepEqual([paid.paid, paid.drawnMinutes], ['60.00', 0]);
  assert.deepEqual(await drawn(entry), ['waiting']);
  await soundBooks(client);
});

test('payment and posting at the same time: nothing is left waiting that is covered', async () => {
  const client = await newClient({});
  await bank.ask('block.sell', {
    ...{ client, minutes: 200, price: '200.00', paid: '0.00', boughtOn: '2026-03-01' },
  });
  const work = Array.from({ length: 10 }, () => log(client, 20));
  const [entries] = await Promise.all([
    Promise.all(work),
    bank.ask('block.pay', { client, block: 'B-1', amount: '200.00' }),
  ]);
  const told = await drawn(...entries);
  assert.deepEqual(
    told,
    Array.from({ length: 10 }, () => 'B-1 20 20.00'),
  );
  await soundBooks(client);
});

test('what a reversal gives back posts what is held, in the order of the work', async () => {
  const client = await newClient({ onShortage: 'hold' });
  await bank.ask('block.sell', { client, minutes: 60, price: '60.00', boughtOn: '2026-03-01' });
  const wrong = await log(client, 60);
  const second = await log(client, 20, { workedOn: '2026-03-04' });
  const first = await log(client, 30, { workedOn: '2026-03-03' });
  const large = await log(client, 11, { workedOn: '2026-03-05' });
  assert.deepEqual(await drawn(second, first, large), ['waiting', 'waiting', 'waiting']);
  const reversal = { entry: wrong.id, reason: 'Logged for another client' };
  const reversed = await bank.ask('entry.reverse', reversal, { key: 'reverse and settle' });
  assert.equal(reversed.state, 'reversed');
  assert.deepEqual(await drawn(first, second, large), ['B-1 30 30.00', 'B-1 20 20.00', 'waiting']);
  const again = await bank.ask('entry.reverse', reversal, { key: 'reverse and settle' });
  assert.deepEqual(again, reversed);
  await soundBooks(client);
});

test('what a correction gives back is for its new version, and then for what is held', async () => {
  const client = await newClient({ onShortage: 'hold' });
  await bank.ask('block.sell', { client, minutes: 60, price: '60.00', boughtOn: '2026-03-01' });
  const wrong = await log(client, 60, { workedOn: '2026-03-06' });
  const held = await log(client, 30, { workedOn: '2026-03-03' });
  const other = await log(client, 20, { workedOn: '2026-03-04' });
  const { posted } = await bank.ask('entry.correct', {
    ...{ entry: wrong.id, reason: 'Was 40 min', minutes: 40 },
  });
  assert.equal(drew(posted), 'B-1 40 40.00');
  assert.deepEqual(await drawn(held, other), ['waiting', 'B-1 20 20.00']);
  await soundBooks(client);
});

test('a reversal for an archived client posts nothing', async () => {
  const client = await newClient({ onShortage: 'hold' });
  await bank.ask('block.sell', { client, minutes: 60, price: '60.00', boughtOn: '2026-03-01' });
  const wrong = await log(client, 60);
  const held = await log(client, 30);
  await bank.ask('client.archive', { client });
  await bank.ask('entry.reverse', { entry: wrong.id, reason: 'Not theirs' });
  assert.deepEqual(await drawn(held), ['waiting']);
});
