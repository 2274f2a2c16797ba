/** G4 in the books: whatever a provider tells, in any order and any number of times, ends the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lotIn } from '../../src/engine/accounts.ts';
import { type Act, NO_CHANGE, type Step } from '../../src/engine/bank/books.ts';
import { reversePayment } from '../../src/engine/bank/payments.ts';
import { bookProviderFact } from '../../src/engine/bank/provider.ts';
import type { Sale } from '../../src/engine/bank/sell.ts';
import { receivableIn } from '../../src/engine/bank/settle.ts';
import { type LocalDate, localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { cents, parseCurrency } from '../../src/engine/money.ts';
import { type ProviderFact, providerPayment } from '../../src/engine/provider-payments.ts';
import { DEFAULT_FIRM_POLICY } from '../../src/engine/terms.ts';
import { actOn, EUR, noBooks } from '../support/bank-life.ts';
import { sellOnInvoice } from '../support/invoiced.ts';

const PRICE = 100;
const SALE: Sale = {
  ...{ id: 'block', name: 'B', origin: 'sale', boughtOn: localDate('2026-02-01') },
  ...{ expiresOn: null, minutes: minutes(600), price: cents(PRICE), workTypes: null },
  ...{ product: null, standardRate: null, note: '', invoice: null },
};
const ACT = actOn(SALE.boughtOn);
const INVOICE = 'invoice-block';

function sold(closedThrough: LocalDate | null = null): Step {
  const policy = { ...DEFAULT_FIRM_POLICY, blockUsable: 'proportional' } as const;
  const step = sellOnInvoice({ books: noBooks(policy), change: NO_CHANGE }, SALE, ACT);
  if ('code' in step) throw new Error(step.code);
  const { books } = step;
  return { ...step, books: { ...books, money: { ...books.money, closedThrough } } };
}

/** Tells the facts one after the other, each once, as the write path does. */
function told(facts: readonly ProviderFact[], from = sold(), act: Act = ACT): Step {
  let step = from;
  for (const fact of facts) {
    if (step.books.money.providerFacts.some(({ id }) => id === fact.id)) continue;
    const newPayment = `ours ${fact.payment}`;
    const what = { fact, invoice: INVOICE, method: 'stripe', newPayment } as const;
    const booked = bookProviderFact(step, what, act);
    if ('code' in booked) throw new Error(booked.code);
    step = booked;
  }
  return step;
}

/** Everything that must not depend on the order. */
function endOf({ books, change }: Step): object {
  const sums: Record<string, number> = {};
  for (const { account, amount } of change.records.flatMap(({ money }) => money)) {
    sums[account] = (sums[account] ?? 0) + amount;
  }
  const { paid, credited } = receivableIn(books, INVOICE);
  const { openMinutes } = lotIn(books.account, SALE.id).block;
  const label = books.labels.get(SALE.id);
  const payments = [...books.money.payments.values()]
    .map(({ provider, amount, reversed }) => `${provider}: ${amount} less ${reversed}`)
    .sort();
  const full = Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
  return { ...{ paid, credited, openMinutes, payments }, ...full, share: label?.paid };
}

const amount = fc.integer({ min: 0, max: 120 });
const about = fc.constantFrom('one', 'two');

/** Of two payments; what each brought is the same whenever it is told. */
const someFacts = fc
  .tuple(
    fc.tuple(fc.constantFrom(40, 100, 130), fc.constantFrom(60, 100)),
    fc.array(
      fc
        .oneof(
          fc.record({ kind: fc.constant('received' as const), about: fc.constant(null) }),
          fc.record({
            kind: fc.constantFrom('failed' as const, 'refunded' as const),
            about: fc.constant(null),
          }),
          fc.record({
            kind: fc.constantFrom(
              ...(['refunded', 'refund-failed', 'dispute-lost', 'dispute-won'] as const),
            ),
            about,
          }),
        )
        .chain((fact) => fc.record({ fact: fc.constant(fact), amount, second: fc.boolean() })),
      { maxLength: 14 },
    ),
  )
  .map(([[first, other], facts]): readonly ProviderFact[] =>
    facts.map(({ fact, amount: count, second }, place) => ({
      ...{ ...fact, id: `event ${place}`, payment: second ? 'second' : 'first', currency: EUR },
      amount: cents(fact.kind === 'received' ? (second ? other : first) : count),
    })),
  );

test('any order and any repetition end the same', () => {
  let moved = 0;
  fc.assert(
    fc.property(
      someFacts.chain((facts) =>
        fc.tuple(
          fc.constant(facts),
          fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }),
        ),
      ),
      ([facts, again]) => {
        const end = endOf(told(facts));
        assert.deepEqual(endOf(told(again)), end);
        if ('cash' in end) moved += 1;
      },
    ),
    { numRuns: 1_000 },
  );
  assert.ok(moved > 200, `money moved in ${moved} only`);
});

