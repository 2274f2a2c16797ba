/** What signing in is refused for, with what to do next: better-auth only names it. */
import type { Words } from '../../ui/beside-form.ts';

const WORDS: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD:
    'The mail address or the password is not right. Look at both, and try again.',
  INVALID_PASSWORD: 'The password is not right. Try again.',
  INVALID_CODE:
    'The code is not right, or no longer. Wait for the next one that your authenticator shows.',
  INVALID_BACKUP_CODE: 'The backup code is not right, or was used before. Try another one.',
  INVALID_TWO_FACTOR_COOKIE: 'It took too long since the password. Sign in with it once more.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'That was tried too often. Sign in once more.',
  ACCOUNT_TEMPORARILY_LOCKED: 'That was tried too often. Wait a quarter of an hour, then go on.',
  PASSWORD_TOO_SHORT: 'The new password is too short: choose one of 12 characters or more.',
  PASSWORD_TOO_LONG: 'The new password is too long: choose one of at most 128 characters.',
  PASSKEY_NOT_FOUND: 'This passkey is not known here. Sign in with your password.',
  AUTHENTICATION_FAILED: 'The passkey was not accepted. Try again, or sign in with your password.',
  CHALLENGE_NOT_FOUND: 'It took too long. Try again.',
  PREVIOUSLY_REGISTERED: 'This device has a passkey here already.',
  SESSION_NOT_FRESH:
    'You signed in more than a day ago. Sign out, sign in once more, and add it then.',
  TOTP_ALREADY_ENABLED: 'The second factor is on already.',
};

/** The field of the one thing that was not right. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  INVALID_CODE: ['code'],
  INVALID_BACKUP_CODE: ['code'],
  INVALID_PASSWORD: ['currentPassword', 'password'],
  PASSWORD_TOO_SHORT: ['newPassword'],
  PASSWORD_TOO_LONG: ['newPassword'],
};

/** In words, where there are better ones than the server's, and where they belong. */
export function refusedWords(code: string): Words | undefined {
  const says = WORDS[code];
  if (says === undefined) return undefined;
  const at = FIELDS[code];
  return at === undefined ? { says } : { says, at };
}
