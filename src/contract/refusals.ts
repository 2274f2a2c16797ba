/** Every refusal there is, in order of precedence, with its HTTP status and its exit code. */
import { type BankRefusal, bankRefusalMessage } from '../engine/bank/refusals.ts';
import { type Cents, type Currency, cents, decimalMoney, formatMoney } from '../engine/money.ts';
import {
  type IdentityRefusal,
  identityRefusalMessage,
  isIdentityRefusal,
} from './identity-refusals.ts';

/** What is wrong with a field of an input: where it is, and what was expected there. */
export type FieldFlaw = { readonly field: string; readonly message: string };

/** What is refused before an operation is looked at. */
type RequestRefusal =
  | { readonly code: 'route_unknown'; readonly method: string; readonly path: string }
  | { readonly code: 'unauthenticated'; readonly as?: 'contact' }
  | { readonly code: 'signed_in_as_another' }
  | {
      readonly code: 'forbidden';
      readonly permission: string;
      readonly because: 'role' | 'scope' | 'contact';
    }
  | { readonly code: 'cross_site' }
  | { readonly code: 'sign_in_link_closed' }
  | { readonly code: 'body_too_large'; readonly limitBytes: number }
  | { readonly code: 'body_unreadable'; readonly expected: string }
  | { readonly code: 'input_invalid'; readonly fields: readonly FieldFlaw[] }
  | { readonly code: 'cursor_invalid' }
  | { readonly code: 'file_unreadable'; readonly file: string; readonly reason: string }
  | { readonly code: 'firm_missing' }
  | { readonly code: 'firm_unclear'; readonly firms: readonly string[] }
  | { readonly code: 'unavailable' };

/** A report or an export that would be longer than what is told at once, or another program takes. */
type LengthRefusal = {
  readonly code: 'export_too_long';
  readonly what: string;
  readonly most: number;
  readonly of: 'rows' | 'records' | 'documents';
};

/** A key cannot do more than whoever makes it. */
type KeyRefusal =
  | { readonly code: 'scope_too_wide'; readonly scopes: readonly string[] }
  | { readonly code: 'no_member' };

/** What was offered when somebody looked is not what it is sold at now. */
type OfferRefusal = {
  readonly code: 'offer_changed';
  readonly product: string;
  readonly minutes: number;
  /** What it came to, with tax, when they looked. */
  readonly offered: Cents;
  /** What it comes to now. */
  readonly gross: Cents;
  readonly currency: Currency;
};

/** What was sent cannot be called back, and what waits is sent anyhow. */
type MailRefusal = {
  readonly code: 'mail_not_given_up';
  readonly mail: string;
  readonly state: 'waiting' | 'sent';
};

export type AnyRefusal =
  | RequestRefusal
  | LengthRefusal
  | IdentityRefusal
  | KeyRefusal
  | MailRefusal
  | OfferRefusal
  | BankRefusal;

export type RefusalCode = AnyRefusal['code'];

/** How a refusal is answered: over HTTP, and by the exit code of a command. */
export type Answer = { readonly status: number; readonly exitCode: number };

const usage = (status: number): Answer => ({ status, exitCode: 2 });
const refused = (status: number): Answer => ({ status, exitCode: 5 });
const denied = (status: number): Answer => ({ status, exitCode: 6 });

/** Total by type: a code without an answer does not compile. In order of precedence. */
export const ANSWERS: Readonly<Record<RefusalCode, Answer>> = {
  route_unknown: usage(404),
  firm_missing: usage(409),
  firm_unclear: usage(409),
  unauthenticated: denied(401),
  signed_in_as_another: denied(409),
  cross_site: denied(403),
  sign_in_link_closed: denied(403),
  forbidden: denied(403),
  body_too_large: usage(413),
  body_unreadable: usage(400),
  card_number: usage(422),
  input_invalid: usage(422),
  cursor_invalid: usage(422),
  file_unreadable: { status: 422, exitCode: 4 },
  not_found: refused(404),
  key_reused: refused(409),
  version_conflict: refused(409),
  too_many_attempts: { status: 429, exitCode: 75 },
  name_missing: usage(422),
  name_too_long: usage(422),
  mail_invalid: usage(422),
  password_too_short: usage(422),
  password_too_long: usage(422),
  scopes_invalid: usage(422),
  expiry_invalid: usage(422),
  set_up_unknown: denied(403),
  invitation_unknown: refused(404),
  invitation_used: refused(409),
  invitation_cancelled: refused(409),
  invitation_expired: refused(409),
  member_unknown: refused(404),
  key_unknown: refused(404),
  password_wrong: denied(403),
  mail_taken: refused(409),
  firm_taken: refused(409),
  already_member: refused(409),
  too_many_invitations: refused(409),
  last_owner: refused(409),
  no_member: refused(409),
  scope_too_wide: denied(403),
  name_ambiguous: refused(409),
  name_taken: refused(409),
  client_archived: refused(409),
  work_type_unknown: refused(422),
  product_withdrawn: refused(409),
  tier_unknown: refused(422),
  offer_changed: refused(409),
  minutes_negative: refused(422),
  entry_ends_before_start: refused(422),
  break_negative: refused(422),
  break_too_long: refused(422),
  entry_too_long: refused(422),
  entry_duplicate: refused(409),
  entry_state: refused(409),
  work_in_future: refused(422),
  block_without_minutes: refused(422),
  block_expires_before_bought: refused(422),
  block_in_future: refused(422),
  block_duplicate: refused(409),
  block_differs: refused(409),
  entry_differs: refused(409),
  currency_mixed: refused(422),
  extension_not_later: refused(422),
  insufficient_lapsed_minutes: refused(409),
  insufficient_block_minutes: refused(409),
  nothing_to_cover: refused(409),
  block_cannot_cover: refused(409),
  payment_too_large: refused(422),
  insufficient_minutes: refused(409),
  period_closed: refused(409),
  close_not_later: refused(409),
  close_in_future: refused(422),
  books_open: refused(409),
  nothing_to_invoice: refused(409),
  not_an_invoice: refused(422),
  invoice_settled: refused(409),
  nothing_to_credit: refused(409),
  credit_too_large: refused(422),
  payment_reversed: refused(409),
  balance_insufficient: refused(409),
  bank_line_recorded: refused(409),
  statement_too_long: refused(422),
  export_too_long: refused(422),
  timer_running: refused(409),
  no_timer: refused(409),
  mail_not_given_up: refused(409),
  timer_too_long: refused(409),
  unavailable: { status: 503, exitCode: 75 },
};

