/** The largest amounts, the longest times, the first day and the last: counted exactly, or refused. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-02T12:00:00Z');
  await bank.ask('client.add', { name: 'Cedar', currency: 'CLF' });
  await bank.ask('work-type.set', { workType: 'heavy', weight: '100' });
  const settings = { longestEntryMinutes: 100_000 };
  await bank.ask('policy.set', { settings, reason: 'The longest there is' });
});

const LONGEST = 6_000_000;
const client = 'Cedar';

test('a rate is refused at which a block or an entry would not be counted exactly', async () => {
  const rate = { currency: 'CLF', ratePerHour: '1000000' };
  const { fields } = await bank.refusal('rate.set', rate);
  assert.deepEqual(
    fields?.map(({ field }) => field),
    ['ratePerHour'],
  );
  await bank.ask('rate.set', { ...rate, ratePerHour: '999999.9999' });
});

test('at the largest rate the largest block and the heaviest entry are counted exactly', async () => {
  const price = '999999999.9999';
  const block = await bank.ask('block.sell', { client, minutes: LONGEST, price });
  assert.equal(block.saving, '98999999990.0001');
  const work = { client, workType: 'heavy', minutes: 100_000, post: true };
  const { outcome } = await bank.ask('entry.log', work);
  assert.equal(outcome?.drawnMinutes, 10_000_000);
  assert.equal(outcome.overageMinutes, 4_000_000);
  assert.equal(outcome.overageValue, '66666666660.0000');
  const { leftMinutes } = await bank.ask('balance.show', { client });
  assert.equal(leftMinutes, 0);
  const { findings } = await bank.ask('ledger.verify', {});
  assert.deepEqual(findings, []);
});

// biome-ignore format: a table
const EDGES = [
  ['America/New_York', '1970-01-01T00:00:00Z', '1970-01-01T01:00:00Z'],
  ['Pacific/Kiritimati', '2199-12-31T22:00:00Z', '2199-12-31T23:00:00Z'],
] as const;

for (const [timeZone, startedAt, endedAt] of EDGES) {
  test(`work from ${startedAt} may be on no day there is, as in ${timeZone}: refused by its field`, async () => {
    const work = { client, workType: 'remote', startedAt, endedAt };
    const refused = await bank.refusal('entry.log', work);
    assert.equal(refused.code, 'input_invalid');
    assert.deepEqual(
      refused.fields?.map(({ field }) => field),
      ['startedAt', 'endedAt'],
    );
  });
}

test('fifty blocks and two hundred items at the highest price, with tax, are summed exactly', async () => {
  const rich = 'Alder';
  await bank.ask('client.add', { name: rich });
  await bank.ask('tax-rate.set', { taxRate: 'whole', rate: '100' });
  const amount = '999999999.99';
  const taxRate = 'whole';
  const blocks = Array.from({ length: 50 }, () => ({ minutes: 1, price: amount, taxRate }));
  const items = Array.from({ length: 200 }, () => ({ description: 'Set-up', amount, taxRate }));
  const issued = await bank.ask('invoice.issue', { client: rich, blocks, items });
  const { label: invoice, net, tax, gross } = issued;
  const sum = '249999999997.50';
  assert.deepEqual([net, tax, gross], [sum, sum, '499999999995.00']);
  for (let count = 0; count < 2; count += 1) {
    const paid = { client: rich, invoice, amount };
    await bank.ask('payment.record', paid);
  }
  const { open, credited, state } = (await bank.ask('invoice.show', { invoice })).invoice;
  assert.deepEqual([open, credited, state], ['497999999995.02', '0.00', 'open']);
  const note = await bank.ask('invoice.credit', { invoice, reason: 'All of it' });
  assert.equal(note.gross, '499999999995.00');
  const payOut = { client: rich, amount };
  assert.equal((await bank.ask('client-balance.pay-out', payOut)).balance, amount);
  await bank.ask('invoice.pdf', { invoice });
  assert.deepEqual((await bank.ask('ledger.verify', {})).findings, []);
  assert.deepEqual(bank.faults, []);
});

test('on the first day there is and on days of long ago, money answers or is refused', async () => {
  const items = [{ description: 'Set-up', amount: '1' }];
  const days = { issuedOn: '1970-01-01', dueOn: '2199-12-31' };
  const { label: invoice, dueOn } = await bank.ask('invoice.issue', { client, items, ...days });
  assert.equal(dueOn, '2199-12-31');
  const unbilledThrough = '1970-01-01';
  await bank.ask('invoice.preview', { client, items, ...days, unbilledThrough });
  const paid = { client, invoice, amount: '1', on: '1970-01-01' };
  await bank.ask('payment.record', paid);
  await bank.ask('unbilled.list', { through: '2199-12-31' });
  const later = { client, items, unbilledThrough: '2199-12-31' };
  assert.equal((await bank.refusal('invoice.issue', later)).code, 'input_invalid');
  await bank.ask('books.close', { through: '1970-01-01' });
  assert.equal((await bank.refusal('payment.record', paid)).code, 'period_closed');
  const reopened = await bank.ask('books.reopen', { from: '1970-01-01', reason: 'All of them' });
  assert.equal(reopened.closedThrough, '1969-12-31');
  assert.deepEqual(bank.faults, []);
});

test('a number with odd characters is a name in a path', async () => {
  const prefixes = ['№ {year}/ä ?&#%-', '..'];
  for (const invoicePrefix of prefixes) {
    await bank.ask('billing.set', { invoicePrefix });
    const items = [{ description: 'Set-up', amount: '1' }];
    const { id, label } = await bank.ask('invoice.issue', { client, items });
    const shown = await bank.ask('invoice.show', { invoice: label });
    assert.equal(shown.invoice.id, id);
    await bank.ask('invoice.pdf', { invoice: label });
  }
});

test('on the last day there is everything still answers', async () => {
  bank.moveTo('2199-12-31T23:59:59Z');
  await bank.ask('product.add', { name: 'For ever' });
  const tier = { product: 'For ever', minutes: LONGEST, price: '1', currency: 'CLF' };
  await bank.ask('tier.set', { ...tier, validityMonths: 240 });
  const { expiresOn } = await bank.ask('block.sell', {
    client,
    product: 'For ever',
    minutes: LONGEST,
  });
  assert.equal(expiresOn, '2219-12-31');
  const grace = { settings: { lateEntryGraceDays: 3650 }, reason: 'The longest there is' };
  await bank.ask('policy.set', grace);
  await bank.ask('entry.log', { client, workType: 'remote', minutes: 60, post: true });
  await bank.ask('offer.list', { client });
  await bank.ask('forecast.show', { client });
  await bank.ask('statement.show', { client, from: '1970-01-01', to: '2199-12-31' });
  await bank.ask('lapse.run', {});
  const items = [{ description: 'Set-up', amount: '1' }];
  await bank.ask('invoice.issue', { client, items });
  await bank.ask('unbilled.invoice', {});
  await bank.ask('books.close', { through: '2199-12-30' });
  assert.deepEqual(bank.faults, []);
});
