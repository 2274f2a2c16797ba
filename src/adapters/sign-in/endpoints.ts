/** What of better-auth's own endpoints is open to browsers. Whatever is not listed is not there. */
import { holdsCardNumber } from '../../contract/card-numbers.ts';
import { ADDRESS_HEADER, type Auth } from './auth.ts';

const BASE_PATH = '/api/auth';

/** Each acts only for the person who calls it, and none on firms, members, invitations or keys. */
export const OPEN_ENDPOINTS: ReadonlySet<string> = new Set([
  'GET /get-session',
  'POST /sign-in/email',
  'POST /sign-out',
  'POST /change-password',
  'POST /revoke-other-sessions',
  'POST /two-factor/enable',
  'POST /two-factor/disable',
  'POST /two-factor/get-totp-uri',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /two-factor/generate-backup-codes',
  'GET /passkey/generate-register-options',
  'POST /passkey/verify-registration',
  'GET /passkey/generate-authenticate-options',
  'POST /passkey/verify-authentication',
  'GET /passkey/list-user-passkeys',
  'POST /passkey/delete-passkey',
  'POST /passkey/update-passkey',
]);

/** Lets better-auth answer a request to an open endpoint; 404 to any other. */
export async function answerEndpoint(
  auth: Auth,
  request: Request,
  address: string | null,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const isBelow = pathname.startsWith(`${BASE_PATH}/`);
  const endpoint = `${request.method} ${pathname.slice(BASE_PATH.length)}`;
  if (!isBelow || !OPEN_ENDPOINTS.has(endpoint)) return new Response(null, { status: 404 });
  if (await namesCard(request.clone())) return Response.json(CARD_NUMBER, { status: 422 });
  const headers = new Headers(request.headers);
  headers.delete(ADDRESS_HEADER);
  if (address !== null) headers.set(ADDRESS_HEADER, address);
  return auth.handler(new Request(request, { headers }));
}

/** As better-auth tells what it refuses. */
const CARD_NUMBER = {
  code: 'CARD_NUMBER',
  message: 'The name looks like the number of a card, and none is ever kept here: choose another.',
};

/** True when something is to be called by the number of a card (G3). */
async function namesCard(request: Request): Promise<boolean> {
  const body: unknown = await request.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('name' in body)) return false;
  return holdsCardNumber(String(body.name));
}

/**
 * The address a request comes from, for limits: what the socket says, or, behind a proxy of our own
 * (`trustProxy`), what that proxy put last in `X-Forwarded-For`.
 */
export function clientAddress(
  headers: Headers,
  peer: string | null,
  trustProxy: boolean,
): string | null {
  if (!trustProxy) return peer;
  const forwarded = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded === undefined || forwarded === '' ? peer : forwarded;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request with a cookie may be obeyed: it changes nothing, or a page of ours sent it.
 * Browsers say by `Origin` and `Sec-Fetch-Site` whose page did; what says neither is refused.
 */
export function isSameOrigin(
  baseUrl: string,
  { method, headers }: Pick<Request, 'method' | 'headers'>,
): boolean {
  if (SAFE_METHODS.has(method)) return true;
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (origin === null) return site === 'same-origin';
  return origin === baseUrl && (site === null || site === 'same-origin');
}
