/** What people type for time and money, and what is made of it: never another amount than was meant. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedHours, typedMinutes, typedMoney, typedWhole } from '../../src/web/ui/typed.ts';

// Typed, in which currency (–: not known), what is sent. With a comma, the contract refuses it.
const MONEY: readonly (readonly [typed: string, currency: string | null, sent: string])[] = [
  ['1800', 'EUR', '1800'],
  ['1800.00', 'EUR', '1800.00'],
  ['1,800.00', 'EUR', '1800.00'],
  ['1.800,00', 'EUR', '1800.00'],
  ['1 800,50 EUR', 'EUR', '1800.50'],
  ['1,234,567.89', 'EUR', '1234567.89'],
  ['88,5', 'EUR', '88.5'],
  ['1.800', 'EUR', '1800'],
  ['1,800', 'EUR', '1800'],
  ['1.800', null, '1,800'],
  ['180.000', 'KWD', '180.000'],
  ['180,000', 'KWD', '180,000'],
  ['0.125', 'KWD', '0.125'],
  ['1,800,50', 'EUR', '1,800,50'],
  ['1.800.50', 'EUR', '1.800.50'],
  ['1,800.00.00', 'EUR', '1,800.00.00'],
  ['many', 'EUR', 'many'],
];

for (const [typed, currency, sent] of MONEY) {
  test(`${typed} in ${currency ?? 'some currency'} is sent as ${sent}`, () => {
    assert.equal(typedMoney(typed, currency), sent);
  });
}

const MINUTES: readonly (readonly [typed: string, minutes: number | null])[] = [
  ['45', 45],
  ['1:30', 90],
  ['1h 30', 90],
  ['1,5 h', 90],
  ['20 h', 1200],
  ['0.75h', 45],
  ['1,500 h', null],
  ['2.000h', null],
  ['soon', null],
];

for (const [typed, minutes] of MINUTES) {
  test(`${typed} is ${minutes ?? 'no'} minutes`, () => {
    assert.equal(typedMinutes(typed), minutes);
  });
}

const HOURS: typeof MINUTES = [
  ['20', 1200],
  ['1,5', 90],
  ['45 min', 45],
  ['1:30', 90],
  ['1,500', null],
];

for (const [typed, minutes] of HOURS) {
  test(`where hours are asked for, ${typed} is ${minutes ?? 'no'} minutes`, () => {
    assert.equal(typedHours(typed), minutes);
  });
}

test('a whole number is one, and what is none stays as it was typed', () => {
  const typed = [' 30 ', '0', '3.5', 'soon', '', '1234567'];
  assert.deepEqual(typed.map(typedWhole), [30, 0, '3.5', 'soon', '', '1234567']);
});
