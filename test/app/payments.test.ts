/** Payments: of a part, of more, for no invoice, taken back, told, and a client's own money (G4). */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
});

let clients = 0;

async function newClient(given: object = {}): Promise<string> {
  clients += 1;
  return (await bank.ask('client.add', { name: `Client ${clients}`, ...given })).name;
}

/** The number of an invoice for so much, without tax. */
async function invoiceOf(client: string, amount: string, given: object = {}): Promise<string> {
  const items = [{ description: 'Set-up', amount }];
  return (await bank.ask('invoice.issue', { client, items, ...given })).label;
}

async function pay(client: string, amount: string, given: object = {}) {
  return await bank.ask('payment.record', { client, amount, ...given });
}

async function refused(name: Parameters<Bank['refusal']>[0], input: object): Promise<string> {
  const { code, fields } = await bank.refusal(name, input);
  return fields === undefined ? code : `${code} ${fields.map(({ field }) => field)}`;
}

async function stands(label: string): Promise<string> {
  const { invoice } = await bank.ask('invoice.show', { invoice: label });
  return `${invoice.state}: ${invoice.paid} paid, ${invoice.open} open`;
}

async function soundBooks(): Promise<void> {
  assert.deepEqual((await bank.ask('ledger.verify', {})).findings, []);
  assert.deepEqual(bank.faults, []);
}

test('an invoice is paid in parts, and what is beyond is the client’s', async () => {
  const client = await newClient();
  const invoice = await invoiceOf(client, '100.00');
  const first = await pay(client, '40.00', { invoice, method: 'cash', reference: 'Till 7' });
  assert.deepEqual(
    [first.amount, first.reversed, first.method, first.reference, first.on, first.balance],
    ['40.00', '0.00', 'cash', 'Till 7', '2026-03-10', '0.00'],
  );
  assert.equal(await stands(invoice), 'open: 40.00 paid, 60.00 open');
  const second = await pay(client, '75.50', { invoice, on: '2026-03-09' });
  assert.equal(second.balance, '15.50');
  assert.equal(await stands(invoice), 'paid: 115.50 paid, 0.00 open');
  const { settlements } = await bank.ask('invoice.show', { invoice });
  assert.deepEqual(settlements, [
    { on: '2026-03-10', kind: 'payment', paid: '40.00', credited: '0.00', payment: first.id },
    { on: '2026-03-09', kind: 'payment', paid: '75.50', credited: '0.00', payment: second.id },
  ]);
  await soundBooks();
});

test('money for no invoice is the client’s, until it pays one or goes back', async () => {
  const client = await newClient();
  assert.equal((await pay(client, '70.00')).balance, '70.00');
  const invoice = await invoiceOf(client, '100.00');
  const settled = await bank.ask('invoice.apply-balance', { invoice });
  assert.deepEqual([settled.paid, settled.open, settled.state], ['70.00', '30.00', 'open']);
  assert.equal(await refused('invoice.apply-balance', { invoice }), 'balance_insufficient');
  assert.equal((await pay(client, '80.00', { invoice })).balance, '50.00');
  assert.equal(await refused('invoice.apply-balance', { invoice }), 'invoice_settled');
  const payOut = (amount: string) => bank.ask('client-balance.pay-out', { client, amount });
  assert.deepEqual(await payOut('20.00'), { balance: '30.00', currency: 'EUR' });
  const more = { client, amount: '30.01' };
  assert.equal(await refused('client-balance.pay-out', more), 'balance_insufficient');
  assert.deepEqual(await payOut('30.00'), { balance: '0.00', currency: 'EUR' });
  const { settlements } = await bank.ask('invoice.show', { invoice });
  assert.deepEqual(
    settlements.map(({ kind, paid, payment }) => `${kind} ${paid} ${payment === null}`),
    ['settlement 70.00 true', 'payment 80.00 false'],
  );
  await soundBooks();
});

test('a payment goes back in parts, never more than it was, and its invoice is open again', async () => {
  const client = await newClient();
  const invoice = await invoiceOf(client, '100.00', { issuedOn: '2026-02-01' });
  const { id: payment } = await pay(client, '120.00', { invoice, on: '2026-03-05' });
  const back = { payment, reason: 'Returned' };
  const part = await bank.ask('payment.reverse', { ...back, amount: '30.00' });
  assert.deepEqual([part.amount, part.reversed, part.balance], ['120.00', '30.00', '0.00']);
  assert.equal(await stands(invoice), 'overdue: 90.00 paid, 10.00 open');
  assert.equal(await refused('payment.reverse', { ...back, amount: '90.01' }), 'payment_reversed');
  const early = { ...back, on: '2026-03-04' };
  assert.equal(await refused('payment.reverse', early), 'input_invalid on');
  const late = { ...back, on: '2026-03-11' };
  assert.equal(await refused('payment.reverse', late), 'input_invalid on');
  const zero = { ...back, amount: '0.00' };
  assert.equal(await refused('payment.reverse', zero), 'input_invalid amount');
  assert.equal((await bank.ask('payment.reverse', back)).reversed, '120.00');
  assert.equal(await stands(invoice), 'overdue: 0.00 paid, 100.00 open');
  assert.equal(await refused('payment.reverse', back), 'payment_reversed');
  await soundBooks();
});

