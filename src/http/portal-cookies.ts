/** The cookies of the portal beside those of signing in: a link of the firm's, and what was chosen. */

/** A link is good for two years at most; a choice is forgotten after one. */
const LONGEST_LINK_SECONDS = 730 * 86_400;
const CHOICE_SECONDS = 365 * 86_400;

/** Far more than a link or an id has. */
const LONGEST_VALUE = 1024;

/** `secure`: browsers reach us by https alone. */
export function portalCookies(secure: boolean) {
  const prefix = secure ? '__Host-' : '';
  const names = {
    link: `${prefix}hourbank-portal-link`,
    client: `${prefix}hourbank-portal-client`,
  };
  const rest = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const set = (name: string, value: string, seconds: number): string =>
    `${name}=${value}; Max-Age=${seconds}; ${rest}`;
  return {
    link: (headers: Headers): string | null => cookieOf(headers, names.link),
    client: (headers: Headers): string | null => cookieOf(headers, names.client),
    keepLink: (token: string): string => set(names.link, token, LONGEST_LINK_SECONDS),
    keepClient: (client: string): string => set(names.client, client, CHOICE_SECONDS),
    forgetAll: (): readonly string[] => [set(names.link, '', 0), set(names.client, '', 0)],
  };
}

function cookieOf(headers: Headers, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(/; */)) {
    if (!pair.startsWith(`${name}=`)) continue;
    const value = pair.slice(name.length + 1);
    // Ids and signed links have no other letters.
    return /^[\w.-]+$/.test(value) && value.length <= LONGEST_VALUE ? value : null;
  }
  return null;
}
