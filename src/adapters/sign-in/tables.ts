/** What better-auth's tables and columns are called in `migrations/000002_sign_in.sql`. */

export const USER = {
  fields: columns('emailVerified', 'createdAt', 'updatedAt'),
};
export const SESSION = {
  fields: columns('expiresAt', 'createdAt', 'updatedAt', 'ipAddress', 'userAgent', 'userId'),
};
export const ACCOUNT = {
  fields: columns(
    'accountId',
    'providerId',
    'userId',
    'accessToken',
    'refreshToken',
    'idToken',
    'accessTokenExpiresAt',
    'refreshTokenExpiresAt',
    'createdAt',
    'updatedAt',
  ),
};
export const VERIFICATION = {
  fields: columns('expiresAt', 'createdAt', 'updatedAt'),
};
export const RATE_LIMIT = {
  modelName: 'rate_limit',
  fields: columns('lastRequest'),
};
export const ORGANIZATION = {
  session: { fields: columns('activeOrganizationId') },
  organization: { fields: columns('createdAt') },
  member: { fields: columns('organizationId', 'userId', 'createdAt') },
  invitation: { fields: columns('organizationId', 'expiresAt', 'createdAt', 'inviterId') },
};
export const TWO_FACTOR = {
  user: { fields: columns('twoFactorEnabled') },
  twoFactor: {
    modelName: 'two_factor',
    fields: columns('backupCodes', 'userId', 'failedVerificationCount', 'lockedUntil'),
  },
};
export const PASSKEY = {
  passkey: {
    fields: columns('publicKey', 'userId', 'credentialID', 'deviceType', 'backedUp', 'createdAt'),
  },
};
export const API_KEY = {
  apikey: {
    modelName: 'api_key',
    fields: columns(
      'configId',
      'referenceId',
      'refillInterval',
      'refillAmount',
      'lastRefillAt',
      'rateLimitEnabled',
      'rateLimitTimeWindow',
      'rateLimitMax',
      'requestCount',
      'lastRequest',
      'expiresAt',
      'createdAt',
      'updatedAt',
    ),
  },
};

/** Each field with its column: `credentialID` is kept in `credential_id`. */
function columns<Field extends string>(...fields: readonly Field[]): { [Each in Field]?: string } {
  const named: { [Each in Field]?: string } = {};
  for (const field of fields) {
    named[field] = field.replaceAll(/([a-z])([A-Z]+)/g, '$1_$2').toLowerCase();
  }
  return named;
}
