/** G4 through the webhook: events forged, cut short, of others, doubled, shuffled, at the same time. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { openPaying, type Paying, type Sold, type State } from '../support/paying.ts';
import type { StandInEvent } from '../support/stripe-stand-in-account.ts';

let paying: Paying;

before(async () => {
  paying = await openPaying();
});

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

test('what is forged, cut short or too old is refused, and nothing of it is kept', async () => {
  const { sell, press, standIn, tell, stateOf, factsOf } = paying;
  const sold = await sell();
  const events = standIn.account.pay(await press(sold));
  const { sign } = standIn.account;
  for (const { body, signature } of events) {
    const now = Math.floor(paying.bank.app.clock() / 1000);
    const other = body.replace('119000', '919000');
    for (const forged of [
      { body, signature: '' },
      { body, signature: sign(body, 'whsec_of_somebody_else') },
      { body, signature: sign(body, undefined, now - 301) },
      { body: body.slice(0, -1), signature },
      { body: `${body} `, signature },
      { body: body.slice(0, 40), signature: sign(body.slice(0, 40)) },
      { body: other === body ? `${body}\n` : other, signature },
    ]) {
      assert.equal(await tell(forged), 400);
    }
  }
  assert.equal(await tell({ body: 'x'.repeat(1024 * 1024 + 1), signature: 'x' }), 413);
  assert.equal(await factsOf(sold), 0);
  assert.deepEqual(await stateOf(sold), UNPAID);
});

test('what concerns no payment here is taken and ignored', async () => {
  const { sell, press, standIn, tell, stateOf, factsOf, bank } = paying;
  const sold = await sell();
  const [, succeeded] = standIn.account.pay(await press(sold));
  assert.ok(succeeded !== undefined);
  const object = (JSON.parse(succeeded.body) as { data: { object: { metadata: object } } }).data
    .object;
  const elsewhere = [
    { firm: bank.app.newId(), invoice: sold.invoice },
    { firm: bank.firm, invoice: bank.app.newId() },
  ];
  for (const metadata of elsewhere) {
    const event = standIn.account.event('payment_intent.succeeded', { ...object, metadata });
    assert.equal(await tell(event), 200);
  }
  assert.equal(await tell(standIn.account.event('customer.created', { id: 'cus_1' })), 200);
  assert.equal(await factsOf(sold), 0);
  assert.deepEqual(await stateOf(sold), UNPAID);
});

test('another currency is kept as told, not booked, and told to the operator', async () => {
  const { sell, press, standIn, tell, stateOf, factsOf, bank } = paying;
  const sold = await sell();
  const [, succeeded] = standIn.account.pay(await press(sold));
  const { data } = JSON.parse(succeeded?.body ?? '') as { data: { object: object } };
  const foreign = { ...data.object, currency: 'usd' };
  const faults = bank.faults.length;
  assert.equal(await tell(standIn.account.event('payment_intent.succeeded', foreign)), 200);
  assert.equal(await factsOf(sold), 1);
  assert.deepEqual(await stateOf(sold), UNPAID);
  assert.match(String(bank.faults[faults]), /tells of USD, invoice .* is in EUR/);
});

test('when Stripe has to be asked and does not answer, the event is to be sent again', async () => {
  const { sell, press, standIn, tell, tellAll, stateOf } = paying;
  const sold = await sell();
  const session = await press(sold);
  await tellAll(standIn.account.pay(session));
  const [, withdrawn] = standIn.account.dispute(session).events;
  assert.ok(withdrawn !== undefined);
  standIn.breakDown('busy');
  assert.equal(await tell(withdrawn), 503);
  assert.deepEqual(await stateOf(sold), PAID);
  standIn.breakDown(null);
  assert.equal(await tell(withdrawn), 200);
  assert.equal((await stateOf(sold)).invoice, 'open 0.00 paid 1190.00 open');
});

/** What becomes of a payment, and by how much it changes what the firm has of it. */
const someFate = fc.array(
  fc.record({
    act: fc.constantFrom('refund', 'failRefund', 'dispute', 'win', 'lose'),
    amount: fc.integer({ min: 1, max: 40_000 }),
    pick: fc.nat(20),
  }),
  { maxLength: 7 },
);

type Fate = typeof someFate extends fc.Arbitrary<infer T> ? T : never;

