/** The sessions of the portal that are kept of a mail, for whoever it belongs to (M1). */
import type { Pool } from 'pg';
import type { ContactSession } from '../../app/ports.ts';

/** Far more than anybody has. */
const MOST_SESSIONS = 100;

type SessionRow = {
  readonly since: Date;
  readonly until: Date;
  readonly address: string | null;
  readonly browser: string | null;
};

/** The first begun first; what opens them is told to nobody. */
export async function contactSessions(pool: Pool, mail: string): Promise<ContactSession[]> {
  const { rows } = await pool.query<SessionRow>(
    `select s.created_at as since, s.expires_at as until, s.ip_address as address,
        s.user_agent as browser
      from sign_in.portal_user u
      join sign_in.portal_session s on s.user_id = u.id
      where u.email = $1
      order by s.created_at, s.id
      limit $2`,
    [mail.toLowerCase(), MOST_SESSIONS],
  );
  return rows.map(({ since, until, address, browser }) => ({
    ...{ since: since.toISOString(), until: until.toISOString() },
    ...{ address: address === '' ? null : address, browser: browser === '' ? null : browser },
  }));
}
