/** What pages ask beside the operations: who is here, for which firm, and how they came in. */
import { z } from 'zod';
import { PERMISSIONS, ROLES } from './permissions.ts';
import { currency, id, line, timeZone, told } from './words.ts';

/** How short a password may be, for who is asked to choose one. */
export const SHORTEST_PASSWORD_CHARACTERS = 12;
const LONGEST_PASSWORD_CHARACTERS = 128;
const LONGEST_MAIL_CHARACTERS = 254;

const role = z.enum(ROLES);

/** `GET /api/session`, and what `POST /api/session/firm` answers: who is here. Never refused. */
export const SESSION = z.strictObject({
  /** Null: nobody is signed in. */
  account: z
    .strictObject({ id: told.id, name: z.string(), mail: z.string(), twoFactor: z.boolean() })
    .nullable(),
  /** All firms of theirs, the first joined first. */
  firms: z.array(z.strictObject({ firm: told.id, name: z.string(), role })),
  /** What the next request is answered for: the chosen one, or the only; null: choose one first. */
  firm: told.id.nullable(),
  /** What the role there may do; empty without a firm. */
  permissions: z.array(z.enum(PERMISSIONS)),
  /** False as long as there is no firm at all: it is made by the link that the start prints. */
  isSetUp: z.boolean(),
});
export type Session = z.output<typeof SESSION>;

/** `POST /api/session/firm`: settles the firm of this session. Refused: `not_found`. */
export const FIRM_CHOICE = z.strictObject({ firm: id });
export type FirmChoice = z.input<typeof FIRM_CHOICE>;

/** `POST /api/session/name`: what the person is called from now on, at all their firms. */
export const OWN_NAME = z.strictObject({ name: line(200) });
export type OwnName = z.input<typeof OWN_NAME>;

/** `GET /api/set-up/{token}`: the link is open. Refused: `set_up_unknown`. */
export const SET_UP_OPEN = z.strictObject({
  /** What the form begins with; the browser knows the time zone better. */
  currency: told.currency,
  timeZone: z.string(),
  shortestPasswordCharacters: z.int(),
});
export type SetUpOpen = z.output<typeof SET_UP_OPEN>;

const password = z
  .string()
  .min(
    SHORTEST_PASSWORD_CHARACTERS,
    `expected at least ${SHORTEST_PASSWORD_CHARACTERS} characters: choose a longer one`,
  )
  .max(
    LONGEST_PASSWORD_CHARACTERS,
    `expected at most ${LONGEST_PASSWORD_CHARACTERS} characters: choose a shorter one`,
  );
const mail = z
  .string()
  .trim()
  .pipe(z.email('expected a mail address, such as "kim@example.com"').max(LONGEST_MAIL_CHARACTERS));

/** `POST /api/set-up/{token}`: the firm and its owner, who is signed in then. */
export const SET_UP_FORM = z.strictObject({
  firmName: line(200),
  currency: z.string().trim().toUpperCase().pipe(currency),
  timeZone: z.string().trim().pipe(timeZone),
  name: line(200),
  mail,
  password,
});
export type SetUpForm = z.input<typeof SET_UP_FORM>;

/** `GET /api/invitation/{id}`. Refused: that it is unknown, used, cancelled or expired. */
export const INVITATION_OPEN = z.strictObject({
  firmName: z.string(),
  mail: z.string(),
  role,
  expiresAt: told.instant,
  /** Who has the mail signs in already: no name is asked, and their password is not chosen anew. */
  isKnown: z.boolean(),
  shortestPasswordCharacters: z.int(),
});
export type InvitationOpen = z.output<typeof INVITATION_OPEN>;

/** `POST /api/invitation/{id}`: the invited joins, and is signed in then. */
export const INVITATION_FORM = z.strictObject({
  /** Left out by who has an account. */
  name: z.string().max(200, 'expected at most 200 characters').default(''),
  password: z.string().min(1, 'expected a password'),
});
export type InvitationTyped = z.output<typeof INVITATION_FORM>;

/** What set-up and invitation answer. */
export const ENTERED = z.strictObject({
  firm: told.id,
  /**
   * `signed_in`: the session is there and is that firm's. `second_factor`: the password was right,
   * and the code is asked at `/api/auth/two-factor/verify-totp`. `sign_in`: signing in is left to do.
   */
  next: z.enum(['signed_in', 'second_factor', 'sign_in']),
});
export type Entered = z.output<typeof ENTERED>;

/** `GET /api/demo` and `POST /api/demo`: the firm with a year behind it, for an owner. */
export const DEMO = z.strictObject({
  /** `none`: nothing was asked, or a start of the program cut it short: ask (again), it goes on. */
  state: z.enum(['none', 'running', 'done', 'failed']),
  /** Once it is done: to be chosen at `/api/session/firm`. */
  firm: told.id.nullable(),
  firmName: z.string(),
  livedDays: z.int(),
  days: z.int(),
  /** Why it failed, in words; null when it did not. */
  problem: z.string().nullable(),
});
export type Demo = z.output<typeof DEMO>;