test('what is booked of a payment is what the provider says it comes to', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const { books, change } = told(facts);
      let cash = 0;
      for (const name of ['first', 'second']) {
        const { received, reversed } = providerPayment(
          facts.filter(({ payment }) => payment === name),
        );
        const payment = books.money.payments.get(`ours ${name}`);
        assert.deepEqual([payment?.amount ?? 0, payment?.reversed ?? 0], [received, reversed]);
        cash += received - reversed;
      }
      for (const record of change.records) {
        assert.equal(
          record.money.reduce((sum, line) => sum + line.amount, 0),
          0,
        );
      }
      assert.equal(receivableIn(books, INVOICE).paid, cash);
    }),
    { numRuns: 1_000 },
  );
});

const fact = (
  id: string,
  kind: ProviderFact['kind'],
  count: number,
  more: Partial<ProviderFact> = {},
): ProviderFact => ({
  ...{ id, payment: 'first', kind, amount: cents(count), currency: EUR, about: null },
  ...more,
});

test('a dispute that is won brings the money in again, each time as a record of its own', () => {
  const lost = fact('e2', 'dispute-lost', 100, { about: 'one' });
  const won = fact('e3', 'dispute-won', 60, { about: 'one' });
  const { change, books } = told([fact('e1', 'received', 100), lost, won]);
  const records = change.records.slice(-3).map(({ kind, money, facts }) => {
    const cash = money.find(({ account }) => account === 'cash')?.amount;
    return [kind, cash, (facts as { readonly reason?: string }).reason ?? ''];
  });
  assert.deepEqual(records, [
    ['payment', 100, ''],
    ['payment-reversal', -100, 'charged back'],
    ['payment', 60, 'the dispute was won'],
  ]);
  assert.equal(lotIn(books.account, SALE.id).block.openMinutes, 360);
  assert.deepEqual(
    change.money.settlements.map(({ kind, paid }) => [kind, paid]),
    [
      ['payment', 100],
      ['payment-reversal', -100],
      ['payment', 60],
    ],
  );
});

test('what a member took back already is not taken back twice, nor undone by what is old', () => {
  const received = told([fact('e1', 'received', 100)]);
  const payment = received.books.money.payments.get('ours first');
  assert.ok(payment !== undefined);
  const back = { amount: cents(100), on: ACT.today, reason: 'Charged back, says the bank' };
  const reversed = reversePayment(received, payment, back, ACT);
  if ('code' in reversed) throw new Error(reversed.code);
  const again = told([fact('e2', 'received', 100)], reversed);
  assert.equal(again.books.money.payments.get('ours first')?.reversed, 100);
  const lost = told([fact('e3', 'dispute-lost', 100, { about: 'one' })], again);
  assert.equal(receivableIn(lost.books, INVOICE).paid, 0);
  const won = told([fact('e4', 'dispute-won', 100, { about: 'one' })], lost);
  assert.equal(receivableIn(won.books, INVOICE).paid, 100);
});

test('another currency and a payment that grows are kept as told, not booked, and said so', () => {
  const USD = parseCurrency('USD') ?? assert.fail('USD');
  const tell = (step: Step, one: ProviderFact) => {
    const what = { fact: one, invoice: INVOICE, method: 'stripe', newPayment: 'new' } as const;
    const booked = bookProviderFact(step, what, ACT);
    if ('code' in booked) throw new Error(booked.code);
    return booked;
  };
  const foreign = tell(sold(), fact('e1', 'received', 100, { currency: USD }));
  assert.equal(foreign.unbooked, 'e1 tells of USD, invoice invoice-block is in EUR');
  assert.equal(foreign.change.money.providerFacts.length, 1);
  assert.equal(receivableIn(foreign.books, INVOICE).paid, 0);
  const own = tell(foreign, fact('e2', 'received', 100));
  assert.equal(own.unbooked, null);
  const more = tell(own, fact('e3', 'received', 130));
  assert.equal(more.unbooked, 'first is 30 more than was told of it first');
  assert.equal(receivableIn(more.books, INVOICE).paid, 100);
});

test('a provider names no day: it is booked today, and always on an open day', () => {
  const onDay = (closedThrough: string | null): string | undefined => {
    const from = sold(closedThrough === null ? null : localDate(closedThrough));
    const { change } = told([fact('e1', 'received', 100)], from, actOn(localDate('2026-03-05')));
    return change.records.at(-1)?.on;
  };
  assert.equal(onDay(null), '2026-03-05');
  assert.equal(onDay('2026-03-04'), '2026-03-05');
  // The firm moved to another time zone.
  assert.equal(onDay('2026-03-05'), '2026-03-06');
});
