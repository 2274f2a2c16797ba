/** Firms as sign-in knows them, and the link by which the first is set up. */
import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { type Connection, inTransaction, type Store } from './database.ts';
import { join } from './members.ts';
import { checkName, identify, newcomer, type Person, settle } from './people.ts';
import { isRefused, type SignInRefusal } from './refusals.ts';
import { type Role, role } from './roles.ts';

/** A firm, and what one person is to it. */
export type Membership = {
  readonly firm: string;
  readonly firmName: string;
  readonly member: string;
  readonly role: Role;
};

export type SetUp = Person & {
  /** From the set-up link; null when an operator at the machine itself asks. */
  readonly token: string | null;
  /** A UUIDv7 made by the app. */
  readonly firm: string;
  readonly firmName: string;
  /** Where the request comes from; null when from the machine itself. */
  readonly address: string | null;
};

export type Adding = Person & { readonly firm: string; readonly role: Role };

export type FirmSetUp = {
  readonly firm: string;
  readonly user: string;
  readonly member: string;
};

const TOKEN_BYTES = 32;

export async function hasAnyFirm(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query('select from sign_in.organization limit 1');
  return rows.length > 0;
}

/** The firms a user belongs to now, the first joined first. */
export async function firmsOf(connection: Connection, user: string): Promise<Membership[]> {
  const { rows } = await connection.query<Membership>(
    `select f.id as firm, f.name as "firmName", m.id as member, m.role
      from sign_in.member m
      join sign_in.organization f on f.id = m.organization_id
      where m.user_id = $1 and m.left_at is null
      order by m.created_at, m.id`,
    [user],
  );
  return rows.map((row) => ({ ...row, role: role(row.role) }));
}

/** A new token by which the first firm may be set up, in place of any other; null once it is. */
export async function openSetUp(pool: Pool): Promise<string | null> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const { rowCount } = await pool.query(
    `insert into sign_in.set_up (one, token_hash, created_at)
      select true, $1, $2
      where not exists (select from sign_in.organization)
      on conflict (one) do update
        set token_hash = excluded.token_hash, created_at = excluded.created_at`,
    [hashToken(token), new Date()],
  );
  return rowCount === 0 ? null : token;
}

export async function isSetUpOpen(pool: Pool, token: string): Promise<boolean> {
  const { rows } = await pool.query('select from sign_in.set_up where token_hash = $1', [
    hashToken(token),
  ]);
  return rows.length > 0;
}

/**
 * Makes the firm, its first owner, and uses the token up, all at once or not at all. Asked again
 * for the same firm with the same mail and password, it answers as it did at first.
 */
export async function setUp(store: Store, asked: SetUp): Promise<FirmSetUp | SignInRefusal> {
  const firmName = checkName(asked.firmName);
  if (isRefused(firmName)) return firmName;
  if (!(await maySetUp(store.pool, asked))) return { code: 'set_up_unknown' };
  const identified = await identify(store, asked, asked.address);
  if (isRefused(identified)) {
    const isTaken = identified.code === 'password_wrong';
    return isTaken ? { code: 'mail_taken', mail: identified.mail } : identified;
  }
  return inTransaction(store.pool, async (connection) => {
    const { firm, mail } = asked;
    const before =
      identified.kind === 'known' ? await ownFirm(connection, firm, identified.user) : null;
    if (before !== null) return before;
    if (asked.token !== null && !(await takeToken(connection, asked.token))) {
      return { code: 'set_up_unknown' };
    }
    if (!(await createFirm(connection, firm, firmName.name))) return { code: 'firm_taken', firm };
    const owner = await settle(connection, identified);
    if (isRefused(owner)) return owner;
    const { made } = asked;
    const joined = await join(connection, { firm, ...owner, mail, role: 'owner', made });
    return isRefused(joined) ? joined : { firm, ...owner, ...joined };
  });
}

/** Whether it is worth a look who asks: to others it is not told whose mail is known. */
async function maySetUp(pool: Pool, { token, firm }: SetUp): Promise<boolean> {
  if (token === null || (await isSetUpOpen(pool, token))) return true;
  const { rows } = await pool.query('select from sign_in.organization where id = $1', [firm]);
  return rows.length > 0;
}

/** Makes a new user a member at once. Refused: `mail_taken`, and what is wrong with the person. */
export async function addMember(
  store: Store,
  asked: Adding,
): Promise<{ readonly user: string; readonly member: string } | SignInRefusal> {
  const { firm, role: as } = asked;
  const identified = await newcomer(store.auth, asked);
  if (isRefused(identified)) return identified;
  return inTransaction(store.pool, async (connection) => {
    const settled = await settle(connection, identified);
    if (isRefused(settled)) return settled;
    const { mail, made } = identified;
    const joined = await join(connection, { firm, ...settled, mail, role: as, made });
    return isRefused(joined) ? joined : { ...settled, ...joined };
  });
}

/** Makes a user who is known a member at once; one who is a member already stays what they are. */
export async function admit(
  pool: Pool,
  { firm, user, role: as }: { readonly firm: string; readonly user: string; readonly role: Role },
): Promise<{ readonly user: string }> {
  const joined = await inTransaction(pool, (connection) =>
    join(connection, { firm, user, mail: '', role: as }),
  );
  return isRefused(joined) ? { user } : { user, ...joined };
}

/** False when there is such a firm already. */
async function createFirm(connection: Connection, firm: string, name: string): Promise<boolean> {
  const { rowCount } = await connection.query(
    `insert into sign_in.organization (id, name, slug, created_at)
      values ($1, $2, $1, $3)
      on conflict (id) do nothing`,
    [firm, name, new Date()],
  );
  return rowCount === 1;
}

/** What the firm is called to the invited, and to those who are of several. */
export async function renameFirm(
  connection: Connection,
  { firm, name }: { readonly firm: string; readonly name: string },
): Promise<void> {
  await connection.query('update sign_in.organization set name = $2 where id = $1', [firm, name]);
}

/** What an earlier set-up made; null when there was none that made this user the firm's owner. */
async function ownFirm(
  connection: Connection,
  firm: string,
  user: string,
): Promise<FirmSetUp | null> {
  const memberships = await firmsOf(connection, user);
  const own = memberships.find((each) => each.firm === firm && each.role === 'owner');
  return own === undefined ? null : { firm, user, member: own.member };
}

/** Of several at once, one finds the token; the others wait for it, and find none. */
async function takeToken(connection: Connection, token: string): Promise<boolean> {
  const { rowCount } = await connection.query('delete from sign_in.set_up where token_hash = $1', [
    hashToken(token),
  ]);
  return rowCount === 1;
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
