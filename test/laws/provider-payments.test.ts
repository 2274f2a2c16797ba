/** G4 for any facts: neither their order nor how often they come makes a difference. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cents, parseCurrency } from '../../src/engine/money.ts';
import { type ProviderFact, providerPayment } from '../../src/engine/provider-payments.ts';

const EUR = parseCurrency('EUR') ?? assert.fail('EUR');
const amount = fc.integer({ min: 0, max: 40 });

/** Few refunds and disputes, so that many facts are about the same. */
const someFact = fc.oneof(
  fc.record({ kind: fc.constant('received' as const), amount, about: fc.constant(null) }),
  fc.record({ kind: fc.constant('failed' as const), amount, about: fc.constant(null) }),
  fc.record({
    kind: fc.constant('refunded' as const),
    amount,
    about: fc.constantFrom(null, 'R1', 'R2'),
  }),
  fc.record({
    kind: fc.constant('refund-failed' as const),
    amount,
    about: fc.constantFrom('R1', 'R2'),
  }),
  fc.record({
    kind: fc.constantFrom('dispute-lost' as const, 'dispute-won' as const),
    amount,
    about: fc.constantFrom('D1', 'D2'),
  }),
);
const someFacts = fc.array(someFact, { maxLength: 12 }).map((facts): readonly ProviderFact[] =>
  facts.map((fact, place) => ({
    ...fact,
    ...{ id: `event ${place}`, payment: 'payment', currency: EUR, amount: cents(fact.amount) },
  })),
);
/** The same facts in another order, some of them several times. */
const someTellings = someFacts.chain((facts) =>
  fc.record({
    facts: fc.constant(facts),
    again:
      facts.length === 0
        ? fc.constant([])
        : fc
            .array(fc.constantFrom(...facts), { maxLength: 12 })
            .chain((more) =>
              fc.shuffledSubarray([...facts, ...more], { minLength: facts.length + more.length }),
            ),
  }),
);

test('any order and any repetition come to the same', () => {
  fc.assert(
    fc.property(someTellings, ({ facts, again }) => {
      assert.deepEqual(providerPayment(again), providerPayment(facts));
    }),
    { numRuns: 1_000 },
  );
});

test('no more goes back than came in, and nothing below nothing', () => {
  let partly = 0;
  fc.assert(
    fc.property(someFacts, (facts) => {
      const { received, reversed } = providerPayment(facts);
      assert.ok(0 <= reversed && reversed <= received, `${reversed} of ${received}`);
      if (0 < reversed && reversed < received) partly += 1;
    }),
    { numRuns: 1_000 },
  );
  assert.ok(partly > 30, `only ${partly} went back in part`);
});

test('a refund or a dispute that is undone in full leaves no trace', () => {
  fc.assert(
    fc.property(someFacts, amount, (facts, count) => {
      const about = (kind: ProviderFact['kind'], what: string): ProviderFact => ({
        ...{ id: `${kind} ${what}`, payment: 'payment', currency: EUR },
        ...{ kind, about: what, amount: cents(count) },
      });
      // A total that was told counts refunds that nobody told apart: beside it they are not added.
      const apart = facts.filter(({ kind, about: what }) => kind !== 'refunded' || what !== null);
      const undone = [
        ...apart,
        ...[about('refunded', 'R9'), about('refund-failed', 'R9')],
        ...[about('dispute-lost', 'D9'), about('dispute-won', 'D9')],
      ];
      assert.deepEqual(providerPayment(undone), providerPayment(apart));
    }),
  );
});
