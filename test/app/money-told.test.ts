/** What people are told of money before they act on it, and whose it is: the same as comes true. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
  await bank.ask('rate.set', { ratePerHour: '100.00' });
  await bank.ask('tax-rate.set', { taxRate: 'standard', rate: '19' });
  await bank.ask('billing.set', { taxRate: 'standard' });
});

const item = (amount: string) => ({ description: 'Set-up', amount });

test('a credit note comes to what was said before, and nothing of that was kept', async () => {
  const client = (await bank.ask('client.add', { name: 'Alder Dental' })).id;
  const sold = await bank.ask('block.sell', { client, minutes: 600, ratePerHour: '90.00' });
  const invoice = sold.invoice ?? '';
  const work = { client, workType: 'remote', minutes: 200, workedOn: '2026-03-10', post: true };
  await bank.ask('entry.log', work);
  const whole = await bank.ask('invoice.preview-credit', { invoice });
  assert.deepEqual(
    whole.creditNote.lines.map(({ creditsLine, minutes, net }) => [creditsLine, minutes, net]),
    [[1, 400, '600.00']],
  );
  assert.deepEqual([whole.open, whole.balance], ['0.00', '714.00']);
  const part = { invoice, lines: [{ line: 1, minutes: 60 }] };
  const said = await bank.ask('invoice.preview-credit', part);
  assert.deepEqual([said.creditNote.gross, said.open, said.balance], ['107.10', '0.00', '107.10']);
  const before = await bank.ask('invoice.show', { invoice });
  assert.equal(before.invoice.credited, '0.00');
  const note = await bank.ask('invoice.credit', { ...part, reason: 'Agreed' });
  const { id: _, ...comesTo } = note;
  const { id: __, ...wasSaid } = said.creditNote;
  assert.deepEqual({ ...comesTo, reason: '' }, wasSaid);
  const money = await bank.ask('client-balance.show', { client });
  assert.deepEqual(money, { balance: '107.10', currency: 'EUR' });
  await bank.ask('invoice.credit', { invoice, reason: 'All of it' });
  assert.equal(
    (await bank.refusal('invoice.preview-credit', { invoice })).code,
    'nothing_to_credit',
  );
});

test('what is open falls first, and only the rest becomes money of the client', async () => {
  const client = (await bank.ask('client.add', { name: 'Birch & Sons' })).id;
  const { id: invoice } = await bank.ask('invoice.issue', { client, items: [item('100.00')] });
  await bank.ask('payment.record', { client, invoice, amount: '100.00' });
  const part = { invoice, lines: [{ line: 1, amount: '20.00' }] };
  const said = await bank.ask('invoice.preview-credit', part);
  assert.deepEqual([said.open, said.balance], ['0.00', '4.80']);
});

test('payments are told with client and invoice, of one invoice alone where it is named', async () => {
  const client = (await bank.ask('client.add', { name: 'Cedar Bakery' })).id;
  const first = await bank.ask('invoice.issue', { client, items: [item('10.00')] });
  const second = await bank.ask('invoice.issue', { client, items: [item('20.00')] });
  await bank.ask('payment.record', { client, invoice: first.id, amount: '11.90' });
  await bank.ask('payment.record', { client, amount: '5.00' });
  const { items: all } = await bank.ask('payment.list', { client });
  assert.deepEqual(
    all.map(({ clientName, invoiceLabel, amount }) => [clientName, invoiceLabel, amount]),
    [
      ['Cedar Bakery', null, '5.00'],
      ['Cedar Bakery', first.label, '11.90'],
    ],
  );
  const { items: ofFirst } = await bank.ask('payment.list', { invoice: first.label });
  assert.deepEqual(
    ofFirst.map(({ amount }) => amount),
    ['11.90'],
  );
  assert.deepEqual((await bank.ask('payment.list', { invoice: second.id })).items, []);
  assert.equal((await bank.refusal('payment.list', { invoice: 'X-1' })).code, 'not_found');
  const settled = await bank.ask('invoice.list', { client, state: 'settled' });
  assert.deepEqual(
    settled.items.map(({ label, state }) => [label, state]),
    [[first.label, 'paid']],
  );
});

test('a draft tells all that it asks for, and whose it is', async () => {
  const client = (await bank.ask('client.add', { name: 'Dune Hotel' })).id;
  const asked = {
    blocks: [{ minutes: 600, ratePerHour: '90.00', note: '' }],
    items: [item('50.00')],
    dueOn: '2026-05-01',
    note: 'Hello',
  };
  const draft = await bank.ask('draft.add', { client, ...asked });
  const { items } = await bank.ask('draft.list', {});
  const found = items.find(({ id }) => id === draft.id);
  assert.deepEqual(found, { ...draft, clientName: 'Dune Hotel' });
  const { blocks, items: kept, unbilledThrough, issuedOn, dueOn, note } = draft;
  assert.deepEqual({ blocks, items: kept, dueOn, note }, asked);
  assert.deepEqual([unbilledThrough, issuedOn], [null, null]);
});
