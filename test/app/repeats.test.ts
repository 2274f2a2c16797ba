/** A repeated key gets the first outcome (B11), whatever has become of what it names meanwhile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBank } from '../support/bank.ts';

const bank = await openBank();
const bob = { firm: bank.firm, role: 'technician', member: 'member-bob' } as const;

test('the same words of somebody else are another command', async () => {
  await bank.ask('client.add', { name: 'Alder' });
  await bank.ask('block.sell', { client: 'Alder', minutes: 600, ratePerHour: '90.00' });
  const work = { client: 'Alder', workType: 'remote', minutes: 5 };
  const first = await bank.ask('entry.log', work, { key: 'monday-1' });
  const other = await bank.refusal('entry.log', work, { key: 'monday-1', as: bob });
  assert.equal(other.code, 'key_reused');
  assert.equal((await bank.ask('entry.log', work, { key: 'monday-1' })).id, first.id);
});

test('repeats that come while the first is under way get its outcome', async () => {
  const add = () => bank.ask('client.add', { name: 'Birch' }, { key: 'birch' });
  const added = await Promise.all(Array.from({ length: 8 }, add));
  assert.equal(new Set(added.map(({ id }) => id)).size, 1);
  const begin = () =>
    bank.ask('timer.start', { client: 'Birch', workType: 'remote' }, { key: 'timer' });
  const begun = await Promise.all(Array.from({ length: 8 }, begin));
  assert.equal(new Set(begun.map((timer) => JSON.stringify(timer))).size, 1);
  const stop = () => bank.ask('timer.discard', {}, { key: 'no timer' });
  await Promise.all(Array.from({ length: 8 }, stop));
});

test('a repeat is answered after what it names was renamed', async () => {
  await bank.ask('client.add', { name: 'Cedar' });
  const sale = { client: 'Cedar', minutes: 600, ratePerHour: '90.00' };
  const sold = await bank.ask('block.sell', sale, { key: 'cedar' });
  await bank.ask('client.change', { client: 'Cedar', name: 'Cedar & Sons' });
  assert.equal((await bank.ask('block.sell', sale, { key: 'cedar' })).id, sold.id);
  assert.equal((await bank.refusal('block.sell', sale, { key: 'cedar-2' })).code, 'not_found');
  const other = { ...sale, minutes: 60 };
  assert.equal((await bank.refusal('block.sell', other, { key: 'cedar' })).code, 'key_reused');
});
