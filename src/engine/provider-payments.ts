/**
 * What a payment provider tells of a payment, and what it comes to (G4). The facts may arrive in any
 * order, twice, or late: what they come to depends on which there are, never on their order.
 */
import { type Cents, type Currency, cents } from './money.ts';

/** One thing that the provider told of a payment. */
export type ProviderFact = {
  /** The provider's own id of the event: the same one is the same fact. */
  readonly id: string;
  /** The provider's id of the payment it is about. */
  readonly payment: string;
  readonly kind:
    | 'received'
    | 'failed'
    | 'refunded'
    | 'refund-failed'
    | 'dispute-lost'
    | 'dispute-won';
  /**
   * Minor units, never negative. Received: the whole payment. Failed: what of it the bank took back;
   * nothing where it failed before it came in. Refunded: that refund, or, where it is about none, all
   * that was given back so far. Refund failed: what of that refund came back to the firm. Dispute:
   * what was withdrawn for it so far, or (won) given back.
   */
  readonly amount: Cents;
  /** The same in all facts of a payment. */
  readonly currency: Currency;
  /** The provider's id of the refund or the dispute it is about; null where it is about neither. */
  readonly about: string | null;
};

/** What a payment comes to: all that came in, and all that went back. `reversed` ≤ `received`. */
export type ProviderPayment = { readonly received: Cents; readonly reversed: Cents };

/**
 * What all facts of one payment come to. Of facts about the same thing the largest counts. Refunds
 * add up, unless a total that was told is larger, less those that failed; a dispute counts as far as
 * it was not won. Nothing is taken back that has not come in: facts that come before it wait for it.
 */
export function providerPayment(facts: readonly ProviderFact[]): ProviderPayment {
  const largest = (kind: ProviderFact['kind'], about: string | null = null): number =>
    facts
      .filter((fact) => fact.kind === kind && fact.about === about)
      .reduce((most, { amount }) => Math.max(most, amount), 0);
  const abouts = [...new Set(facts.flatMap(({ about }) => (about === null ? [] : [about])))];
  const failedRefunds = sum(abouts, (about) => largest('refund-failed', about));
  const refunds = sum(abouts, (about) =>
    Math.max(largest('refunded', about), largest('refund-failed', about)),
  );
  const disputed = sum(abouts, (about) =>
    Math.max(0, largest('dispute-lost', about) - largest('dispute-won', about)),
  );
  const refunded = Math.max(refunds, largest('refunded')) - failedRefunds;
  const received = largest('received');
  const back = largest('failed') + refunded + disputed;
  return { received: cents(received), reversed: cents(Math.min(received, back)) };
}

function sum(abouts: readonly string[], amountOf: (about: string) => number): number {
  return abouts.reduce((total, about) => total + amountOf(about), 0);
}