/** Their codes, in order of precedence. */
export const REFUSAL_CODES = Object.keys(ANSWERS) as readonly RefusalCode[];

/** What explains a refusal beside its code, as it is told: amounts as text, as everywhere. */
export function explanationOf(refusal: AnyRefusal): Readonly<Record<string, unknown>> {
  const { code, ...explanation } = refusal;
  if (!('currency' in refusal)) return explanation;
  const told = (amount: unknown): unknown =>
    typeof amount === 'number' ? decimalMoney(cents(amount), refusal.currency) : amount;
  return Object.fromEntries(
    Object.entries(explanation).map(([name, value]) => [
      name,
      AMOUNTS.has(name) ? told(value) : value,
    ]),
  );
}

/** What is an amount of money wherever it stands beside a currency. */
const AMOUNTS: ReadonlySet<string> = new Set([
  ...['amount', 'owed', 'left', 'balance'],
  ...['offered', 'gross'],
]);

/** What happened, to what, and what to do next. */
export function anyRefusalMessage(refusal: AnyRefusal): string {
  switch (refusal.code) {
    case 'route_unknown':
      return `there is no ${refusal.method} ${refusal.path}: see /api/v1/openapi.json for what there is`;
    case 'unauthenticated':
      return refusal.as === 'contact'
        ? 'you are not let in here: open the link from your provider again, or get one by mail at /portal/sign-in'
        : 'you are not signed in: sign in, or send an API key as "Authorization: Bearer hb_…"';
    case 'signed_in_as_another':
      return 'this page was opened for somebody else than is signed in in this browser now, and nothing was done: load it anew to go on as who that is, or sign in as before in another tab and try again here';
    case 'cross_site':
      return 'this request comes from another site: send it from the pages of this address';
    case 'sign_in_link_closed':
      return 'this link to sign in was used, or is older than it may be: ask for another';
    case 'forbidden':
      if (refusal.because === 'contact') {
        return 'buying and paying is for billing contacts: ask your provider to make you one';
      }
      return refusal.because === 'role'
        ? `your role may not do this (it takes ${refusal.permission}): ask an owner of the firm`
        : `the API key may not do this: make one with the scope ${refusal.permission}`;
    case 'body_too_large':
      return `the body is larger than ${refusal.limitBytes} bytes: send less at a time`;
    case 'body_unreadable':
      return `the body could not be read: send ${refusal.expected}`;
    case 'input_invalid':
      return refusal.fields
        .map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
        .join('; ');
    case 'cursor_invalid':
      return 'the page asked for is not one of this list: take "next" from the page before it';
    case 'file_unreadable':
      return `${refusal.file}: ${refusal.reason}`;
    case 'firm_missing':
      return 'there is no firm yet: run "hourbank set-up", or open the link that the start prints';
    case 'firm_unclear':
      return `which firm is meant? Name one with --firm: ${refusal.firms.join(', ')}`;
    case 'mail_not_given_up':
      return refusal.state === 'sent'
        ? `mail ${refusal.mail} was sent: nothing is to be done`
        : `mail ${refusal.mail} waits and is sent by itself: look at "lastProblem" for what delays it`;
    case 'offer_changed': {
      const { product, currency } = refusal;
      const [offered, gross] = [refusal.offered, refusal.gross].map((one) =>
        formatMoney(one, currency),
      );
      return `${product} comes to ${gross} in all now, not to ${offered}: buy it at that price if you like`;
    }
    case 'export_too_long': {
      const { what, most, of } = refusal;
      return `${what} would have more than ${most} ${of}: ask for a shorter period, or for one client`;
    }
    case 'unavailable':
      return 'the database does not answer just now; what you sent may be sent again with the same idempotency key';
    case 'no_member':
      return 'only a member has keys and timers, and invites: sign in, or use a key of a member';
    case 'scope_too_wide':
      return `you may not do ${refusal.scopes.join(', ')} yourself, by your role and your key: leave them out`;
    default:
      return isIdentityRefusal(refusal)
        ? identityRefusalMessage(refusal)
        : bankRefusalMessage(refusal);
  }
}
