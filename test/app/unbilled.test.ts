/** Work that is to be invoiced: gathered, invoiced once, corrected afterwards, or settled elsewhere. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type As, type Bank, openBank } from '../support/bank.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
});

let firms = 0;

/** A firm of its own, whose hour costs 100.00 and whose travel 35.00; and how to ask in it. */
async function newFirm() {
  firms += 1;
  const as: As = { firm: await bank.addFirm(`Firm ${firms}`), role: 'owner' };
  const ask: Bank['ask'] = (name, input, options) => bank.ask(name, input, { as, ...options });
  const refused = async (name: Parameters<Bank['refusal']>[0], input: object) =>
    (await bank.refusal(name, input, { as })).code;
  bank.moveTo('2026-03-10T12:00:00Z');
  await ask('rate.set', { ratePerHour: '100.00' });
  await ask('rate.set', { workType: 'travel', flatFee: '35.00' });
  for (const name of ['Alder', 'Birch', 'Cedar']) await ask('client.add', { name });
  return { ask, refused };
}

type Firm = Awaited<ReturnType<typeof newFirm>>;

async function work({ ask }: Firm, client: string, given: object = {}): Promise<string> {
  const done = { client, workType: 'remote', minutes: 60, workedOn: '2026-03-05', post: true };
  return (await ask('entry.log', { ...done, ...given })).id;
}

async function unbilled({ ask }: Firm, given: object = {}): Promise<string[]> {
  const { items } = await ask('unbilled.list', given);
  return items.map(
    ({ clientName, minutes, value, currency }) => `${clientName} ${minutes} ${value} ${currency}`,
  );
}

/** The documents of a client, the first first, with their lines. */
async function documents({ ask }: Firm, client: string): Promise<string[]> {
  const { items } = await ask('invoice.list', { client, limit: 200 });
  const told: string[] = [];
  for (const { id, kind, gross } of items.toReversed()) {
    const { invoice } = await ask('invoice.show', { invoice: id });
    const lines = invoice.lines.map((line) => `${line.kind} ${line.minutes} ${line.net}`);
    told.push(`${kind} ${gross}: ${lines.join(', ')}`);
  }
  return told;
}

async function sound({ ask }: Firm): Promise<void> {
  assert.deepEqual((await ask('ledger.verify', {})).findings, []);
  assert.deepEqual(bank.faults, []);
}

const today = '2026-03-10';

test('overage and travel are gathered by client, in the order of names', async () => {
  const firm = await newFirm();
  const { ask } = firm;
  await work(firm, 'Cedar', { minutes: 90 });
  await work(firm, 'Alder');
  await work(firm, 'Alder', { workType: 'travel', minutes: 20 });
  const page = await ask('unbilled.list', { limit: 1 });
  assert.deepEqual(
    page.items.map(({ clientName, value, from }) => `${clientName} ${value} ${from}`),
    ['Alder 135.00 2026-03-05'],
  );
  assert.equal((await ask('unbilled.list', { limit: 1, after: page.next })).next, null);
  assert.deepEqual(await unbilled(firm, { after: page.next }), ['Cedar 90 150.00 EUR']);
  assert.deepEqual(await unbilled(firm, { through: '2026-03-04' }), []);
});

test('the run invoices each client once, up to its day, and goes on when it is run again', async () => {
  const firm = await newFirm();
  const { ask, refused } = firm;
  await work(firm, 'Alder', { workedOn: '2026-02-10' });
  await work(firm, 'Alder');
  await work(firm, 'Birch', { workedOn: '2026-02-28' });
  const run = await ask('unbilled.invoice', {});
  assert.deepEqual(run, { through: '2026-02-28', invoices: 2, creditNotes: 0, left: [] });
  assert.equal((await ask('unbilled.invoice', {})).invoices, 0);
  assert.deepEqual(await documents(firm, 'Birch'), ['invoice 100.00: overage 60 100.00']);
  assert.deepEqual(await unbilled(firm), ['Alder 60 100.00 EUR']);
  assert.equal((await ask('unbilled.invoice', { through: today })).invoices, 1);
  assert.deepEqual(await documents(firm, 'Alder'), [
    'invoice 100.00: overage 60 100.00',
    'invoice 100.00: overage 60 100.00',
  ]);
  assert.deepEqual(await unbilled(firm), []);
  assert.equal(await refused('unbilled.invoice', { through: '2026-03-11' }), 'input_invalid');
  await sound(firm);
});

