/** What the forms of money make of what is typed: the same as the ledger books. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parseCurrency } from '../../src/engine/money.ts';
import { priceAndRate } from '../../src/web/console/blocks/price-and-rate.ts';
import { canBeShown, NO_SALE, sellInput } from '../../src/web/console/blocks/sale.ts';
import { worthOf } from '../../src/web/console/blocks/slice.ts';
import {
  amountText,
  centsOf,
  sumText,
  typedCents,
} from '../../src/web/console/invoices/amounts.ts';
import { recipeOf, typedOf } from '../../src/web/console/invoices/recipe.ts';
import { type Bank, openBank } from '../support/bank.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
});

const EUR = parseCurrency('EUR') ?? assert.fail();
const JPY = parseCurrency('JPY') ?? assert.fail();

test('price and rate tell each other, and only what was typed is agreed', async () => {
  const byRate = priceAndRate({ by: 'ratePerHour', typed: '88,00' }, 750, EUR);
  assert.deepEqual(byRate, { price: '1100.00', ratePerHour: '88,00' });
  const byPrice = priceAndRate({ by: 'price', typed: '1.000,00' }, 750, EUR);
  assert.deepEqual(byPrice, { price: '1.000,00', ratePerHour: '80.00' });
  assert.equal(priceAndRate({ by: 'price', typed: '1000' }, 7, JPY).ratePerHour, '8571');
  assert.equal(priceAndRate({ by: 'price', typed: '1000' }, null, EUR).ratePerHour, '');
  assert.equal(priceAndRate({ by: 'ratePerHour', typed: 'many' }, 60, EUR).price, '');
  assert.equal(priceAndRate({ by: 'ratePerHour', typed: '90.005' }, 1200, EUR).price, '');
  const client = (await bank.ask('client.add', { name: 'Alder Dental' })).id;
  const priced = { by: 'ratePerHour', typed: '88,00' } as const;
  const sale = { ...NO_SALE, minutes: '12h 30', priced, expiresOn: '2027-12-31' };
  assert.equal(canBeShown(sale), true);
  const sold = await bank.ask('block.sell', { ...sellInput(client, sale) });
  assert.deepEqual(
    [sold.minutes, sold.price, sold.expiresOn, sold.paid],
    [750, byRate.price, '2027-12-31', '0.00'],
  );
});

test('too little is not shown, and what cannot be read is passed on as typed', () => {
  assert.equal(canBeShown(NO_SALE), false);
  assert.equal(canBeShown({ ...NO_SALE, minutes: '2h' }), false);
  assert.equal(canBeShown({ ...NO_SALE, minutes: '2h', product: 'Support' }), true);
  const input = sellInput('c', { ...NO_SALE, minutes: 'two hours' });
  assert.equal('minutes' in input && input.minutes, 'two hours');
});

test('what a refund is said to be worth is what it then is', async () => {
  const client = (await bank.ask('client.add', { name: 'Birch & Sons' })).id;
  // 100.00 for 7 h: thirds of cents that the ledger rounds at each draw.
  const brought = await bank.ask('block.bring', {
    ...{ client, minutes: 420, value: '100.00', boughtOn: '2026-01-05' },
  });
  const work = { client, workType: 'remote', workedOn: '2026-03-10', post: true };
  await bank.ask('entry.log', { ...work, minutes: 61 });
  for (const minutes of [1, 7, 59, 100]) {
    const { block } = await bank.ask('block.show', { client, block: brought.id });
    const said = worthOf(block, minutes);
    const was = await bank.ask('client-balance.show', { client });
    await bank.ask('block.refund', { client, block: brought.id, minutes, reason: 'Agreed' });
    const is = await bank.ask('client-balance.show', { client });
    const paidBack = centsOf(is.balance, 'EUR') - centsOf(was.balance, 'EUR');
    assert.equal(said, amountText(paidBack, 'EUR'));
  }
});

test('amounts are reckoned exactly, below zero too', () => {
  assert.equal(centsOf('-12.30', 'EUR'), -1230);
  assert.equal(sumText(['0.10', '0.20', '-0.05'], 'EUR'), '0.25');
  assert.equal(typedCents('1,800.00', 'EUR'), 180_000);
  assert.equal(typedCents('soon', 'EUR'), null);
  assert.throws(() => centsOf('soon', 'EUR'), RangeError);
});

test('a draft that is opened and kept as it is asks for the same', async () => {
  const client = (await bank.ask('client.add', { name: 'Cedar Bakery' })).id;
  const asked = {
    blocks: [
      { minutes: 90, ratePerHour: '80.00', expiresOn: null, workTypes: null, note: 'By phone' },
      { minutes: 600, price: '900.00', expiresOn: '2027-01-31', name: 'Autumn', note: '' },
    ],
    items: [
      { description: 'Set-up', amount: '250.00', taxRate: null, includesTax: true },
      { description: 'Cable', amount: '12.50', on: '2026-03-01' },
    ],
    ...{ unbilledThrough: '2026-03-09', dueOn: '2026-05-01', note: 'Hello' },
  };
  await bank.ask('draft.add', { client, ...asked });
  const { items } = await bank.ask('draft.list', {});
  const [draft] = items;
  assert.ok(draft);
  assert.deepEqual(recipeOf(typedOf(draft, '2026-03-10')), asked);
});
