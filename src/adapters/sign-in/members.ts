/** Who belongs to a firm, and as what. */
import { randomUUIDv7 } from 'node:crypto';
import type { Pool } from 'pg';
import { type Connection, inTransaction } from './database.ts';
import type { Made } from './people.ts';
import type { SignInRefusal } from './refusals.ts';
import { type Role, role } from './roles.ts';

export type Member = {
  /** Stays the same when they leave and come back. */
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly mail: string;
  readonly role: Role;
  readonly since: string;
  /** Null as long as they belong to the firm. */
  readonly leftAt: string | null;
  /** Whether a code is asked of them beside the password. */
  readonly twoFactor: boolean;
};

export type MemberOf = { readonly firm: string; readonly member: string };

export type RoleChange = MemberOf & { readonly role: Role };

type Joining = {
  readonly firm: string;
  readonly user: string;
  readonly mail: string;
  readonly role: Role;
  readonly made?: Made | undefined;
};

type MemberRow = {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly mail: string;
  readonly role: string;
  readonly since: Date;
  readonly leftAt: Date | null;
  readonly twoFactor: boolean;
};

/** All who belong to the firm or once did, the first to join first. */
export async function members(pool: Pool, firm: string): Promise<Member[]> {
  const { rows } = await pool.query<MemberRow>(
    `select m.id, u.id as user, u.name, u.email as mail, m.role, m.created_at as since,
        m.left_at as "leftAt", u.two_factor_enabled as "twoFactor"
      from sign_in.member m
      join sign_in."user" u on u.id = m.user_id
      where m.organization_id = $1
      order by m.created_at, m.id`,
    [firm],
  );
  return rows.map((row) => ({
    ...row,
    role: role(row.role),
    since: row.since.toISOString(),
    leftAt: row.leftAt?.toISOString() ?? null,
  }));
}

/** Makes a user a member. One who was before is so again, without their old keys. */
export async function join(
  connection: Connection,
  { firm, user, mail, role: as, made }: Joining,
): Promise<{ readonly member: string } | SignInRefusal> {
  const { rows } = await connection.query<{ member: string }>(
    `insert into sign_in.member as held (id, organization_id, user_id, role, created_at)
      values ($1, $2, $3, $4, $5)
      on conflict (organization_id, user_id) do update
        set role = excluded.role, left_at = null
        where held.left_at is not null
      returning id as member`,
    [made?.member ?? randomUUIDv7(), firm, user, as, made?.at ?? new Date()],
  );
  const joined = rows[0];
  if (joined === undefined) return { code: 'already_member', mail };
  await deleteKeys(connection, joined.member);
  return joined;
}

/** Refused: `member_unknown`, and `last_owner` when nobody else is one. */
export async function changeRole(
  pool: Pool,
  { firm, member, role: to }: RoleChange,
): Promise<{ readonly user: string } | SignInRefusal> {
  return inTransaction(pool, async (connection) => {
    const found = await lockMember(connection, { firm, member });
    if ('code' in found) return found;
    if (to !== 'owner' && found.isLastOwner) return { code: 'last_owner', member };
    await connection.query(
      'update sign_in.member set role = $3 where organization_id = $1 and id = $2',
      [firm, member, to],
    );
    return { user: found.user };
  });
}

/** Ends a membership and its keys. Refused: `member_unknown`, and `last_owner`. */
export async function removeMember(
  pool: Pool,
  { firm, member }: MemberOf,
): Promise<{ readonly user: string } | SignInRefusal> {
  return inTransaction(pool, async (connection) => {
    const found = await lockMember(connection, { firm, member });
    if ('code' in found) return found;
    if (found.isLastOwner) return { code: 'last_owner', member };
    await connection.query(
      'update sign_in.member set left_at = $3 where organization_id = $1 and id = $2',
      [firm, member, new Date()],
    );
    await deleteKeys(connection, member);
    return { user: found.user };
  });
}

/** The user who is this member of the firm now. Refused: `member_unknown`. */
export async function userOf(
  connection: Connection,
  { firm, member }: MemberOf,
): Promise<{ readonly user: string } | SignInRefusal> {
  const { rows } = await connection.query<{ user: string }>(
    `select user_id as user
      from sign_in.member
      where organization_id = $1 and id = $2 and left_at is null`,
    [firm, member],
  );
  return rows[0] ?? { code: 'member_unknown', member };
}

/** Whoever changes who belongs to a firm waits for who is at it already. */
export async function lockFirm(connection: Connection, firm: string): Promise<void> {
  await connection.query('select from sign_in.organization where id = $1 for no key update', [
    firm,
  ]);
}

/** With the firm locked: of two owners who leave at once, the second is told to stay. */
async function lockMember(
  connection: Connection,
  { firm, member }: MemberOf,
): Promise<{ readonly user: string; readonly isLastOwner: boolean } | SignInRefusal> {
  await lockFirm(connection, firm);
  const { rows } = await connection.query<{ id: string; user: string; role: string }>(
    `select id, user_id as user, role
      from sign_in.member
      where organization_id = $1 and left_at is null and (id = $2 or role = 'owner')`,
    [firm, member],
  );
  const found = rows.find((each) => each.id === member);
  if (found === undefined) return { code: 'member_unknown', member };
  const owners = rows.filter((each) => each.role === 'owner');
  return { user: found.user, isLastOwner: found.role === 'owner' && owners.length === 1 };
}

async function deleteKeys(connection: Connection, member: string): Promise<void> {
  await connection.query('delete from sign_in.api_key where reference_id = $1', [member]);
}
