/** A refund of what was not paid is owed no more; only the rest becomes the client's money (A3). */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-01T12:00:00Z');
  await bank.ask('rate.set', { ratePerHour: '100.00' });
  await bank.ask('work-type.set', { workType: 'remote' });
});

async function unpaidBlock(client: string): Promise<{ client: string; block: string }> {
  await bank.ask('client.add', { name: client });
  const terms = { client, minutes: 600, price: '1000.00', paid: '0.00' };
  return { client, block: (await bank.ask('block.sell', terms)).name };
}

/** The money of the last record, account by account. */
async function lastMoney(client: string): Promise<readonly string[]> {
  const { items } = await bank.ask('journal.list', { client });
  return (items[0]?.money ?? []).map(({ account, amount }) => `${account} ${amount}`);
}

async function soundBooks(client: string): Promise<void> {
  assert.deepEqual((await bank.ask('ledger.verify', { client })).findings, []);
  assert.deepEqual(bank.faults, []);
}

test('what nobody paid is owed no more, and only the rest of the price is taken', async () => {
  const of = await unpaidBlock('Alder');
  const refunded = await bank.ask('block.refund', { ...of, minutes: 300, reason: 'Too many' });
  assert.deepEqual([refunded.state, refunded.usableMinutes], ['unpaid', 0]);
  assert.deepEqual(await lastMoney('Alder'), ['deferred:block 500.00', 'receivable -500.00']);
  const refused = await bank.refusal('block.pay', { ...of, amount: '500.01' });
  assert.equal(refused.code, 'payment_too_large');
  assert.match(refused.detail, /500\.01 .*more than the .*500\.00/);
  const paid = await bank.ask('block.pay', { ...of, amount: '500.00' });
  assert.deepEqual([paid.state, paid.usableMinutes, paid.leftMinutes], ['open', 300, 300]);
  await bank.ask('block.refund', { ...of, minutes: 60, reason: 'Moves away' });
  assert.deepEqual(await lastMoney('Alder'), ['deferred:block 100.00', 'client-balance -100.00']);
  await soundBooks('Alder');
});

test('a refund that leaves nothing owed opens the block, and what waited is posted', async () => {
  const of = await unpaidBlock('Birch');
  await bank.ask('block.pay', { ...of, amount: '400.00' });
  const work = { client: 'Birch', workedOn: '2026-03-01', minutes: 60, job: 'Server' };
  const logged = { ...work, workType: 'remote', description: '', post: true };
  const entry = await bank.ask('entry.log', logged);
  assert.equal(entry.state, 'waiting');
  const refunded = await bank.ask('block.refund', { ...of, minutes: 420, reason: 'Too many' });
  assert.deepEqual([refunded.state, refunded.drawnMinutes], ['open', 60]);
  assert.equal((await bank.ask('entry.show', { entry: entry.id })).state, 'posted');
  const told = await bank.ask('statement.show', { client: 'Birch', from: '2026-03-01' });
  const says = told.lines.map((line) => line.says);
  assert.ok(says.some((line) => /refunded: .* of which .*600\.00 EUR was not paid for/.test(line)));
  await soundBooks('Birch');
});
