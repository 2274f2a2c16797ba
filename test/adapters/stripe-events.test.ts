/** What Stripe tells of a payment (G4): who told it, and what it comes to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cents, parseCurrency } from '../../src/engine/money.ts';
import { type ProviderFact, providerPayment } from '../../src/engine/provider-payments.ts';
import { openStripeStandIn } from '../support/stripe-stand-in.ts';
import type { StandInEvent } from '../support/stripe-stand-in-account.ts';

const FIRM = '01890a5d-ac96-774b-bcce-b302099a8057';
const INVOICE = '01890a5d-ac96-774b-bcce-b302099a8059';
const stripe = await openStripeStandIn();
const { account } = stripe;
const now = Date.parse('2026-03-01T10:00:00Z');
const checkout = stripe.checkout(() => now);

let keys = 0;
async function session(amount = 10_000, code = 'EUR'): Promise<string> {
  keys += 1;
  const answer = await checkout.open({
    ...{ firm: FIRM, client: FIRM, invoice: INVOICE, label: 'INV-2026-0007', mail: null },
    ...{ amount: cents(amount), currency: parseCurrency(code) ?? assert.fail(code) },
    ...{ successUrl: 'http://127.0.0.1/', cancelUrl: 'http://127.0.0.1/', key: `key ${keys}` },
  });
  return 'url' in answer ? (answer.url.split('/').at(-1) ?? '') : assert.fail(answer.problem);
}

async function facts(events: readonly StandInEvent[]): Promise<readonly ProviderFact[]> {
  const read: ProviderFact[] = [];
  for (const { body, signature } of events) {
    const answer = await checkout.readEvent(body, signature);
    assert.notEqual(answer, 'forged');
    if (typeof answer === 'string') continue;
    assert.deepEqual([answer.firm, answer.invoice], [FIRM, INVOICE]);
    read.push(answer.event);
  }
  return read;
}

/** `received 10000 | refunded 3000 (1)`, as the events told it: in brackets which it is about. */
async function told(events: readonly StandInEvent[]): Promise<string> {
  const read = await facts(events);
  const abouts = [...new Set(read.flatMap(({ about }) => about ?? []))];
  const words = read.map(({ kind, amount, about }) =>
    about === null ? `${kind} ${amount}` : `${kind} ${amount} (${abouts.indexOf(about) + 1})`,
  );
  return words.join(' | ');
}

async function comesTo(events: readonly StandInEvent[]): Promise<string> {
  const { received, reversed } = providerPayment(await facts(events));
  return `received ${received}, reversed ${reversed}`;
}

test('a card: told twice, received once', async () => {
  const id = await session();
  const events = account.pay(id);
  assert.equal(await told(events), 'received 10000 | received 10000');
  assert.equal(await comesTo([...events, ...events]), 'received 10000, reversed 0');
  const [fact] = await facts(events);
  assert.equal(fact?.payment, account.paymentId(id));
  assert.equal(fact?.currency, 'EUR');
});

test('a card that is declined first says nothing of the one that follows', async () => {
  const id = await session();
  const events = [...account.decline(id), ...account.pay(id)];
  assert.equal(await comesTo(events), 'received 10000, reversed 0');
  const asked = stripe.asked.length;
  await facts(events);
  assert.equal(stripe.asked.length, asked, 'nothing had to be asked for');
});

test('amounts are in our minor units', async () => {
  const krona = account.pay(await session(5, 'ISK'));
  assert.equal(await told(krona), 'received 5 | received 5');
  const dinar = account.pay(await session(5_120, 'KWD'));
  assert.equal(await comesTo(dinar), 'received 5120, reversed 0');
});

test('a direct debit is received when it comes in', async () => {
  const id = await session();
  assert.equal(await told(account.payLater(id)), '');
  assert.equal(await comesTo(account.settle(id)), 'received 10000, reversed 0');
});

test('a direct debit that fails before it comes in takes nothing back', async () => {
  const id = await session();
  const events = [...account.payLater(id), ...account.bounce(id)];
  assert.match(await told(events), /failed 0/);
  assert.equal(await comesTo(events), 'received 0, reversed 0');
});

