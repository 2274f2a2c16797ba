/** Credit notes: of a whole invoice, of parts of it, and what is refused of them (A3, G1). */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { OutputOf } from '../../src/contract/operations.ts';
import { type Bank, openBank } from '../support/bank.ts';

type Invoice = OutputOf<'invoice.issue'>;

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
  await bank.ask('rate.set', { ratePerHour: '100.00' });
  await bank.ask('tax-rate.set', { taxRate: 'standard', rate: '19' });
  await bank.ask('billing.set', { taxRate: 'standard' });
});

let clients = 0;

async function newClient(): Promise<string> {
  clients += 1;
  return (await bank.ask('client.add', { name: `Client ${clients}` })).name;
}

const item = (amount: string) => ({ description: 'Set-up', amount });

async function issue(client: string, given: object): Promise<Invoice> {
  return await bank.ask('invoice.issue', { client, ...given });
}

async function credit(invoice: string, lines?: readonly object[]): Promise<Invoice> {
  return await bank.ask('invoice.credit', { invoice, lines, reason: 'Agreed' });
}

async function refused(invoice: string, lines?: readonly object[]): Promise<string> {
  const asked = { invoice, lines, reason: 'Agreed' };
  const { code, fields } = await bank.refusal('invoice.credit', asked);
  return fields === undefined ? code : `${code} ${fields.map(({ field }) => field)}`;
}

/** What is paid, credited and open of an invoice, and the client's own money. */
async function stands(client: string, label: string): Promise<string> {
  const { invoice } = await bank.ask('invoice.show', { invoice: label });
  const { state, paid, credited, open } = invoice;
  return `${state}: ${paid} paid, ${credited} credited, ${open} open; ${await balance(client)} here`;
}

async function balance(client: string): Promise<string> {
  const all = await bank.refusal('client-balance.pay-out', { client, amount: '999999.00' });
  return /balance of the client is (\S+)/.exec(all.detail)?.[1] ?? all.detail;
}

async function soundBooks(): Promise<void> {
  assert.deepEqual((await bank.ask('ledger.verify', {})).findings, []);
  assert.deepEqual(bank.faults, []);
}

test('parts of a line bear exactly its tax, however it is cut up', async () => {
  const client = await newClient();
  // 19 % of 100.01 is 19.00; of thirds of it 6.33, 6.34 and 6.33.
  const { label } = await issue(client, { items: [item('100.01')] });
  const notes: Invoice[] = [];
  for (const amount of ['33.34', '33.34', '33.33']) {
    notes.push(await credit(label, [{ line: 1, amount }]));
  }
  assert.deepEqual(
    notes.map(({ net, tax }) => `${net} + ${tax}`),
    ['33.34 + 6.33', '33.34 + 6.34', '33.33 + 6.33'],
  );
  assert.equal(
    await stands(client, label),
    'credited: 0.00 paid, 119.01 credited, 0.00 open; 0.00 here',
  );
  assert.equal(await refused(label), 'nothing_to_credit');
  assert.equal(await refused(label, [{ line: 1, amount: '0.01' }]), 'credit_too_large');
  await soundBooks();
});

test('unused minutes of a block go back at their value; used ones do not', async () => {
  const client = await newClient();
  const { label } = await issue(client, { blocks: [{ minutes: 600, ratePerHour: '90.00' }] });
  await bank.ask('payment.record', { client, invoice: label, amount: '1071.00' });
  const work = { client, workType: 'remote', minutes: 240, workedOn: '2026-03-10', post: true };
  await bank.ask('entry.log', work);
  assert.equal(await refused(label, [{ line: 1, minutes: 361 }]), 'insufficient_block_minutes');
  const part = await credit(label, [{ line: 1, minutes: 60 }]);
  assert.deepEqual([part.net, part.tax, part.gross], ['90.00', '17.10', '107.10']);
  assert.equal(
    await stands(client, label),
    'paid: 1071.00 paid, 107.10 credited, 0.00 open; 107.10 here',
  );
  const rest = await credit(label);
  assert.deepEqual([rest.net, rest.tax, rest.lines[0]?.minutes], ['450.00', '85.50', 300]);
  assert.equal(await refused(label), 'nothing_to_credit');
  const [block] = (await bank.ask('block.list', { client })).items;
  assert.equal(block?.leftMinutes, 0);
  await soundBooks();
});

test('a credit note of an invoice that is not paid takes off what is open', async () => {
  const client = await newClient();
  const { label } = await issue(client, { items: [item('100.00'), item('50.00')] });
  await credit(label, [{ line: 2 }]);
  assert.equal(
    await stands(client, label),
    'open: 0.00 paid, 59.50 credited, 119.00 open; 0.00 here',
  );
  await bank.ask('payment.record', { client, invoice: label, amount: '119.00' });
  assert.equal(
    await stands(client, label),
    'paid: 119.00 paid, 59.50 credited, 0.00 open; 0.00 here',
  );
  await credit(label, [{ line: 1, amount: '10.00' }]);
  assert.equal(
    await stands(client, label),
    'paid: 119.00 paid, 71.40 credited, 0.00 open; 11.90 here',
  );
  await soundBooks();
});

