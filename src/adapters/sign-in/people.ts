/** Those who sign in: what they are called, and the password they are known by. */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { holdsCardNumber } from '../../contract/card-numbers.ts';
import { ADDRESS_HEADER, type Auth } from './auth.ts';
import type { Connection, Store } from './database.ts';
import { LONGEST_MAIL, LONGEST_NAME, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './limits.ts';
import { isRefused, type SignInRefusal } from './refusals.ts';

/** As typed. `mail` is told apart without regard to case. */
export type Person = {
  readonly name: string;
  readonly mail: string;
  readonly password: string;
  /** For demonstrations, of which two are the same to the last id: in place of new ones. */
  readonly made?: Made;
};

/** The ids of a user and of their membership, and since when they are there. */
export type Made = { readonly user: string; readonly member: string; readonly at: Date };

/** One who gave the right password, or one who has yet to be made. */
export type Identified =
  | { readonly kind: 'known'; readonly user: string }
  | {
      readonly kind: 'new';
      readonly name: string;
      readonly mail: string;
      readonly passwordHash: string;
      readonly made: Made | undefined;
    };

type Newcomer = Identified & { readonly kind: 'new' };

const MAIL = z.email().max(LONGEST_MAIL);
const PASSWORD_TOO_LONG = { code: 'password_too_long', longest: LONGEST_PASSWORD } as const;
const SIGNED_IN = z.object({ token: z.string().optional() });

/**
 * Who this is. A user who is known needs the right password alone, which counts as an attempt to
 * sign in from the address. Refused: `password_wrong`, `too_many_attempts`, and a newcomer's faults.
 */
export async function identify(
  { auth, pool }: Store,
  person: Person,
  address: string | null,
): Promise<Identified | SignInRefusal> {
  const checked = checkMail(person.mail);
  if (isRefused(checked)) return checked;
  const user = await findUser(pool, checked.mail);
  if (user === null) return newcomer(auth, person);
  const refusal = await tryPassword(auth, checked.mail, person.password, address);
  return refusal ?? { kind: 'known', user };
}

/** Refused: a name, mail or password that is too long or too short. */
export async function newcomer(
  auth: Auth,
  { name, mail, password, made }: Person,
): Promise<Newcomer | SignInRefusal> {
  const checkedName = checkName(name);
  if (isRefused(checkedName)) return checkedName;
  const checkedMail = checkMail(mail);
  if (isRefused(checkedMail)) return checkedMail;
  if (password.length < SHORTEST_PASSWORD) {
    return { code: 'password_too_short', shortest: SHORTEST_PASSWORD };
  }
  if (password.length > LONGEST_PASSWORD) return PASSWORD_TOO_LONG;
  const { password: passwords } = await auth.$context;
  const passwordHash = await passwords.hash(password);
  return { kind: 'new', ...checkedName, ...checkedMail, passwordHash, made };
}

/** The id of the user, who is made if new. Refused: `mail_taken`. */
export async function settle(
  connection: Connection,
  identified: Identified,
): Promise<{ readonly user: string } | SignInRefusal> {
  return identified.kind === 'known'
    ? { user: identified.user }
    : createUser(connection, identified);
}

/** In one line: a name is told in lists, mails and files. */
export function checkName(text: string): { readonly name: string } | SignInRefusal {
  const name = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  if (name === '') return { code: 'name_missing' };
  if (holdsCardNumber(name)) return { code: 'card_number', fields: ['name'] };
  if (name.length > LONGEST_NAME) return { code: 'name_too_long', longest: LONGEST_NAME };
  return { name };
}

export function checkMail(text: string): { readonly mail: string } | SignInRefusal {
  const mail = text.trim().toLowerCase();
  if (holdsCardNumber(mail)) return { code: 'card_number', fields: ['mail'] };
  if (!MAIL.safeParse(mail).success) return { code: 'mail_invalid', longest: LONGEST_MAIL };
  return { mail };
}

/** The id of the user with this mail; null when there is none. */
export async function findUser(connection: Connection, mail: string): Promise<string | null> {
  const { rows } = await connection.query<{ id: string }>(
    'select id from sign_in."user" where email = $1',
    [mail],
  );
  return rows[0]?.id ?? null;
}

/** Refused: a name that is missing or too long. */
export async function renameUser(
  connection: Connection,
  { user, name }: { readonly user: string; readonly name: string },
): Promise<{ readonly user: string } | SignInRefusal> {
  const checked = checkName(name);
  if (isRefused(checked)) return checked;
  await connection.query('update sign_in."user" set name = $2, updated_at = $3 where id = $1', [
    user,
    checked.name,
    new Date(),
  ]);
  return { user };
}

async function createUser(
  connection: Connection,
  { name, mail, passwordHash, made }: Newcomer,
): Promise<{ readonly user: string } | SignInRefusal> {
  const user = made?.user ?? randomUUIDv7();
  const now = made?.at ?? new Date();
  const { rowCount } = await connection.query(
    `insert into sign_in."user" (id, name, email, email_verified, created_at, updated_at)
      values ($1, $2, $3, false, $4, $4)
      on conflict (email) do nothing`,
    [user, name, mail, now],
  );
  if (rowCount === 0) return { code: 'mail_taken', mail };
  await connection.query(
    `insert into sign_in.account
        (id, user_id, provider_id, account_id, password, created_at, updated_at)
      values ($1, $2, 'credential', $2, $3, $4, $4)`,
    [randomUUIDv7(), user, passwordHash, now],
  );
  return { user };
}

/** Signs in from the address, so that its limit holds here too. Null when the password is right. */
async function tryPassword(
  auth: Auth,
  mail: string,
  password: string,
  address: string | null,
): Promise<SignInRefusal | null> {
  if (password.length > LONGEST_PASSWORD) return PASSWORD_TOO_LONG;
  const response = await sendPassword(auth, { mail, password, address });
  if (response.status === 429) {
    const retryAfterSeconds = Number(response.headers.get('x-retry-after'));
    return { code: 'too_many_attempts', retryAfterSeconds };
  }
  if (response.status === 401) return { code: 'password_wrong', mail };
  if (!response.ok) throw new Error(`signing in was answered ${response.status}`);
  // Who has a second factor gets no session yet; another's was only made to try the password.
  const token = await tokenIn(response);
  const { internalAdapter } = await auth.$context;
  if (token !== null) await internalAdapter.deleteSession(token);
  return null;
}

/** What better-auth answers to a mail and a password; what is tried too often, it answers by 429. */
export async function sendPassword(
  auth: Auth,
  asked: { readonly mail: string; readonly password: string; readonly address: string | null },
): Promise<Response> {
  const { mail, password, address } = asked;
  const { baseURL } = await auth.$context;
  const headers = new Headers({ 'content-type': 'application/json' });
  if (address !== null) headers.set(ADDRESS_HEADER, address);
  return await auth.handler(
    new Request(`${baseURL}/sign-in/email`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ email: mail, password }),
    }),
  );
}

/** The token of the session that was made; null for who has to give a code first. */
export async function tokenIn(response: Response): Promise<string | null> {
  return SIGNED_IN.parse(await response.json()).token ?? null;
}
