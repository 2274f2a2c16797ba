/** API keys. A key belongs to a member: it may do what its member may, and of that what it says. */
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Store } from './database.ts';
import { type MemberOf, userOf } from './members.ts';
import { checkName } from './people.ts';
import { isRefused, type SignInRefusal } from './refusals.ts';

export type NewKey = MemberOf & {
  readonly name: string;
  /** What the key is for, as in `entries:write`; at least one. */
  readonly scopes: readonly string[];
  /** An instant; null for a key that lasts until it is revoked. */
  readonly expiresAt: string | null;
};

export type Key = {
  readonly id: string;
  readonly member: string;
  readonly name: string;
  /** The first characters of the key, to tell it by. */
  readonly start: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  /** To within the few seconds for which a verified key is remembered. */
  readonly lastUsedAt: string | null;
};

type KeyRow = {
  readonly id: string;
  readonly member: string;
  readonly name: string;
  readonly start: string;
  readonly permissions: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
};

const MOST_SCOPES = 100;
const LONGEST_SCOPE = 64;
const LONGEST_LIFE_MILLISECONDS = 10 * 365 * 24 * 60 * 60 * 1000;

/** Where better-auth keeps the scopes: permissions of the only resource it is told of. */
const PERMISSIONS = z.object({ scopes: z.array(z.string()) });

/** The key itself is told this once. Refused: `member_unknown`, and a bad name, scope or expiry. */
export async function createKey(
  { auth, pool }: Store,
  { firm, member, name, scopes, expiresAt }: NewKey,
): Promise<{ readonly id: string; readonly key: string } | SignInRefusal> {
  const checked = checkName(name);
  if (isRefused(checked)) return checked;
  if (!areScopes(scopes)) {
    return { code: 'scopes_invalid', most: MOST_SCOPES, longest: LONGEST_SCOPE };
  }
  const lifeMilliseconds = expiresAt === null ? null : Date.parse(expiresAt) - Date.now();
  if (lifeMilliseconds !== null && !isLife(lifeMilliseconds)) {
    const latest = new Date(Date.now() + LONGEST_LIFE_MILLISECONDS);
    return { code: 'expiry_invalid', latestAt: latest.toISOString() };
  }
  const user = await userOf(pool, { firm, member });
  if (isRefused(user)) return user;
  const { id, key } = await auth.api.createApiKey({
    body: {
      name: checked.name,
      // What better-auth takes for the user is our member, who is gone when the membership ends.
      userId: member,
      permissions: { scopes: [...new Set(scopes)] },
      ...(lifeMilliseconds === null ? {} : { expiresIn: Math.ceil(lifeMilliseconds / 1000) }),
    },
  });
  return { id, key };
}

/** The keys of a firm, the first made first. An expired key is gone some time after it expires. */
export async function keys(pool: Pool, firm: string): Promise<Key[]> {
  const { rows } = await pool.query<KeyRow>(
    `select k.id, k.reference_id as member, k.name, k.start, k.permissions,
        k.created_at as "createdAt", k.expires_at as "expiresAt", k.last_request as "lastUsedAt"
      from sign_in.member m
      join sign_in.api_key k on k.reference_id = m.id
      where m.organization_id = $1
      order by k.created_at, k.id`,
    [firm],
  );
  return rows.map(({ permissions, createdAt, expiresAt, lastUsedAt, ...row }) => ({
    ...row,
    scopes: scopesOf(JSON.parse(permissions)),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/** Refused: `key_unknown`, also of a key of another firm. */
export async function revokeKey(
  pool: Pool,
  { firm, key }: { readonly firm: string; readonly key: string },
): Promise<{ readonly member: string } | SignInRefusal> {
  const { rows } = await pool.query<{ member: string }>(
    `delete from sign_in.api_key k
      using sign_in.member m
      where m.organization_id = $1 and m.id = k.reference_id and k.id = $2
      returning m.id as member`,
    [firm, key],
  );
  return rows[0] ?? { code: 'key_unknown', key };
}

/** From what better-auth keeps as permissions. Throws when it is nothing that we gave it. */
export function scopesOf(permissions: unknown): readonly string[] {
  return PERMISSIONS.parse(permissions).scopes;
}

function areScopes(scopes: readonly string[]): boolean {
  const isFewEnough = scopes.length > 0 && scopes.length <= MOST_SCOPES;
  return isFewEnough && scopes.every((each) => each !== '' && each.length <= LONGEST_SCOPE);
}

/** False also of what no date was read from. */
function isLife(milliseconds: number): boolean {
  return milliseconds > 0 && milliseconds <= LONGEST_LIFE_MILLISECONDS;
}
