/** G4 through the webhook: what becomes of an invoice and its block, by figures worked by hand. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openPaying, type Paying, type State } from '../support/paying.ts';

let paying: Paying;

before(async () => {
  paying = await openPaying();
});

async function soundBooks(): Promise<void> {
  assert.deepEqual((await paying.bank.ask('ledger.verify', {})).findings, []);
}

async function work(client: string, minutes: number): Promise<void> {
  const { bank } = paying;
  await bank.ask('entry.log', { client, workType: 'remote', minutes, post: true });
}

const UNPAID: State = {
  invoice: 'open 0.00 paid 1190.00 open',
  block: 'unpaid 0 open 600 left',
  books: 'deferred:block -1000.00 | receivable 1190.00 | tax -190.00',
  payments: [],
};
const PAID: State = {
  invoice: 'paid 1190.00 paid 0.00 open',
  block: 'open 600 open 600 left',
  books: 'cash 1190.00 | deferred:block -1000.00 | tax -190.00',
  payments: ['stripe 1190.00 less 0.00'],
};

test('G4 a card pays the invoice once, and the block opens', async () => {
  const { sell, press, standIn, tellAll, stateOf, bank } = paying;
  const sold = await sell();
  const session = await press(sold);
  assert.deepEqual(await stateOf(sold), UNPAID);
  await tellAll(standIn.account.pay(session));
  assert.deepEqual(await stateOf(sold), PAID);
  const { items } = await bank.ask('payment.list', { client: sold.client });
  assert.equal(items[0]?.reference, standIn.account.paymentId(session));
  const deeds = (await bank.ask('audit.list', { client: sold.client })).items;
  const told = deeds.filter(({ operation }) => operation === 'payment.told');
  assert.deepEqual(
    [...new Set(told.map(({ actorKind, actorName }) => `${actorKind} ${actorName}`))],
    ['routine Stripe'],
  );
  await soundBooks();
});

test('G4 a debit that fails three days later, after 4 of 10 hours were drawn', async () => {
  const { sell, press, standIn, tellAll, stateOf, bank } = paying;
  bank.moveTo('2026-03-02T12:00:00Z');
  const sold = await sell();
  const session = await press(sold);
  await tellAll(standIn.account.payLater(session));
  assert.deepEqual(await stateOf(sold), UNPAID);
  await tellAll(standIn.account.settle(session));
  await work(sold.client, 240);
  bank.moveTo('2026-03-05T12:00:00Z');
  await tellAll(standIn.account.takeBack(session));
  // 240 of 600 min are worth 400.00 and stay drawn; the money is owed again, and nothing is open.
  const after = {
    invoice: 'open 0.00 paid 1190.00 open',
    block: 'unpaid 0 open 360 left deficit 240',
    books: 'deferred:block -600.00 | receivable 1190.00 | revenue:block -400.00 | tax -190.00',
    payments: ['stripe 1190.00 less 1190.00'],
  };
  assert.deepEqual(await stateOf(sold), after);
  // Paid after all, by a checkout that is another: the block is open for what is left of it.
  const second = await press(sold);
  assert.notEqual(second, session);
  await tellAll(standIn.account.pay(second));
  assert.deepEqual(await stateOf(sold), {
    invoice: 'paid 1190.00 paid 0.00 open',
    block: 'open 600 open 360 left',
    books: 'cash 1190.00 | deferred:block -600.00 | revenue:block -400.00 | tax -190.00',
    payments: ['stripe 1190.00 less 0.00', 'stripe 1190.00 less 1190.00'],
  });
  await soundBooks();
});

test('G4 a debit that never came in books nothing, and can be tried again', async () => {
  const { sell, press, standIn, tellAll, stateOf, factsOf } = paying;
  const sold = await sell();
  const session = await press(sold);
  await tellAll(standIn.account.payLater(session));
  await tellAll(standIn.account.bounce(session));
  assert.deepEqual(await stateOf(sold), UNPAID);
  assert.ok((await factsOf(sold)) > 0);
  const second = await press(sold);
  await tellAll(standIn.account.pay(second));
  assert.deepEqual(await stateOf(sold), PAID);
});

test('G4 a chargeback takes the money back, and brings it again when it is won', async () => {
  const { sell, press, standIn, tellAll, stateOf } = paying;
  const sold = await sell();
  const session = await press(sold);
  await tellAll(standIn.account.pay(session));
  await work(sold.client, 60);
  const { id, events } = standIn.account.dispute(session);
  await tellAll(events);
  // 60 of 600 min are worth 100.00.
  assert.deepEqual(await stateOf(sold), {
    invoice: 'open 0.00 paid 1190.00 open',
    block: 'unpaid 0 open 540 left deficit 60',
    books: 'deferred:block -900.00 | receivable 1190.00 | revenue:block -100.00 | tax -190.00',
    payments: ['stripe 1190.00 less 1190.00'],
  });
  await tellAll(standIn.account.winDispute(id));
  assert.deepEqual(await stateOf(sold), {
    invoice: 'paid 1190.00 paid 0.00 open',
    block: 'open 600 open 540 left',
    books: 'cash 1190.00 | deferred:block -900.00 | revenue:block -100.00 | tax -190.00',
    payments: ['stripe 1190.00 less 0.00'],
  });
  const { settlements } = await paying.bank.ask('invoice.show', { invoice: sold.invoice });
  assert.deepEqual(
    settlements.map(({ kind, paid }) => `${kind} ${paid}`),
    ['payment 1190.00', 'payment-reversal -1190.00', 'payment 1190.00'],
  );
  const csv = await paying.bank.ask('statement.show', {
    ...{ client: sold.client, from: '2026-03-01', to: '2026-03-31' },
  });
  assert.match(JSON.stringify(csv), /the dispute was won/);
  await soundBooks();
});

test('G4 a chargeback that is lost stays lost', async () => {
  const { sell, press, standIn, tellAll, stateOf } = paying;
  const sold = await sell();
  const session = await press(sold);
  await tellAll(standIn.account.pay(session));
  const { id, events } = standIn.account.dispute(session);
  await tellAll([...events, ...standIn.account.loseDispute(id)]);
  assert.deepEqual(await stateOf(sold), {
    ...UNPAID,
    payments: ['stripe 1190.00 less 1190.00'],
  });
});

test('G4 a refund of a part leaves a part owed; one that fails comes back', async () => {
  const { sell, press, standIn, tellAll, stateOf } = paying;
  const sold = await sell();
  const session = await press(sold);
  await tellAll(standIn.account.pay(session));
  const { id, events } = standIn.account.refund(session, 19_000);
  await tellAll(events);
  assert.deepEqual(await stateOf(sold), {
    invoice: 'open 1000.00 paid 190.00 open',
    block: 'unpaid 0 open 600 left',
    books: 'cash 1000.00 | deferred:block -1000.00 | receivable 190.00 | tax -190.00',
    payments: ['stripe 1190.00 less 190.00'],
  });
  await tellAll(standIn.account.failRefund(id));
  assert.deepEqual(await stateOf(sold), PAID);
  await soundBooks();
});

test('G4 money beyond what is owed is the client’s, also of a second checkout', async () => {
  const { sell, press, standIn, tellAll, stateOf, bank } = paying;
  bank.moveTo('2026-03-06T01:00:00Z');
  const sold = await sell();
  const first = await press(sold);
  bank.moveTo('2026-03-06T13:00:00Z');
  const second = await press(sold);
  assert.notEqual(second, first);
  await tellAll([...standIn.account.pay(first), ...standIn.account.pay(second)]);
  const state = await stateOf(sold);
  assert.equal(
    state.books,
    'cash 2380.00 | client-balance -1190.00 | deferred:block -1000.00 | tax -190.00',
  );
  assert.equal(state.block, 'open 600 open 600 left');
  await soundBooks();
});

test('H1 what is told of a month that is closed is booked today', async () => {
  const { sell, press, standIn, tellAll, stateOf, bank } = paying;
  bank.moveTo('2026-03-31T12:00:00Z');
  const sold = await sell();
  const session = await press(sold);
  await tellAll(standIn.account.pay(session));
  bank.moveTo('2026-04-03T12:00:00Z');
  await bank.ask('books.close', { through: '2026-03-31' });
  await tellAll(standIn.account.takeBack(session));
  assert.equal((await stateOf(sold)).block, 'unpaid 0 open 600 left');
  const { settlements } = await bank.ask('invoice.show', { invoice: sold.invoice });
  assert.deepEqual(
    settlements.map(({ on, paid }) => `${on} ${paid}`),
    ['2026-03-31 1190.00', '2026-04-03 -1190.00'],
  );
});

test('B6 work that waits for the block is posted when it is paid', async () => {
  const { sell, press, standIn, tellAll, stateOf, bank } = paying;
  const sold = await sell();
  const waiting = { client: sold.client, workType: 'remote', minutes: 90, post: true };
  assert.equal((await bank.ask('entry.log', waiting)).state, 'waiting');
  await tellAll(standIn.account.pay(await press(sold)));
  assert.equal((await stateOf(sold)).block, 'open 600 open 510 left');
});
