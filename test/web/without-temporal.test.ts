/** The pages in a browser without Temporal: what is typed is checked and told there, too. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

// As such a browser loads them: before, not after, is it gone.
Reflect.deleteProperty(globalThis, 'Temporal');
const { OPERATIONS, PORTAL_OPERATIONS } = await import('../../src/contract/operations.ts');
const { readInput } = await import('../../src/contract/read-input.ts');
const { tierInWords } = await import('../../src/web/console/catalogue/tier-words.ts');

test('every example of an input passes', () => {
  const operations = [...OPERATIONS, ...PORTAL_OPERATIONS];
  assert.ok(operations.length > 100);
  for (const operation of operations) {
    const read = readInput(operation, operation.example);
    assert.ok('input' in read, `${operation.name}: ${JSON.stringify(read)}`);
  }
});

test('zones and days are read', () => {
  const flaws = (name: string, input: object) => {
    const operation = OPERATIONS.find((each) => each.name === name);
    assert.ok(operation !== undefined);
    const read = readInput(operation, input);
    return 'refusal' in read ? JSON.stringify(read.refusal) : 'passes';
  };
  assert.equal(flaws('firm.change', { timeZone: 'Europe/Berlin' }), 'passes');
  assert.match(flaws('firm.change', { timeZone: 'Europe/Bonn' }), /expected a time zone/);
  assert.match(flaws('policy.show', { on: '2026-02-30' }), /expected a day/);
});

test('figures are told while they are typed', () => {
  const typed = { minutes: '20 h', by: 'price', price: '1800', ratePerHour: '', currency: 'EUR' };
  assert.match(tierInWords(typed, [], null, '2026-03-01') ?? '', /20.h for .*90/);
});
