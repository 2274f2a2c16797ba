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
  assert.deepEqual(bank.faults, []);
});