test('money that was used up may go back all the same: the client owes it then', async () => {
  const client = await newClient();
  const { id: payment } = await pay(client, '50.00');
  const invoice = await invoiceOf(client, '50.00');
  await bank.ask('invoice.apply-balance', { invoice });
  const back = await bank.ask('payment.reverse', { payment, reason: 'Returned' });
  assert.deepEqual([back.reversed, back.balance], ['50.00', '-50.00']);
  const other = await invoiceOf(client, '10.00');
  const applied = { invoice: other };
  assert.equal(await refused('invoice.apply-balance', applied), 'balance_insufficient');
  await soundBooks();
});

test('blocks open with the payment and close when it goes back; what was drawn stays', async () => {
  const client = await newClient();
  const blocks = [{ minutes: 600, price: '900.00' }];
  const { label: invoice } = await bank.ask('invoice.issue', { client, blocks });
  const usable = async () => {
    const [block] = (await bank.ask('block.list', { client })).items;
    return [block?.usableMinutes, block?.leftMinutes];
  };
  assert.deepEqual(await usable(), [0, 600]);
  await pay(client, '899.99', { invoice });
  assert.deepEqual(await usable(), [0, 600]);
  const { id: payment } = await pay(client, '0.01', { invoice });
  assert.deepEqual(await usable(), [600, 600]);
  const work = { client, workType: 'remote', minutes: 240, workedOn: '2026-03-10', post: true };
  await bank.ask('entry.log', work);
  await bank.ask('payment.reverse', { payment, reason: 'Returned' });
  const [open, left] = await usable();
  assert.equal(left, 360);
  assert.ok(open !== undefined && open <= 0);
  await soundBooks();
});

test('what cannot be recorded is refused', async () => {
  const client = await newClient();
  const other = await newClient();
  const invoice = await invoiceOf(client, '100.00');
  const record = (given: object) =>
    refused('payment.record', { client, invoice, amount: '10.00', ...given });
  assert.equal(await record({ amount: '0.00' }), 'input_invalid amount');
  assert.equal(await record({ amount: '1.005' }), 'input_invalid amount');
  assert.equal(await record({ on: '2026-03-11' }), 'input_invalid on');
  assert.equal(await record({ invoice: 'INV-0' }), 'not_found');
  assert.equal(await record({ client: other }), 'not_found');
  assert.equal(await record({ method: 'stripe' }), 'input_invalid method');
  assert.equal(await stands(invoice), 'open: 0.00 paid, 100.00 open');
  const nothing = '0198c0de-0000-7000-8000-000000000000';
  assert.equal(await refused('payment.receipt', { payment: nothing }), 'not_found');
  const reversal = { payment: nothing, reason: 'Returned' };
  assert.equal(await refused('payment.reverse', reversal), 'not_found');
});

test('the last recorded payment is listed first, page by page, in its own currency', async () => {
  const client = await newClient({ currency: 'JPY' });
  const dinar = await newClient({ currency: 'KWD' });
  const made: string[] = [];
  for (const amount of ['1', '22', '333']) made.unshift((await pay(client, amount)).id);
  const first = await bank.ask('payment.list', { client, limit: 2 });
  const second = await bank.ask('payment.list', { client, limit: 2, after: first.next });
  assert.equal(second.next, null);
  const items = [...first.items, ...second.items];
  assert.deepEqual(
    items.map(({ id }) => id),
    made,
  );
  assert.deepEqual(
    items.map(({ amount, currency }) => `${amount} ${currency}`),
    ['333 JPY', '22 JPY', '1 JPY'],
  );
  const { id } = await pay(dinar, '1.005');
  const [newest] = (await bank.ask('payment.list', { limit: 1 })).items;
  assert.deepEqual([newest?.id, newest?.amount, newest?.reversed], [id, '1.005', '0.000']);
});

test('a receipt is drawn for each payment', async () => {
  const client = await newClient();
  const invoice = await invoiceOf(client, '100.00');
  for (const given of [{ invoice }, {}]) {
    const { id: payment } = await pay(client, '10.00', given);
    const bytes = await bank.ask('payment.receipt', { payment });
    assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), '%PDF-');
  }
});

test('payments that come at once are each booked once', async () => {
  const client = await newClient();
  const invoice = await invoiceOf(client, '100.00');
  const asked = { client, invoice, amount: '10.00' };
  const doubled = Array.from({ length: 12 }, (_, place) => `paid ${place % 6}`);
  const paid = await Promise.all(doubled.map((key) => bank.ask('payment.record', asked, { key })));
  assert.equal(new Set(paid.map(({ id }) => id)).size, 6);
  assert.equal(await stands(invoice), 'open: 60.00 paid, 40.00 open');
  await pay(client, '55.00');
  const applied = Array.from({ length: 4 }, () => bank.ask('invoice.apply-balance', { invoice }));
  const done = (await Promise.allSettled(applied)).filter(({ status }) => status === 'fulfilled');
  assert.equal(done.length, 1);
  const out = { client, amount: '10.00' };
  const outs = Array.from({ length: 4 }, () => bank.ask('client-balance.pay-out', out));
  const gone = (await Promise.allSettled(outs)).filter(({ status }) => status === 'fulfilled');
  assert.equal(gone.length, 1);
  await soundBooks();
});
