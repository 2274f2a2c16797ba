/** What is left, how long it lasts, and the journal it is told from. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client } from 'pg';
import { parseDay } from '../../src/engine/days.ts';
import { FIRST_HASH, nextHash } from '../../src/store/chain.ts';
import type { Ran } from '../../src/store/database.ts';
import { type Bank, openBank } from '../support/bank.ts';
import { allPages } from '../support/pages.ts';
import { analyze, rowsLookedAt } from '../support/plans.ts';

let bank: Bank;
const ran: Ran[] = [];

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z', { onStatement: (one) => ran.push(one) });
  await bank.ask('rate.set', { ratePerHour: '100.00' });
});

let clients = 0;

async function newClient(): Promise<string> {
  clients += 1;
  return (await bank.ask('client.add', { name: `Client ${clients}` })).name;
}

test('the balance tells what can be drawn today, what a payment would open, what expires next', async () => {
  const client = await newClient();
  const sale = { client, minutes: 60, price: '60.00', boughtOn: '2026-01-01' };
  await bank.ask('block.sell', { ...sale, name: 'in its grace', expiresOn: '2026-03-05' });
  await bank.ask('block.sell', { ...sale, name: 'last day', expiresOn: '2026-03-10' });
  await bank.ask('block.sell', { ...sale, name: 'for ever' });
  await bank.ask('block.sell', { ...sale, name: 'unpaid', paid: '0.00', expiresOn: '2026-05-01' });
  await bank.ask('block.sell', {
    ...{ ...sale, name: 'too late', paid: '0.00', expiresOn: '2026-03-09' },
  });
  const work = { client, workType: 'remote', minutes: 10 };
  await bank.ask('entry.log', { ...work, post: true });
  await bank.ask('entry.log', work);
  await bank.ask('entry.log', { ...work, minutes: 500, post: true });
  const balance = await bank.ask('balance.show', { client });
  const { client: id, ...told } = balance;
  assert.match(id, /^[0-9a-f-]{36}$/);
  assert.deepEqual(told, {
    ...{ clientName: client, currency: 'EUR', asOf: '2026-03-10' },
    ...{ usableMinutes: 110, fullMinutes: 120, leftMinutes: 290, leftValue: '290.00' },
    unpaidMinutes: 60,
    nextExpiry: {
      on: '2026-03-10',
      block: 'last day',
      minutes: 50,
      value: '50.00',
      unpaidMinutes: 0,
    },
    ...{ waitingEntries: 1, draftEntries: 1 },
  });
  const blocks = await bank.ask('block.list', { client });
  assert.deepEqual(
    blocks.items.map(({ name, state }) => `${name}: ${state}`),
    [
      'in its grace: expired',
      'last day: open',
      'for ever: open',
      'unpaid: unpaid',
      'too late: expired',
    ],
  );
});

test('of what expires next it is told what cannot be drawn before, for want of payment', async () => {
  const client = await newClient();
  const expiry = async (): Promise<unknown> => {
    const { nextExpiry } = await bank.ask('balance.show', { client });
    return [nextExpiry?.minutes, nextExpiry?.unpaidMinutes];
  };
  const sale = { client, minutes: 60, price: '60.00', expiresOn: '2026-05-01' };
  const { id: block } = await bank.ask('block.sell', { ...sale, paid: '0.00' });
  assert.deepEqual(await expiry(), [60, 60]);
  await bank.ask('block.pay', { client, block, amount: '60.00' });
  assert.deepEqual(await expiry(), [60, 0]);
});

test('a client who has nothing has a balance of nothing', async () => {
  const client = await newClient();
  const balance = await bank.ask('balance.show', { client });
  assert.deepEqual(
    [balance.usableMinutes, balance.leftValue, balance.nextExpiry],
    [0, '0.00', null],
  );
  const elsewhere = { firm: await bank.addFirm('Elsewhere IT'), role: 'owner' } as const;
  for (const name of ['balance.show', 'forecast.show', 'journal.list'] as const) {
    const problem = await bank.refusal(name, { client: balance.client }, { as: elsewhere });
    assert.deepEqual([problem.status, problem.code], [404, 'not_found']);
  }
});

test("today is the day in the firm's time zone", async () => {
  const firm = await bank.addFirm('Kiwi IT');
  const as = { firm, role: 'owner' } as const;
  await bank.ask('firm.change', { timeZone: 'Pacific/Auckland' }, { as });
  const { name: client } = await bank.ask('client.add', { name: 'Fern' }, { as });
  const sale = { client, minutes: 60, price: '60.00', boughtOn: '2026-03-01' };
  await bank.ask('block.sell', { ...sale, expiresOn: '2026-03-10' }, { as });
  const balance = await bank.ask('balance.show', { client }, { as });
  assert.deepEqual([balance.asOf, balance.usableMinutes], ['2026-03-11', 0]);
});

/** Adds work that was posted long ago, and blocks that are used up. */
async function addPast(client: string, entries: number, blocks: number): Promise<void> {
  const owner = new Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query('select hourbank.enter_firm($1)', [bank.firm]);
    const { id } = await bank.ask('client.show', { client });
    await owner.query(
      `insert into hourbank.block (
         firm_id, block_id, client_id, name, name_key, origin, sale, bought_on, minutes,
         price_cents, currency, note, created_at, expires_on, usable_when, open_minutes,
         paid_cents, drawn_minutes, drawn_cents, lapsed_minutes, lapsed_cents, refunded_minutes, refunded_cents
       )
       select $1, gen_random_uuid(), $2, 'past ' || n, 'past ' || n, 'sale', 1000 + n,
         '2020-01-01', 60, 6000, 'EUR', '', '2020-01-01T12:00:00Z', '2030-01-01', 'paid', 60,
         6000, 60, 6000, 0, 0, 0, 0
       from generate_series(1, $3) n`,
      [bank.firm, id, blocks],
    );
    await owner.query(
      `insert into hourbank.entry (
         firm_id, entry_id, client_id, source, source_id, technician, job, work_type, description,
         worked_on, worked_minutes, state, version, created_at
       )
       select $1, gen_random_uuid(), $2::uuid, 'past', $2::uuid::text || n, 'Kim', '', 'remote', '',
         date '2020-01-01' + n % 1000, 10, 'posted', 1, '2020-01-01T12:00:00Z'
       from generate_series(1, $3) n`,
      [bank.firm, id, entries],
    );
    await owner.query(
      `insert into hourbank.movement (
         firm_id, client_id, sequence, place, block_id, kind, moved_on, entry_id, minutes,
         value_cents, left_minutes, left_cents
       )
       select $1, $2, 1000 + row_number() over (), 0,
         (select b.block_id from hourbank.block b where b.client_id = $2 and b.name = 'past 1'),
         'work', e.worked_on, e.entry_id, -10, -1000, 0, 0
       from hourbank.entry e
       where e.client_id = $2
         and e.source = 'past'`,
      [bank.firm, id],
    );
    await owner.query('commit');
  } finally {
    await owner.end();
  }
}

