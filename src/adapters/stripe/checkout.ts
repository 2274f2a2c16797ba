/** Payments by Stripe Checkout (G3, G4): the page to pay on is Stripe's, and so are the cards. */
import { createHash } from 'node:crypto';
import type { Stripe } from 'stripe';
import type { Checkout, CheckoutAsked } from '../../app/ports.ts';
import { fromStripe, takes, toStripe } from './amounts.ts';
import { type Bound, paymentSchema, readTold, type Told } from './events.ts';
import { faultOf, isAboutMail, isUnknown, problemOf } from './problems.ts';

export type StripeOptions = {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Where the interface is reached, such as http://127.0.0.1:12111; null for Stripe itself. */
  readonly apiBase: string | null;
  readonly now?: () => number;
  /** Told of what a payer sees only a sentence of. */
  readonly onFault?: (error: Error) => void;
  /** How long an answer is waited for, in milliseconds; a request is sent twice at most. */
  readonly patience?: number;
};

/** An event whose signature is older than this is taken for one that was recorded and sent again. */
const TOLERANCE_SECONDS = 300;
/** A repeat within such a span opens the same page; it closes between 1 and 13 hours later. */
const SPAN_SECONDS = 12 * 3600;
/** Stripe's own or, for an account that has one, a domain of the firm's. */
const ANYWHERE = 'https:';
const ALREADY_PAID =
  'This was paid just now, and the payment is on its way here. Nothing more is to be paid: look ' +
  'again in a minute.';
const NOT_THIS_MONEY =
  'Stripe does not take exactly this amount in this currency. Nothing was charged: pay in another way.';

/** The checkout; the library is loaded when it is first needed. */
export function createStripeCheckout(options: StripeOptions): Checkout {
  const { now = Date.now, onFault = () => undefined } = options;
  let loading: Promise<Stripe> | null = null;
  const client = (): Promise<Stripe> => {
    loading ??= import('stripe').then(({ Stripe }) => newClient(Stripe, options));
    return loading;
  };
  return {
    pagesAt: options.apiBase === null ? ANYWHERE : `${ANYWHERE} ${options.apiBase}`,
    takes,
    open: async (asked) => {
      try {
        return await openPage(await client(), asked, now());
      } catch (error) {
        onFault(faultOf(error, `for a checkout of invoice ${asked.invoice}`));
        return { problem: problemOf(error) };
      }
    },
    readEvent: async (body, signature) => {
      const stripe = await client();
      const event = verified(stripe, body, signature, options.webhookSecret, now());
      if (event === null) return 'forged';
      const read = readTold(event.event);
      if (read === null) return 'irrelevant';
      return factOf(read.id, await settled(stripe, read.told));
    },
  };
}

function newClient(
  Client: new (key: string, config: Stripe.StripeConfig) => Stripe,
  { secretKey, apiBase, patience = 8_000 }: StripeOptions,
): Stripe {
  const config = { telemetry: false, maxNetworkRetries: 1, timeout: patience };
  if (apiBase === null) return new Client(secretKey, config);
  const { protocol, hostname, port } = new URL(apiBase);
  const secure = protocol === 'https:';
  return new Client(secretKey, {
    ...config,
    protocol: secure ? 'https' : 'http',
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 443 : 80) : Number(port),
  });
}

/**
 * Opens the page. A repeat is answered with what was opened before, which may be paid or closed by
 * now; only then another is opened, and never after one that was paid.
 */
async function openPage(
  stripe: Stripe,
  asked: CheckoutAsked,
  now: number,
): Promise<{ readonly url: string } | { readonly problem: string }> {
  const amount = takes(asked.amount, asked.currency)
    ? toStripe(asked.amount, asked.currency)
    : null;
  if (amount === null) return { problem: NOT_THIS_MONEY };
  const params = pageOf(asked, amount, now);
  for (const attempt of [1, 2, 3]) {
    const created = await createPage(stripe, params, `${asked.key} ${attempt}`);
    const session = created.replayed
      ? await stripe.checkout.sessions.retrieve(created.session.id)
      : created.session;
    if (session.status === 'complete') return { problem: ALREADY_PAID };
    if (session.status === 'open' && session.url) return { url: session.url };
  }
  throw new Error('no page of three is open');
}

