/** What the stand-in for Stripe is asked, and whether Stripe would take it. */
import type { IncomingHttpHeaders } from 'node:http';
import { Stripe } from 'stripe';

/** A request as it came: `form` holds its fields, such as `line_items[0][quantity]`. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly form: ReadonlyMap<string, string>;
};

/** An answer of Stripe that is an error. */
export type Refused = {
  readonly status: number;
  readonly error: {
    readonly type: string;
    readonly message: string;
    readonly code?: string;
    readonly param?: string;
  };
};

const SESSION_FIELDS: readonly RegExp[] = [
  /^(mode|submit_type|client_reference_id|customer_email|success_url|cancel_url|expires_at)$/,
  /^line_items\[0\]\[(quantity|price_data\]\[(currency|unit_amount|product_data\]\[name))\]$/,
  /^(payment_intent_data\[metadata\]|metadata)\[\w{1,40}\]$/,
  /^payment_intent_data\[(description|receipt_email)\]$/,
  /^adaptive_pricing\[enabled\]$/,
];
/** Of what a charge must be a multiple, by currency; one otherwise. */
const STEPS: Readonly<Record<string, number>> = { isk: 100, ugx: 100, kwd: 10, bhd: 10 };

/** Refused as Stripe does: a wrong key, another version, a body in another encoding. */
export function refusedAtTheDoor({ method, headers }: Asked, secretKey: string): Refused | null {
  if (headers.authorization !== `Bearer ${secretKey}`) {
    const key = headers.authorization?.replace('Bearer ', '') ?? '';
    const message = `Invalid API Key provided: ${key.slice(0, 8)}****${key.slice(-4)}`;
    return { status: 401, error: { type: 'invalid_request_error', message } };
  }
  if (headers['stripe-version'] !== Stripe.API_VERSION) {
    return invalid('', `Invalid Stripe API version: ${headers['stripe-version']}`);
  }
  const type = headers['content-type'];
  if (method === 'POST' && type !== 'application/x-www-form-urlencoded') {
    return invalid('', `Invalid content type: ${type}`);
  }
  return null;
}

/** Refused as Stripe does: a session that nobody could pay. `now` in seconds. */
export function refusedSession(form: Asked['form'], now: number): Refused | null {
  for (const name of form.keys()) {
    if (SESSION_FIELDS.some((known) => known.test(name))) continue;
    return invalid(name, `Received unknown parameter: ${name}`, 'parameter_unknown');
  }
  for (const name of ['mode', 'success_url', `${ITEM}[quantity]`, `${PRICE}[currency]`]) {
    const missing = `Missing required param: ${name}.`;
    if (!form.has(name)) return invalid(name, missing, 'parameter_missing');
  }
  for (const name of ['success_url', 'cancel_url']) {
    const text = form.get(name);
    if (text !== undefined && !URL.canParse(text))
      return invalid(name, 'Not a valid URL', 'url_invalid');
  }
  for (const name of ['customer_email', 'payment_intent_data[receipt_email]']) {
    const text = form.get(name);
    if (text !== undefined && !/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text)) {
      return invalid(name, `Invalid email address: ${text}`, 'email_invalid');
    }
  }
  const expires = Number(form.get('expires_at') ?? now + 86_400);
  if (expires < now + 1_800 || expires > now + 86_400) {
    return invalid(
      'expires_at',
      'The `expires_at` timestamp must be within 30 minutes and 24 hours',
    );
  }
  return refusedAmount(form);
}

const ITEM = 'line_items[0]';
const PRICE = `${ITEM}[price_data]`;

function refusedAmount(form: Asked['form']): Refused | null {
  const currency = form.get(`${PRICE}[currency]`) ?? '';
  const text = form.get(`${PRICE}[unit_amount]`) ?? '';
  const name = `${PRICE}[unit_amount]`;
  if (!/^[a-z]{3}$/.test(currency)) return invalid('currency', `Invalid currency: ${currency}`);
  if (!/^\d+$/.test(text))
    return invalid(name, `Invalid integer: ${text}`, 'parameter_invalid_integer');
  const amount = Number(text);
  const step = STEPS[currency] ?? 1;
  if (amount % step !== 0) return invalid(name, `Must be divisible by ${step}: ${text}`);
  if (['eur', 'usd'].includes(currency) && amount < 50) {
    return invalid(name, 'The total amount due must add up to at least 0.50', 'amount_too_small');
  }
  if (amount > 999_999_999_999) return invalid(name, 'The amount is too large', 'amount_too_large');
  return null;
}

/** An error about a parameter. */
export function invalid(param: string, message: string, code?: string): Refused {
  const named = { ...(param === '' ? {} : { param }), ...(code === undefined ? {} : { code }) };
  return { status: 400, error: { type: 'invalid_request_error', message, ...named } };
}

/** The metadata below `prefix`, such as `payment_intent_data[metadata]`. */
export function metadataIn(form: Asked['form'], prefix: string): Record<string, string> {
  const inside = [...form].filter(([name]) => name.startsWith(`${prefix}[`));
  return Object.fromEntries(
    inside.map(([name, text]) => [name.slice(prefix.length + 1, -1), text]),
  );
}
