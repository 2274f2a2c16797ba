/**
 * How better-auth signs contacts in: by a link in a mail, and by nothing else. It has cookies and
 * tables of its own, so that no session of the portal is one of the firm's, or the other way round.
 */
import { randomUUIDv7 } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { magicLink } from 'better-auth/plugins';
import { ADDRESS_HEADER, type AuthSettings } from './auth.ts';
import * as tables from './tables.ts';

export type PortalAuth = ReturnType<typeof createPortalAuth>;

export const PORTAL_COOKIE_PREFIX = 'hourbank-portal';
export const PORTAL_BASE_PATH = '/api/portal/auth';

const DAY_SECONDS = 24 * 60 * 60;

/** As many links may be asked for, and as many tried, by an address in a minute. */
const MOST_LINKS_A_MINUTE = 5;

export type PortalAuthSettings = AuthSettings & {
  readonly linkMinutes: number;
  /** Brings a link to whom it is for, if they are anybody's contact. */
  readonly deliver: (mail: string, token: string) => void;
};

export function createPortalAuth(settings: PortalAuthSettings) {
  const { pool, baseUrl, secret, onError, linkMinutes, deliver } = settings;
  return betterAuth({
    appName: 'Hourbank portal',
    baseURL: baseUrl,
    basePath: PORTAL_BASE_PATH,
    // As a list of one, so that no variable of the environment takes its place.
    secrets: [{ version: 1, value: secret }],
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { onError: (error) => (isFault(error) ? onError(error) : undefined) },
    user: { modelName: 'portal_user', ...tables.USER },
    account: { modelName: 'portal_account', ...tables.ACCOUNT },
    verification: { modelName: 'portal_verification', ...tables.VERIFICATION },
    session: {
      ...{ modelName: 'portal_session', ...tables.SESSION },
      ...{ expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
    },
    rateLimit: {
      ...tables.RATE_LIMIT,
      modelName: 'portal_rate_limit',
      enabled: true,
      // In the database, so that a limit holds over all processes.
      storage: 'database',
      customRules: { '/get-session': false },
    },
    advanced: {
      cookiePrefix: PORTAL_COOKIE_PREFIX,
      useSecureCookies: baseUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Said outright, because NODE_ENV=test would turn them off.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      database: { validateSchema: false, generateId: () => randomUUIDv7() },
    },
    plugins: [
      magicLink({
        expiresIn: linkMinutes * 60,
        // Of what opens a link only the hash is kept; it is good once.
        storeToken: 'hashed',
        rateLimit: { window: 60, max: MOST_LINKS_A_MINUTE },
        sendMagicLink: ({ email, token }) => deliver(email, token),
      }),
    ],
  });
}

function isFault(error: unknown): boolean {
  return !(error instanceof APIError) || error.statusCode >= 500;
}
