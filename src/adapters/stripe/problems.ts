/** What goes wrong with Stripe: a sentence for whoever wants to pay, and a fault for the log. */
import { z } from 'zod';

/** What is known of an error of the library; its message may have more in it than may be shown. */
const stripeErrorSchema = z.object({
  type: z.string(),
  code: z.string().optional().catch(undefined),
  param: z.string().optional().catch(undefined),
  message: z.string().catch(''),
  statusCode: z.number().optional().catch(undefined),
  requestId: z.string().optional().catch(undefined),
});

const NOT_ANSWERED =
  'Stripe does not answer just now. Nothing was charged: try again in a few minutes.';
const NOT_ACCEPTED =
  'Stripe does not take payments for this account just now. Nothing was charged: pay in another ' +
  'way, or ask the one who sent the invoice.';
const NOT_THIS_AMOUNT =
  'Stripe does not take a payment of this amount. Nothing was charged: pay in another way.';

/** Sentences that need no more than the kind of the error; anything else is `NOT_ACCEPTED`. */
const PROBLEMS: Readonly<Record<string, string>> = {
  StripeConnectionError: NOT_ANSWERED,
  StripeAPIError: NOT_ANSWERED,
  StripeRateLimitError: NOT_ANSWERED,
  amount_too_small: NOT_THIS_AMOUNT,
  amount_too_large: NOT_THIS_AMOUNT,
};

/** The sentence to show: nothing of the error itself is in it. */
export function problemOf(error: unknown): string {
  const known = stripeErrorSchema.safeParse(error);
  if (!known.success) return NOT_ANSWERED;
  const { type, code = '' } = known.data;
  return PROBLEMS[code] ?? PROBLEMS[type] ?? NOT_ACCEPTED;
}

/** True when Stripe knows nothing of that id: it is another account's, or another mode's. */
export function isUnknown(error: unknown): boolean {
  return stripeErrorSchema.safeParse(error).data?.statusCode === 404;
}

/** True when it was the mail that Stripe did not want. */
export function isAboutMail(error: unknown): boolean {
  const param = stripeErrorSchema.safeParse(error).data?.param ?? '';
  return param === 'customer_email' || param === 'payment_intent_data[receipt_email]';
}

/** For the log: what was asked for, and what Stripe said to it, without anything like a key. */
export function faultOf(error: unknown, asked: string): Error {
  const known = stripeErrorSchema.safeParse(error);
  if (!known.success) return new Error(`Stripe, asked ${asked}: ${kindOf(error)}`);
  const { type, code, message, statusCode, requestId } = known.data;
  const marks = [type, code, statusCode, requestId].filter((mark) => mark !== undefined);
  const said = message.replace(/\b(?:sk|rk|pk|whsec)_\S+/g, '[key]');
  return new Error(`Stripe, asked ${asked}: ${said} (${marks.join(', ')})`);
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : 'an unknown error';
}
