/** Who sends a request: a member by the cookie of their session, or a key of theirs. */
import { hash } from 'node:crypto';
import { defaultKeyHasher } from '@better-auth/api-key';
import { COOKIE_PREFIX, KEY_PREFIX } from './auth.ts';
import type { Store } from './database.ts';
import { firmsOf, type Membership } from './firms.ts';
import { scopesOf } from './keys.ts';
import { type Answer, type Remembered, remembered } from './remembered.ts';
import { type Role, role } from './roles.ts';

export type SignedIn = {
  readonly kind: 'member' | 'key';
  readonly firm: string;
  /** Of the user, or of the key. */
  readonly id: string;
  readonly user: string;
  readonly member: string;
  readonly name: string;
  readonly mail: string;
  /** What the member is now; of a key, what the member is whose key it is. */
  readonly role: Role;
  /** To what a key is limited further; null when it is no key. */
  readonly scopes: readonly string[] | null;
};

/** A signed-in person, whatever the firm. */
export type Account = {
  readonly user: string;
  readonly name: string;
  readonly mail: string;
  readonly twoFactor: boolean;
  readonly firms: readonly Membership[];
  /** The firm last chosen in this session; null when none was. */
  readonly chosen: string | null;
};

export type Session = Account & { readonly token: string };

export type Verified = {
  readonly sessions: Remembered<Session>;
  readonly keys: Remembered<SignedIn>;
};

/** Picks one of several firms for a request. */
const FIRM_HEADER = 'x-hourbank-firm';

/** Names the account that a page was opened for. */
const ACCOUNT_HEADER = 'x-hourbank-account';

const REMEMBERED_MILLISECONDS = 5000;
const MOST_REMEMBERED = 10_000;
const LONGEST_KEY = 128;

export function nothingVerified(): Verified {
  return {
    sessions: remembered(MOST_REMEMBERED, REMEMBERED_MILLISECONDS),
    keys: remembered(MOST_REMEMBERED, REMEMBERED_MILLISECONDS),
  };
}

/**
 * Null when nobody is signed in, when they are not of the firm asked for, and when they are of
 * several and neither the header nor the session says which. A key, once given, is all that counts.
 */
export async function authenticate(
  store: Store,
  verified: Verified,
  headers: Headers,
): Promise<SignedIn | null> {
  const asked = headers.get(FIRM_HEADER);
  const key = keyIn(headers);
  if (key !== null) {
    const signedIn = await verifiedKey(store, verified, key);
    return asked === null || asked === signedIn?.firm ? signedIn : null;
  }
  const session = await verifiedSession(store, verified, headers);
  if (session === null) return null;
  const membership = membershipFor(session, asked);
  if (membership === null) return null;
  const { user, name, mail } = session;
  const { firm, member, role: as } = membership;
  return { kind: 'member', firm, id: user, user, member, name, mail, role: as, scopes: null };
}

/**
 * Whether a page asks that was opened for somebody else than is signed in by now: all tabs of a
 * browser share the cookie. Nobody is nobody else; and a key, once given, is all that counts.
 */
export async function isOfAnother(
  store: Store,
  verified: Verified,
  headers: Headers,
): Promise<boolean> {
  const opener = headers.get(ACCOUNT_HEADER);
  if (opener === null || keyIn(headers) !== null) return false;
  const session = await verifiedSession(store, verified, headers);
  return session !== null && session.user !== opener;
}

/** Whose session the cookie is of; null when it is of none. */
export async function verifiedSession(
  store: Store,
  { sessions }: Verified,
  headers: Headers,
): Promise<Session | null> {
  const cookie = headers.get('cookie');
  if (cookie?.includes(`${COOKIE_PREFIX}.session_token=`) !== true) return null;
  return sessions.recall(digest(cookie), () => findSession(store, cookie));
}

async function verifiedKey(
  store: Store,
  { keys }: Verified,
  key: string,
): Promise<SignedIn | null> {
  if (!key.startsWith(KEY_PREFIX) || key.length > LONGEST_KEY) return null;
  return keys.recall(digest(key), () => findKey(store, key));
}

/** The session is not prolonged here, for its cookie could not be: `get-session` does both. */
async function findSession({ auth, pool }: Store, cookie: string): Promise<Answer<Session> | null> {
  const found = await auth.api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: true },
  });
  if (found === null) return null;
  const { session, user } = found;
  const value = {
    token: session.token,
    user: user.id,
    name: user.name,
    mail: user.email,
    twoFactor: user.twoFactorEnabled === true,
    firms: await firmsOf(pool, user.id),
    chosen: session.activeOrganizationId ?? null,
  };
  return { value, until: session.expiresAt.getTime() };
}

async function findKey({ auth, pool }: Store, text: string): Promise<Answer<SignedIn> | null> {
  const { key } = await auth.api.verifyApiKey({ body: { key: text } });
  if (key === null) {
    if (await isKept({ auth, pool }, text)) throw new Error('a valid key could not be verified');
    return null;
  }
  const { rows } = await pool.query<Omit<SignedIn, 'kind' | 'id' | 'scopes'>>(
    `select m.organization_id as firm, m.id as member, m.role, u.id as user, u.name,
        u.email as mail
      from sign_in.member m
      join sign_in."user" u on u.id = m.user_id
      where m.id = $1 and m.left_at is null`,
    [key.referenceId],
  );
  const member = rows[0];
  if (member === undefined) return null;
  const value = {
    ...member,
    kind: 'key' as const,
    id: key.id,
    role: role(member.role),
    scopes: scopesOf(key.permissions),
  };
  return { value, until: key.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY };
}

/** better-auth answers alike to an unknown key and to a database that does not answer. */
async function isKept({ pool }: Store, key: string): Promise<boolean> {
  const { rows } = await pool.query(
    `select from sign_in.api_key
      where key = $1 and enabled and (expires_at is null or expires_at > $2)`,
    [await defaultKeyHasher(key), new Date()],
  );
  return rows.length > 0;
}

/** Null when no key is given; an `Authorization` of another kind is a key that nobody has. */
function keyIn(headers: Headers): string | null {
  const authorization = headers.get('authorization');
  if (authorization === null) return headers.get('x-api-key');
  return /^bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
}

function membershipFor({ firms, chosen }: Session, asked: string | null): Membership | null {
  if (asked !== null) return firms.find(({ firm }) => firm === asked) ?? null;
  const [only, ...others] = firms;
  return firms.find(({ firm }) => firm === chosen) ?? (others.length === 0 ? (only ?? null) : null);
}

/** A secret is remembered by its digest alone. */
function digest(secret: string): string {
  return hash('sha256', secret, 'base64url');
}
