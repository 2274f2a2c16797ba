/** What is brought along on the day on which a client's books begin stands on its own days. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { OutputOf } from '../../src/contract/operations.ts';
import { type Bank, openBank } from '../support/bank.ts';

const CLIENT = 'Birch Hotel';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-06-01T08:00:00Z');
  await bank.ask('client.add', { name: CLIENT });
  const sale = { client: CLIENT, minutes: 600, price: '600.00' };
  await bank.ask('block.sell', { ...sale, name: 'Old', boughtOn: '2024-01-10' });
  const expired = { ...sale, name: 'Short', boughtOn: '2024-03-01', expiresOn: '2024-06-30' };
  await bank.ask('block.sell', expired);
  await work('2024-02-01', 100);
  await work('2025-09-10', 200);
  await work('2026-06-01', 30);
  bank.moveTo('2026-06-02T08:00:00Z');
  await work('2025-12-24', 10);
});

async function work(workedOn: string, minutes: number): Promise<void> {
  const input = { client: CLIENT, workType: 'remote', workedOn, minutes };
  await bank.ask('entry.log', { ...input, post: true });
}

function statement(from: string, to: string): Promise<OutputOf<'statement.show'>> {
  return bank.ask('statement.show', { client: CLIENT, from, to });
}

async function linesOf(from: string, to: string): Promise<readonly string[]> {
  const { lines, total } = await statement(from, to);
  const told = lines.map(({ toldOn, on, kind, balanceMinutes }) => {
    const day = toldOn === on ? '' : ` (${on})`;
    return `${toldOn}${day} ${kind} = ${balanceMinutes}`;
  });
  return [`from ${total.opening.minutes}`, ...told, `to ${total.closing.minutes}`];
}

test('the past is told year by year, in the order of its days', async () => {
  assert.deepEqual(await linesOf('2023-01-01', '2024-01-09'), ['from 0', 'to 0']);
  // Each sale on its invoice, and its payment; the lapse of what had expired long before it was brought along.
  assert.deepEqual(await linesOf('2024-01-01', '2024-12-31'), [
    'from 0',
    '2024-01-10 invoice = 0',
    '2024-01-10 sale = 600',
    '2024-01-10 payment = 600',
    '2024-02-01 work = 500',
    '2024-03-01 invoice = 500',
    '2024-03-01 sale = 1100',
    '2024-03-01 payment = 1100',
    '2024-07-14 lapse = 500',
    'to 500',
  ]);
  assert.deepEqual(await linesOf('2025-01-01', '2025-12-31'), [
    'from 500',
    '2025-09-10 work = 300',
    'to 300',
  ]);
  assert.deepEqual(await linesOf('2026-01-01', '2026-05-31'), ['from 300', 'to 300']);
});

test('from the next day on, what is late stands on the day it was recorded', async () => {
  assert.deepEqual(await linesOf('2026-06-01', '2026-06-01'), [
    'from 300',
    '2026-06-01 work = 270',
    'to 270',
  ]);
  assert.deepEqual(await linesOf('2026-06-02', '2026-06-30'), [
    'from 270',
    '2026-06-02 (2025-12-24) work = 260',
    'to 260',
  ]);
});

test('one statement over the past and the present is all of them together', async () => {
  const parts = [
    ['2023-01-01', '2024-06-30'],
    ['2024-07-01', '2026-05-31'],
    ['2026-06-01', '2026-06-30'],
  ] as const;
  const lines: unknown[] = [];
  for (const [from, to] of parts) lines.push(...(await statement(from, to)).lines);
  const whole = await statement('2023-01-01', '2026-06-30');
  assert.deepEqual(whole.lines, lines);
  assert.equal(whole.lines.length, 11);
  const { leftMinutes, leftValue } = await bank.ask('balance.show', { client: CLIENT });
  assert.deepEqual(whole.total.closing, { minutes: leftMinutes, value: leftValue });
});

test('a period that ends before it begins is refused, and a client there is none of', async () => {
  const period = { from: '2026-03-02', to: '2026-03-01' };
  const refused = await bank.refusal('statement.show', { client: CLIENT, ...period });
  assert.equal(refused.code, 'input_invalid');
  assert.deepEqual(
    refused.fields?.map(({ field }) => field),
    ['to'],
  );
  const unknown = { client: 'Elm', from: '2026-03-01', to: '2026-03-01' };
  assert.equal((await bank.refusal('statement.show', unknown)).code, 'not_found');
  const exported = { ...unknown, client: CLIENT, ...period, format: 'csv' };
  assert.equal((await bank.refusal('statement.export', exported)).code, 'input_invalid');
});

test('a client without a journal has an empty statement', async () => {
  await bank.ask('client.add', { name: 'Cedar' });
  const period = { from: '2026-01-01', to: '2026-12-31' };
  const { blocks, lines, total } = await bank.ask('statement.show', { client: 'Cedar', ...period });
  assert.deepEqual([blocks, lines, total.closing], [[], [], { minutes: 0, value: '0.00' }]);
  for (const format of ['beancount', 'hledger', 'csv']) {
    await bank.ask('statement.export', { client: 'Cedar', ...period, format });
  }
  assert.deepEqual(bank.faults, []);
});
