/** What each refusal code means, beyond the sentence that comes with it. */
import type { RefusalCode } from './refusals.ts';

/** Total by type: a code that nobody explains does not compile. */
export const MEANINGS: Readonly<Record<RefusalCode, string>> = {
  route_unknown: 'Nothing answers at this method and path.',
  firm_missing: 'The local data has no firm yet, so that there is nobody to ask for.',
  firm_unclear: 'The local data has several firms, and the command does not say which is meant.',
  unauthenticated:
    'The request came without a session and without an API key, or with one that is not good.',
  signed_in_as_another:
    'All tabs of a browser share the cookie of signing in. A page says with each request for whom it ' +
    'was opened; when somebody else has signed in since, nothing is done in their name.',
  cross_site:
    "A request that changes something carried a browser's cookie, and was sent from another site.",
  sign_in_link_closed: 'A contact signs in by a link that was used before, or is too old.',
  forbidden: 'Whoever asks is known, but their role, or the scopes of their key, do not allow it.',
  body_too_large: 'The body is larger than is read. Files have an import of their own.',
  body_unreadable: 'The body is not what the operation takes: a JSON object in UTF-8.',
  card_number:
    'A text holds 13 to 19 digits that are the number of a card (G3). It is refused wherever it ' +
    'stands, and told nowhere; cards are for the page of whoever takes the payment.',
  input_invalid:
    'One or more fields are missing, unknown or not what they should be; `fields` names each of them.',
  cursor_invalid: 'The text after which a page is to begin was not given by this list.',
  file_unreadable: 'A file could not be read as what it was sent as.',
  not_found: 'There is no such thing in this firm, by that name or id.',
  key_reused:
    'The idempotency key belongs to another request: the same key came with other input (B11).',
  version_conflict: 'The entry was changed since it was read by whoever asks.',
  too_many_attempts: 'Too many passwords were tried from one place in a short time.',
  name_missing: 'A name is nothing but spaces.',
  name_too_long: 'A name is longer than lists and mails can show.',
  mail_invalid: 'What was given as a mail address is none.',
  password_too_short: 'A new password is too easy to try out.',
  password_too_long: 'A password is longer than is taken.',
  scopes_invalid: 'An API key was asked for without scopes, or with more than there can be.',
  expiry_invalid: 'An API key was to expire in the past, or further ahead than a key may last.',
  set_up_unknown: 'The link by which the first firm is set up was used, or a newer one printed.',
  invitation_unknown: 'No invitation has this link.',
  invitation_used: 'Somebody has accepted the invitation before; it is good once.',
  invitation_cancelled:
    'The invitation was cancelled, or replaced by a newer one for the same mail.',
  invitation_expired: 'An invitation is good for seven days, and they are over.',
  member_unknown: 'Nobody of that name, mail or id belongs to the firm now.',
  key_unknown: 'The firm has no such API key.',
  password_wrong: 'Somebody is known by this mail, and their password is another.',
  mail_taken: 'Somebody else is known by this mail.',
  firm_taken: 'There is a firm of this id, and it is not theirs.',
  already_member: 'The person belongs to the firm already.',
  too_many_invitations: 'So many invitations are open that something must be wrong.',
  last_owner: 'A firm without an owner could not be put in order again.',
  no_member: 'Timers, keys and invitations belong to a member; an operator at the machine is none.',
  scope_too_wide: 'A key cannot do more than the member whose key it is.',
  name_ambiguous: 'Several things have the name that was given.',
  name_taken: 'Names are told apart without regard to case; this one is in use.',
  client_archived: 'Nothing is sold to an archived client, and no work is logged for it.',
  work_type_unknown:
    'The firm has no work type of this name, so nobody knows what it would draw (B3).',
  product_withdrawn: 'The product is sold no more; the blocks sold before stay as they are (A2).',
  tier_unknown: 'The product is not sold in this size on that day (A2).',
  offer_changed:
    'What a contact buys has changed in price or tax since they saw what it comes to (A2, G5).',
  minutes_negative: 'A row of a file says less than no time was worked.',
  entry_ends_before_start: 'The work would end before it began (B1).',
  break_negative: 'A row of a file says that a break took less than no time.',
  break_too_long: 'The break is longer than the work around it (B1).',
  entry_too_long: 'The entry is longer than the policy allows, which mostly is a slip (B1).',
  entry_duplicate: 'The same id stands twice in a file: the first row was taken.',
  entry_state: 'The entry is not in the state in which this can be done with it (B7, B9).',
  work_in_future: 'Work is posted once it is done, never before.',
  block_without_minutes: 'A block in a file has no minutes; a block has at least one (A1).',
  block_expires_before_bought: "A block's last usable day would be before its first (A5).",
  block_in_future: 'A sale is recorded on its day, never before.',
  block_duplicate: 'A client has two blocks of the same name in a file.',
  block_differs:
    'A file tells a block otherwise than it was sold before. What was sold is frozen (A2).',
  entry_differs:
    'A file tells an entry otherwise than it was taken over. What is posted is corrected, never changed (B9).',
  currency_mixed: 'A client has one currency; a block in a file is in another.',
  extension_not_later: 'An extension gives a block a later last day, never an earlier one (A5).',
  insufficient_lapsed_minutes: 'Less has lapsed of the block than is to be reopened (A9).',
  insufficient_block_minutes: 'Less is left in the block than is to be refunded (A3).',
  nothing_to_cover: 'Blocks cover all of the entry, or nothing of it is overage (A8).',
  block_cannot_cover: 'The block named for the overage may not cover this work (A8).',
  payment_too_large: 'More was paid than is owed for the block (A4).',
  period_closed: 'The day lies in books that are closed: nothing is booked on it any more (H1).',
  close_not_later: 'The books are closed through that day already.',
  close_in_future: 'Books are closed when their days are over.',
  books_open: 'The books are not closed on that day.',
  nothing_to_invoice: 'Nothing is on the invoice: no block, no item, and no work to be invoiced.',
  not_an_invoice: 'What was named is a credit note, which is neither paid nor credited.',
  invoice_settled: 'Nothing is open of the invoice any more.',
  nothing_to_credit: 'Nothing is left of the invoice that could be credited.',
  credit_too_large: 'A line of an invoice is not credited for more than it was issued for (G1).',
  payment_reversed: 'A payment cannot be taken back for more than is left of it (G4).',
  balance_insufficient: "The client's own money does not do for it (G4).",
  insufficient_minutes:
    'Open blocks do not cover the work, and the policy `onShortage` is `stop` (B6).',
  bank_line_recorded: 'Less of the line of a bank statement is left than is to be recorded.',
  statement_too_long: 'A statement of that period has more lines than are told at once.',
  export_too_long:
    'A report or an export of that period is longer than is told, or taken, at once.',
  timer_running: 'One timer runs at a time, and one does.',
  no_timer: 'There is no timer to stop or to discard.',
  timer_too_long: 'The timer was forgotten: what it counted is longer than an entry may be (B1).',
  mail_not_given_up: 'Only a mail that was given up is sent again: the rest is sent, or will be.',
  unavailable:
    'The database did not answer. What was sent may have been done: send it again with the same key.',
};
