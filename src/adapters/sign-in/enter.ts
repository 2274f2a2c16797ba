/** Signs in whoever has just become a member, with the password they have just given. */
import type { Auth } from './auth.ts';
import { sendPassword, tokenIn } from './people.ts';

export type Entering = {
  readonly mail: string;
  readonly password: string;
  /** The firm that the session is for. */
  readonly firm: string;
  /** Where the request comes from; null when from the machine itself. */
  readonly address: string | null;
};

export type Entrance = {
  /** What is left to do: nothing, to give a code, or to sign in. */
  readonly next: 'signed_in' | 'second_factor' | 'sign_in';
  /** The lines of `Set-Cookie`, as better-auth made them. */
  readonly cookies: readonly string[];
};

/**
 * Signs in, for the firm. Never refused: whoever is a member now and cannot be signed in just so,
 * because they tried too often or have a second factor, goes on at the page where people sign in.
 */
export async function enter(
  auth: Auth,
  { mail, password, firm, address }: Entering,
): Promise<Entrance> {
  const response = await sendPassword(auth, { mail, password, address });
  if (response.status === 401 || response.status === 429) return { next: 'sign_in', cookies: [] };
  if (!response.ok) throw new Error(`signing in was answered ${response.status}`);
  const cookies = response.headers.getSetCookie();
  const token = await tokenIn(response);
  if (token === null) return { next: 'second_factor', cookies };
  const { internalAdapter } = await auth.$context;
  await internalAdapter.updateSession(token, { activeOrganizationId: firm });
  return { next: 'signed_in', cookies };
}
