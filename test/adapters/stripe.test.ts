/** Opening a page to pay on (G3), against a stand-in that is asked as Stripe is. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { createStripeCheckout } from '../../src/adapters/stripe/checkout.ts';
import type { CheckoutAsked } from '../../src/app/ports.ts';
import { type Cents, type Currency, cents, parseCurrency } from '../../src/engine/money.ts';
import { atEnd } from '../support/at-end.ts';
import { type Breakdown, openStripeStandIn } from '../support/stripe-stand-in.ts';

const stripe = await openStripeStandIn();
let now = Date.parse('2026-03-01T10:00:00Z');
const faults: Error[] = [];
const checkout = stripe.checkout(
  () => now,
  (fault) => faults.push(fault),
);

function currency(code: string): Currency {
  return parseCurrency(code) ?? assert.fail(code);
}

let keys = 0;
function bill(given: Partial<CheckoutAsked> = {}): CheckoutAsked {
  keys += 1;
  return {
    firm: '01890a5d-ac96-774b-bcce-b302099a8057',
    client: '01890a5d-ac96-774b-bcce-b302099a8058',
    invoice: '01890a5d-ac96-774b-bcce-b302099a8059',
    label: 'INV-2026-0007',
    amount: cents(180_000),
    currency: currency('EUR'),
    mail: 'kim@alder.example',
    successUrl: 'http://127.0.0.1:4747/pay/abc?done={CHECKOUT_SESSION_ID}',
    cancelUrl: 'http://127.0.0.1:4747/pay/abc',
    key: `key ${keys}`,
    ...given,
  };
}

async function opened(asked: CheckoutAsked): Promise<string> {
  const answer = await checkout.open(asked);
  return 'url' in answer ? answer.url : assert.fail(answer.problem);
}

async function problem(asked: CheckoutAsked): Promise<string> {
  const answer = await checkout.open(asked);
  return 'problem' in answer ? answer.problem : assert.fail(answer.url);
}

const sessionOf = (url: string): string => url.split('/').at(-1) ?? '';

test('one line for what is open, and whose it is on the session and on its payment', async () => {
  const url = await opened(bill());
  assert.ok(url.startsWith(`${stripe.url}/c/pay/cs_`), url);
  const asked = stripe.asked.at(-1);
  const metadata = (prefix: string) => ({
    [`${prefix}[firm]`]: '01890a5d-ac96-774b-bcce-b302099a8057',
    [`${prefix}[client]`]: '01890a5d-ac96-774b-bcce-b302099a8058',
    [`${prefix}[invoice]`]: '01890a5d-ac96-774b-bcce-b302099a8059',
  });
  assert.deepEqual(Object.fromEntries(asked?.form ?? []), {
    mode: 'payment',
    submit_type: 'pay',
    'line_items[0][quantity]': '1',
    'line_items[0][price_data][currency]': 'eur',
    'line_items[0][price_data][unit_amount]': '180000',
    'line_items[0][price_data][product_data][name]': 'INV-2026-0007',
    client_reference_id: '01890a5d-ac96-774b-bcce-b302099a8059',
    ...metadata('metadata'),
    ...metadata('payment_intent_data[metadata]'),
    'payment_intent_data[description]': 'INV-2026-0007',
    'payment_intent_data[receipt_email]': 'kim@alder.example',
    customer_email: 'kim@alder.example',
    success_url: 'http://127.0.0.1:4747/pay/abc?done={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://127.0.0.1:4747/pay/abc',
    // Open at least an hour from now, and less than a day: until 13:00.
    expires_at: String(Date.parse('2026-03-01T13:00:00Z') / 1000),
    'adaptive_pricing[enabled]': 'false',
  });
  assert.match(String(asked?.headers['idempotency-key']), /^[0-9a-f]{64}$/);
  const telling = String(asked?.headers['x-stripe-client-user-agent']);
  assert.ok(!telling.includes('telemetry_id'), telling);
});

test('a page at any time of the day is open for more than half an hour, and less than a day', async () => {
  for (const at of ['00:00:00', '11:29:59', '11:59:59', '12:00:00', '23:59:59.999']) {
    now = Date.parse(`2026-03-02T${at}Z`);
    await opened(bill());
  }
  now = Date.parse('2026-03-01T10:00:00Z');
});

const COUNTED: readonly (readonly [amount: Cents, code: string, told: string])[] = [
  [cents(5), 'ISK', '500'],
  [cents(500), 'JPY', '500'],
  [cents(5_120), 'KWD', '5120'],
  [cents(123_400), 'MGA', '1234'],
];

for (const [amount, code, told] of COUNTED) {
  test(`${amount} minor units of ${code} are told as ${told}`, async () => {
    await opened(bill({ amount, currency: currency(code) }));
    const form = stripe.asked.at(-1)?.form;
    assert.equal(form?.get('line_items[0][price_data][unit_amount]'), told);
    assert.equal(form?.get('line_items[0][price_data][currency]'), code.toLowerCase());
  });
}

test('what Stripe cannot take exactly is not asked for', async () => {
  const before = stripe.asked.length;
  const told = await problem(bill({ amount: cents(5_124), currency: currency('KWD') }));
  assert.match(told, /not take exactly this amount/);
  assert.equal(stripe.asked.length, before);
});

test('a repeat opens the same page; another amount or another key another one', async () => {
  const asked = bill();
  const url = await opened(asked);
  now += 60_000;
  assert.equal(await opened(asked), url);
  assert.notEqual(await opened({ ...asked, amount: cents(90_000) }), url);
  assert.notEqual(await opened({ ...asked, key: 'another' }), url);
  now += 12 * 3_600_000;
  assert.notEqual(await opened(asked), url);
});

test('nothing is told of how earlier requests went', async () => {
  for (let times = 0; times < 3; times += 1) await opened(bill());
  const told = stripe.asked.map(({ headers }) => headers['x-stripe-client-telemetry']);
  assert.deepEqual([...new Set(told)], [undefined]);
});

test('a repeat after the page was paid is told so, and not asked to pay again', async () => {
  const asked = bill();
  stripe.account.pay(sessionOf(await opened(asked)));
  assert.match(await problem(asked), /paid just now/);
});

test('a repeat after the page was closed opens another', async () => {
  const asked = bill();
  const url = await opened(asked);
  stripe.account.expire(sessionOf(url));
  const next = await opened(asked);
  assert.notEqual(next, url);
  assert.equal(await opened(asked), next);
});

test('a mail that Stripe does not know as such is left out', async () => {
  for (const mail of ['kim@älder.example', null]) {
    await opened(bill({ mail }));
    const form = stripe.asked.at(-1)?.form;
    assert.equal(form?.has('customer_email'), false);
    assert.equal(form?.has('payment_intent_data[receipt_email]'), false);
  }
});

const BROKEN: readonly (readonly [how: Breakdown, asked: number])[] = [
  ['cut', 2],
  ['silent', 2],
  ['fault', 2],
  ['busy', 1],
  ['garbage', 1],
];

for (const [how, times] of BROKEN) {
  test(`when Stripe fails (${how}) a sentence says so, and the log knows more`, async () => {
    const before = stripe.asked.length;
    const faultsBefore = faults.length;
    stripe.breakDown(how);
    const told = await problem(bill());
    stripe.breakDown(null);
    assert.equal(
      told,
      'Stripe does not answer just now. Nothing was charged: try again in a few minutes.',
    );
    assert.equal(stripe.asked.length - before, times);
    const fault = faults.at(-1);
    assert.equal(faults.length, faultsBefore + 1);
    assert.match(String(fault), /^Error: Stripe, asked for a checkout of invoice 01890a5d/);
    assert.ok(!String(fault).includes(stripe.secretKey), String(fault));
  });
}

test('a key that is not accepted is nothing for whoever pays', async () => {
  const told: Error[] = [];
  const other = createStripeCheckout({
    ...{ secretKey: 'sk_test_opensesame99', webhookSecret: 'whsec_1', apiBase: stripe.url },
    onFault: (fault) => told.push(fault),
  });
  const answer = await other.open(bill());
  const problem = 'problem' in answer ? answer.problem : assert.fail(answer.url);
  assert.match(problem, /^Stripe does not take payments for this account just now\./);
  assert.match(String(told[0]), /StripeAuthenticationError, 401, req_/);
  assert.ok(!/sk_|sesame|me99/.test(`${problem} ${told[0]}`), String(told[0]));
});

test('where nothing listens, it is the same sentence', async () => {
  const nowhere = createStripeCheckout({
    ...{ secretKey: 'sk_test_1', webhookSecret: 'whsec_1', apiBase: 'http://127.0.0.1:1' },
  });
  const answer = await nowhere.open(bill());
  assert.match('problem' in answer ? answer.problem : '', /does not answer just now/);
});

test('what happens on the page is told before the browser is sent on, and can be told again', async () => {
  const heard: string[] = [];
  const listener = createServer(async (request, response) => {
    const signature = String(request.headers['stripe-signature']);
    const read = await checkout.readEvent(await text(request), signature);
    heard.push(typeof read === 'string' ? read : `${read.event.kind} ${read.event.amount}`);
    response.writeHead(200).end();
  });
  await new Promise<void>((listening) => listener.listen(0, '127.0.0.1', listening));
  atEnd(async () => {
    listener.closeAllConnections();
    await new Promise((closed) => listener.close(closed));
  });
  const { port } = listener.address() as AddressInfo;
  stripe.tell(`http://127.0.0.1:${port}/webhooks/stripe`);
  const url = await opened(bill());
  await fetch(`${url}/debit`, { method: 'POST', redirect: 'manual' });
  assert.deepEqual(heard, ['irrelevant']);
  const statuses = await stripe.send(stripe.account.settle(sessionOf(url)));
  assert.deepEqual(statuses, [200, 200, 200]);
  assert.deepEqual(heard.slice(1), ['irrelevant', 'received 180000', 'received 180000']);
  stripe.tell(null);
});

test('on the page a browser pays or goes back', async () => {
  const url = await opened(bill());
  const shown = await (await fetch(url)).text();
  assert.match(shown, /INV-2026-0007[\s\S]*180000 eur[\s\S]*>Pay<[\s\S]*>Cancel</);
  const press = async (button: string) =>
    (await fetch(`${url}/${button}`, { method: 'POST', redirect: 'manual' })).headers.get(
      'location',
    );
  assert.equal(await press('cancel'), 'http://127.0.0.1:4747/pay/abc');
  assert.equal(await press('pay'), `http://127.0.0.1:4747/pay/abc?done=${sessionOf(url)}`);
  assert.equal((await fetch(url)).status, 404);
});
