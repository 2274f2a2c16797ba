/**
 * What an event of Stripe tells of a payment. An event comes in the shape of whatever version of the
 * interface the account stands at: one that cannot be read tells nothing, and never throws.
 *
 * Whose payment it is stands in the metadata that a checkout puts on the session and on its payment
 * intent; Stripe copies the intent's to its charges. Refunds and disputes have metadata of their
 * own: for those the payment has to be asked for.
 */
import { z } from 'zod';
import type { ProviderFact } from '../../engine/provider-payments.ts';

/** The invoice that a payment is for. */
export type Bound = { readonly firm: string; readonly invoice: string };

/** What an event tells, in the amounts and ids of Stripe. */
export type Told = {
  /** The payment intent. */
  readonly payment: string;
  readonly kind: ProviderFact['kind'];
  readonly amount: number;
  readonly currency: string;
  readonly about: string | null;
  /** Null where the event does not say. */
  readonly bound: Bound | null;
  /** Holds only as long as this charge is the payment's latest; null: in any case. */
  readonly ifLatest: string | null;
};

const reference = z
  .union([z.string().min(1), z.object({ id: z.string().min(1) })])
  .transform((value) => (typeof value === 'string' ? value : value.id));
const count = z.int().nonnegative();
const boundSchema = z.object({ firm: z.uuid(), invoice: z.uuid() });

const eventSchema = z.object({
  id: z.string().min(1).max(255),
  type: z.string(),
  data: z.object({ object: z.unknown() }),
});

const sessionSchema = z.object({
  payment_intent: reference,
  payment_status: z.string(),
  amount_total: count,
  currency: z.string(),
  metadata: boundSchema,
});

/** A payment intent: what an event has of it, and what is asked for. */
export const paymentSchema = z.object({
  id: z.string().min(1),
  amount_received: count,
  currency: z.string(),
  latest_charge: reference.nullish(),
  metadata: boundSchema,
});

const chargeSchema = z.object({
  id: z.string().min(1),
  payment_intent: reference,
  amount: count,
  amount_refunded: count,
  currency: z.string(),
  failure_balance_transaction: reference.nullish(),
  metadata: boundSchema,
});

const refundSchema = z.object({
  id: z.string().min(1),
  payment_intent: reference,
  amount: count,
  currency: z.string(),
  status: z.string(),
});

const disputeSchema = z.object({
  id: z.string().min(1),
  payment_intent: reference,
  amount: count,
  currency: z.string(),
  status: z.string(),
  balance_transactions: z.array(z.object({ amount: z.int(), currency: z.string() })).catch([]),
});

type Dispute = z.infer<typeof disputeSchema>;
type Reader = (object: unknown) => Told | null;

/** Every event that tells of money; an endpoint has to be sent these. */
const READERS: Readonly<Record<string, Reader>> = {
  'checkout.session.completed': reader(sessionSchema, sessionReceived),
  'checkout.session.async_payment_succeeded': reader(sessionSchema, sessionReceived),
  'checkout.session.async_payment_failed': reader(sessionSchema, sessionFailed),
  'payment_intent.succeeded': reader(paymentSchema, paymentReceived),
  'charge.failed': reader(chargeSchema, chargeFailed),
  'charge.refunded': reader(chargeSchema, chargeRefunded),
  'charge.refund.updated': reader(refundSchema, refund),
  'refund.created': reader(refundSchema, refund),
  'refund.updated': reader(refundSchema, refund),
  'refund.failed': reader(refundSchema, refund),
  'charge.dispute.funds_withdrawn': reader(disputeSchema, withdrawn),
  'charge.dispute.funds_reinstated': reader(disputeSchema, reinstated),
  'charge.dispute.closed': reader(disputeSchema, closed),
};

/** The id of an event and what it tells; null when it tells nothing of a payment. */
export function readTold(event: unknown): { readonly id: string; readonly told: Told } | null {
  const read = eventSchema.safeParse(event);
  if (!read.success) return null;
  const { id, type, data } = read.data;
  const told = Object.hasOwn(READERS, type) ? READERS[type]?.(data.object) : null;
  return told ? { id, told } : null;
}

function reader<T>(schema: z.ZodType<T>, tell: (object: T) => Told | null): Reader {
  return (object) => {
    const read = schema.safeParse(object);
    return read.success ? tell(read.data) : null;
  };
}

const ANY = { about: null, bound: null, ifLatest: null };

/** Completed says only that the page was: a direct debit is still to come, and told when it does. */
function sessionReceived(session: z.infer<typeof sessionSchema>): Told | null {
  if (session.payment_status !== 'paid') return null;
  return { ...ofSession(session), kind: 'received', amount: session.amount_total };
}

/** Nothing had come in, so nothing is taken back: it is told for the record. */
function sessionFailed(session: z.infer<typeof sessionSchema>): Told {
  return { ...ofSession(session), kind: 'failed', amount: 0 };
}

function ofSession({ payment_intent, currency, metadata }: z.infer<typeof sessionSchema>) {
  return { ...ANY, payment: payment_intent, currency, bound: metadata };
}

function paymentReceived(payment: z.infer<typeof paymentSchema>): Told {
  const { id, amount_received, currency, metadata } = payment;
  return {
    ...ANY,
    payment: id,
    kind: 'received',
    amount: amount_received,
    currency,
    bound: metadata,
  };
}

/**
 * A card that is declined is a charge that failed as well, and another may follow it: only where the
 * balance was reversed was money taken back, and only where no other charge took its place.
 */
function chargeFailed(charge: z.infer<typeof chargeSchema>): Told | null {
  if (!charge.failure_balance_transaction) return null;
  return { ...ofCharge(charge), kind: 'failed', amount: charge.amount, ifLatest: charge.id };
}

function chargeRefunded(charge: z.infer<typeof chargeSchema>): Told {
  return { ...ofCharge(charge), kind: 'refunded', amount: charge.amount_refunded };
}

function ofCharge({ payment_intent, currency, metadata }: z.infer<typeof chargeSchema>) {
  return { ...ANY, payment: payment_intent, currency, bound: metadata };
}

/** A refund counts from the moment it is made: Stripe takes it from the balance at once. */
function refund({
  id,
  payment_intent,
  amount,
  currency,
  status,
}: z.infer<typeof refundSchema>): Told {
  const kind = status === 'failed' || status === 'canceled' ? 'refund-failed' : 'refunded';
  return { ...ANY, payment: payment_intent, kind, amount, currency, about: id };
}

function withdrawn({ id, payment_intent, amount, currency }: Dispute): Told {
  return { ...ANY, payment: payment_intent, kind: 'dispute-lost', amount, currency, about: id };
}

/** Part of it may come back: the balance says how much, if it is kept in the same currency. */
function reinstated(dispute: Dispute): Told {
  const { amount, currency, balance_transactions: moves } = dispute;
  const back = moves.filter((move) => move.amount > 0).reduce((sum, move) => sum + move.amount, 0);
  const comparable = back > 0 && moves.every((move) => move.currency === currency);
  const given = comparable ? Math.min(amount, back) : amount;
  return { ...withdrawn(dispute), kind: 'dispute-won', amount: given };
}

/** A warning that is closed moved no money; a won one is told when the money is back. */
function closed(dispute: Dispute): Told | null {
  if (dispute.status === 'lost') return withdrawn(dispute);
  const back = dispute.balance_transactions.some(({ amount }) => amount > 0);
  return dispute.status === 'won' && back ? reinstated(dispute) : null;
}
