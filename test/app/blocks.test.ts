/** Blocks: sold on terms, listed, shown, paid, extended, reopened and refunded. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';
import { allPages } from '../support/pages.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-01T12:00:00Z');
  await bank.ask('rate.set', { ratePerHour: '100.00' });
  await bank.ask('rate.set', { workType: 'on-site', ratePerHour: '140.00' });
  await bank.ask('product.add', { name: 'Support hours', workTypes: ['remote'] });
  const tier = { product: 'Support hours', minutes: 1200, validityMonths: 12 };
  await bank.ask('tier.set', { ...tier, ratePerHour: '90.00', validFrom: '2026-01-01' });
  await bank.ask('tier.set', { ...tier, price: '1700.00', validFrom: '2026-02-15' });
});

let clients = 0;

async function newClient(currency = 'EUR'): Promise<string> {
  clients += 1;
  return (await bank.ask('client.add', { name: `Client ${clients}`, currency })).name;
}

async function soundBooks(client: string): Promise<void> {
  const verified = await bank.ask('ledger.verify', { client });
  assert.deepEqual(verified.findings, []);
  assert.ok(verified.records > 0);
  assert.deepEqual(bank.faults, []);
}

test('A2 a block of the catalogue has the price, the validity and the work types of its day', async () => {
  const client = await newClient();
  const of = { client, product: 'support hours', minutes: 1200 };
  const early = await bank.ask('block.sell', { ...of, boughtOn: '2026-02-14', note: 'by mail' });
  const { price, ratePerHour, saving, expiresOn, workTypes, paid, state, note } = early;
  assert.deepEqual(
    { price, ratePerHour, saving, expiresOn, workTypes, paid, state, note },
    {
      ...{ price: '1800.00', ratePerHour: '90.00', saving: '200.00', expiresOn: '2027-02-14' },
      ...{ workTypes: ['remote'], paid: '1800.00', state: 'open', note: 'by mail' },
    },
  );
  const later = await bank.ask('block.sell', { ...of, expiresOn: '2026-12-31', workTypes: null });
  assert.equal(later.price, '1700.00');
  assert.equal(later.saving, '300.00');
  assert.equal(later.boughtOn, '2026-03-01');
  assert.equal(later.expiresOn, '2026-12-31');
  assert.equal(later.workTypes, null);
  const forEver = await bank.ask('block.sell', { ...of, expiresOn: null });
  assert.equal(forEver.expiresOn, null);
  assert.deepEqual(
    [early, later, forEver].map(({ name }) => name),
    ['B-1', 'B-2', 'B-3'],
  );
  await soundBooks(client);
});

test('A1 a block with terms of its own has a price or a rate, and saves against its own work', async () => {
  const client = await newClient();
  const byRate = await bank.ask('block.sell', { client, minutes: 1200, ratePerHour: '90.00' });
  assert.deepEqual([byRate.price, byRate.saving, byRate.expiresOn], ['1800.00', '200.00', null]);
  const byPrice = await bank.ask('block.sell', {
    ...{ client, minutes: 600, price: '1000.00', name: 'Visits', paid: '0.00' },
    workTypes: ['on-site', 'ON-SITE'],
  });
  assert.deepEqual([byPrice.ratePerHour, byPrice.saving], ['100.00', '400.00']);
  assert.deepEqual(byPrice.workTypes, ['on-site']);
  assert.deepEqual([byPrice.state, byPrice.openMinutes, byPrice.paid], ['unpaid', 0, '0.00']);
  await soundBooks(client);
});

test('a sale is refused with what is wrong with it, and keeps nothing', async () => {
  const client = await newClient();
  const sale = { client, minutes: 1200, price: '10.00' };
  const catalogue = { client, minutes: 1200, product: 'Support hours' };
  await bank.ask('product.add', { name: 'Old hours' });
  await bank.ask('tier.set', { product: 'Old hours', minutes: 60, price: '80.00' });
  await bank.ask('product.withdraw', { product: 'Old hours' });
  const dollars = await newClient('USD');
  const REFUSED: readonly (readonly [object, code: string, says: RegExp])[] = [
    [{ ...sale, ratePerHour: '90.00' }, 'input_invalid', /either price or ratePerHour/],
    [{ client, minutes: 1200 }, 'input_invalid', /either price or ratePerHour/],
    [{ ...catalogue, price: '1.00' }, 'input_invalid', /a product, or a price of its own/],
    [{ ...sale, price: '10.005' }, 'input_invalid', /at most 2 decimals/],
    [{ ...sale, paid: '10.005' }, 'input_invalid', /paid: expected at most 2 decimals/],
    [{ ...sale, paid: '10.01' }, 'payment_too_large', /10.01 EUR is more than the 10.00 EUR/],
    [{ ...sale, workTypes: ['remte'] }, 'work_type_unknown', /did you mean "remote"/],
    [{ ...sale, boughtOn: '2026-03-02' }, 'block_in_future', /2026-03-02 when it is 2026-03-01/],
    [{ ...sale, expiresOn: '2026-02-28' }, 'block_expires_before_bought', /2026-02-28/],
    [{ ...catalogue, minutes: 60 }, 'tier_unknown', /no tier of 1 h on 2026-03-01/],
    [{ ...catalogue, boughtOn: '2025-12-31' }, 'tier_unknown', /on 2025-12-31/],
    [{ ...catalogue, client: dollars }, 'tier_unknown', /no tier of 20 h/],
    [{ ...catalogue, product: 'Spare parts' }, 'not_found', /no product "Spare parts"/],
    [{ client, minutes: 60, product: 'Old hours' }, 'product_withdrawn', /on 2026-03-01/],
    [{ ...sale, client: 'Nobody' }, 'not_found', /no client "Nobody"/],
    [{ client, minutes: 6_000_000, ratePerHour: '999999999.00' }, 'input_invalid', /a price below/],
  ];
  for (const [input, code, says] of REFUSED) {
    const problem = await bank.refusal('block.sell', input);
    assert.equal(problem.code, code, problem.detail);
    assert.match(problem.detail, says);
  }
  await bank.ask('block.sell', { ...sale, name: 'Spring' });
  const taken = await bank.refusal('block.sell', { ...sale, name: 'SPRING' });
  assert.equal(taken.code, 'name_taken');
  const { items } = await bank.ask('block.list', { client });
  assert.deepEqual(
    items.map(({ name }) => name),
    ['Spring'],
  );
});

test('a block is brought along with what is left of it, and counts as paid', async () => {
  const client = await newClient();
  const brought = await bank.ask('block.bring', {
    ...{ client, minutes: 300, value: '450.00', boughtOn: '2025-11-03', name: 'Old 20 h' },
  });
  const { origin, price, paid, state, usableMinutes, saving } = brought;
  assert.deepEqual(
    { origin, price, paid, state, usableMinutes, saving },
    {
      ...{ origin: 'opening', price: '450.00', paid: '450.00', state: 'open' },
      ...{ usableMinutes: 300, saving: null },
    },
  );
  const records = await bank.ask('journal.list', { client });
  assert.deepEqual(
    records.items.map(({ kind, on, money }) => [kind, on, money.map((line) => line.account)]),
    [['opening', '2025-11-03', ['opening', 'deferred:block']]],
  );
  const unknown = { client, minutes: 1, value: '1.00', boughtOn: '2025-11-03', workTypes: ['x'] };
  assert.equal((await bank.refusal('block.bring', unknown)).code, 'work_type_unknown');
  await soundBooks(client);
});

test('blocks are listed in the order of sale, page by page', async () => {
  const client = await newClient();
  for (const minutes of [10, 20, 30, 40, 50]) {
    await bank.ask('block.grant', { client, minutes, note: 'Hello' });
  }
  const { items, pages } = await allPages((after) =>
    bank.ask('block.list', { client, limit: 2, after }),
  );
  assert.deepEqual(
    items.map(({ minutes }) => minutes),
    [10, 20, 30, 40, 50],
  );
  assert.equal(pages, 3);
  const [first] = items;
  await bank.ask('entry.log', { client, workType: 'remote', minutes: 10, post: true });
  const { items: left } = await bank.ask('block.list', { client, left: true });
  assert.deepEqual(
    left.map(({ minutes }) => minutes),
    [20, 30, 40, 50],
  );
  assert.equal(
    (await bank.ask('block.show', { client, block: first?.id ?? '' })).block.state,
    'used_up',
  );
  const strange = Buffer.from('["1","2"]').toString('base64url');
  const refused = await bank.refusal('block.list', { client, after: strange });
  assert.equal(refused.code, 'cursor_invalid');
});

test('a block is shown with what it was used for, newest first, and the running balance', async () => {
  const client = await newClient();
  const block = await bank.ask('block.sell', { client, minutes: 100, price: '100.00' });
  const work = { client, workType: 'remote', job: 'Website', post: true };
  for (const minutes of [10, 20, 30]) {
    await bank.ask('entry.log', { ...work, minutes, description: `${minutes} minutes of it` });
  }
  const whole = await bank.ask('block.show', { client, block: 'b-1' });
  assert.equal(whole.block.id, block.id);
  assert.equal(whole.block.drawnMinutes, 60);
  assert.deepEqual(
    whole.movements.items.map((moved) => [
      ...[moved.sequence, moved.kind, moved.minutes, moved.value],
      ...[moved.leftMinutes, moved.leftValue, moved.job, moved.technician, moved.description],
    ]),
    [
      [6, 'work', -30, '-30.00', 40, '40.00', 'Website', 'Kim owner', '30 minutes of it'],
      [5, 'work', -20, '-20.00', 70, '70.00', 'Website', 'Kim owner', '20 minutes of it'],
      [4, 'work', -10, '-10.00', 90, '90.00', 'Website', 'Kim owner', '10 minutes of it'],
      [2, 'sale', 100, '100.00', 100, '100.00', null, null, null],
    ],
  );
  const paged = await allPages(
    async (after) =>
      (await bank.ask('block.show', { client, block: block.id, limit: 3, after })).movements,
  );
  assert.deepEqual([paged.items, paged.pages], [whole.movements.items, 2]);
  const wrong = await bank.refusal('block.show', { client, block: 'B-1', after: 'WyIxIl0' });
  assert.equal(wrong.code, 'cursor_invalid');
});

test('a block of another client or firm is not there', async () => {
  const client = await newClient();
  const other = await newClient();
  const block = await bank.ask('block.sell', { client, minutes: 60, price: '60.00', paid: '0.00' });
  const elsewhere = { as: { firm: await bank.addFirm('Elsewhere IT'), role: 'owner' } } as const;
  const acts = [
    ['block.show', {}],
    ['block.pay', { amount: '1.00' }],
    ['block.extend', { expiresOn: '2030-01-01', reason: 'Why not' }],
    ['block.reopen', { minutes: 1, reason: 'Why not' }],
    ['block.refund', { minutes: 1, reason: 'Why not' }],
  ] as const;
  for (const [name, input] of acts) {
    for (const reference of [block.id, 'B-1']) {
      const problem = await bank.refusal(name, { client: other, block: reference, ...input });
      assert.deepEqual([problem.status, problem.code], [404, 'not_found']);
      assert.match(problem.detail, /no block/);
    }
    const { id } = await bank.ask('client.show', { client });
    const across = await bank.refusal(name, { client: id, block: block.id, ...input }, elsewhere);
    assert.match(across.detail, /no client/);
  }
});

test('A4 a payment opens a block by the policy, never beyond its price, and is taken once', async () => {
  const client = await newClient();
  await bank.ask('policy.set', {
    ...{ client, validFrom: '2026-01-01', reason: 'As agreed' },
    settings: { blockUsable: 'proportional' },
  });
  const sale = { client, minutes: 100, price: '300.00', paid: '30.00', name: 'Spring' };
  const sold = await bank.ask('block.sell', sale);
  assert.deepEqual([sold.openMinutes, sold.usableMinutes, sold.state], [10, 10, 'open']);
  const pay = { client, block: 'spring', amount: '100.00', on: '2026-02-27' };
  const paid = await bank.ask('block.pay', pay, { key: 'pay once' });
  assert.deepEqual([paid.paid, paid.openMinutes], ['130.00', 43]);
  const again = await bank.ask('block.pay', pay, { key: 'pay once' });
  assert.deepEqual(again, paid);
  const more = await bank.refusal('block.pay', { ...pay, amount: '170.01' });
  assert.equal(more.code, 'payment_too_large');
  assert.match(more.detail, /170.00 EUR still owed for block Spring/);
  const nothing = await bank.refusal('block.pay', { ...pay, amount: '0.00' });
  assert.match(nothing.detail, /amount: expected more than 0/);
  const tomorrow = await bank.refusal('block.pay', { ...pay, on: '2026-03-02' });
  assert.match(tomorrow.detail, /on: expected a day that is not after 2026-03-01/);
  const both = await Promise.allSettled([
    bank.ask('block.pay', { ...pay, amount: '100.00' }),
    bank.ask('block.pay', { ...pay, amount: '100.00' }),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const { block } = await bank.ask('block.show', { client, block: 'Spring' });
  assert.deepEqual([block.paid, block.openMinutes], ['230.00', 76]);
  await soundBooks(client);
});

test('A5 a block is given a later last day, by its name; another is refused', async () => {
  const client = await newClient();
  const sale = { client, minutes: 60, price: '60.00', boughtOn: '2026-01-01' };
  await bank.ask('block.sell', { ...sale, expiresOn: '2026-02-20' });
  await bank.ask('block.sell', { ...sale });
  const [first] = (await bank.ask('block.list', { client })).items;
  assert.deepEqual([first?.state, first?.usableMinutes], ['expired', 0]);
  const give = { client, block: 'B-1', reason: 'Goodwill' };
  const extended = await bank.ask('block.extend', { ...give, expiresOn: '2026-04-30' });
  assert.deepEqual(
    [extended.expiresOn, extended.state, extended.usableMinutes],
    ['2026-04-30', 'open', 60],
  );
  const same = await bank.refusal('block.extend', { ...give, expiresOn: '2026-04-30' });
  assert.match(same.detail, /block B-1 expires on 2026-04-30/);
  const never = await bank.refusal('block.extend', {
    ...{ ...give, block: 'B-2', expiresOn: '2027-01-01' },
  });
  assert.match(never.detail, /block B-2 never expires/);
  await soundBooks(client);
});

test('A9 a lapsed block is reopened for late work, which a person posts', async () => {
  const client = await newClient();
  await bank.ask('block.sell', {
    ...{ client, minutes: 60, price: '90.00', boughtOn: '2026-01-01', expiresOn: '2026-02-10' },
  });
  await bank.ask('lapse.run', {});
  const shown = await bank.ask('block.show', { client, block: 'B-1' });
  assert.deepEqual([shown.block.state, shown.block.lapsedValue], ['lapsed', '90.00']);
  const reopen = { client, block: 'B-1', reason: 'Reported late' };
  const reopened = await bank.ask('block.reopen', { ...reopen, minutes: 20 });
  assert.deepEqual(
    [reopened.lapsedMinutes, reopened.lapsedValue, reopened.leftValue, reopened.usableMinutes],
    [40, '60.00', '30.00', 0],
  );
  const late = { client, workType: 'remote', minutes: 20, workedOn: '2026-02-09', post: true };
  const entry = await bank.ask('entry.log', late);
  assert.deepEqual(
    entry.outcome?.draws.map(({ minutes, value }) => [minutes, value]),
    [[20, '30.00']],
  );
  const much = await bank.refusal('block.reopen', { ...reopen, minutes: 41 });
  assert.equal(much.code, 'insufficient_lapsed_minutes');
  assert.match(much.detail, /41 min cannot be reopened on block B-1: 40 min of it lapsed/);
  await soundBooks(client);
});

test('A3 unused minutes are refunded at their value, by whom it is allowed', async () => {
  const client = await newClient();
  await bank.ask('block.sell', { client, minutes: 3, price: '100.00' });
  const refund = { client, block: 'B-1', reason: 'The client moves away' };
  const billing = { as: { firm: bank.firm, role: 'billing' } } as const;
  const denied = await bank.refusal('block.refund', { ...refund, minutes: 1 }, billing);
  assert.equal(denied.code, 'forbidden');
  const refunded = await bank.ask('block.refund', { ...refund, minutes: 2 });
  assert.deepEqual(
    [refunded.refundedMinutes, refunded.refundedValue, refunded.leftValue],
    [2, '66.67', '33.33'],
  );
  const much = await bank.refusal('block.refund', { ...refund, minutes: 2 });
  assert.match(much.detail, /2 min cannot be refunded from block B-1: 1 min of it are left/);
  const usedUp = await bank.ask('block.refund', { ...refund, minutes: 1 });
  assert.deepEqual([usedUp.state, usedUp.leftValue], ['used_up', '0.00']);
  const gone = await bank.refusal('block.refund', { ...refund, minutes: 1 });
  assert.equal(gone.code, 'insufficient_block_minutes');
  await soundBooks(client);
});

test('A6 sales at the same time each have a place of their own', async () => {
  const client = await newClient();
  const sale = { client, minutes: 60, price: '60.00' };
  const sold = await Promise.all(Array.from({ length: 8 }, () => bank.ask('block.sell', sale)));
  assert.equal(new Set(sold.map(({ name }) => name)).size, 8);
  const { items } = await bank.ask('block.list', { client });
  assert.equal(items.length, 8);
  await soundBooks(client);
});

test('nothing is sold to an archived client, and a technician sells nothing', async () => {
  const client = await newClient();
  const sale = { client, minutes: 60, price: '60.00' };
  const technician = { as: { firm: bank.firm, role: 'technician' } } as const;
  assert.equal((await bank.refusal('block.sell', sale, technician)).code, 'forbidden');
  await bank.ask('client.archive', { client });
  for (const [name, input] of [
    ['block.sell', sale],
    ['block.bring', { client, minutes: 60, value: '60.00', boughtOn: '2026-01-01' }],
    ['block.grant', { client, minutes: 60, note: 'Hello' }],
  ] as const) {
    assert.equal((await bank.refusal(name, input)).code, 'client_archived');
  }
});
