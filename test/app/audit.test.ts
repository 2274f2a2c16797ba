/** The audit tells what was done in the order in which it was done, also of one moment. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';

let bank: Bank;
let transactions: Set<number>;

before(async () => {
  transactions = new Set();
  bank = await openBank('2026-03-01T12:00:00Z', {
    onStatement: ({ transaction, text }) => {
      if (text.includes('insert into hourbank.audit')) transactions.add(transaction);
    },
  });
});

test('what is gathered into one commit is told in the order of the journal', async () => {
  const { id: client } = await bank.ask('client.add', { name: 'Alder' });
  transactions.clear();
  const sale = { client, minutes: 60, price: '90.00' };
  const sold = await Promise.all(Array.from({ length: 30 }, () => bank.ask('block.sell', sale)));
  assert.ok(transactions.size < 10, `${transactions.size} commits: little was gathered`);
  const { items: blocks } = await bank.ask('block.list', { client, limit: 500 });
  assert.equal(blocks.length, sold.length);
  const { items: deeds } = await bank.ask('audit.list', { client, limit: 500 });
  assert.equal(new Set(deeds.map(({ at }) => at)).size, 1);
  const sales = deeds.filter(({ operation }) => operation === 'block.sell');
  assert.deepEqual(
    sales.map(({ subject }) => subject).reverse(),
    blocks.map(({ id }) => id),
  );
});