/** The rows that are looked at to answer each question about a client. */
async function looked(client: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, input] of [
    ['balance.show', {}],
    ['forecast.show', {}],
    ['block.list', { limit: 20 }],
    ['block.show', { block: 'past 1', limit: 20 }],
    ['journal.list', { limit: 20 }],
  ] as const) {
    ran.length = 0;
    await bank.ask(name, { client, ...input });
    assert.ok(ran.length > 1);
    counts[name] = await rowsLookedAt(bank.ownerUrl, bank.firm, [...ran]);
  }
  return counts;
}

test('what is asked every day takes the same time however much was worked and used up', async () => {
  const clients: string[] = [];
  const stale: Record<string, number>[] = [];
  for (const [entries, blocks] of [
    [4000, 100],
    [12_000, 300],
  ] as const) {
    const client = await newClient();
    const sale = { client, minutes: 600, price: '600.00' };
    await bank.ask('block.sell', { ...sale, expiresOn: '2026-12-31' });
    const work = { client, workType: 'remote', minutes: 10 };
    for (const post of [true, true, false]) await bank.ask('entry.log', { ...work, post });
    await addPast(client, entries, blocks);
    clients.push(client);
    // The database has not looked at its tables yet, as after a large import.
    stale.push(await looked(client));
  }
  await analyze(bank);
  const known: Record<string, number>[] = [];
  for (const client of clients) known.push(await looked(client));
  const [few] = known;
  assert.deepEqual(known, [few, few]);
  // A block named by its name is looked for among its client's until the names are known.
  const found = stale.map((counts) => ({ ...counts, 'block.show': 1 }));
  for (const counts of [...known, ...found]) {
    const isFew = Object.values(counts).every((rows) => rows > 0 && rows < 100);
    assert.ok(isFew, JSON.stringify(counts));
  }
});

