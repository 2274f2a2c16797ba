/** Links that open something without signing in (G3): a signed token in the address. */
import { hkdfSync } from 'node:crypto';
import type { Links } from '../app/ports.ts';

/** What a token is for: one that was signed for anything else opens nothing. */
export type LinkPurpose = 'hourbank:invoice-link' | 'hourbank:contact-link';

const ALGORITHM = 'HS256';
/** Far more than any token has; nothing longer is looked at. */
const LONGEST = 1024;

/**
 * Signs and reads links. The key is derived from the secret for this purpose alone, so that nothing
 * signed here means anything elsewhere, and the other way round.
 */
export function createLinks(secret: string, purpose: LinkPurpose): Links {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    sign: async ({ firm, link, expiresAt }) => {
      const { SignJWT } = await import('jose');
      return await new SignJWT({ firm, link })
        .setProtectedHeader({ alg: ALGORITHM })
        .setAudience(purpose)
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(key);
    },
    read: async (token, now) => {
      if (token.length > LONGEST || !isExact(token)) return null;
      const { jwtVerify, errors } = await import('jose');
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [ALGORITHM],
          audience: purpose,
          requiredClaims: ['exp'],
          currentDate: new Date(now),
        });
        const { firm, link } = payload;
        return typeof firm === 'string' && typeof link === 'string' ? { firm, link } : null;
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}

/** Base64url can write the same bytes in several ways: a link is written in one. */
function isExact(token: string): boolean {
  return token
    .split('.')
    .every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}
