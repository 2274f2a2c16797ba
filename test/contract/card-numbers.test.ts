/** Card numbers are found in texts however they are written, and other numbers are left alone (G3). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  fieldsWithCardNumber,
  holdsCardNumber,
  withoutCardNumbers,
} from '../../src/contract/card-numbers.ts';
import { someCardNumber } from '../support/card-numbers.ts';

// The networks' own numbers for trying.
const CARDS = [
  '4242424242424242',
  '4222222222222',
  '4242 4242 4242 4242',
  '4242-4242-4242-4242',
  '4242–4242–4242–4242',
  '4242  4242  4242  4242',
  '4242\u00a04242\u00a04242\u00a04242',
  '４２４２４２４２４２４２４２４２',
  '+4242424242424242',
  '378282246310005',
  '3782 822463 10005',
  '30569309025904',
  '6011111111111117',
  '3530111333300000',
  '5555555555554444',
  '2223003122003222',
  '6200000000000005',
  '6304000000000000',
  'paid with 4242 4242 4242 4242, thanks',
  'order 1234 4242 4242 4242 4242 5678',
  '12/27;4242424242424242;123',
  'DE89 4242 4242 4242 4242',
  'AT91 2457 7153 0473 6009 4242 4242 4242 4242',
];

for (const text of CARDS) {
  test(`found: ${text}`, () => {
    assert.ok(holdsCardNumber(text));
    assert.ok(!/\d{4}\D{0,3}\d{4}\D{0,3}\d{4}/.test(withoutCardNumbers(text)));
  });
}

const OTHERS = [
  '',
  '4242424242424241',
  '424242424242',
  '42424242424242424242',
  '1234567890123452',
  '+49 30 123456781',
  'DE89 3704 0044 0532 0130 00',
  'AT61 1904 3002 3457 3201',
  'NL91ABNA0417164300',
  'IBAN ES47 4025 4578 3682 0014 3207 BIC COBADEFFXXX',
  'AT91 2457 7153 0473 6009 COBADEFFXXX',
  'at91 2457 7153 0473 6009 at the Sparbank',
  'RF18 5390 0754 7034',
  '41111111-1111-7111-8111-111111111111',
  '01a20238-044f-7000-9c07-7b86aa62f6d3',
  '2026-11-22T07:45:55.275Z',
  '2026-11-22 - 2026-12-31',
  'x4242424242424242',
  '1763800000000',
];

for (const text of OTHERS) {
  test(`left alone: ${text}`, () => {
    assert.equal(withoutCardNumbers(text), text);
    assert.ok(!holdsCardNumber(text));
  });
}

test('an account beside a card number hides none', () => {
  const account = 'AT91 2457 7153 0473 6009 BIC COBADEFFXXX';
  assert.equal(withoutCardNumbers(`${account} 4242 4242 4242 4242`), `${account} (card number)`);
});

const someWords = fc.constantFrom('', 'card: ', 'Bahnhofstr. 12, ', 'pays by ', '(', 'ref 77/');

test('whatever stands around one, it is found, and taken out with nothing else', () => {
  fc.assert(
    fc.property(someWords, someCardNumber, fc.constantFrom('', ', thanks', ')', '.'), (a, b, c) => {
      assert.ok(holdsCardNumber(`${a}${b}${c}`));
      assert.equal(withoutCardNumbers(`${a}${b}${c}`), `${a}(card number)${c}`);
    }),
  );
});

test('with one digit mistaken it is none', () => {
  fc.assert(
    fc.property(someCardNumber, fc.nat(18), fc.integer({ min: 1, max: 9 }), (card, at, by) => {
      const digits = card.replaceAll(/\D/g, '');
      const place = at % digits.length;
      const digit = (Number(digits[place]) + by) % 10;
      assert.ok(!holdsCardNumber(`${digits.slice(0, place)}${digit}${digits.slice(place + 1)}`));
    }),
  );
});

test('what is told of a text holds none', () => {
  const parts = fc.oneof(someCardNumber, fc.string(), fc.constantFrom(' ', '-', '42', '+'));
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 6 }), (texts) => {
      assert.ok(!holdsCardNumber(withoutCardNumbers(texts.join(''))));
    }),
  );
});

test('the fields that hold one are named, however deep they are', () => {
  const card = '4242 4242 4242 4242';
  const given = { name: 'Alder', note: card, roles: ['a', card], of: { a: card }, n: 7, [card]: 1 };
  assert.deepEqual(fieldsWithCardNumber(given), ['', 'note', 'roles.1', 'of.a']);
});