test('the forecast goes by the work of the last 90 days, without what was reversed', async () => {
  const client = await newClient();
  const none = await bank.ask('forecast.show', { client });
  assert.equal(none.reason, 'nothing_usable');
  assert.match(none.says, /No hours can be drawn/);
  await bank.ask('block.sell', { client, minutes: 60, price: '60.00', boughtOn: '2025-06-01' });
  await bank.ask('block.sell', { client, minutes: 1000, price: '900.00', boughtOn: '2026-03-01' });
  const quiet = await bank.ask('forecast.show', { client });
  assert.equal(quiet.reason, 'no_draws');
  assert.match(quiet.says, /in the last 90 days/);
  const work = { client, workType: 'remote', post: true };
  await bank.ask('entry.log', { ...work, minutes: 60, workedOn: '2025-12-10' });
  const still = await bank.ask('forecast.show', { client });
  assert.equal(still.reason, 'no_draws');
  await bank.ask('entry.log', { ...work, minutes: 90, workedOn: '2026-03-02' });
  const slip = await bank.ask('entry.log', { ...work, minutes: 300, workedOn: '2026-03-03' });
  await bank.ask('entry.reverse', { entry: slip.id, reason: 'For another client' });
  const { says, ...told } = await bank.ask('forecast.show', { client });
  // The first block is used up, and tells all the same that the client has bought for long: 90 in
  // 90 days are 1 a day; of the last twelve weeks one has 90, so a week is 7 and deviates by 13.75:
  // 910 left at 20.75 a week are 307 days.
  assert.deepEqual(told, {
    ...{
      reason: null,
      burnMinutesPerWeek: 7,
      lowBurnMinutesPerWeek: 0,
      highBurnMinutesPerWeek: 21,
    },
    ...{ runsOutOn: '2028-09-05', earliestRunsOutOn: '2027-01-11', latestRunsOutOn: null },
  });
  assert.equal(
    says,
    '1 h 30 min were drawn from 2025-12-11 to 2026-03-10: 7 min a week, between 0 min and 21 min ' +
      'from week to week. The 15 h 10 min left run out on 2028-09-05: 2027-01-11 at the earliest, ' +
      'years from now at the latest.',
  );
});

test('the journal is listed newest first, and each hash follows from the one before', async () => {
  const client = await newClient();
  await bank.ask('block.sell', { client, minutes: 60, price: '90.00', note: 'Ünïcode “note”' });
  for (const minutes of [10, 20]) {
    await bank.ask('entry.log', { client, workType: 'remote', minutes, post: true });
  }
  const { items, pages } = await allPages((after) =>
    bank.ask('journal.list', { client, after, limit: 3 }),
  );
  assert.equal(pages, 2);
  assert.deepEqual(
    items.map(({ sequence, kind }) => [sequence, kind]),
    [
      [5, 'work'],
      [4, 'work'],
      [3, 'payment'],
      [2, 'sale'],
      [1, 'invoice'],
    ],
  );
  const { id } = await bank.ask('client.show', { client });
  let hash = FIRST_HASH;
  for (const { hash: told, ...item } of items.toReversed()) {
    const record = {
      ...{ ...item, client: id, on: parseDay(item.on), recordedOn: parseDay(item.recordedOn) },
      money: item.money.map((line) => ({ ...line, amount: Math.round(Number(line.amount) * 100) })),
    };
    hash = nextHash(hash, record as unknown as Parameters<typeof nextHash>[1]);
    assert.equal(told, Buffer.from(hash).toString('hex'));
  }
  const strange = await bank.refusal('journal.list', { client, after: 'x' });
  assert.equal(strange.code, 'cursor_invalid');
  const technician = { as: { firm: bank.firm, role: 'technician' } } as const;
  assert.equal((await bank.refusal('journal.list', { client }, technician)).code, 'forbidden');
  assert.deepEqual(bank.faults, []);
});
