/** Signing in to the portal: whose mail a session has proven. Who that is, the app says. */
import type { Pool } from 'pg';
import { z } from 'zod';
import { ADDRESS_HEADER } from './auth.ts';
import { openPool } from './database.ts';
import { clientAddress } from './endpoints.ts';
import { LONGEST_MAIL } from './limits.ts';
import {
  createPortalAuth,
  PORTAL_BASE_PATH,
  PORTAL_COOKIE_PREFIX,
  type PortalAuth,
} from './portal-auth.ts';
import type { SignInSettings } from './sign-in.ts';

/** What of better-auth's own endpoints is open here. Whatever is not listed is not there. */
export const OPEN_PORTAL_ENDPOINTS: ReadonlySet<string> = new Set([
  'GET /get-session',
  'POST /sign-in/magic-link',
  'POST /sign-out',
]);

export type PortalSignInSettings = SignInSettings & {
  readonly linkMinutes: number;
  /** Mails a link to whoever is a contact; nobody is told who is. */
  readonly sendLink: (mail: string, token: string) => Promise<void>;
};

export type PortalSignIn = ReturnType<typeof createPortalSignIn>;

/** What came of a link: the cookies of the session, or why there is none. */
export type LinkUsed =
  | { readonly cookies: readonly string[] }
  | { readonly code: 'sign_in_link_closed' }
  | { readonly code: 'too_many_attempts'; readonly retryAfterSeconds: number };

const HOUR_MILLISECONDS = 60 * 60 * 1000;

/** Far more than any token has. */
const LONGEST_TOKEN = 128;

const ASKED = z.object({ email: z.email().max(LONGEST_MAIL) });

/** Nothing is asked of the database before the first call. */
export function createPortalSignIn(settings: PortalSignInSettings) {
  const { baseUrl, trustProxy, sendLink, onError, linkMinutes, secret } = settings;
  const { origin } = new URL(baseUrl);
  const pool = openPool(settings);
  const underWay = new Set<Promise<void>>();
  // Nobody waits for it: how long it takes would tell whether the mail is a contact's.
  const begin = (work: Promise<void>): void => {
    const working: Promise<void> = work.catch(onError).finally(() => underWay.delete(working));
    underWay.add(working);
  };
  let deletedAt = 0;
  const deliver = (mail: string, token: string): void => {
    begin(sendLink(mail, token));
    // Whoever asks leaves a row behind, also where no mail is sent: they are not to pile up.
    if (Date.now() - deletedAt < HOUR_MILLISECONDS) return;
    deletedAt = Date.now();
    begin(deleteEnded(pool));
  };
  const auth = createPortalAuth({
    ...{ pool, baseUrl: origin, secret, onError, linkMinutes, deliver },
  });
  /** Comes true when all that was asked for is on its way. */
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
  return {
    /** Answers below `/api/portal/auth`. `peer` is the address at the other end of the socket. */
    handler: (request: Request, peer: string | null): Promise<Response> =>
      answer(auth, request, clientAddress(request.headers, peer, trustProxy)),
    /** Uses a link up. */
    redeemLink: (token: string, headers: Headers, peer: string | null): Promise<LinkUsed> =>
      redeemLink(auth, token, clientAddress(headers, peer, trustProxy)),
    /** The mail that the session of a cookie has proven; null without one. */
    mailOf: (headers: Headers): Promise<string | null> => mailOf(auth, headers),
    /** Ends the session of a cookie; the cookies that say so. */
    end: (headers: Headers): Promise<readonly string[]> => endSession(auth, headers),
    settled,
    close: async (): Promise<void> => {
      await settled();
      await pool.end();
    },
  };
}

/** Lets better-auth answer a request to an open endpoint; 404 to any other. */
async function answer(
  auth: PortalAuth,
  request: Request,
  address: string | null,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const isBelow = pathname.startsWith(`${PORTAL_BASE_PATH}/`);
  const endpoint = `${request.method} ${pathname.slice(PORTAL_BASE_PATH.length)}`;
  if (!isBelow || !OPEN_PORTAL_ENDPOINTS.has(endpoint)) return new Response(null, { status: 404 });
  const headers = headersFrom(request.headers, address);
  if (endpoint !== 'POST /sign-in/magic-link') {
    return await auth.handler(new Request(request, { headers }));
  }
  // Of what is sent the mail alone counts: no name, and no place to be led to.
  const asked = ASKED.safeParse(await request.json().catch(() => null));
  if (!asked.success) return Response.json(NO_MAIL, { status: 422 });
  headers.delete('content-length');
  const body = JSON.stringify({ email: asked.data.email.toLowerCase() });
  return await auth.handler(new Request(request.url, { method: 'POST', headers, body }));
}

/** As better-auth tells what it refuses. */
const NO_MAIL = { code: 'INVALID_EMAIL', message: 'Give a mail address, such as kim@example.com.' };

function headersFrom(given: Headers, address: string | null): Headers {
  const headers = new Headers(given);
  headers.delete(ADDRESS_HEADER);
  if (address !== null) headers.set(ADDRESS_HEADER, address);
  return headers;
}

/**
 * Asks by better-auth's own endpoint, so that its limit holds. That is a get, which the pages of
 * others could make a browser send: it is open to nobody else.
 */
async function redeemLink(
  auth: PortalAuth,
  token: string,
  address: string | null,
): Promise<LinkUsed> {
  if (token === '' || token.length > LONGEST_TOKEN) return { code: 'sign_in_link_closed' };
  const { baseURL } = await auth.$context;
  const verify = new URL(`${baseURL}/magic-link/verify`);
  verify.searchParams.set('token', token);
  const headers = headersFrom(new Headers(), address);
  const response = await auth.handler(new Request(verify, { headers }));
  if (response.status === 429) {
    const retryAfterSeconds = Number(response.headers.get('x-retry-after'));
    return { code: 'too_many_attempts', retryAfterSeconds };
  }
  if (response.status === 200) return { cookies: response.headers.getSetCookie() };
  // It leads elsewhere with what is wrong in the address.
  if (response.status === 302) return { code: 'sign_in_link_closed' };
  throw new Error(`a link to sign in was answered ${response.status}`);
}

async function mailOf(auth: PortalAuth, headers: Headers): Promise<string | null> {
  const cookie = headers.get('cookie');
  if (cookie?.includes(`${PORTAL_COOKIE_PREFIX}.session_token=`) !== true) return null;
  // The session is not prolonged here, for its cookie could not be: `get-session` does both.
  const found = await auth.api.getSession({
    headers: new Headers({ cookie }),
    query: { disableRefresh: true },
  });
  return found?.user.emailVerified === true ? found.user.email : null;
}

async function endSession(auth: PortalAuth, headers: Headers): Promise<readonly string[]> {
  const cookie = headers.get('cookie') ?? '';
  const { headers: answered } = await auth.api.signOut({
    headers: new Headers({ cookie }),
    returnHeaders: true,
  });
  return answered.getSetCookie();
}

/** Sessions and links that have ended. */
async function deleteEnded(pool: Pool): Promise<void> {
  const now = new Date();
  await pool.query('delete from sign_in.portal_session where expires_at < $1', [now]);
  await pool.query('delete from sign_in.portal_verification where expires_at < $1', [now]);
}
