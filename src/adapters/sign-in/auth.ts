/** How better-auth is set up: what it signs people in with, where it keeps that, what it forbids. */
import { randomUUIDv7 } from 'node:crypto';
import { apiKey } from '@better-auth/api-key';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { organization, twoFactor } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import type { Pool } from 'pg';
import { LONGEST_NAME, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './limits.ts';
import * as tables from './tables.ts';

export type Auth = ReturnType<typeof createAuth>;

export type AuthSettings = {
  readonly pool: Pool;
  /** The origin that browsers see, without a path. */
  readonly baseUrl: string;
  readonly secret: string;
  /** Told of outages and bugs; what a person got wrong is answered to that person alone. */
  readonly onError: (error: unknown) => void;
};

/** Carries the client's address inward; what a client itself sends by this name is dropped. */
export const ADDRESS_HEADER = 'x-hourbank-address';
export const COOKIE_PREFIX = 'hourbank';
export const KEY_PREFIX = 'hb_';

const DAY_SECONDS = 24 * 60 * 60;

/** No browser may call the endpoints that these guard; should one be opened, roles still hold. */
const access = createAccessControl({
  organization: ['update', 'delete'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
});
const nothing = access.newRole({});
const roles = {
  owner: access.newRole({
    member: ['create', 'update', 'delete'],
    invitation: ['create', 'cancel'],
  }),
  billing: nothing,
  technician: nothing,
  accountant: nothing,
  // What better-auth would otherwise bring along.
  admin: nothing,
  member: nothing,
};

export function createAuth({ pool, baseUrl, secret, onError }: AuthSettings) {
  return betterAuth({
    appName: 'Hourbank',
    baseURL: baseUrl,
    basePath: '/api/auth',
    // As a list of one, so that no variable of the environment takes its place.
    secrets: [{ version: 1, value: secret }],
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { onError: (error) => (isFault(error) ? onError(error) : undefined) },
    user: tables.USER,
    account: tables.ACCOUNT,
    verification: tables.VERIFICATION,
    session: { ...tables.SESSION, expiresIn: 7 * DAY_SECONDS, updateAge: DAY_SECONDS },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
    },
    rateLimit: {
      ...tables.RATE_LIMIT,
      enabled: true,
      // In the database, so that a limit holds over all processes.
      storage: 'database',
      customRules: { '/sign-in/email': { window: 60, max: 10 }, '/get-session': false },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: baseUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Said outright, because NODE_ENV=test would turn them off.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      database: { validateSchema: false, generateId: () => randomUUIDv7() },
    },
    plugins: [
      organization({
        schema: tables.ORGANIZATION,
        ac: access,
        roles,
        allowUserToCreateOrganization: false,
        disableOrganizationDeletion: true,
      }),
      twoFactor({ schema: tables.TWO_FACTOR }),
      passkeys(baseUrl),
      apiKey({
        schema: tables.API_KEY,
        defaultPrefix: KEY_PREFIX,
        maximumNameLength: LONGEST_NAME,
        startingCharactersConfig: { shouldStore: true, charactersLength: 8 },
        keyExpiration: { minExpiresIn: 0, maxExpiresIn: 3660 },
        rateLimit: { enabled: false },
      }),
    ],
  });
}

/** A passkey stands for password and code together, so it must have checked who holds it. */
function passkeys(baseUrl: string) {
  return passkey({
    schema: tables.PASSKEY,
    rpName: 'Hourbank',
    origin: baseUrl,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: async ({ verification }) => {
        if (verification.registrationInfo?.userVerified !== true) throw unverified();
      },
    },
    authentication: {
      afterVerification: async ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) throw unverified();
      },
    },
  });
}

function unverified(): APIError {
  return new APIError('UNAUTHORIZED', {
    code: 'USER_VERIFICATION_REQUIRED',
    message: 'The passkey did not check who holds it; unlock it by PIN, finger or face.',
  });
}

function isFault(error: unknown): boolean {
  return !(error instanceof APIError) || error.statusCode >= 500;
}