test('what cannot be credited is refused by its place', async () => {
  const client = await newClient();
  const { label } = await issue(client, {
    blocks: [{ minutes: 60, price: '100.00' }],
    items: [item('50.00')],
  });
  const one = { line: 2, amount: '1.00' };
  assert.equal(await refused(label, [{ line: 3 }]), 'input_invalid lines.0.line');
  assert.equal(await refused(label, [one, one]), 'input_invalid lines.1.line');
  assert.equal(await refused(label, [{ line: 1 }]), 'input_invalid lines.0.minutes');
  assert.equal(
    await refused(label, [{ line: 1, amount: '5.00' }]),
    'input_invalid lines.0.minutes',
  );
  assert.equal(await refused(label, [{ line: 2, minutes: 5 }]), 'input_invalid lines.0.minutes');
  assert.equal(await refused(label, [{ line: 2, amount: '0.00' }]), 'input_invalid lines.0.amount');
  assert.equal(await refused(label, [{ line: 2, amount: '50.01' }]), 'credit_too_large');
  assert.equal(await refused(label, []), 'nothing_to_credit');
  const note = await credit(label, [one]);
  assert.equal(await refused(note.label), 'not_an_invoice');
  assert.equal(await refused('CN-1'), 'not_found');
  const paid = { client, invoice: note.label, amount: '1.00' };
  assert.equal((await bank.refusal('payment.record', paid)).code, 'not_an_invoice');
});

test('the same is credited once, however often it is asked for at once', async () => {
  const client = await newClient();
  const { label } = await issue(client, { items: [item('100.00')] });
  const asked = { invoice: label, lines: [{ line: 1, amount: '60.00' }], reason: 'Agreed' };
  const answers = await Promise.allSettled(
    Array.from({ length: 6 }, () => bank.ask('invoice.credit', asked)),
  );
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
  const state = 'open: 0.00 paid, 71.40 credited, 47.60 open; 0.00 here';
  assert.equal(await stands(client, label), state);
  await soundBooks();
});

test('a line that takes back is credited with others, and never by itself', async () => {
  const client = await newClient();
  const travel = { client, workType: 'remote', minutes: 60, workedOn: '2026-03-10', post: true };
  const { id: entry } = await bank.ask('entry.log', travel);
  await issue(client, { unbilledThrough: '2026-03-10' });
  await bank.ask('entry.reverse', { entry, reason: 'Twice' });
  const { label, lines, gross } = await issue(client, {
    items: [item('150.00')],
    unbilledThrough: '2026-03-10',
  });
  assert.deepEqual(
    lines.map(({ kind, net }) => `${kind} ${net}`),
    ['project 150.00', 'correction -100.00'],
  );
  assert.equal(gross, '59.50');
  assert.equal(await refused(label, [{ line: 2 }]), 'input_invalid lines');
  await credit(label, [{ line: 1 }]);
  assert.equal(
    await stands(client, label),
    'credited: 0.00 paid, 178.50 credited, 0.00 open; 119.00 here',
  );
  assert.equal(await refused(label), 'input_invalid lines');
  await soundBooks();
});

test('work that was credited and is taken back as well is given back once', async () => {
  const client = await newClient();
  const work = { client, workType: 'remote', minutes: 60, workedOn: '2026-03-10', post: true };
  const [first, second] = [await bank.ask('entry.log', work), await bank.ask('entry.log', work)];
  const unbilledThrough = '2026-03-10';
  const { label, gross } = await issue(client, { unbilledThrough });
  assert.equal(gross, '238.00');
  await credit(label, [{ line: 1, amount: '40.00' }]);
  for (const { id: entry } of [first, second]) {
    await bank.ask('entry.reverse', { entry, reason: 'Twice' });
  }
  const back = await issue(client, { unbilledThrough });
  assert.deepEqual(
    back.lines.map(({ kind, net, tax }) => `${kind} ${net} ${tax}`),
    ['correction 60.00 11.40', 'correction 100.00 19.00'],
  );
  assert.equal(await refused(label), 'nothing_to_credit');
  assert.equal(
    await stands(client, label),
    'open: 0.00 paid, 47.60 credited, 190.40 open; 190.40 here',
  );
  await soundBooks();
});

test('an invoice that was credited wholly is not credited again by what is taken back', async () => {
  const client = await newClient();
  const work = { client, workType: 'remote', minutes: 60, workedOn: '2026-03-10', post: true };
  const { id: entry } = await bank.ask('entry.log', work);
  const { label } = await issue(client, { unbilledThrough: '2026-03-10' });
  await credit(label);
  await bank.ask('entry.reverse', { entry, reason: 'Twice' });
  const { lines } = await issue(client, { unbilledThrough: '2026-03-10' });
  assert.deepEqual(
    lines.map(({ kind, gross }) => `${kind} ${gross}`),
    ['correction 0.00'],
  );
  assert.equal(
    await stands(client, label),
    'credited: 0.00 paid, 119.00 credited, 0.00 open; 0.00 here',
  );
  await soundBooks();
});

test('a credit note says of tax what its invoice said, however the client is taxed by then', async () => {
  const client = await newClient();
  const treated = (taxTreatment: string) =>
    bank.ask('client-billing.set', { client, taxTreatment });
  const treatments = async (): Promise<string[]> => {
    const period = { format: 'csv', from: '2026-03-10', to: '2026-03-10' };
    const rows = (await bank.ask('invoice.export', period)).split('\r\n');
    return rows.filter((row) => row.includes(`,${client},`)).map((row) => row.split(',')[12] ?? '');
  };
  await treated('reverse-charge');
  const { label } = await issue(client, { items: [item('100.00')] });
  await treated('taxed');
  await credit(label, [{ line: 1, amount: '10.00' }]);
  await treated('exempt');
  await credit(label);
  assert.deepEqual(await treatments(), ['reverse-charge', 'reverse-charge', 'reverse-charge']);
  await soundBooks();
});
