/** What a client is offered of the catalogue: at which price, with which tax, saving what. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type As, type Bank, openBank } from '../support/bank.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-01T12:00:00Z');
});

/** A firm of its own, to ask as its owner. */
async function firmOf(name: string): Promise<{ readonly as: As }> {
  return { as: { firm: await bank.addFirm(name), role: 'owner' } };
}

test('a client is offered what is on sale today, with what it saves', async () => {
  const mine = await firmOf('Offers');
  const client = (await bank.ask('client.add', { name: 'Alder' }, mine)).id;
  await bank.ask('rate.set', { ratePerHour: '100.00' }, mine);
  await bank.ask('rate.set', { workType: 'on-site', ratePerHour: '130.00' }, mine);
  await bank.ask('product.add', { name: 'Support hours' }, mine);
  await bank.ask('product.add', { name: 'On-site hours', workTypes: ['on-site'] }, mine);
  await bank.ask('product.add', { name: 'Old hours' }, mine);
  const set = (product: string, minutes: number, more: object) =>
    bank.ask('tier.set', { product, minutes, ...more }, mine);
  await set('Support hours', 1200, { ratePerHour: '90.00', validityMonths: 12 });
  await set('Support hours', 600, { price: '1000.00' });
  await set('Support hours', 300, { price: '1.00', validFrom: '2026-03-02' });
  await set('Support hours', 900, { price: '1.00', currency: 'CHF' });
  await set('On-site hours', 600, { ratePerHour: '125.00', validityMonths: 1 });
  await set('Old hours', 600, { price: '1.00' });
  await bank.ask('product.withdraw', { product: 'Old hours' }, mine);
  const { items } = await bank.ask('offer.list', { client }, mine);
  assert.deepEqual(
    items.map((offer) => [
      ...[offer.product, offer.minutes, offer.price, offer.ratePerHour],
      ...[offer.standardRatePerHour, offer.saving, offer.expiresOn],
    ]),
    [
      ['Support hours', 600, '1000.00', '100.00', '100.00', null, null],
      ['Support hours', 1200, '1800.00', '90.00', '100.00', '200.00', '2027-03-01'],
      ['On-site hours', 600, '1250.00', '125.00', '130.00', '50.00', '2026-04-01'],
    ],
  );
  const franc = (await bank.ask('client.add', { name: 'Birch', currency: 'CHF' }, mine)).id;
  assert.deepEqual(
    (await bank.ask('offer.list', { client: franc }, mine)).items.map(({ currency, saving }) => [
      currency,
      saving,
    ]),
    [['CHF', null]],
  );
  await bank.ask('client.archive', { client }, mine);
  assert.deepEqual((await bank.ask('offer.list', { client }, mine)).items, []);
  assert.equal((await bank.refusal('offer.list', { client: 'Nobody' }, mine)).code, 'not_found');
});

test('an offer tells what its invoice comes to, however prices are written and clients taxed', async () => {
  const mine = await firmOf('Taxed');
  const client = (await bank.ask('client.add', { name: 'Alder' }, mine)).id;
  await bank.ask('product.add', { name: 'Hours' }, mine);
  const tier = { product: 'Hours', minutes: 600 };
  await bank.ask('tier.set', { ...tier, price: '900.01' }, mine);
  const told = async () => {
    const [offer] = (await bank.ask('offer.list', { client }, mine)).items;
    const { id: sold } = await bank.ask('block.sell', { client, ...tier }, mine);
    const { block } = await bank.ask('block.show', { client, block: sold }, mine);
    const { invoice } = await bank.ask('invoice.show', { invoice: block.invoice ?? '' }, mine);
    assert.deepEqual([offer?.tax, offer?.gross], [invoice.tax, invoice.gross]);
    return [offer?.price, offer?.tax, offer?.gross];
  };
  assert.deepEqual(await told(), ['900.01', '0.00', '900.01']);
  await bank.ask('tax-rate.set', { taxRate: 'VAT', rate: '19' }, mine);
  await bank.ask('billing.set', { taxRate: 'VAT' }, mine);
  assert.deepEqual(await told(), ['900.01', '171.00', '1071.01']);
  await bank.ask('billing.set', { pricesIncludeTax: true }, mine);
  assert.deepEqual(await told(), ['900.01', '143.70', '900.01']);
  await bank.ask('client-billing.set', { client, taxTreatment: 'exempt' }, mine);
  assert.deepEqual(await told(), ['900.01', '0.00', '900.01']);
});

test('an offer is sold at its price, and a later price touches no block sold', async () => {
  const mine = await firmOf('Sold');
  const client = (await bank.ask('client.add', { name: 'Alder' }, mine)).id;
  await bank.ask('product.add', { name: 'Hours' }, mine);
  const tier = { product: 'Hours', minutes: 600, validityMonths: 12 };
  await bank.ask('tier.set', { ...tier, price: '900.00' }, mine);
  const [offer] = (await bank.ask('offer.list', { client }, mine)).items;
  const sale = { client, product: 'hours', minutes: 600 };
  const block = await bank.ask('block.sell', sale, mine);
  assert.deepEqual([block.price, block.expiresOn], [offer?.price, offer?.expiresOn]);
  await bank.ask('tier.set', { ...tier, price: '950.00' }, mine);
  const { items } = await bank.ask('block.list', { client }, mine);
  assert.equal(items[0]?.price, '900.00');
  assert.equal((await bank.ask('block.sell', sale, mine)).price, '950.00');
});
