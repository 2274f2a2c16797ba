/** What things may be called, so that they are found by their names, in a path too. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-01T12:00:00Z');
  await bank.ask('client.add', { name: 'Alder' });
  await bank.ask('contact.add', { client: 'Alder', name: 'Ana', roles: ['billing'] });
});

const NAMES = ['.', '..', ' .. ', '0198c0de-0000-7000-8000-000000000000'];

test('a name in the form of an id, or of dots that no path keeps, is refused', async () => {
  for (const name of [...NAMES, NAMES.at(-1)?.toUpperCase() ?? '']) {
    const refusals = [
      await bank.refusal('client.add', { name }),
      await bank.refusal('client.change', { client: 'Alder', name }),
      await bank.refusal('contact.add', { client: 'Alder', name, roles: ['billing'] }),
      await bank.refusal('contact.change', { client: 'Alder', contact: 'Ana', name }),
      await bank.refusal('product.add', { name }),
      await bank.refusal('key.create', { name, scopes: ['entries:read'] }),
      await bank.refusal('block.sell', { client: 'Alder', name, minutes: 60, price: '1.00' }),
      await bank.refusal('block.grant', { client: 'Alder', name, minutes: 60, note: 'Thanks' }),
      await bank.refusal('block.bring', { client: 'Alder', name, minutes: 60, value: '1.00' }),
    ];
    for (const { code, status, detail } of refusals) {
      assert.equal(code, 'input_invalid', name);
      assert.equal(status, 422);
      assert.match(detail, /name: expected a name/);
    }
  }
});

test('names of more than dots, and with an id in them, are taken', async () => {
  for (const name of ['...', '.net', `Branch ${NAMES.at(-1)}`]) {
    await bank.ask('client.add', { name });
    assert.equal((await bank.ask('client.show', { client: name })).name, name);
  }
});

test('a block without a name is called by the next number that is free', async () => {
  await bank.ask('client.add', { name: 'Birch' });
  const granted = async (name?: string): Promise<string> => {
    const terms = { client: 'Birch', minutes: 60, note: 'Thanks', ...(name && { name }) };
    return (await bank.ask('block.grant', terms)).name;
  };
  assert.equal(await granted(), 'B-1');
  assert.equal(await granted('b-3'), 'b-3');
  assert.equal(await granted(), 'B-4');
  assert.equal(await granted('B-5'), 'B-5');
  const [one, other] = await Promise.all([granted(), granted()]);
  assert.deepEqual([one, other].toSorted(), ['B-6', 'B-7']);
  assert.equal(await granted('B-9'), 'B-9');
  assert.equal(await granted('B-10'), 'B-10');
  assert.equal(await granted(), 'B-11');
});