test('work is invoiced once, however many ask for it at once', async () => {
  const firm = await newFirm();
  const { ask } = firm;
  for (const client of ['Alder', 'Birch', 'Cedar']) {
    for (let count = 0; count < 3; count += 1) await work(firm, client);
  }
  const issue = () => ask('invoice.issue', { client: 'Alder', unbilledThrough: today });
  const run = () => ask('unbilled.invoice', { through: today });
  // One that asks for no work gets none, though it comes at the same time.
  const items = [{ description: 'Set-up', amount: '7.00' }];
  const other = () => ask('invoice.issue', { client: 'Alder', items });
  const early = () =>
    ask('invoice.issue', { client: 'Alder', items, unbilledThrough: '2026-03-04' });
  await Promise.allSettled([other(), issue(), early(), issue(), run(), issue(), run(), other()]);
  const all = ['Alder', 'Birch', 'Cedar'].map((client) => documents(firm, client));
  const [alder, birch, cedar] = await Promise.all(all);
  const three = 'invoice 300.00: overage 60 100.00, overage 60 100.00, overage 60 100.00';
  const setUp = 'invoice 7.00: project null 7.00';
  assert.deepEqual(alder?.toSorted(), [three, setUp, setUp, setUp]);
  assert.deepEqual([birch, cedar], [[three], [three]]);
  assert.deepEqual(await unbilled(firm), []);
  await sound(firm);
});

test('what was invoiced and is corrected becomes a line of the next invoice', async () => {
  const firm = await newFirm();
  const { ask } = firm;
  const entry = await work(firm, 'Alder', { minutes: 120 });
  await ask('invoice.issue', { client: 'Alder', unbilledThrough: today });
  await ask('entry.correct', { entry, reason: 'Too long', minutes: 60 });
  assert.deepEqual(await unbilled(firm), ['Alder -60 -100.00 EUR']);
  await work(firm, 'Alder', { minutes: 180 });
  await ask('unbilled.invoice', { through: today });
  const [, next] = await documents(firm, 'Alder');
  assert.match(next ?? '', /^invoice 200\.00: /);
  assert.match(next ?? '', /correction -120 -200\.00/);
  assert.deepEqual(await unbilled(firm), []);
  await sound(firm);
});

test('where nothing else is left to invoice, it becomes a credit note and the client’s money', async () => {
  const firm = await newFirm();
  const { ask } = firm;
  const entry = await work(firm, 'Alder', { minutes: 120 });
  const first = await ask('invoice.issue', { client: 'Alder', unbilledThrough: today });
  await ask('payment.record', { client: 'Alder', invoice: first.label, amount: '200.00' });
  await ask('entry.reverse', { entry, reason: 'Twice' });
  const run = await ask('unbilled.invoice', { through: today });
  assert.deepEqual([run.invoices, run.creditNotes], [0, 1]);
  assert.deepEqual(await documents(firm, 'Alder'), [
    'invoice 200.00: overage 120 200.00',
    'credit-note 200.00: correction 120 200.00',
  ]);
  const all = { client: 'Alder', amount: '200.00' };
  assert.equal((await ask('client-balance.pay-out', all)).balance, '0.00');
  assert.equal((await ask('unbilled.invoice', { through: today })).creditNotes, 0);
  await sound(firm);
});

test('what is taken back is taxed as it was invoiced, however things are taxed by then', async () => {
  const changes: readonly ((firm: Firm) => Promise<unknown>)[] = [
    ({ ask }) => ask('billing.set', { taxRate: 'low' }),
    ({ ask }) => ask('billing.set', { taxRate: 'new' }),
    ({ ask }) => ask('billing.set', { pricesIncludeTax: true }),
    ({ ask }) => ask('client-billing.set', { client: 'Alder', taxTreatment: 'exempt' }),
  ];
  for (const change of changes) {
    const firm = await newFirm();
    const { ask } = firm;
    await ask('tax-rate.set', { taxRate: 'standard', rate: '19' });
    await ask('tax-rate.set', { taxRate: 'low', rate: '7' });
    await ask('tax-rate.set', { taxRate: 'new', rate: '20', validFrom: today });
    await ask('billing.set', { taxRate: 'standard' });
    const entry = await work(firm, 'Alder');
    await ask('invoice.issue', { client: 'Alder', unbilledThrough: today });
    await change(firm);
    await ask('entry.reverse', { entry, reason: 'Twice' });
    await ask('unbilled.invoice', { through: today });
    assert.deepEqual(await documents(firm, 'Alder'), [
      'invoice 119.00: overage 60 100.00',
      'credit-note 119.00: correction 60 100.00',
    ]);
    await sound(firm);
  }
});

