/** What a payment provider tells is booked (G4): the same end, whatever came first and how often. */
import { addDays, type LocalDate } from '../days.ts';
import { type Cents, cents } from '../money.ts';
import { type ProviderFact, providerPayment } from '../provider-payments.ts';
import type { Act, Step } from './books.ts';
import type { Payment, PaymentMethod } from './money-books.ts';
import { receiveAgain, receivePayment, reversePayment } from './payments.ts';
import type { BankRefusal } from './refusals.ts';
import { changedMoney } from './settle.ts';

/** What was told, of which invoice; and what a payment is called that is new by it. */
export type ProviderTold = {
  readonly fact: ProviderFact;
  readonly invoice: string;
  readonly method: PaymentMethod;
  readonly newPayment: string;
};

/** `unbooked`: what of it could not be booked, for whoever looks after the program; else null. */
export type Booked = Step & { readonly unbooked: string | null };

/**
 * Keeps what was told and books the difference it makes: the payment once, what goes back of it, and
 * what comes in again of that. What a member took back already is not taken back twice. Money in
 * another currency than the client's is kept as told, and not booked. Refused: as payments are.
 */
export function bookProviderFact(step: Step, told: ProviderTold, act: Act): Booked | BankRefusal {
  const { fact, invoice } = told;
  const { books } = step;
  const known = books.money.providerFacts.filter(({ payment }) => payment === fact.payment);
  const kept = withFact(step, told, act);
  if (fact.currency !== books.currency) {
    const unbooked = `${fact.id} tells of ${fact.currency}, invoice ${invoice} is in ${books.currency}`;
    return { ...kept, unbooked };
  }
  const ours = known.filter(({ currency }) => currency === books.currency);
  const before = providerPayment(ours);
  const after = providerPayment([...ours, fact]);
  const received = after.received === 0 ? kept : withReceived(kept, told, after.received, act);
  if ('code' in received) return received;
  const payment = paymentIn(received, fact.payment);
  if (payment === null) return { ...received, unbooked: null };
  const gone = afterwards(payment, before.reversed, after.reversed);
  const booked = withReversed(received, payment, gone, fact.kind, act);
  if ('code' in booked) return booked;
  const more = after.received - payment.amount;
  return {
    ...booked,
    unbooked: more <= 0 ? null : `${fact.payment} is ${more} more than was told of it first`,
  };
}

/** What of the payment has gone back in all, once the provider tells `after` instead of `before`. */
function afterwards({ amount, reversed }: Payment, before: Cents, after: Cents): Cents {
  const least = Math.min(after, amount);
  return cents(Math.max(least, reversed - Math.max(0, before - after)));
}

function withFact(step: Step, { fact, invoice }: ProviderTold, act: Act): Step {
  const { books } = step;
  const providerFacts = [...books.money.providerFacts, fact];
  return changedMoney(
    { ...step, books: { ...books, money: { ...books.money, providerFacts } } },
    { providerFacts: [{ fact, client: books.client, invoice, at: act.at }] },
  );
}

/** With the payment, unless it is there. */
function withReceived(
  step: Step,
  { fact, invoice, method, newPayment }: ProviderTold,
  amount: Cents,
  act: Act,
): Step | BankRefusal {
  if (paymentIn(step, fact.payment) !== null) return step;
  const { payment: provider } = fact;
  const received = { id: newPayment, invoice, method, amount, on: dayOf(step, act) };
  return receivePayment(step, { ...received, reference: provider, provider }, act);
}

function withReversed(
  step: Step,
  payment: Payment,
  reversed: Cents,
  why: ProviderFact['kind'],
  act: Act,
): Step | BankRefusal {
  const amount = cents(Math.abs(reversed - payment.reversed));
  if (amount === 0) return step;
  const change = { amount, on: dayOf(step, act), reason: REASONS[why] };
  return reversed > payment.reversed
    ? reversePayment(step, payment, change, act)
    : receiveAgain(step, payment, change, act);
}

const REASONS: Readonly<Record<ProviderFact['kind'], string>> = {
  received: 'went back before it was told of',
  failed: 'failed',
  refunded: 'refunded',
  'refund-failed': 'the refund failed',
  'dispute-lost': 'charged back',
  'dispute-won': 'the dispute was won',
};

/** A provider tells no day that counts in the books: it is today, and always an open one. */
function dayOf({ books }: Step, { today }: Act): LocalDate {
  const { closedThrough } = books.money;
  return closedThrough === null || closedThrough < today ? today : addDays(closedThrough, 1);
}

function paymentIn({ books }: Step, provider: string): Payment | null {
  return [...books.money.payments.values()].find((one) => one.provider === provider) ?? null;
}
