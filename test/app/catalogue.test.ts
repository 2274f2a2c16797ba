/** The catalogue: work types, rates, and products with their tiers. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { allPages } from '../support/pages.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-01T12:00:00Z');
});

/** A firm of its own, to ask as its owner. */
async function firmOf(name: string): Promise<{ readonly as: As }> {
  return { as: { firm: await bank.addFirm(name), role: 'owner' } };
}

test('a firm begins with three work types', async () => {
  const mine = await firmOf('Beginning');
  const { items } = await bank.ask('work-type.list', {}, mine);
  assert.deepEqual(
    items.map(({ name, weight, travel, validFrom }) => [name, weight, travel, validFrom]),
    [
      ['on-site', '1', false, '1970-01-01'],
      ['remote', '1', false, '1970-01-01'],
      ['travel', '1', true, '1970-01-01'],
    ],
  );
});

test('a work type weighs from a day on, and work before it stays as it was', async () => {
  const mine = await firmOf('Weights');
  const client = (await bank.ask('client.add', { name: 'Alder' }, mine)).id;
  const added = await bank.ask('work-type.set', { workType: 'after hours', weight: '3/2' }, mine);
  assert.deepEqual(added, {
    name: 'after hours',
    weight: '3/2',
    travel: false,
    validFrom: '1970-01-01',
  });
  const heavier = { workType: 'After Hours', weight: '2', validFrom: '2026-02-10' };
  const changed = await bank.ask('work-type.set', heavier, mine);
  assert.deepEqual(changed, { ...added, weight: '2', validFrom: '2026-02-10' });
  const drawn = async (workedOn: string) => {
    const work = { client, workType: 'after hours', minutes: 20, workedOn };
    return (await bank.ask('entry.preview', work, mine)).entry.outcome?.drawnMinutes;
  };
  assert.equal(await drawn('2026-02-09'), 30);
  assert.equal(await drawn('2026-02-10'), 40);
});

test('what is not said of a work type stays as it was', async () => {
  const mine = await firmOf('Kept');
  const heavy = await bank.ask('work-type.set', { workType: 'Travel', weight: '1/2' }, mine);
  assert.deepEqual(heavy, {
    name: 'travel',
    weight: '1/2',
    travel: true,
    validFrom: '2026-03-01',
  });
  const drawn = await bank.ask('work-type.set', { workType: 'travel', travel: false }, mine);
  assert.deepEqual(drawn, { ...heavy, travel: false });
  const { items } = await bank.ask('work-type.list', {}, mine);
  assert.equal(items.filter(({ name }) => name === 'travel').length, 2);
  const flaw = await bank.refusal('work-type.set', { workType: 'remote', weight: '0' }, mine);
  assert.equal(flaw.fields?.[0]?.field, 'weight');
});

test('the standard rate is by work type and by day', async () => {
  const mine = await firmOf('Rates');
  const client = (await bank.ask('client.add', { name: 'Alder' }, mine)).id;
  const first = await bank.ask('rate.set', { ratePerHour: '100' }, mine);
  assert.deepEqual(first, {
    workType: null,
    currency: 'EUR',
    validFrom: '1970-01-01',
    ratePerHour: '100.00',
    flatFee: null,
  });
  const second = await bank.ask('rate.set', { ratePerHour: '120.50' }, mine);
  assert.equal(second.validFrom, '2026-03-01');
  await bank.ask('rate.set', { workType: 'ON-SITE', ratePerHour: '150.00' }, mine);
  const overage = async (workType: string, workedOn: string) => {
    const work = { client, workType, minutes: 60, workedOn };
    return (await bank.ask('entry.preview', work, mine)).entry.outcome?.overageValue;
  };
  assert.equal(await overage('remote', '2026-02-28'), '100.00');
  assert.equal(await overage('remote', '2026-03-01'), '120.50');
  assert.equal(await overage('on-site', '2026-02-28'), '150.00');
  const { items } = await bank.ask('rate.list', {}, mine);
  assert.deepEqual(
    items.map(({ workType, validFrom }) => [workType, validFrom]),
    [
      [null, '1970-01-01'],
      [null, '2026-03-01'],
      ['on-site', '1970-01-01'],
    ],
  );
});

