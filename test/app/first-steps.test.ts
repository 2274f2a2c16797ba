/** The first steps through the whole house: a client, a block, an entry that draws it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-01T12:00:00Z');
});

test('a client gets a block, and work draws it', async () => {
  const client = await bank.ask('client.add', { name: 'Alder Dental' });
  assert.equal(client.currency, 'EUR');
  const block = await bank.ask('block.grant', { client: client.name, minutes: 120, note: 'Hello' });
  assert.equal(block.name, 'B-1');
  const work = { client: 'alder dental', workType: 'remote', minutes: 45 };
  const before = await bank.ask('entry.preview', work);
  assert.equal(before.usableMinutesAfter, 75);
  const entry = await bank.ask('entry.log', { ...work, post: true }, { key: 'one' });
  assert.equal(entry.state, 'posted');
  assert.deepEqual(
    entry.outcome?.draws.map(({ blockName, minutes }) => `${blockName} ${minutes}`),
    ['B-1 45'],
  );
  const again = await bank.ask('entry.log', { ...work, post: true }, { key: 'one' });
  assert.equal(again.id, entry.id);
  const reused = await bank.refusal('entry.log', { ...work, post: false }, { key: 'one' });
  assert.equal(reused.code, 'key_reused');
  const unknown = await bank.refusal('entry.log', { ...work, workType: 'remte' });
  assert.match(unknown.detail, /did you mean "remote"/);
  assert.deepEqual(bank.faults, []);
});
