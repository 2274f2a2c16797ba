/** What was left day by day, and what is ahead. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Ran } from '../../src/store/database.ts';
import { type Bank, openBank } from '../support/bank.ts';
import { analyze, rowsLookedAt } from '../support/plans.ts';

let bank: Bank;
const ran: Ran[] = [];

before(async () => {
  bank = await openBank('2026-03-02T12:00:00Z', { onStatement: (one) => ran.push(one) });
  await bank.ask('rate.set', { ratePerHour: '100.00' });
});

async function stepsOf(input: object): Promise<readonly string[]> {
  const { steps } = await bank.ask('burn-down.show', input);
  return steps.map(({ on, leftMinutes }) => `${on} ${leftMinutes}`);
}

test('history brought along stands on its own days, what came after on those of its record', async () => {
  const { name: client } = await bank.ask('client.add', { name: 'Alder Dental' });
  const old = { client, minutes: 300, value: '300.00', boughtOn: '2025-11-03' };
  await bank.ask('block.bring', { ...old, name: 'Old', expiresOn: '2026-02-10' });
  await bank.ask('block.bring', { ...old, name: 'Later', expiresOn: '2026-06-30' });
  const work = { client, workType: 'remote', post: true };
  await bank.ask('entry.log', { ...work, minutes: 60, workedOn: '2025-12-01' });
  bank.moveTo('2026-03-05T12:00:00Z');
  const entry = await bank.ask('entry.log', { ...work, minutes: 30, workedOn: '2026-03-03' });
  bank.moveTo('2026-03-08T12:00:00Z');
  await bank.ask('entry.reverse', { entry: entry.id, reason: 'Wrong client' });
  await bank.ask('block.sell', {
    client,
    name: 'New',
    minutes: 120,
    price: '180.00',
    paid: '0.00',
  });
  const told = ['2025-11-03 600', '2025-12-01 540', '2026-02-24 240', '2026-03-05 210'];
  assert.deepEqual(await stepsOf({ client, from: '2025-11-01' }), [
    ...['2025-11-01 0', ...told, '2026-03-08 360'],
  ]);
  assert.deepEqual(await stepsOf({ client, from: '2025-12-15', to: '2026-03-01' }), [
    ...['2025-12-15 540', '2026-02-24 240'],
  ]);
  assert.deepEqual(await stepsOf({ client, from: '2026-03-06' }), [
    '2026-03-06 210',
    '2026-03-08 360',
  ]);
  const all = await bank.ask('burn-down.show', { client, to: '2027-01-01' });
  assert.deepEqual(
    [all.from, all.to, all.asOf, all.usableMinutes, all.leftMinutes, all.unpaidMinutes],
    ['2025-03-08', '2026-03-08', '2026-03-08', 240, 360, 120],
  );
  assert.deepEqual(
    all.expiries.map(({ block: _, ...rest }) => rest),
    [
      {
        ...{ on: '2026-06-30', blockName: 'Later', minutes: 240, usableMinutes: 240 },
        value: '240.00',
      },
    ],
  );
  assert.deepEqual(all.forecast, await bank.ask('forecast.show', { client }));
});

test('what lapsed is gone from the close of its own day on, written down or not', async () => {
  bank.moveTo('2026-04-01T12:00:00Z');
  const { name: client } = await bank.ask('client.add', { name: 'Birch & Sons' });
  const sale = { client, minutes: 100, price: '100.00', boughtOn: '2026-04-01' };
  await bank.ask('block.sell', { ...sale, expiresOn: '2026-04-10' });
  await bank.ask('block.sell', sale);
  bank.moveTo('2026-05-01T12:00:00Z');
  const lapsed = ['2026-04-01 200', '2026-04-24 100'];
  assert.deepEqual(await stepsOf({ client, from: '2026-04-01' }), lapsed);
  await bank.ask('lapse.run', {});
  assert.deepEqual(await stepsOf({ client, from: '2026-04-01' }), lapsed);
  assert.deepEqual(await stepsOf({ client, from: '2026-04-01', to: '2026-04-23' }), [
    '2026-04-01 200',
  ]);
});

test('days in the wrong order, and clients of others, are refused', async () => {
  const { name: client } = await bank.ask('client.add', { name: 'Cedar Bakery' });
  assert.deepEqual(await stepsOf({ client, from: '2026-01-01' }), ['2026-01-01 0']);
  for (const days of [{ from: '2026-02-02', to: '2026-02-01' }, { from: '2027-01-01' }]) {
    const problem = await bank.refusal('burn-down.show', { client, ...days });
    assert.deepEqual([problem.code, problem.fields?.[0]?.field], ['input_invalid', 'from']);
  }
  const elsewhere = { firm: await bank.addFirm('Elsewhere IT'), role: 'owner' } as const;
  const problem = await bank.refusal('burn-down.show', { client }, { as: elsewhere });
  assert.deepEqual([problem.status, problem.code], [404, 'not_found']);
});

test('what it reads grows with the days, and not with the entries of all of them', async () => {
  const readOf = async (name: string, entriesADay: number) => {
    bank.moveTo('2026-07-01T12:00:00Z');
    const { name: client } = await bank.ask('client.add', { name });
    await bank.ask('block.sell', { client, minutes: 6000, price: '6000.00' });
    for (let day = 10; day < 20; day += 1) {
      bank.moveTo(`2026-07-${day}T12:00:00Z`);
      const work = { client, workType: 'remote', minutes: 5, post: true };
      for (let time = 0; time < entriesADay; time += 1) await bank.ask('entry.log', work);
    }
    bank.moveTo('2026-07-25T12:00:00Z');
    ran.length = 0;
    const { steps } = await bank.ask('burn-down.show', { client, from: '2026-07-01' });
    // What a forecast goes by is added up from all draws of its days.
    const closes = ran.filter(({ text }) => !text.includes("m.kind in ('work', 'cover')"));
    await analyze(bank);
    assert.equal(steps.at(-1)?.leftMinutes, 6000 - 50 * entriesADay);
    return await rowsLookedAt(bank.ownerUrl, bank.firm, closes);
  };
  const few = await readOf('Dune Labs', 2);
  const many = await readOf('Elm Studio', 12);
  // Where the books begin, the records of two days are looked at, and gathered: clocks may disagree.
  assert.ok(many <= few + 4 * 12 + 10, `${few} rows were looked at, then ${many}`);
});
