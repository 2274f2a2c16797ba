/** What sign-in refuses: to let people in, to make them members, to give them keys. */

/** In order of precedence: what is wrong with what was typed comes before what is wrong here. */
export type IdentityRefusal =
  | { readonly code: 'card_number'; readonly fields: readonly string[] }
  | { readonly code: 'name_missing' }
  | { readonly code: 'name_too_long'; readonly longest: number }
  | { readonly code: 'mail_invalid'; readonly longest: number }
  | { readonly code: 'password_too_short'; readonly shortest: number }
  | { readonly code: 'password_too_long'; readonly longest: number }
  | { readonly code: 'scopes_invalid'; readonly most: number; readonly longest: number }
  | { readonly code: 'expiry_invalid'; readonly latestAt: string }
  | { readonly code: 'set_up_unknown' }
  | { readonly code: 'invitation_unknown' }
  | { readonly code: 'invitation_used' }
  | { readonly code: 'invitation_cancelled' }
  | { readonly code: 'invitation_expired'; readonly expiredAt: string }
  | { readonly code: 'member_unknown'; readonly member: string }
  | { readonly code: 'key_unknown'; readonly key: string }
  | { readonly code: 'too_many_attempts'; readonly retryAfterSeconds: number }
  | { readonly code: 'password_wrong'; readonly mail: string }
  | { readonly code: 'mail_taken'; readonly mail: string }
  | { readonly code: 'firm_taken'; readonly firm: string }
  | { readonly code: 'already_member'; readonly mail: string }
  | { readonly code: 'too_many_invitations'; readonly most: number }
  | { readonly code: 'last_owner'; readonly member: string };

/** What happened, and what to do next. */
export function identityRefusalMessage(refusal: IdentityRefusal): string {
  switch (refusal.code) {
    case 'card_number':
      return (
        `${refusal.fields.map((field) => field || 'the name of a field').join(', ')}: ` +
        'this looks like the number of a card, and none is ever kept here: leave it out'
      );
    case 'name_missing':
      return 'the name is empty: give one';
    case 'name_too_long':
      return `the name is longer than ${refusal.longest} characters: shorten it`;
    case 'mail_invalid':
      return `that is no mail address of at most ${refusal.longest} characters: correct it`;
    case 'password_too_short':
      return `the password has fewer than ${refusal.shortest} characters: choose a longer one`;
    case 'password_too_long':
      return `the password has more than ${refusal.longest} characters: choose a shorter one`;
    case 'scopes_invalid':
      return `give a key 1 to ${refusal.most} scopes of at most ${refusal.longest} characters each`;
    case 'expiry_invalid':
      return `a key expires after now and by ${refusal.latestAt}: choose another day`;
    case 'set_up_unknown':
      return 'this set-up link is used or replaced: start Hourbank anew for another';
    case 'invitation_unknown':
      return 'there is no such invitation: ask for another';
    case 'invitation_used':
      return 'this invitation is already accepted: sign in';
    case 'invitation_cancelled':
      return 'this invitation was cancelled or replaced: ask for another';
    case 'invitation_expired':
      return `this invitation expired at ${refusal.expiredAt}: ask for another`;
    case 'member_unknown':
      return `${refusal.member} is no member of the firm: choose one who is`;
    case 'key_unknown':
      return `the firm has no key ${refusal.key}: it may be revoked or expired already`;
    case 'too_many_attempts':
      return `too many attempts: try again in ${refusal.retryAfterSeconds} seconds`;
    case 'password_wrong':
      return `${refusal.mail} is known with another password: give that one`;
    case 'mail_taken':
      return `${refusal.mail} is taken: use another address, or the password that belongs to it`;
    case 'firm_taken':
      return `the firm ${refusal.firm} exists and is another's: choose another id`;
    case 'already_member':
      return `${refusal.mail} is a member already: change their role instead`;
    case 'too_many_invitations':
      return `${refusal.most} invitations are open: cancel some`;
    case 'last_owner':
      return 'a firm needs an owner, and this is the last: make another member an owner first';
  }
}

/** Their codes: total by type, so that they are told from all others. */
const CODES: Readonly<Record<IdentityRefusal['code'], true>> = {
  card_number: true,
  name_missing: true,
  name_too_long: true,
  mail_invalid: true,
  password_too_short: true,
  password_too_long: true,
  scopes_invalid: true,
  expiry_invalid: true,
  set_up_unknown: true,
  invitation_unknown: true,
  invitation_used: true,
  invitation_cancelled: true,
  invitation_expired: true,
  member_unknown: true,
  key_unknown: true,
  too_many_attempts: true,
  password_wrong: true,
  mail_taken: true,
  firm_taken: true,
  already_member: true,
  too_many_invitations: true,
  last_owner: true,
};

export function isIdentityRefusal(refusal: { readonly code: string }): refusal is IdentityRefusal {
  return Object.hasOwn(CODES, refusal.code);
}
