/** An account of the stand-in for Stripe: its sessions, and what becomes of their payments. */
import { Stripe } from 'stripe';
import { type Asked, metadataIn } from './stripe-stand-in-asked.ts';

/** An event as it is sent: the body to the byte, and its signature. */
export type StandInEvent = {
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly signature: string;
};

type Metadata = Readonly<Record<string, string>>;
type Session = {
  -readonly [Name in
    | 'id'
    | 'amount_total'
    | 'currency'
    | 'status'
    | 'payment_status'
    | 'url']: Stripe.Checkout.Session[Name];
} & Pick<
  Stripe.Checkout.Session,
  'object' | 'mode' | 'success_url' | 'cancel_url' | 'expires_at'
> & {
    payment_intent: string | null;
    readonly metadata: Metadata;
    readonly client_reference_id: string | null;
  };
type Payment = {
  readonly id: string;
  readonly object: 'payment_intent';
  readonly amount: number;
  readonly currency: string;
  readonly metadata: Metadata;
  readonly description: string | null;
  amount_received: number;
  status: Stripe.PaymentIntent.Status;
  latest_charge: string | null;
  refunded: number;
};
type Kept = { readonly session: Session; readonly form: Asked['form']; payment: Payment | null };
type Aside = { readonly id: string; readonly payment: Payment; readonly amount: number };

export type Account = ReturnType<typeof openAccount>;

