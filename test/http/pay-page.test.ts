/** G3: the pages behind the link to an invoice, as a browser is answered. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { payRoutes } from '../../src/http/pay.ts';
import { type Answered, httpServer } from '../../src/http/server.ts';
import { serverOf } from '../support/bank.ts';
import { openPaying, type Paying, type Sold } from '../support/paying.ts';

const ORIGIN = 'http://127.0.0.1:4747';
const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>`;

let paying: Paying;

before(async () => {
  paying = await openPaying();
});

type Shown = { readonly status: number; readonly text: string; readonly headers: Headers };

async function get(path: string): Promise<Shown> {
  const response = await paying.bank.send(null, new Request(`${ORIGIN}${path}`));
  return { status: response.status, text: await response.text(), headers: response.headers };
}

async function post(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`${ORIGIN}${path}`, { method: 'POST', headers });
  return await paying.bank.send(null, request);
}

const offersPay = ({ text }: Shown): boolean => text.includes('<form method="post"');

test('an open invoice is shown as it was issued, with what is open of it and how to pay it', async () => {
  const { path, label } = await paying.sell({ name: 'Spring', minutes: 1200 });
  const shown = await get(path);
  assert.equal(shown.status, 200);
  for (const told of [
    ...[`Invoice ${label}`, 'Northwind IT', 'To be paid by 16 March 2026.', '<td>'],
    ...['Pay 1,190.00 EUR', 'Spring: 20 h can be used once this is paid.', `${path}/invoice.pdf`],
  ]) {
    assert.ok(shown.text.includes(told), told);
  }
  assert.ok(offersPay(shown));
  assert.doesNotMatch(shown.text, /<script|style=| on\w+=/);
  const { headers } = shown;
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.match(headers.get('x-robots-tag') ?? '', /noindex/);
  // To its own pages alone does the browser say where a form comes from.
  assert.equal(headers.get('referrer-policy'), 'same-origin');
  const policy = headers.get('content-security-policy') ?? '';
  const { url } = paying.standIn;
  assert.match(policy, new RegExp(`default-src 'none'.*form-action 'self' https: ${url};`));
});

test('overdue and part paid are told', async () => {
  const { bank, sell } = paying;
  const { path, client, label } = await sell();
  await bank.ask('payment.record', { client, invoice: label, amount: '190.00' });
  bank.moveTo('2026-03-17T12:00:00Z');
  const { text } = await get(path);
  bank.moveTo('2026-03-02T12:00:00Z');
  assert.match(text, /<strong>Overdue<\/strong>: it was to be paid by 16 March 2026\./);
  assert.match(text, /<strong class="stamp">Overdue/);
  assert.match(text, /Pay 1,000\.00 EUR/);
  assert.match(text, /still open of 1,190\.00 EUR/);
  assert.match(text, /<dt>To pay<\/dt><dd>1,000\.00 EUR/);
  assert.match(text, /Please pay by 16 March 2026/);
});

test('a paid invoice offers no Pay, and pressing it all the same leads nowhere', async () => {
  const { bank, sell, press, standIn, tellAll } = paying;
  const sold = await sell();
  const waiting = await get(`${sold.path}/paid`);
  assert.match(waiting.text, /not been told of the payment yet/);
  assert.match(waiting.text, /http-equiv="refresh" content="2; url=[^"]+\/paid\?asked=1"/);
  assert.doesNotMatch((await get(`${sold.path}/paid?asked=99`)).text, /http-equiv="refresh"/);
  const left = await get(`${sold.path}/cancelled`);
  assert.match(left.text, /nothing was charged there\. 1,190\.00 EUR/);
  await tellAll(standIn.account.pay(await press(sold)));
  const shown = await get(sold.path);
  assert.ok(!offersPay(shown));
  assert.match(shown.text, /Nothing is left to be paid\./);
  assert.doesNotMatch(shown.text, /To pay|Please pay by/);
  assert.match(shown.text, /B-1: 10 h are open for use\./);
  const back = await get(`${sold.path}/paid`);
  assert.match(back.text, /Northwind IT has been told of it: invoice \S+ is paid\./);
  assert.doesNotMatch(back.text, /http-equiv="refresh"/);
  assert.equal(back.headers.get('referrer-policy'), 'no-referrer');
  assert.match((await get(`${sold.path}/cancelled`)).text, /is paid: nothing is left to be paid/);
  const asked = standIn.asked.length;
  const pressed = await post(sold.path);
  assert.equal(pressed.status, 422);
  assert.match(await pressed.text(), /role="alert">Nothing is left to be paid/);
  assert.equal(standIn.asked.length, asked);
  assert.deepEqual(bank.faults, []);
});

test('a credited invoice is told to be so', async () => {
  const { bank, sell } = paying;
  const sold = await sell();
  await bank.ask('invoice.credit', { invoice: sold.label, reason: 'Not wanted' });
  const shown = await get(sold.path);
  assert.match(shown.text, /Nothing is to be paid\./);
  assert.ok(!offersPay(shown));
  assert.match((await get(`${sold.path}/paid`)).text, /is credited: nothing is left to be paid/);
});

async function linkOf({ label }: Sold, validDays: number): Promise<string> {
  const { url } = await paying.bank.ask('invoice.link', { invoice: label, validDays });
  return new URL(url).pathname;
}

test('a link that is forged, too old or withdrawn opens nothing, and says which it is', async () => {
  const { bank, sell } = paying;
  const sold = await sell();
  const old = await linkOf(sold, 1);
  const token = sold.path.slice('/pay/'.length);
  const { links } = bank.app;
  const expiresAt = bank.app.clock() + 1000_000;
  const neverKept = await links.sign({ firm: bank.firm, link: bank.app.newId(), expiresAt });
  const [header = '', payload = '', signature = ''] = token.split('.');
  const turned = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
  const unknown = [
    ...['x', '%E0%A4%A', `${token}x`, token.slice(0, -1), 'a.b.c', neverKept],
    ...[`${header}.${payload}.${turned}`, `${header}.${payload}.`],
  ];
  for (const forged of unknown) {
    for (const rest of ['', '/invoice.pdf', '/paid', '/cancelled']) {
      const shown = await get(`/pay/${forged}${rest}`);
      assert.equal(shown.status, 404, `${forged}${rest}`);
      assert.match(shown.text, /This link opens nothing/);
    }
    assert.equal((await post(`/pay/${forged}`)).status, 404);
  }
  bank.moveTo('2026-03-04T12:00:00Z');
  const expired = await get(old);
  assert.deepEqual([expired.status, /too old/.test(expired.text)], [410, true]);
  assert.equal((await get(sold.path)).status, 200);
  await bank.ask('invoice.revoke-links', { invoice: sold.label });
  for (const rest of ['', '/invoice.pdf', '/paid', '/cancelled']) {
    const revoked = await get(`${sold.path}${rest}`);
    assert.deepEqual([revoked.status, /was withdrawn/.test(revoked.text)], [410, true]);
  }
  assert.equal((await post(sold.path)).status, 410);
  bank.moveTo('2026-03-02T12:00:00Z');
});

test('a form from elsewhere is refused', async () => {
  const { path } = await paying.sell();
  const response = await post(path, { 'sec-fetch-site': 'cross-site' });
  assert.equal(response.status, 403);
  assert.match(await response.text(), /Sent from elsewhere/);
});

test('when Stripe does not answer, it is told in plain words, and Pay is still there', async () => {
  const { path } = await paying.sell();
  paying.standIn.breakDown('fault');
  const response = await post(path);
  paying.standIn.breakDown(null);
  const text = await response.text();
  assert.equal(response.status, 422);
  assert.match(text, /role="alert">Stripe does not answer just now\. Nothing was charged/);
  assert.match(text, /<button>Pay 1,190\.00 EUR/);
});

test('Pay asks for exactly what is open, and goes to the client’s own address', async () => {
  const { bank, sell, press, standIn } = paying;
  const sold = await sell();
  await bank.ask('client-billing.set', { client: sold.client, mails: ['books@alder.example'] });
  await bank.ask('payment.record', { client: sold.client, invoice: sold.label, amount: '90.00' });
  await press(sold);
  const form = standIn.asked.at(-1)?.form;
  assert.equal(form?.get('line_items[0][price_data][unit_amount]'), '110000');
  assert.equal(form?.get('customer_email'), 'books@alder.example');
  assert.equal(form?.get('success_url'), `${ORIGIN}${sold.path}/paid`);
  assert.equal(form?.get('cancel_url'), `${ORIGIN}${sold.path}/cancelled`);
});

test('the PDF is the invoice, kept nowhere on its way', async () => {
  const { path, label } = await paying.sell();
  const request = new Request(`${ORIGIN}${path}/invoice.pdf`);
  const response = await paying.bank.send(null, request);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/pdf');
  assert.match(response.headers.get('content-disposition') ?? '', new RegExp(`${label}\\.pdf`));
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.match(Buffer.from(await response.bytes()).toString('latin1'), /^%PDF-/);
});

test('hostile names stay text', async () => {
  const { bank } = paying;
  const { name: client } = await bank.ask('client.add', { name: `Alder ${HOSTILE}` });
  await bank.ask('client-billing.set', { client, legalName: HOSTILE, address: HOSTILE });
  const { path } = await paying.sell({ client, name: HOSTILE });
  for (const rest of ['', '/paid', '/cancelled']) {
    const { status, text } = await get(`${path}${rest}`);
    assert.equal(status, 200);
    assert.doesNotMatch(text, /<script|<img src=x|onerror=alert\(2\)>/);
  }
  assert.match((await get(path)).text, /&lt;script&gt;/);
});

test('without Stripe the bank details and the reference are there instead of Pay', async () => {
  const { bank, sell } = paying;
  const sold = await sell();
  await bank.ask('billing.set', { paymentDetails: 'IBAN DE89 3704 0044 0532 0130 00\nBIC X' });
  const faults: unknown[] = [];
  const none = serverOf({ ...bank.app, checkout: null }, faults);
  const text = await (await none.request(sold.path)).text();
  assert.match(text, /IBAN DE89 3704 0044 0532 0130 00<br>\nBIC X/);
  assert.match(text, new RegExp(`<dt>Reference</dt><dd>${sold.label}</dd>`));
  assert.doesNotMatch(text, /<form/);
  assert.equal((await none.request(sold.path, { method: 'POST' })).status, 422);
  assert.equal((await none.request('/webhooks/stripe', { method: 'POST' })).status, 404);
  await bank.ask('billing.set', { paymentDetails: '' });
  const bare = await (await none.request(sold.path)).text();
  assert.match(bare, /Ask Northwind IT how it is to be paid/);
});

test('what nobody foresaw is told on a page, and in the log', async () => {
  const { bank, sell } = paying;
  const { path } = await sell();
  const faults: unknown[] = [];
  const app = { ...bank.app, clock: () => assert.fail('no clock') };
  const response = await serverOf(app, faults).request(path);
  assert.equal(response.status, 500);
  assert.match(await response.text(), /This does not work/);
  assert.equal(faults.length, 1);
});

test('the account is one firm’s: the others’ invoices do not offer it, and are not paid by it', async () => {
  const { bank, sell, press, standIn, tell, stateOf } = paying;
  const sold = await sell();
  const events = standIn.account.pay(await press(sold));
  const other = await bank.addFirm('Other IT');
  const as = { firm: other, role: 'owner' } as const;
  await bank.ask('client.add', { name: 'Theirs' }, { as });
  const sale = { client: 'Theirs', minutes: 60, price: '10.00', paid: '0' };
  const { invoice } = await bank.ask('block.sell', sale, { as });
  const { url } = await bank.ask('invoice.link', { invoice: invoice ?? '' }, { as });
  const theirs = new URL(url).pathname;
  // Nobody has said whose it is.
  assert.ok(!offersPay(await get(sold.path)));
  const faults = bank.faults.length;
  const [, succeeded] = events;
  assert.ok(succeeded !== undefined);
  assert.equal(await tell(succeeded), 500);
  assert.match(String(bank.faults[faults]), /STRIPE_FIRM/);
  const ours = serverOf({ ...bank.app, checkoutFirm: bank.firm }, []);
  const show = async (path: string): Promise<string> => await (await ours.request(path)).text();
  assert.match(await show(sold.path), /<form/);
  assert.doesNotMatch(await show(theirs), /<form/);
  assert.match(await show(theirs), /Other IT/);
  const { body, signature } = succeeded;
  const event = { method: 'POST', headers: { 'stripe-signature': signature }, body };
  const named = serverOf({ ...bank.app, checkoutFirm: other }, []);
  assert.equal((await named.request('/webhooks/stripe', event)).status, 200);
  assert.equal((await stateOf(sold)).invoice, 'open 0.00 paid 1190.00 open');
  assert.equal((await ours.request('/webhooks/stripe', event)).status, 200);
  assert.equal((await stateOf(sold)).invoice, 'paid 1190.00 paid 0.00 open');
});

test('no token is logged or told, however it is asked for', async () => {
  const { path } = await paying.sell();
  const token = path.slice('/pay/'.length);
  const answered: Answered[] = [];
  const parts = {
    app: paying.bank.app,
    sameOrigin: () => true,
    onFault: () => undefined,
  };
  const server = httpServer(
    {
      ...parts,
      authenticate: async () => null,
      contactOf: async () => null,
      isOfAnother: async () => false,
      onAnswer: (one) => answered.push(one),
    },
    [payRoutes(parts)],
  );
  const paths = ['', '/paid', '/invoice.pdf', '/elsewhere', '/'].map((rest) => `${path}${rest}`);
  const odd = [`/PAY/${token}`, `/%70ay/${token}`, `//pay/${token}`, `/pay/%0A${token}`];
  for (const asked of [...paths, ...odd, `/4242424242424242/pay/${token}`]) {
    for (const method of ['GET', 'DELETE']) {
      const response = await server.request(asked, { method });
      if (response.status === 404) assert.ok(!(await response.text()).includes(token), asked);
    }
  }
  assert.equal(answered.length, 20);
  for (const { path: told } of answered) {
    assert.ok(!told.includes(token) && !told.includes('4242'), told);
  }
});