/** Lets it happen at the stand-in: its events, and what is left of the payment by hand. */
function live(session: string, fate: Fate): { events: StandInEvent[]; left: number } {
  const { account } = paying.standIn;
  const events = [...account.pay(session)];
  let left = 119_000;
  const refunds: { readonly id: string; readonly amount: number }[] = [];
  const disputes: { readonly id: string; readonly amount: number }[] = [];
  for (const { act, amount, pick } of fate) {
    if (act === 'refund' || act === 'dispute') {
      if (amount > left) continue;
      const one = account[act](session, amount);
      (act === 'refund' ? refunds : disputes).push({ id: one.id, amount });
      events.push(...one.events);
      left -= amount;
      continue;
    }
    const open = act === 'failRefund' ? refunds : disputes;
    const [one] = open.splice(pick % Math.max(1, open.length), 1);
    if (one === undefined) continue;
    if (act === 'failRefund') events.push(...account.failRefund(one.id));
    if (act === 'win') events.push(...account.winDispute(one.id));
    if (act === 'lose') events.push(...account.loseDispute(one.id));
    if (act !== 'lose') left += one.amount;
  }
  return { events, left };
}

test('shuffled, doubled, forged, truncated and at the same time: the end is the same', async () => {
  const { sell, press, tell, stateOf, bank, standIn } = paying;
  let day = Date.parse('2026-05-01T01:00:00Z');
  let back = 0;
  await fc.assert(
    fc.asyncProperty(
      someFate,
      fc.option(someFate),
      fc.infiniteStream(fc.nat(1_000_000)),
      async (fate, other, chance) => {
        const pick = (): number => chance.next().value ?? 0;
        bank.moveTo(new Date(day).toISOString());
        const sold = await sell();
        const first = await press(sold);
        bank.moveTo(new Date(day + 12 * 3_600_000).toISOString());
        day += 24 * 3_600_000;
        const lives = [live(first, fate)];
        if (other !== null) lives.push(live(await press(sold), other));
        const events = lives.flatMap(({ events: some }) => some);
        const forged = events.map(({ body }) => ({
          body,
          signature: standIn.account.sign(body, 'x'),
        }));
        const cut = events.map(({ body, signature }) => ({ body: body.slice(0, -2), signature }));
        const good = new Set<object>(events);
        const all = [...events, ...events, ...forged, ...cut]
          .map((event) => [pick(), event] as const)
          .sort(([a], [b]) => a - b)
          .map(([, event]) => event);
        // A few at a time, so that some come together and others after them.
        while (all.length > 0) {
          const some = all.splice(0, 1 + (pick() % 6));
          const statuses = await Promise.all(some.map(tell));
          const expected = some.map((event) => (good.has(event) ? 200 : 400));
          assert.deepEqual(statuses, expected);
        }
        const left = lives.reduce((sum, one) => sum + one.left, 0);
        if (left !== 119_000 * lives.length) back += 1;
        await checkEnd(
          sold,
          left,
          lives.map((one) => one.left),
          stateOf,
        );
      },
    ),
    { numRuns: 25 },
  );
  assert.ok(back > 5, `money went back in ${back} only`);
  assert.deepEqual((await bank.ask('ledger.verify', {})).findings, []);
  assert.deepEqual(
    bank.faults.map(String).filter((fault) => !/busy|USD/.test(fault)),
    [],
  );
});

async function checkEnd(
  sold: Sold,
  left: number,
  each: readonly number[],
  stateOf: Paying['stateOf'],
): Promise<void> {
  const money = (count: number): string => (count / 100).toFixed(2);
  const open = Math.max(0, 119_000 - left);
  const balance = Math.max(0, left - 119_000);
  const books = [
    ...(left === 0 ? [] : [`cash ${money(left)}`]),
    ...(balance === 0 ? [] : [`client-balance ${money(-balance)}`]),
    'deferred:block -1000.00',
    ...(open === 0 ? [] : [`receivable ${money(open)}`]),
    'tax -190.00',
  ];
  assert.deepEqual(await stateOf(sold), {
    invoice: `${open === 0 ? 'paid' : 'open'} ${money(left)} paid ${money(open)} open`,
    block: open === 0 ? 'open 600 open 600 left' : 'unpaid 0 open 600 left',
    books: books.join(' | '),
    payments: each.map((one) => `stripe 1190.00 less ${money(119_000 - one)}`).sort(),
  });
}