test('travel has a flat fee, other work has none', async () => {
  const mine = await firmOf('Fees');
  const client = (await bank.ask('client.add', { name: 'Alder' }, mine)).id;
  await bank.ask('rate.set', { workType: 'travel', flatFee: '45.00' }, mine);
  const trip = { client, workType: 'travel', minutes: 95 };
  const { entry } = await bank.ask('entry.preview', trip, mine);
  assert.equal(entry.outcome?.separateValue, '45.00');
  for (const input of [
    { workType: 'remote', flatFee: '45.00' },
    { flatFee: '45.00' },
    { workType: 'remote', ratePerHour: '90.00', flatFee: '45.00' },
  ]) {
    const refused = await bank.refusal('rate.set', input, mine);
    assert.equal(refused.status, 422);
    assert.equal(refused.fields?.[0]?.field, 'flatFee');
  }
  await bank.ask(
    'work-type.set',
    { workType: 'remote', travel: true, validFrom: '2026-04-01' },
    mine,
  );
  const early = { workType: 'remote', flatFee: '45.00', validFrom: '2026-03-31' };
  assert.match((await bank.refusal('rate.set', early, mine)).detail, /2026-03-31/);
  const later = { ...early, validFrom: '2026-04-01' };
  assert.equal((await bank.ask('rate.set', later, mine)).flatFee, '45.00');
});

test('a rate says something, of a known work type, in whole coins', async () => {
  const mine = await firmOf('Coins');
  assert.equal((await bank.refusal('rate.set', {}, mine)).fields?.[0]?.field, 'ratePerHour');
  const unknown = await bank.refusal('rate.set', { workType: 'remte', ratePerHour: '1' }, mine);
  assert.equal(unknown.code, 'work_type_unknown');
  assert.match(unknown.detail, /did you mean "remote"/);
  const fine = await bank.refusal('rate.set', { ratePerHour: '10.005' }, mine);
  assert.deepEqual(fine.fields, [
    { field: 'ratePerHour', message: 'expected at most 2 decimals, as EUR has' },
  ]);
  const yen = await bank.refusal('rate.set', { currency: 'JPY', ratePerHour: '9000.5' }, mine);
  assert.equal(yen.code, 'input_invalid');
  const whole = await bank.ask('rate.set', { currency: 'JPY', ratePerHour: '9000' }, mine);
  assert.equal(whole.ratePerHour, '9000');
  assert.deepEqual((await bank.ask('rate.list', {}, mine)).items, [whole]);
});

test('a product has tiers, each with a price from a day on', async () => {
  const mine = await firmOf('Products');
  const added = await bank.ask(
    'product.add',
    { name: 'Support hours', description: 'For all that comes up' },
    mine,
  );
  assert.deepEqual(added.tiers, []);
  const tier = { product: 'SUPPORT HOURS', minutes: 1200, validityMonths: 12 };
  await bank.ask('tier.set', { ...tier, ratePerHour: '90.00' }, mine);
  await bank.ask('tier.set', { ...tier, price: '1900.00', validFrom: '2026-06-01' }, mine);
  const again = { ...tier, product: added.id, price: '1750.00', validityMonths: null };
  const { tiers } = await bank.ask('tier.set', again, mine);
  assert.deepEqual(
    tiers.map(({ price, ratePerHour, validityMonths, validFrom }) => [
      price,
      ratePerHour,
      validityMonths,
      validFrom,
    ]),
    [
      ['1750.00', '87.50', null, '2026-03-01'],
      ['1900.00', '95.00', 12, '2026-06-01'],
    ],
  );
});

test('a tier has one price, in whole coins, that can be counted', async () => {
  const mine = await firmOf('Prices');
  await bank.ask('product.add', { name: 'Hours' }, mine);
  const tier = { product: 'Hours', minutes: 600 };
  const flaws: readonly (readonly [object, string])[] = [
    [{}, 'price'],
    [{ price: '1.00', ratePerHour: '1.00' }, 'price'],
    [{ price: '1.005' }, 'price'],
    [{ ratePerHour: '1.005' }, 'ratePerHour'],
    [{ ratePerHour: '999999999.99', minutes: 6_000_000 }, 'ratePerHour'],
    [{ ratePerHour: '999999999', minutes: 61 }, 'ratePerHour'],
    [{ price: '1.00', validityMonths: 0 }, 'validityMonths'],
  ];
  for (const [more, field] of flaws) {
    const refused = await bank.refusal('tier.set', { ...tier, ...more }, mine);
    assert.equal(refused.fields?.[0]?.field, field, JSON.stringify(more));
  }
  const strange = await bank.refusal('tier.set', { ...tier, product: 'Days', price: '1' }, mine);
  assert.equal(strange.code, 'not_found');
});

test('a product is called by one name, and limited to known work types', async () => {
  const mine = await firmOf('Names');
  const limited = { name: 'On-site hours', workTypes: ['On-Site', 'on-site'] };
  const added = await bank.ask('product.add', limited, mine);
  assert.deepEqual(added.workTypes, ['on-site']);
  const taken = await bank.refusal('product.add', { name: 'ON-SITE HOURS' }, mine);
  assert.equal(taken.code, 'name_taken');
  const unknown = await bank.refusal('product.add', { name: 'B', workTypes: ['onsite'] }, mine);
  assert.equal(unknown.code, 'work_type_unknown');
});

