/** A lapse that is due is told of a block whether it has been written down yet or not (A9). */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';
import { allPages } from '../support/pages.ts';

let bank: Bank;
/** Has four blocks of an hour each, of which the first was drawn for 20 minutes. */
let client: string;

before(async () => {
  bank = await openBank('2026-01-02T12:00:00Z');
  ({ id: client } = await bank.ask('client.add', { name: 'Alder' }));
  const sale = { client, minutes: 60, price: '59.99' };
  await bank.ask('block.sell', { ...sale, expiresOn: '2026-03-05' });
  await bank.ask('block.sell', { ...sale, expiresOn: '2026-03-01', paid: '0.00' });
  await bank.ask('block.sell', { ...sale, expiresOn: '2026-03-31' });
  await bank.ask('block.sell', sale);
  await bank.ask('entry.log', { client, workType: 'remote', minutes: 20, post: true });
});

type Told = { readonly left: number; readonly usable: number; readonly states: readonly string[] };

/** What the blocks come to, where the balance says the same. */
async function told(): Promise<Told> {
  const { items } = await bank.ask('block.list', { client });
  for (const block of items) {
    const shown = await bank.ask('block.show', { client, block: block.id });
    assert.deepEqual(shown.block, block);
    const [last] = shown.movements.items;
    assert.deepEqual([last?.leftMinutes, last?.leftValue], [block.leftMinutes, block.leftValue]);
  }
  const { items: onlyLeft } = await bank.ask('block.list', { client, left: true });
  assert.deepEqual(
    onlyLeft,
    items.filter(({ leftMinutes }) => leftMinutes > 0),
  );
  const left = items.reduce((sum, block) => sum + block.leftMinutes, 0);
  const usable = items.reduce((sum, block) => sum + block.usableMinutes, 0);
  const value = items.reduce((sum, block) => sum + Number(block.leftValue.replace('.', '')), 0);
  const balance = await bank.ask('balance.show', { client });
  assert.deepEqual([balance.leftMinutes, balance.usableMinutes], [left, usable]);
  assert.equal(Number(balance.leftValue.replace('.', '')), value);
  return { left, usable, states: items.map(({ state }) => state) };
}

test('A8, A9 in its grace a block is left, not usable; when the grace is over it has lapsed', async () => {
  bank.moveTo('2026-03-05T12:00:00Z');
  assert.deepEqual(await told(), {
    ...{ left: 220, usable: 160 },
    states: ['open', 'expired', 'open', 'open'],
  });
  bank.moveTo('2026-03-15T23:59:59Z');
  assert.deepEqual(await told(), {
    ...{ left: 220, usable: 120 },
    states: ['expired', 'expired', 'open', 'open'],
  });
  bank.moveTo('2026-03-16T00:00:00Z');
  assert.deepEqual(await told(), {
    ...{ left: 160, usable: 120 },
    states: ['expired', 'lapsed', 'open', 'open'],
  });
  bank.moveTo('2026-03-20T00:00:00Z');
  assert.deepEqual(await told(), {
    ...{ left: 120, usable: 120 },
    states: ['lapsed', 'lapsed', 'open', 'open'],
  });
});

test('A9 a block is told the same before and after its lapse is written down', async () => {
  bank.moveTo('2026-03-20T12:00:00Z');
  const all = async () => {
    const { items } = await bank.ask('block.list', { client });
    const shown = items.map(async ({ id }) => {
      const whole = await bank.ask('block.show', { client, block: id });
      const { items: paged } = await allPages(
        async (after) =>
          (await bank.ask('block.show', { client, block: id, after, limit: 1 })).movements,
      );
      assert.deepEqual(paged, whole.movements.items);
      return whole;
    });
    return { items, shown: await Promise.all(shown) };
  };
  const { length } = (await bank.ask('journal.list', { client })).items;
  const before = await all();
  const [first] = before.shown;
  assert.deepEqual(first?.movements.items[0], {
    ...{ sequence: length + 2, on: '2026-03-19', kind: 'lapse', entry: null, technician: null },
    ...{ job: null, description: null, minutes: -40, value: '-39.99' },
    ...{ leftMinutes: 0, leftValue: '0.00' },
  });
  assert.equal((await bank.ask('journal.list', { client })).items.length, length);
  await bank.ask('lapse.run', {});
  assert.equal((await bank.ask('journal.list', { client })).items.length, length + 2);
  assert.deepEqual(await all(), before);
});