test('a direct debit that the bank takes back afterwards', async () => {
  const id = await session();
  const events = [...account.payLater(id), ...account.settle(id), ...account.takeBack(id)];
  assert.equal(await told(events), 'received 10000 | received 10000 | failed 10000');
  assert.equal(await comesTo(events.toReversed()), 'received 10000, reversed 10000');
});

test('a charge that failed is nothing once another has taken its place', async () => {
  const id = await session();
  const [failed] = account.bounce(await completedLater(id));
  assert.ok(failed !== undefined);
  const other = JSON.parse(failed.body).data.object;
  const before = account.event('charge.failed', { ...other, id: 'ch_before' });
  assert.equal(await told([before]), '');
  assert.equal(await told([failed]), 'failed 10000');
});

async function completedLater(id: string): Promise<string> {
  assert.equal(await told(account.payLater(id)), '');
  return id;
}

test('refunds, one after the other; and one that fails later', async () => {
  const id = await session();
  const paid = account.pay(id);
  const first = account.refund(id, 3_000);
  assert.equal(await told(first.events), 'refunded 3000 (1) | refunded 3000 | refunded 3000 (1)');
  const second = account.refund(id, 2_000);
  assert.equal(
    await comesTo([...paid, ...first.events, ...second.events]),
    'received 10000, reversed 5000',
  );
  const failed = account.failRefund(first.id);
  assert.equal(await told(failed), 'refund-failed 3000 (1) | refund-failed 3000 (1)');
  const third = account.refund(id, 500);
  const all = [paid, first.events, second.events, failed, third.events].flat();
  assert.equal(await comesTo(all), 'received 10000, reversed 2500');
  assert.equal(await comesTo(all.toReversed()), 'received 10000, reversed 2500');
});

test('a dispute: withdrawn, and lost for good', async () => {
  const id = await session();
  const paid = account.pay(id);
  const dispute = account.dispute(id);
  assert.equal(await told(dispute.events), 'dispute-lost 10000 (1)');
  const events = [...paid, ...dispute.events, ...account.loseDispute(dispute.id)];
  assert.equal(await comesTo(events), 'received 10000, reversed 10000');
});

test('a dispute that is won, wholly or in part', async () => {
  const id = await session();
  const paid = account.pay(id);
  const dispute = account.dispute(id, 4_000);
  const part = [...paid, ...dispute.events, ...account.winDispute(dispute.id, 3_000)];
  assert.equal(await comesTo(part), 'received 10000, reversed 1000');
  const whole = [...paid, ...dispute.events, ...account.winDispute(dispute.id)];
  assert.equal(await comesTo(whole.toReversed()), 'received 10000, reversed 0');
  // A balance in dollars says nothing of how many euros came back.
  const dollars = [...paid, ...dispute.events, ...account.winDispute(dispute.id, 3_333, 'usd')];
  assert.equal(await comesTo(dollars), 'received 10000, reversed 0');
});

test('a dispute in another currency than was paid in is about all of it', async () => {
  const id = await session();
  account.pay(id);
  const object = {
    ...{ id: 'du_1', object: 'dispute', amount: 4_711, currency: 'usd', status: 'needs_response' },
    ...{ payment_intent: { id: account.paymentId(id), object: 'payment_intent' }, metadata: {} },
  };
  const event = account.event('charge.dispute.funds_withdrawn', object);
  const [fact] = await facts([event]);
  assert.deepEqual([fact?.amount, fact?.currency], [10_000, 'EUR']);
});

test('when the payment cannot be asked for, the event is to be sent again', async () => {
  const id = await session();
  account.pay(id);
  const { events } = account.refund(id, 100);
  const [created] = events;
  assert.ok(created !== undefined);
  stripe.breakDown('fault');
  const fault = await checkout.readEvent(created.body, created.signature).catch((error) => error);
  stripe.breakDown(null);
  assert.match(String(fault), /^Error: Stripe, asked for payment pi_test_\d+: /);
  assert.ok(!String(fault).includes(stripe.secretKey), String(fault));
  assert.equal((await facts(events)).length, 3);
});

