/** Invitations into a firm. Whoever holds the link, which bears the id, may accept it once. */
import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { type Connection, inTransaction, type Store } from './database.ts';
import { join, lockFirm, userOf } from './members.ts';
import { checkMail, findUser, identify, settle } from './people.ts';
import { isRefused, type SignInRefusal } from './refusals.ts';
import { type Role, role } from './roles.ts';

export type Invitation = {
  /** Not to be guessed. Enough to accept the invitation: show it to nobody but who invites. */
  readonly id: string;
  readonly mail: string;
  readonly role: Role;
  readonly createdAt: string;
  readonly expiresAt: string;
};

/** What the invited sees before accepting. */
export type OpenInvitation = {
  readonly firm: string;
  readonly firmName: string;
  readonly mail: string;
  readonly role: Role;
  readonly expiresAt: string;
  /** Whether the mail is known already, so that its password is asked for and none chosen. */
  readonly isKnown: boolean;
};

export type Inviting = {
  readonly firm: string;
  readonly mail: string;
  readonly role: Role;
  /** The member who invites. */
  readonly by: string;
};

export type Accepting = {
  readonly invitation: string;
  /** Of no account when the mail is known. */
  readonly name: string;
  readonly password: string;
  readonly address: string | null;
};

export type Joined = {
  readonly firm: string;
  readonly user: string;
  readonly member: string;
  readonly role: Role;
};

type InvitationRow = {
  readonly firm: string;
  readonly firmName: string;
  readonly mail: string;
  readonly role: string;
  readonly status: string;
  readonly expiresAt: Date;
};

const ID_BYTES = 32;
const OPEN_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;
const MOST_OPEN = 100;

/** Invites a mail, in place of an open invitation of the same. */
export async function invite(
  pool: Pool,
  asked: Inviting,
): Promise<{ readonly id: string; readonly expiresAt: string } | SignInRefusal> {
  const checked = checkMail(asked.mail);
  if (isRefused(checked)) return checked;
  const { mail } = checked;
  const { firm } = asked;
  const id = randomBytes(ID_BYTES).toString('base64url');
  const now = new Date();
  const expiresAt = new Date(now.getTime() + OPEN_MILLISECONDS);
  return inTransaction(pool, async (connection) => {
    await lockFirm(connection, firm);
    const inviter = await userOf(connection, { firm, member: asked.by });
    if (isRefused(inviter)) return inviter;
    if (await belongs(connection, firm, mail)) return { code: 'already_member', mail };
    await connection.query(
      `update sign_in.invitation set status = 'canceled'
        where organization_id = $1 and email = $2 and status = 'pending'`,
      [firm, mail],
    );
    const { rowCount } = await connection.query(
      `insert into sign_in.invitation
          (id, organization_id, email, role, status, inviter_id, expires_at, created_at)
        select $1, $2, $3, $4, 'pending', $5, $6, $7
        where $8 > (
          select count(*) from sign_in.invitation
          where organization_id = $2 and status = 'pending' and expires_at > $7
        )`,
      [id, firm, mail, asked.role, inviter.user, expiresAt, now, MOST_OPEN],
    );
    if (rowCount === 0) return { code: 'too_many_invitations', most: MOST_OPEN };
    return { id, expiresAt: expiresAt.toISOString() };
  });
}

/** The open invitations of a firm, the first made first. */
export async function invitations(pool: Pool, firm: string): Promise<Invitation[]> {
  const { rows } = await pool.query<InvitationRow & { id: string; createdAt: Date }>(
    `select id, email as mail, role, created_at as "createdAt", expires_at as "expiresAt"
      from sign_in.invitation
      where organization_id = $1 and status = 'pending' and expires_at > $2
      order by created_at, id`,
    [firm, new Date()],
  );
  return rows.map((row) => ({
    id: row.id,
    mail: row.mail,
    role: role(row.role),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
}

/** Refused: `invitation_unknown` when the firm has no such open invitation. */
export async function cancelInvitation(
  pool: Pool,
  { firm, invitation }: { readonly firm: string; readonly invitation: string },
): Promise<{ readonly mail: string } | SignInRefusal> {
  const { rows } = await pool.query<{ mail: string }>(
    `update sign_in.invitation set status = 'canceled'
      where organization_id = $1 and id = $2 and status = 'pending'
      returning email as mail`,
    [firm, invitation],
  );
  return rows[0] ?? { code: 'invitation_unknown' };
}

/** Refused: that it is unknown, used, cancelled or expired. */
export async function openInvitation(
  pool: Pool,
  invitation: string,
): Promise<OpenInvitation | SignInRefusal> {
  const found = await findInvitation(pool, invitation);
  if (isRefused(found)) return found;
  const { firm, firmName, mail, role: as, expiresAt } = found;
  const isKnown = (await findUser(pool, mail)) !== null;
  return { firm, firmName, mail, role: role(as), expiresAt: expiresAt.toISOString(), isKnown };
}

/**
 * Makes the invited a member: as the user who has the mail, if the password is right, else as a
 * new one. Refused beside what an invitation can be: what is wrong with name or password.
 */
export async function acceptInvitation(
  store: Store,
  { invitation, name, password, address }: Accepting,
): Promise<Joined | SignInRefusal> {
  const found = await findInvitation(store.pool, invitation);
  if (isRefused(found)) return found;
  const { firm, mail } = found;
  const as = role(found.role);
  const identified = await identify(store, { name, mail, password }, address);
  if (isRefused(identified)) return identified;
  return inTransaction(store.pool, async (connection) => {
    const { rowCount } = await connection.query(
      `update sign_in.invitation set status = 'accepted' where id = $1 and status = 'pending'`,
      [invitation],
    );
    if (rowCount === 0) return { code: 'invitation_used' };
    const settled = await settle(connection, identified);
    if (isRefused(settled)) return settled;
    const joined = await join(connection, { firm, ...settled, mail, role: as });
    return isRefused(joined) ? joined : { firm, ...settled, ...joined, role: as };
  });
}

async function findInvitation(
  pool: Pool,
  invitation: string,
): Promise<InvitationRow | SignInRefusal> {
  // What a database would not even read is no invitation.
  if (!/^[\w-]{1,100}$/.test(invitation)) return { code: 'invitation_unknown' };
  const { rows } = await pool.query<InvitationRow>(
    `select f.id as firm, f.name as "firmName", i.email as mail, i.role, i.status,
        i.expires_at as "expiresAt"
      from sign_in.invitation i
      join sign_in.organization f on f.id = i.organization_id
      where i.id = $1`,
    [invitation],
  );
  const found = rows[0];
  if (found === undefined) return { code: 'invitation_unknown' };
  if (found.status === 'accepted') return { code: 'invitation_used' };
  if (found.status !== 'pending') return { code: 'invitation_cancelled' };
  if (found.expiresAt <= new Date()) {
    return { code: 'invitation_expired', expiredAt: found.expiresAt.toISOString() };
  }
  return found;
}

async function belongs(connection: Connection, firm: string, mail: string): Promise<boolean> {
  const { rows } = await connection.query(
    `select from sign_in.member m
      join sign_in."user" u on u.id = m.user_id
      where m.organization_id = $1 and u.email = $2 and m.left_at is null`,
    [firm, mail],
  );
  return rows.length > 0;
}