/** `now` in milliseconds, `url` where the pages are. */
export function openAccount(url: () => string, now: () => number, webhookSecret: string) {
  const kept = new Map<string, Kept>();
  const asides = new Map<string, Aside>();
  let count = 0;
  const newId = (prefix: string): string => {
    count += 1;
    return `${prefix}_test_${String(count).padStart(14, '0')}`;
  };
  const seconds = (): number => Math.floor(now() / 1000);
  const sign = (body: string, secret = webhookSecret, at = seconds()): string =>
    Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: at });
  const event = (type: Stripe.Event['type'] | (string & {}), object: object): StandInEvent => {
    const id = newId('evt');
    const rest = { livemode: false, pending_webhooks: 1, request: { id: null } };
    const body = JSON.stringify(
      {
        id,
        object: 'event',
        api_version: Stripe.API_VERSION,
        created: seconds(),
        type,
        ...rest,
        data: { object },
      },
      null,
      2,
    );
    return { id, type, body, signature: sign(body) };
  };
  const find = (session: string): Kept => {
    const found = kept.get(session);
    if (found === undefined) throw new RangeError(`there is no session ${session}`);
    return found;
  };
  const paid = (session: string): Payment => {
    const { payment } = find(session);
    if (payment === null) throw new RangeError(`nobody paid ${session}`);
    return payment;
  };
  const charge = (payment: Payment, id: string, status: string, reversal: string | null) =>
    ({
      ...{ id, object: 'charge', amount: payment.amount, currency: payment.currency, status },
      amount_captured: status === 'succeeded' ? payment.amount : 0,
      amount_refunded: payment.refunded,
      failure_balance_transaction: reversal,
      metadata: payment.metadata,
      payment_intent: payment.id,
      paid: status === 'succeeded',
      refunded: payment.refunded === payment.amount,
    }) satisfies Partial<Record<keyof Stripe.Charge, unknown>>;
  const told = (payment: Payment) => {
    const { refunded: _refunded, ...intent } = payment;
    return intent satisfies Partial<Record<keyof Stripe.PaymentIntent, unknown>>;
  };
  const paymentOf = (one: Kept): Payment => {
    one.payment ??= {
      ...{ id: newId('pi'), object: 'payment_intent', refunded: 0, latest_charge: null },
      ...{ amount: one.session.amount_total ?? 0, currency: one.session.currency ?? '' },
      ...{ amount_received: 0, status: 'requires_payment_method' },
      metadata: metadataIn(one.form, 'payment_intent_data[metadata]'),
      description: one.form.get('payment_intent_data[description]') ?? null,
    };
    return one.payment;
  };
  const complete = (one: Kept, status: 'paid' | 'unpaid'): Payment => {
    if (one.session.status !== 'open') throw new RangeError(`${one.session.id} is not open`);
    const payment = paymentOf(one);
    Object.assign(payment, { latest_charge: newId('ch') });
    Object.assign(one.session, { status: 'complete', payment_status: status, url: null });
    one.session.payment_intent = payment.id;
    return payment;
  };
  const receive = (payment: Payment): StandInEvent[] => {
    Object.assign(payment, { amount_received: payment.amount, status: 'succeeded' });
    return [
      event('charge.succeeded', charge(payment, payment.latest_charge ?? '', 'succeeded', null)),
      event('payment_intent.succeeded', told(payment)),
    ];
  };
  const failed = (payment: Payment, id: string, reversal: string | null): StandInEvent[] => [
    event('charge.failed', charge(payment, id, 'failed', reversal)),
    event('payment_intent.payment_failed', told(payment)),
  ];
  const aside = (id: string): Aside => {
    const found = asides.get(id);
    if (found === undefined) throw new RangeError(`there is no ${id}`);
    return found;
  };
  const refundOf = ({ id, payment, amount }: Aside, status: string) => ({
    ...{ id, object: 'refund', amount, currency: payment.currency, status, metadata: {} },
    ...{ charge: payment.latest_charge, payment_intent: payment.id },
  });
  const moved = (payment: Payment, amount: number, currency = payment.currency) => ({
    ...{ id: newId('txn'), object: 'balance_transaction', type: 'adjustment', amount, currency },
  });
  const disputeOf = ({ id, payment, amount }: Aside, status: string, moves: readonly object[]) => ({
    ...{ id, object: 'dispute', amount, currency: payment.currency, status, metadata: {} },
    ...{ charge: payment.latest_charge, payment_intent: payment.id, balance_transactions: moves },
  });

  return {
    event,
    sign,
    sessions: (): readonly string[] => [...kept.keys()],
    session: (id: string): Session | null => kept.get(id)?.session ?? null,
    /** What an intent is told as when it is asked for. */
    payment: (id: string): object | null => {
      const payment = [...kept.values()].find((one) => one.payment?.id === id)?.payment;
      return payment ? told(payment) : null;
    },
    paymentId: (session: string): string => paid(session).id,
    label: (id: string): string =>
      find(id).form.get('line_items[0][price_data][product_data][name]') ?? '',
    create: (form: Asked['form']): Session => {
      const id = newId('cs');
      const price = 'line_items[0][price_data]';
      const quantity = Number(form.get('line_items[0][quantity]'));
      const session: Session = {
        ...{ id, object: 'checkout.session', mode: 'payment', url: `${url()}/c/pay/${id}` },
        ...{ status: 'open', payment_status: 'unpaid', payment_intent: null },
        amount_total: Number(form.get(`${price}[unit_amount]`)) * quantity,
        currency: form.get(`${price}[currency]`) ?? null,
        client_reference_id: form.get('client_reference_id') ?? null,
        metadata: metadataIn(form, 'metadata'),
        success_url: form.get('success_url') ?? null,
        cancel_url: form.get('cancel_url') ?? null,
        expires_at: Number(form.get('expires_at') ?? seconds() + 86_400),
      };
      kept.set(id, { session, form, payment: null });
      return session;
    },
    expire: (session: string): StandInEvent[] => {
      Object.assign(find(session).session, { status: 'expired', url: null });
      return [event('checkout.session.expired', find(session).session)];
    },
    /** A card that is not taken; the page stays open, and the next card may be. */
    decline: (session: string): StandInEvent[] => {
      const payment = paymentOf(find(session));
      payment.latest_charge = newId('ch');
      return failed(payment, payment.latest_charge, null);
    },
    /** A card that is taken. */
    pay: (session: string): StandInEvent[] => {
      const one = find(session);
      const events = receive(complete(one, 'paid'));
      return [...events, event('checkout.session.completed', one.session)];
    },
    /** A direct debit: the page is completed, the money is to come. */
    payLater: (session: string): StandInEvent[] => {
      const one = find(session);
      complete(one, 'unpaid').status = 'processing';
      return [event('checkout.session.completed', one.session)];
    },
    /** The direct debit came in. */
    settle: (session: string): StandInEvent[] => {
      const one = find(session);
      one.session.payment_status = 'paid';
      const events = receive(paid(session));
      return [...events, event('checkout.session.async_payment_succeeded', one.session)];
    },
    /** The direct debit failed before it came in. */
    bounce: (session: string): StandInEvent[] => {
      const payment = paid(session);
      payment.status = 'requires_payment_method';
      const events = failed(payment, payment.latest_charge ?? '', newId('txn'));
      return [...events, event('checkout.session.async_payment_failed', find(session).session)];
    },
    /** The bank takes a direct debit back that had come in. */
    takeBack: (session: string): StandInEvent[] => {
      const payment = paid(session);
      return failed(payment, payment.latest_charge ?? '', newId('txn'));
    },
    /** Gives back; all that is left when no amount is given. */
    refund: (session: string, amount?: number): { id: string; events: StandInEvent[] } => {
      const payment = paid(session);
      const one = { id: newId('re'), payment, amount: amount ?? payment.amount - payment.refunded };
      payment.refunded += one.amount;
      asides.set(one.id, one);
      const whole = charge(payment, payment.latest_charge ?? '', 'succeeded', null);
      const events = [
        event('refund.created', refundOf(one, 'pending')),
        event('charge.refunded', whole),
        event('refund.updated', refundOf(one, 'succeeded')),
      ];
      return { id: one.id, events };
    },
    failRefund: (refund: string): StandInEvent[] => {
      const one = aside(refund);
      one.payment.refunded -= one.amount;
      return [
        event('refund.updated', refundOf(one, 'failed')),
        event('refund.failed', refundOf(one, 'failed')),
      ];
    },
    dispute: (session: string, amount?: number): { id: string; events: StandInEvent[] } => {
      const payment = paid(session);
      const one = { id: newId('du'), payment, amount: amount ?? payment.amount };
      asides.set(one.id, one);
      const object = disputeOf(one, 'needs_response', [moved(payment, -one.amount)]);
      const types = ['charge.dispute.created', 'charge.dispute.funds_withdrawn'];
      return { id: one.id, events: types.map((type) => event(type, object)) };
    },
    /** The firm wins, and all or a part comes back; `currency` is that of the account's balance. */
    winDispute: (dispute: string, back?: number, currency?: string): StandInEvent[] => {
      const one = aside(dispute);
      const moves = [
        moved(one.payment, -one.amount, currency),
        moved(one.payment, back ?? one.amount, currency),
      ];
      const object = disputeOf(one, 'won', moves);
      return [
        event('charge.dispute.funds_reinstated', object),
        event('charge.dispute.closed', object),
      ];
    },
    loseDispute: (dispute: string): StandInEvent[] => {
      const one = aside(dispute);
      const moves = [moved(one.payment, -one.amount)];
      return [event('charge.dispute.closed', disputeOf(one, 'lost', moves))];
    },
  };
}
