/** Amounts as Stripe counts them, there and back: off by a hundred where an exception is missed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromStripe, takes, toStripe } from '../../src/adapters/stripe/amounts.ts';
import { cents, decimalMoney, parseCurrency, parseMoney } from '../../src/engine/money.ts';

// What is to be paid, and what Stripe is told; `none` where it cannot be paid by Stripe.
const TABLE = `
1800.00 EUR       => 180000
0.50 EUR          => 50
0.49 EUR          => none
0.30 GBP          => 30
0.29 GBP          => none
9999999999.99 EUR => 999999999999
10000000000.00 EUR => none
500 JPY           => 500
49 JPY            => none
5 ISK             => 500
1 ISK             => 100
9999999999 ISK    => 999999999900
5 UGX             => 500
1234.00 MGA       => 1234
1234.50 MGA       => none
5.120 KWD         => 5120
5.124 KWD         => none
0.010 TND         => 10
175.00 HUF        => 17500
174.99 HUF        => none
8.00 TWD          => 800
1.00 AMD          => 100
1.000 LYD         => none
1.0000 CLF        => none
1.00 XYZ          => none
`;

for (const row of TABLE.trim().split('\n')) {
  test(row, () => {
    const [, text = '', code = '', told] = /^(\S+) (\S+) +=> (\S+)$/.exec(row) ?? [];
    const currency = parseCurrency(code);
    assert.ok(currency !== null);
    const amount = parseMoney(text, currency);
    assert.ok(amount !== null);
    assert.equal(takes(amount, currency), told !== 'none');
    if (told === 'none') return;
    assert.equal(toStripe(amount, currency), Number(told));
    const back = fromStripe(Number(told), code.toLowerCase());
    assert.deepEqual(back, { amount, currency });
    assert.equal(decimalMoney(back?.amount ?? cents(0), currency), text);
  });
}

test('whatever is taken comes back as it was', () => {
  let taken = 0;
  const codes = ['EUR', 'JPY', 'ISK', 'UGX', 'MGA', 'KWD', 'HUF', 'COP'];
  fc.assert(
    fc.property(fc.constantFrom(...codes), fc.nat(10_000_000), (code, count) => {
      const currency = parseCurrency(code);
      assert.ok(currency !== null);
      if (!takes(cents(count), currency)) return;
      taken += 1;
      const told = toStripe(cents(count), currency);
      assert.deepEqual(fromStripe(told ?? 0, code.toLowerCase()), { amount: count, currency });
    }),
  );
  assert.ok(taken > 20, `only ${taken} were taken`);
});

test('what is no amount of the currency is none', () => {
  assert.equal(fromStripe(550, 'isk'), null);
  assert.equal(fromStripe(100, 'euro'), null);
  assert.equal(fromStripe(Number.MAX_SAFE_INTEGER, 'mga'), null);
});
