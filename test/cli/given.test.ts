/** What is typed for a command, as the input of its operation. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputOf, minutesOf } from '../../src/cli/operations/given.ts';
import { fieldsOf } from '../../src/contract/fields.ts';
import { OPERATIONS, type OperationName } from '../../src/contract/operations.ts';

// biome-ignore format: a table
const DURATIONS: readonly (readonly [text: string, minutes: number | null])[] = [
  ['90', 90],
  ['0', 0],
  ['90min', 90],
  ['90 min', 90],
  ['90m', 90],
  ['20h', 1200],
  ['20 h', 1200],
  ['1.5h', 90],
  ['1h 30min', 90],
  ['1h30', 90],
  ['0.33h', null],
  ['', null],
  [' ', null],
  ['h', null],
  ['-5', null],
  ['1:30', null],
  ['ten', null],
  ['99999999999', null],
];

for (const [text, minutes] of DURATIONS) {
  test(`"${text}" is ${minutes === null ? 'no duration' : `${minutes} minutes`}`, () => {
    assert.equal(minutesOf(text), minutes);
  });
}

function given(name: OperationName, typed: Parameters<typeof inputOf>[1]): object {
  const operation = OPERATIONS.find((one) => one.name === name);
  assert.ok(operation);
  return inputOf(fieldsOf(operation), typed);
}

test('minutes, lists, flags and what is nested are read as the contract has them', () => {
  assert.deepEqual(
    given('block.sell', {
      client: 'Alder',
      minutes: '20h',
      ratePerHour: '90.00',
      expiresOn: 'none',
    }),
    { client: 'Alder', minutes: 1200, ratePerHour: '90.00', expiresOn: null },
  );
  assert.deepEqual(given('contact.add', { client: 'Alder', name: 'Ana', roles: ['billing'] }), {
    client: 'Alder',
    name: 'Ana',
    roles: ['billing'],
  });
  assert.deepEqual(given('entry.log', { client: 'A', workType: 'remote', post: true }), {
    client: 'A',
    workType: 'remote',
    post: true,
  });
  assert.deepEqual(given('policy.set', { increment: '15', reason: 'New terms' }), {
    settings: { increment: 15 },
    reason: 'New terms',
  });
});

test('what cannot be read is left as it is, for the contract to say what is wrong', () => {
  assert.deepEqual(given('block.sell', { client: 'A', minutes: 'many' }), {
    client: 'A',
    minutes: 'many',
  });
  assert.deepEqual(given('entry.list', { limit: 'all' }), { limit: 'all' });
});
