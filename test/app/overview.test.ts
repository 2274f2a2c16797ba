/** The list of clients at a glance: what is told of each, in what order, and to whom. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Ran } from '../../src/store/database.ts';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { allPages } from '../support/pages.ts';
import { countTables, rowsRead } from '../support/rows-read.ts';

let bank: Bank;
const ran: Ran[] = [];

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z', { onStatement: (one) => ran.push(one) });
});

let firms = 0;

/** A firm of its own for a test. */
async function newFirm(): Promise<As> {
  firms += 1;
  const as: As = { firm: await bank.addFirm(`Firm ${firms}`), role: 'owner' };
  await bank.ask('rate.set', { ratePerHour: '100.00' }, { as });
  return as;
}

async function addClient(as: As, name: string): Promise<string> {
  return (await bank.ask('client.add', { name }, { as })).name;
}

/** Clients in all the troubles there are, and one in none. */
async function troubledFirm(): Promise<As> {
  const as = await newFirm();
  const ask: Bank['ask'] = (name, input) => bank.ask(name, input, { as });
  const sale = { minutes: 600, price: '600.00', boughtOn: '2026-01-05' };
  const today = { boughtOn: '2026-03-10', paid: '0.00' };
  const work = { workType: 'remote', post: true };
  const calm = await addClient(as, 'Calm');
  await ask('block.sell', { client: calm, ...sale });
  await ask('entry.log', { client: calm, ...work, minutes: 10, workedOn: '2026-02-01' });
  const waiting = await addClient(as, 'Waiting');
  await ask('block.sell', { client: waiting, ...sale, ...today, minutes: 60 });
  await ask('entry.log', { client: waiting, ...work, minutes: 45 });
  const dry = await addClient(as, 'Dry');
  await ask('block.sell', { client: dry, ...sale, minutes: 60 });
  await ask('entry.log', { client: dry, ...work, minutes: 60, workedOn: '2026-02-01' });
  const soon = await addClient(as, 'Soon dry');
  await ask('block.sell', { client: soon, ...sale });
  await ask('entry.log', { client: soon, ...work, minutes: 500, workedOn: '2026-02-01' });
  const owing = await addClient(as, 'Owing');
  const items = [{ description: 'Set-up', amount: '250.00' }];
  await ask('invoice.issue', { client: owing, items, issuedOn: '2026-03-01' });
  const expiring = await addClient(as, 'Expiring');
  await ask('block.sell', { client: expiring, ...sale, expiresOn: '2026-05-09' });
  const later = await addClient(as, 'Later');
  await ask('block.sell', { client: later, ...sale, expiresOn: '2026-05-10' });
  const unpaid = await addClient(as, 'Unpaid');
  await ask('block.sell', { client: unpaid, ...sale, ...today });
  await addClient(as, 'New');
  return as;
}

test('what is to be seen to comes first, and is named', async () => {
  const as = await troubledFirm();
  bank.moveTo('2026-03-20T12:00:00Z');
  const { items } = await bank.ask('client.overview', {}, { as });
  bank.moveTo('2026-03-10T12:00:00Z');
  assert.deepEqual(
    items.map(({ name, trouble }) => [name, ...trouble].join(' ')),
    [
      'Waiting waiting unpaid',
      'Dry dry',
      'Soon dry running_dry',
      'Owing overdue',
      'Expiring expiring',
      'Later expiring',
      'Unpaid unpaid',
      'Calm',
      'New',
    ],
  );
  const told = items.find(({ name }) => name === 'Owing');
  assert.deepEqual([told?.overdue, told?.currency], ['250.00', 'EUR']);
});

test('a block expires in 60 days or it is no trouble yet, and a bar is measured against what it was', async () => {
  const as = await troubledFirm();
  const { items } = await bank.ask('client.overview', { sort: 'name' }, { as });
  const told = new Map(items.map((one) => [one.name, one]));
  assert.deepEqual(told.get('Expiring')?.trouble, ['expiring']);
  assert.deepEqual(told.get('Later')?.trouble, []);
  assert.deepEqual(told.get('Later')?.nextExpiry, {
    ...{ on: '2026-05-10', minutes: 600, value: '600.00' },
    unpaidMinutes: 0,
  });
  const bars = [...told].map(([name, one]) => `${name} ${one.usableMinutes}/${one.fullMinutes}`);
  assert.deepEqual(bars, [
    ...['Calm 590/600', 'Dry 0/0', 'Expiring 600/600', 'Later 600/600', 'New 0/0', 'Owing 0/0'],
    ...['Soon dry 100/600', 'Unpaid 0/0', 'Waiting 0/0'],
  ]);
  const { burnMinutesPerWeek, runsOutOn } = told.get('Soon dry') ?? {};
  assert.deepEqual([burnMinutesPerWeek, runsOutOn], [54, '2026-03-23']);
});