test('what is posted and taken back before it is invoiced is never invoiced', async () => {
  const firm = await newFirm();
  const { ask, refused } = firm;
  const entry = await work(firm, 'Alder');
  await ask('entry.reverse', { entry, reason: 'Twice' });
  const alone = { client: 'Alder', unbilledThrough: today };
  assert.equal(await refused('invoice.issue', alone), 'nothing_to_invoice');
  const run = await ask('unbilled.invoice', { through: today });
  assert.deepEqual([run.invoices, run.creditNotes, run.left], [0, 0, []]);
  await work(firm, 'Alder');
  const { lines } = await ask('invoice.issue', alone);
  assert.equal(lines.length, 1);
  assert.deepEqual(await unbilled(firm), []);
  await sound(firm);
});

test('what was corrected before the run is invoiced as it is, though that was after its day', async () => {
  const firm = await newFirm();
  const { ask } = firm;
  const wrongly = await work(firm, 'Alder', { workedOn: '2026-02-20', minutes: 120 });
  const twice = await work(firm, 'Birch', { workedOn: '2026-02-20' });
  await ask('entry.correct', { entry: wrongly, reason: 'Too long', minutes: 60 });
  await ask('entry.reverse', { entry: twice, reason: 'Twice' });
  assert.deepEqual(await unbilled(firm, { through: '2026-02-28' }), [
    'Alder 60 100.00 EUR',
    'Birch 0 0.00 EUR',
  ]);
  const run = await ask('unbilled.invoice', {});
  assert.deepEqual(run, { through: '2026-02-28', invoices: 1, creditNotes: 0, left: [] });
  assert.deepEqual(await documents(firm, 'Alder'), ['invoice 100.00: overage 60 100.00']);
  await sound(firm);
});

test('overage that a block covers after all is taken back', async () => {
  const firm = await newFirm();
  const { ask } = firm;
  const entry = await work(firm, 'Alder');
  await ask('invoice.issue', { client: 'Alder', unbilledThrough: today });
  await ask('block.sell', { client: 'Alder', minutes: 600, price: '900.00' });
  await ask('entry.cover', { entry, block: 'B-1', consent: 'Ana' });
  assert.deepEqual(await unbilled(firm), ['Alder -60 -100.00 EUR']);
  await sound(firm);
});

test('work that was invoiced elsewhere is taken out, and is not invoiced here', async () => {
  const firm = await newFirm();
  const { ask, refused } = firm;
  await work(firm, 'Alder', { workedOn: '2026-02-10' });
  await work(firm, 'Alder', { workType: 'travel', minutes: 20, workedOn: '2026-02-28' });
  await work(firm, 'Alder');
  const settle = { client: 'Alder', through: '2026-02-28', reason: 'Invoiced by hand' };
  const settled = await ask('unbilled.settle-elsewhere', settle);
  assert.deepEqual([settled.value, settled.currency], ['135.00', 'EUR']);
  assert.equal(await refused('unbilled.settle-elsewhere', settle), 'nothing_to_invoice');
  assert.deepEqual(await unbilled(firm), ['Alder 60 100.00 EUR']);
  await ask('unbilled.invoice', { through: today });
  assert.deepEqual(await documents(firm, 'Alder'), ['invoice 100.00: overage 60 100.00']);
  const both = { client: 'Birch', through: today, reason: 'Invoiced by hand' };
  await work(firm, 'Birch');
  const asked = Array.from({ length: 4 }, () => ask('unbilled.settle-elsewhere', both));
  const done = (await Promise.allSettled(asked)).filter(({ status }) => status === 'fulfilled');
  assert.equal(done.length, 1);
  await sound(firm);
});

test('an entry whose work type has no rate is to be invoiced for nothing', async () => {
  const as: As = { firm: await bank.addFirm('No rates'), role: 'owner' };
  const ask: Bank['ask'] = (name, input, options) => bank.ask(name, input, { as, ...options });
  const firm = { ask, refused: async () => '' };
  await ask('client.add', { name: 'Alder' });
  const done = { client: 'Alder', workType: 'remote', minutes: 60, post: true };
  const answer = await ask('entry.log', done).catch((error: unknown) => String(error));
  if (typeof answer === 'string') assert.match(answer, /rate/);
  else assert.deepEqual((await ask('unbilled.invoice', { through: today })).left, []);
  await sound(firm);
});