type Created = { readonly session: Stripe.Checkout.Session; readonly replayed: boolean };

/** The key holds all that is asked, as Stripe refuses another question under the same key. */
async function createPage(
  stripe: Stripe,
  params: Stripe.Checkout.SessionCreateParams,
  key: string,
): Promise<Created> {
  const idempotencyKey = createHash('sha256')
    .update(JSON.stringify([key, params]))
    .digest('hex');
  try {
    const session = await stripe.checkout.sessions.create(params, { idempotencyKey });
    return { session, replayed: session.lastResponse.headers['idempotent-replayed'] === 'true' };
  } catch (error) {
    // Whoever pays can write another mail there: one that Stripe does not know as such is no reason
    // not to be paid.
    if (params.customer_email === undefined || !isAboutMail(error)) throw error;
    return createPage(stripe, withoutMail(params), key);
  }
}

function pageOf(
  { firm, client, invoice, label, mail, currency, successUrl, cancelUrl }: CheckoutAsked,
  amount: number,
  now: number,
): Stripe.Checkout.SessionCreateParams {
  const metadata = { firm, client, invoice };
  const span = Math.floor(now / 1000 / SPAN_SECONDS);
  const receipt = mail === null ? {} : { receipt_email: mail };
  return {
    mode: 'payment',
    submit_type: 'pay',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: currency.toLowerCase(),
          unit_amount: amount,
          product_data: { name: label },
        },
      },
    ],
    client_reference_id: invoice,
    metadata,
    payment_intent_data: { description: label, metadata, ...receipt },
    ...(mail === null ? {} : { customer_email: mail }),
    success_url: successUrl,
    cancel_url: cancelUrl,
    expires_at: (span + 1) * SPAN_SECONDS + 3600,
    // What is owed is owed in the invoice's currency, to the cent.
    adaptive_pricing: { enabled: false },
  };
}

function withoutMail({
  customer_email: _mail,
  payment_intent_data: { receipt_email: _receipt, ...payment } = {},
  ...rest
}: Stripe.Checkout.SessionCreateParams): Stripe.Checkout.SessionCreateParams {
  return { ...rest, payment_intent_data: payment };
}

/** Null when the signature is not Stripe's, is too old, or holds something that is no event. */
function verified(
  stripe: Stripe,
  body: string,
  signature: string,
  secret: string,
  now: number,
): { readonly event: unknown } | null {
  try {
    const { webhooks } = stripe;
    return {
      event: webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS, undefined, now),
    };
  } catch {
    return null;
  }
}

/** What an event tells of a payment that is known. */
type Settled = Told & { readonly bound: Bound };

/**
 * Asks for the payment where the event does not say enough. Null when the payment is none of ours.
 * Throws when Stripe does not answer: the event is then to be refused, so that it is sent again.
 */
async function settled(stripe: Stripe, told: Told): Promise<Settled | null> {
  const { bound, ifLatest } = told;
  if (bound !== null && ifLatest === null) return { ...told, bound };
  const payment = await askedFor(stripe, told.payment);
  if (payment === null) return null;
  if (ifLatest !== null && payment.latest_charge !== ifLatest) return null;
  if (payment.currency === told.currency) return { ...told, bound: payment.metadata };
  // A dispute may be told in another currency than was paid in. How much of the payment that is,
  // nobody says: all of it, so that the firm does not count on money it may not have.
  const { amount_received: amount, currency } = payment;
  return { ...told, amount, currency, bound: payment.metadata };
}

async function askedFor(stripe: Stripe, id: string) {
  try {
    const payment = await stripe.paymentIntents.retrieve(id);
    return paymentSchema.safeParse(payment).data ?? null;
  } catch (error) {
    if (isUnknown(error)) return null;
    throw faultOf(error, `for payment ${id}`);
  }
}

function factOf(id: string, told: Settled | null): Awaited<ReturnType<Checkout['readEvent']>> {
  const money = told === null ? null : fromStripe(told.amount, told.currency);
  if (told === null || money === null) return 'irrelevant';
  const { payment, kind, about, bound } = told;
  return { event: { id, payment, kind, ...money, about }, ...bound };
}