test('each order goes on from page to page, and a filter leaves out the others', async () => {
  const as = await troubledFirm();
  const names = async (input: object) => {
    const { items, pages } = await allPages((after) =>
      bank.ask('client.overview', { ...input, limit: 2, after }, { as }),
    );
    assert.ok(items.length <= 2 || pages > 1);
    return items.map(({ name }) => name);
  };
  const byName = ['Calm', 'Dry', 'Expiring', 'Later', 'New', 'Owing', 'Soon dry'];
  assert.deepEqual(await names({ sort: 'name' }), [...byName, 'Unpaid', 'Waiting']);
  assert.deepEqual(await names({ sort: 'left' }), [
    ...['Dry', 'New', 'Owing', 'Unpaid', 'Waiting', 'Soon dry', 'Calm', 'Expiring', 'Later'],
  ]);
  assert.deepEqual((await names({ sort: 'runs-out' })).slice(0, 4), [
    ...['Dry', 'Waiting', 'Soon dry', 'Calm'],
  ]);
  assert.deepEqual(await names({}), [
    ...['Waiting', 'Dry', 'Soon dry', 'Expiring', 'Unpaid', 'Calm', 'Later', 'New', 'Owing'],
  ]);
  assert.deepEqual(await names({ trouble: 'unpaid', sort: 'name' }), ['Unpaid', 'Waiting']);
  assert.deepEqual(await names({ search: 'DRY', sort: 'name' }), ['Dry', 'Soon dry']);
  await bank.ask('client.archive', { client: 'Dry' }, { as });
  assert.deepEqual(await names({ search: 'dry', sort: 'name' }), ['Soon dry']);
  assert.deepEqual(await names({ search: 'dry', sort: 'name', archived: true }), [
    ...['Dry', 'Soon dry'],
  ]);
  const problem = await bank.refusal('client.overview', { after: 'bm90IG91cnM' }, { as });
  assert.equal(problem.code, 'cursor_invalid');
});

test('who may not read invoices is not told of them, in no way', async () => {
  const as = await troubledFirm();
  bank.moveTo('2026-03-20T12:00:00Z');
  const technician: As = { firm: as.firm, role: 'technician' };
  const { items } = await bank.ask('client.overview', {}, { as: technician });
  assert.deepEqual([...new Set(items.map(({ overdue }) => overdue))], [null]);
  assert.ok(items.every(({ trouble }) => !trouble.includes('overdue')));
  const problem = await bank.refusal('client.overview', { trouble: 'overdue' }, { as: technician });
  assert.deepEqual([problem.status, problem.code], [403, 'forbidden']);
  const { items: seen } = await bank.ask('client.overview', { trouble: 'overdue' }, { as });
  bank.moveTo('2026-03-10T12:00:00Z');
  assert.deepEqual(
    seen.map(({ name }) => name),
    ['Owing'],
  );
});

test('what a list of clients reads grows with the clients, and with what was drawn in 90 days', async () => {
  const as = await newFirm();
  const ask: Bank['ask'] = (name, input) => bank.ask(name, input, { as });
  const client = await addClient(as, 'Busy');
  for (let other = 1; other <= 20; other += 1) await addClient(as, `Other ${other}`);
  const bring = { client, minutes: 6000, value: '100.00', boughtOn: '2024-01-02' };
  await ask('block.bring', { ...bring, name: 'Old' });
  const work = { client, workType: 'remote', minutes: 5, post: true };
  const readOf = async (input: object) => {
    await countTables(bank.ownerUrl);
    ran.length = 0;
    await ask('client.overview', input);
    return await rowsRead(bank.ownerUrl, as.firm, [...ran]);
  };
  const [all, page] = [await readOf({}), await readOf({ sort: 'name', limit: 2 })];
  for (let day = 10; day < 40; day += 1) {
    await ask('entry.log', {
      ...work,
      workedOn: `2024-0${1 + Math.floor(day / 28)}-${10 + (day % 18)}`,
    });
  }
  assert.equal(await readOf({}), all);
  assert.equal(await readOf({ sort: 'name', limit: 2 }), page);
  assert.ok(page < all, `a page by name reads ${page} rows, all orders read ${all}`);
});