const SESSION = {
  ...{ id: 'cs_1', object: 'checkout.session', payment_status: 'paid', payment_intent: 'pi_1' },
  ...{ amount_total: 100, currency: 'eur', metadata: { firm: FIRM, invoice: INVOICE } },
};
const STRANGE: readonly (readonly [words: string, type: string, object: unknown])[] = [
  ['an event of something else', 'customer.created', { id: 'cus_1' }],
  ['an event of the name of an inherited property', 'constructor', SESSION],
  ['nothing in it', 'checkout.session.completed', null],
  ['a list in it', 'charge.refunded', []],
  ['another shop on the same account', 'checkout.session.completed', { ...SESSION, metadata: {} }],
  ['no metadata', 'checkout.session.completed', { ...SESSION, metadata: null }],
  [
    'ids that are none',
    'checkout.session.completed',
    { ...SESSION, metadata: { firm: 'x', invoice: "' or 1=1" } },
  ],
  ['no payment', 'checkout.session.completed', { ...SESSION, payment_intent: null }],
  ['no amount', 'checkout.session.completed', { ...SESSION, amount_total: null }],
  ['a broken amount', 'checkout.session.completed', { ...SESSION, amount_total: 0.5 }],
  ['less than nothing', 'checkout.session.completed', { ...SESSION, amount_total: -1 }],
  ['a currency that is none', 'checkout.session.completed', { ...SESSION, currency: 'euros' }],
  [
    'a fraction of a króna',
    'checkout.session.completed',
    { ...SESSION, currency: 'isk', amount_total: 50 },
  ],
  [
    'nothing to pay',
    'checkout.session.completed',
    { ...SESSION, payment_status: 'no_payment_required' },
  ],
  [
    'a refund of a payment of another account',
    'refund.created',
    { id: 're_1', payment_intent: 'pi_unknown', amount: 1, currency: 'eur', status: 'succeeded' },
  ],
  [
    'a refund of a charge without a payment',
    'refund.created',
    {
      id: 're_1',
      payment_intent: null,
      charge: 'ch_1',
      amount: 1,
      currency: 'eur',
      status: 'pending',
    },
  ],
  [
    'a warning that is closed',
    'charge.dispute.closed',
    { id: 'du_1', payment_intent: 'pi_1', amount: 1, currency: 'eur', status: 'warning_closed' },
  ],
];

for (const [words, type, object] of STRANGE) {
  test(`irrelevant: ${words}`, async () => {
    const { body, signature } = account.event(type, object as object);
    assert.equal(await checkout.readEvent(body, signature), 'irrelevant');
  });
}

const { body: BODY } = account.event('checkout.session.completed', SESSION);
const at = (seconds: number): string =>
  account.sign(BODY, stripe.webhookSecret, Math.floor(now / 1000) + seconds);
const FORGED: readonly (readonly [words: string, body: () => string, signature: () => string])[] = [
  ['no signature', () => BODY, () => ''],
  ['an odd signature', () => BODY, () => 't=,v1=,=,v1'],
  ['a signature without its time', () => BODY, () => 'v1=00'],
  ['another secret', () => BODY, () => account.sign(BODY, 'whsec_another')],
  ['another amount', () => BODY.replace('100', '900'), () => at(0)],
  ['a truncated body', () => BODY.slice(0, -1), () => at(0)],
  ['an empty body', () => '', () => account.sign('')],
  ['a body that is no JSON', () => 'paid', () => account.sign('paid')],
  ['one that is sent again after six minutes', () => BODY, () => at(-360)],
  ['one of another kind', () => THIN, () => account.sign(THIN)],
];
const THIN = JSON.stringify({ id: 'evt_1', object: 'v2.core.event', type: 'x' });

for (const [words, body, signature] of FORGED) {
  test(`forged: ${words}`, async () => {
    assert.equal(await checkout.readEvent(body(), signature()), 'forged');
  });
}

test('a signature of now, of four minutes ago, and one beside that of a former secret', async () => {
  const former = account.sign(BODY, 'whsec_former').split(',')[1];
  for (const signature of [at(0), at(-240), `${at(0)},${former}`]) {
    assert.equal(typeof (await checkout.readEvent(BODY, signature)), 'object');
  }
});
