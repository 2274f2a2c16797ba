/** A contact buys the next block: once, at the price they saw, and pays for it by a link. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client } from 'pg';
import { type Bank, openBank } from '../support/bank.ts';
import { cameByLink, type PortalBrowser } from '../support/portal.ts';

const ALDER = 'Alder Dental';
const WANTED = { product: 'Support', minutes: 600, gross: '1071.00' };
let bank: Bank;
let ana: PortalBrowser;

before(async () => {
  bank = await openBank('2026-01-05T12:00:00Z');
  await bank.ask('rate.set', { ratePerHour: '100.00' });
  await bank.ask('tax-rate.set', { taxRate: 'standard', rate: '19', label: 'VAT {rate}' });
  await bank.ask('billing.set', { taxRate: 'standard', paymentTermsDays: 10 });
  await bank.ask('product.add', { name: 'Support' });
  await bank.ask('product.add', { name: 'Old hours' });
  for (const product of ['Support', 'Old hours']) {
    await bank.ask('tier.set', { product, minutes: 600, ratePerHour: '90.00' });
  }
  await bank.ask('client.add', { name: ALDER });
  const contact = { client: ALDER, mail: 'ana@alder.example', roles: ['billing', 'technical'] };
  await bank.ask('contact.add', { ...contact, name: 'Ana' });
  await bank.ask('contact.add', { client: ALDER, name: 'Tom', roles: ['technical'] });
  ana = await cameByLink(bank, ALDER, 'Ana');
});

test('what can be bought is what the firm offers', async () => {
  const offered = await ana.ask('portal.offers');
  assert.deepEqual(offered, await bank.ask('offer.list', { client: ALDER }));
  assert.ok(offered.items.some(({ minutes, price }) => minutes === 600 && price === '900.00'));
});

test('it is sold on an invoice that is not paid, and opens when it is', async () => {
  const bought = await ana.ask('portal.buy', WANTED, { key: 'one' });
  assert.deepEqual(
    [bought.blockName, bought.invoice.label, bought.invoice.open, bought.invoice.state],
    ['B-1', 'INV-2026-0001', '1071.00', 'open'],
  );
  const block = await bank.ask('block.show', { client: ALDER, block: bought.block });
  assert.deepEqual([block.block.state, block.block.price], ['unpaid', '900.00']);
  assert.equal((await ana.ask('portal.show')).balance.unpaidMinutes, 600);
  const page = await ana.send(new Request(bought.url));
  assert.match(await page.text(), /1,?071\.00/);
  const paid = { client: ALDER, block: bought.block, amount: '1071.00' };
  await bank.ask('block.pay', paid);
  assert.equal((await ana.ask('portal.show')).balance.usableMinutes, 600);
});

test('sent again with its key it is bought once; another contact takes no key of anybody', async () => {
  const first = await ana.ask('portal.buy', WANTED, { key: 'one' });
  assert.equal(first.blockName, 'B-1');
  const other = await ana.refusal('portal.buy', { ...WANTED, gross: '1.00' }, { key: 'one' });
  assert.equal(other.code, 'key_reused');
  await bank.ask('client.change', { client: ALDER, reference: 'A-1' }, { key: 'one' });
  const { items } = await bank.ask('block.list', { client: ALDER });
  assert.equal(items.length, 1);
});

test('the invoice goes to whoever gets the invoices of the client, with the way to pay', async () => {
  const { items } = await bank.ask('mail.list', {});
  assert.deepEqual(
    items.map(({ subject, recipients }) => [subject, recipients]),
    [['Invoice INV-2026-0001 from Northwind IT', ['ana@alder.example']]],
  );
});

test('a price that has changed is refused with the one of now, and nothing is sold', async () => {
  bank.moveTo('2026-01-06T12:00:00Z');
  await bank.ask('tier.set', { product: 'Support', minutes: 600, ratePerHour: '95.00' });
  const refused = await ana.refusal('portal.buy', WANTED);
  assert.deepEqual(
    [refused.status, refused.code, refused['offered'], refused['gross'], refused['currency']],
    [409, 'offer_changed', '1071.00', '1130.50', 'EUR'],
  );
  const { items } = await bank.ask('block.list', { client: ALDER });
  assert.equal(items.length, 1);
  const bought = await ana.ask('portal.buy', { ...WANTED, gross: '1130.50' });
  assert.equal(bought.blockName, 'B-2');
});

test('so is what comes to another amount for its tax', async () => {
  const wanted = { ...WANTED, gross: '1130.50' };
  await bank.ask('billing.set', { pricesIncludeTax: true });
  const refused = await ana.refusal('portal.buy', wanted);
  assert.deepEqual([refused.code, refused['gross']], ['offer_changed', '950.00']);
  await bank.ask('billing.set', { pricesIncludeTax: false });
  assert.equal((await bank.ask('block.list', { client: ALDER })).items.length, 2);
});

test('what is not offered cannot be bought: another size, a product that is sold no more', async () => {
  const size = await ana.refusal('portal.buy', { ...WANTED, minutes: 60 });
  assert.equal(size.code, 'tier_unknown');
  await bank.ask('product.withdraw', { product: 'Old hours' });
  const old = await ana.refusal('portal.buy', { ...WANTED, product: 'Old hours' });
  assert.equal(old.code, 'product_withdrawn');
  const none = await ana.refusal('portal.buy', { ...WANTED, product: 'Nothing' });
  assert.equal(none.code, 'not_found');
});

test('who is no billing contact looks, and neither buys nor pays', async () => {
  const tom = await cameByLink(bank, ALDER, 'Tom');
  assert.equal((await tom.ask('portal.offers')).items.length, 1);
  const buying = await tom.refusal('portal.buy', { ...WANTED, gross: '1130.50' });
  assert.deepEqual([buying.status, buying.code, buying['because']], [403, 'forbidden', 'contact']);
  const paying = await tom.refusal('portal.pay', { invoice: 'INV-2026-0001' });
  assert.equal(paying.code, 'forbidden');
  await bank.ask('contact.change', { client: ALDER, contact: 'Tom', roles: ['billing'] });
  // The link was made for who may only look: it does not grow with them.
  assert.equal((await tom.refusal('portal.pay', { invoice: 'INV-2026-0002' })).status, 401);
  const payer = await cameByLink(bank, ALDER, 'Tom');
  assert.ok((await payer.ask('portal.pay', { invoice: 'INV-2026-0002' })).url.includes('/pay/'));
  const settled = await payer.refusal('portal.pay', { invoice: 'INV-2026-0001' });
  assert.equal(settled.code, 'invoice_settled');
});

test('the ledger is sound, and says who bought', async () => {
  assert.deepEqual((await bank.ask('ledger.verify', {})).findings, []);
  const { items } = await bank.ask('audit.list', { client: ALDER });
  const bought = items.filter(({ operation }) => operation === 'portal.buy');
  assert.deepEqual(
    bought.map(({ actorKind, actorName }) => [actorKind, actorName]),
    [
      ['contact', 'Ana'],
      ['contact', 'Ana'],
    ],
  );
  assert.deepEqual(bank.faults, []);
});

test('what opens a link is kept nowhere: a repeat is told the same, signed anew', async () => {
  const { items } = await ana.ask('portal.invoices');
  const contact = { client: ALDER, contact: 'Ana' };
  const { label: invoice } = await bank.ask('invoice.issue', {
    ...{ client: ALDER, items: [{ description: 'Set-up', amount: '250.00' }] },
  });
  assert.ok(items.length > 0);
  const told = async (): Promise<readonly string[]> => [
    (await ana.ask('portal.buy', { ...WANTED, gross: '1130.50' }, { key: 'bought' })).url,
    (await ana.ask('portal.pay', { invoice }, { key: 'paid' })).url,
    (await bank.ask('contact.link', contact, { key: 'linked' })).url,
    (await bank.ask('invoice.link', { invoice }, { key: 'opened' })).url,
  ];
  const urls = await told();
  assert.deepEqual(await told(), urls);
  assert.equal(new Set(urls).size, 4);
  const owner = new Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ kept: string }>(
    'select string_agg(outcome::text, chr(10)) as kept from hourbank.idempotency',
  );
  await owner.end();
  const [{ kept } = { kept: '' }] = rows;
  assert.match(kept, /B-1/);
  for (const url of urls) assert.ok(!kept.includes(url.split('/').at(-1) ?? ''), url);
});
