/** Every refusal of sign-in says what happened and what to do next. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SignInRefusal } from '../../src/adapters/sign-in/refusals.ts';
import { identityRefusalMessage } from '../../src/contract/identity-refusals.ts';

const mail = 'olga@example.com';
const at = '2027-01-01T00:00:00.000Z';

// biome-ignore format: a table
const MESSAGES: readonly (readonly [refusal: SignInRefusal, told: RegExp])[] = [
  [{ code: 'name_missing' }, /empty/],
  [{ code: 'name_too_long', longest: 200 }, /200/],
  [{ code: 'mail_invalid', longest: 254 }, /254/],
  [{ code: 'password_too_short', shortest: 12 }, /12/],
  [{ code: 'password_too_long', longest: 128 }, /128/],
  [{ code: 'scopes_invalid', most: 100, longest: 64 }, /100.*64/],
  [{ code: 'expiry_invalid', latestAt: at }, /2027/],
  [{ code: 'set_up_unknown' }, /link/],
  [{ code: 'invitation_unknown' }, /no such/],
  [{ code: 'invitation_used' }, /accepted/],
  [{ code: 'invitation_cancelled' }, /cancelled/],
  [{ code: 'invitation_expired', expiredAt: at }, /2027/],
  [{ code: 'member_unknown', member: 'm1' }, /m1/],
  [{ code: 'key_unknown', key: 'k1' }, /k1/],
  [{ code: 'too_many_attempts', retryAfterSeconds: 7 }, /7 seconds/],
  [{ code: 'password_wrong', mail }, /olga@/],
  [{ code: 'mail_taken', mail }, /olga@/],
  [{ code: 'firm_taken', firm: 'f1' }, /f1/],
  [{ code: 'already_member', mail }, /olga@/],
  [{ code: 'too_many_invitations', most: 100 }, /100/],
  [{ code: 'last_owner', member: 'm1' }, /another member/],
];

for (const [refusal, told] of MESSAGES) {
  test(`${refusal.code} tells what to do`, () => {
    assert.match(identityRefusalMessage(refusal), told);
  });
}