test('a withdrawn product stays listed with its day, and can be restored', async () => {
  const mine = await firmOf('Withdrawn');
  const added = await bank.ask('product.add', { name: 'Hours' }, mine);
  const withdrawn = await bank.ask('product.withdraw', { product: 'hours' }, mine);
  assert.equal(withdrawn.withdrawnOn, '2026-03-01');
  bank.moveTo('2026-03-04T12:00:00Z');
  assert.deepEqual(await bank.ask('product.withdraw', { product: added.id }, mine), withdrawn);
  bank.moveTo('2026-03-01T12:00:00Z');
  assert.deepEqual((await bank.ask('product.list', {}, mine)).items, [withdrawn]);
  assert.deepEqual(await bank.ask('product.restore', { product: 'Hours' }, mine), added);
  const unknown = await bank.refusal('product.restore', { product: 'Days' }, mine);
  assert.equal(unknown.code, 'not_found');
});

test('pages of the catalogue have all of it, each once', async () => {
  const mine = await firmOf('Pages');
  for (let place = 0; place < 5; place += 1) {
    const validFrom = `2026-03-0${place + 2}`;
    await bank.ask('work-type.set', { workType: 'remote', weight: '2', validFrom }, mine);
    await bank.ask('rate.set', { ratePerHour: `${place}`, validFrom }, mine);
    await bank.ask('rate.set', { workType: 'remote', ratePerHour: '1', validFrom }, mine);
    await bank.ask('product.add', { name: `Product ${place}` }, mine);
    await bank.ask('tier.set', { product: `product ${place}`, minutes: 60, price: '1' }, mine);
  }
  for (const [name, count] of [
    ['work-type.list', 8],
    ['rate.list', 10],
    ['product.list', 5],
  ] as const) {
    const whole = await bank.ask(name, { limit: 500 }, mine);
    assert.equal(whole.items.length, count);
    const paged = await allPages<unknown>((after) => bank.ask(name, { after, limit: 3 }, mine));
    assert.deepEqual(paged.items, whole.items, name);
    assert.equal((await bank.refusal(name, { after: 'x' }, mine)).code, 'cursor_invalid');
  }
  const { items } = await bank.ask('product.list', {}, mine);
  assert.ok(items.every(({ tiers }) => tiers.length === 1));
});

test('no firm sees or changes the catalogue of another', async () => {
  const mine = await firmOf('Mine');
  const theirs = await firmOf('Theirs');
  const product = await bank.ask('product.add', { name: 'Hours' }, mine);
  await bank.ask('tier.set', { product: 'Hours', minutes: 60, price: '50.00' }, mine);
  await bank.ask('rate.set', { ratePerHour: '77.00' }, mine);
  await bank.ask('work-type.set', { workType: 'night' }, mine);
  assert.deepEqual((await bank.ask('product.list', {}, theirs)).items, []);
  assert.deepEqual((await bank.ask('rate.list', {}, theirs)).items, []);
  assert.equal((await bank.ask('work-type.list', {}, theirs)).items.length, 3);
  const client = (await bank.ask('client.add', { name: 'Alder' }, theirs)).id;
  assert.deepEqual((await bank.ask('offer.list', { client }, theirs)).items, []);
  const tier = { product: product.id, minutes: 60, price: '1.00' };
  for (const name of ['product.withdraw', 'product.restore', 'tier.set'] as const) {
    const input = name === 'tier.set' ? tier : { product: product.id };
    assert.equal((await bank.refusal(name, input, theirs)).code, 'not_found', name);
  }
  const night = { workType: 'night', ratePerHour: '1.00' };
  assert.equal((await bank.refusal('rate.set', night, theirs)).code, 'work_type_unknown');
});

test('a key takes effect once', async () => {
  const mine = await firmOf('Once');
  const keyed = { ...mine, key: 'rate' };
  const rate = { ratePerHour: '100.00', validFrom: '2026-01-01' };
  const first = await bank.ask('rate.set', rate, keyed);
  await bank.ask('rate.set', { ...rate, ratePerHour: '110.00' }, mine);
  assert.deepEqual(await bank.ask('rate.set', rate, keyed), first);
  assert.equal((await bank.ask('rate.list', {}, mine)).items[0]?.ratePerHour, '110.00');
  const other = { ...rate, ratePerHour: '120.00' };
  assert.equal((await bank.refusal('rate.set', other, keyed)).code, 'key_reused');
  assert.equal((await bank.refusal('product.add', rate, keyed)).code, 'input_invalid');
  assert.equal((await bank.refusal('product.add', { name: 'A' }, keyed)).code, 'key_reused');
});

test('who may not write the catalogue is refused', async () => {
  for (const role of ['technician', 'accountant'] as const) {
    const as: As = { ...bank.owner, role };
    const refused = await bank.refusal('rate.set', { ratePerHour: '1.00' }, { as });
    assert.equal(refused.code, 'forbidden');
  }
  assert.deepEqual(bank.faults, []);
});
