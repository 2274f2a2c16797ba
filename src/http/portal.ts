/** How contacts come into the portal and leave it; what they do there are operations. */
import { Hono } from 'hono';
import type { App, ContactActor } from '../app/app.ts';
import {
  type Admitted,
  admittedByLink,
  admittedByMail,
  type ClosedContactLink,
} from '../app/portal/access.ts';
import {
  CLIENT_CHOICE,
  type ClientChoice,
  LINK_USED,
  type LinkToUse,
  type PortalSession,
} from '../contract/portal-session.ts';
import { readInput } from '../contract/read-input.ts';
import type { Variables } from './api.ts';
import { readBody } from './body.ts';
import { escaped, html, PAGE_POLICY } from './pages.ts';
import { portalCookies } from './portal-cookies.ts';
import { problemOf } from './problems.ts';

/** What became of a link in a mail: the cookies of the session, or why there is none. */
type LinkUsed =
  | { readonly cookies: readonly string[] }
  | { readonly code: 'sign_in_link_closed' }
  | { readonly code: 'too_many_attempts'; readonly retryAfterSeconds: number };

export type PortalSignInParts = {
  /** Answers below `/api/portal/auth`. */
  readonly handler: (request: Request, peer: string | null) => Promise<Response>;
  readonly redeemLink: (token: string, headers: Headers, peer: string | null) => Promise<LinkUsed>;
  /** The mail that the session of a cookie has proven; null without one. */
  readonly mailOf: (headers: Headers) => Promise<string | null>;
  readonly end: (headers: Headers) => Promise<readonly string[]>;
};

export type PortalParts = {
  readonly app: App;
  readonly signIn: PortalSignInParts;
  readonly sameOrigin: (request: Request) => boolean;
  /** The address at the other end of the socket. */
  readonly peerOf: (request: Request) => string | null;
};

/** Picks one of several clients for a request. */
const CLIENT_HEADER = 'x-hourbank-client';

/** Names the contact that a page was opened for. */
const CONTACT_HEADER = 'x-hourbank-contact';

/**
 * Who sends a request, of all they may be; null when that is nobody, or not settled, and `another`
 * when the page was opened for somebody else: all tabs of a browser share the cookies.
 */
export function contactOf(
  parts: Pick<PortalParts, 'app' | 'signIn'>,
): (headers: Headers) => Promise<ContactActor | 'another' | null> {
  return async (headers) => {
    const found = await here(parts, headers);
    const actor = chosen(parts, headers, found)?.actor ?? null;
    const opener = headers.get(CONTACT_HEADER);
    if (opener === null || found.admitted.length === 0 || actor?.id === opener) return actor;
    return 'another';
  };
}

type Here = { readonly mail: string | null; readonly admitted: readonly Admitted[] };

/** Whom the cookies of a request let in. It is found anew each time: who has left is out at once. */
async function here(
  { app, signIn }: Pick<PortalParts, 'app' | 'signIn'>,
  headers: Headers,
): Promise<Here> {
  const mail = await signIn.mailOf(headers);
  const byMail = mail === null ? [] : await admittedByMail(app, mail);
  const token = cookiesFor(app).link(headers);
  const byLink = token === null ? null : await admittedByLink(app, token);
  // A mail that was proven says more than a link, which may be in other hands.
  const isLet = byLink !== null && !('closed' in byLink);
  const isNew = isLet && byMail.every(({ actor }) => actor.id !== byLink.actor.id);
  const all = isNew ? [...byMail, byLink] : byMail;
  // Of two who are contacts of one client, the one for billing may do more.
  const first = all.toSorted((a, b) => b.actor.permissions.size - a.actor.permissions.size);
  const admitted = all.filter((one) => {
    const same = first.find(({ actor }) => actor.client === one.actor.client);
    return same?.actor.id === one.actor.id;
  });
  return { mail, admitted };
}

function chosen({ app }: Pick<PortalParts, 'app'>, headers: Headers, { admitted }: Here) {
  const of = (client: string | null) => admitted.find(({ actor }) => actor.client === client);
  const asked = headers.get(CLIENT_HEADER);
  if (asked !== null) return of(asked.toLowerCase()) ?? null;
  const [only, ...others] = admitted;
  return of(cookiesFor(app).client(headers)) ?? (others.length === 0 ? (only ?? null) : null);
}

function cookiesFor({ baseUrl }: App) {
  return portalCookies(baseUrl.startsWith('https:'));
}

/** `/api/portal/…` and `/portal/link/<token>`. */
export function portalRoutes(parts: PortalParts): Hono<Variables> {
  const { app, signIn, peerOf, sameOrigin } = parts;
  const cookies = cookiesFor(app);
  const entered = (token: string, { actor }: Admitted): Response =>
    new Response(null, {
      status: 303,
      headers: withCookies({ ...PRIVATE, location: '/portal' }, [
        cookies.keepLink(token),
        cookies.keepClient(actor.client),
      ]),
    });
  const routes = new Hono<Variables>();
  routes.all('/api/portal/auth/*', ({ req }) => signIn.handler(req.raw, peerOf(req.raw)));
  routes.post('/api/portal/sign-in', async ({ req, get }) => {
    const refused = refusing(get('requestId'));
    if (!sameOrigin(req.raw)) return refused({ code: 'cross_site' });
    const read = await inputOf(req.raw, LINK_USED);
    if ('refusal' in read) return refused(read.refusal);
    const { token } = read.input as LinkToUse;
    const used = await signIn.redeemLink(token, req.raw.headers, peerOf(req.raw));
    return 'code' in used ? refused(used) : said({ signedIn: true }, used.cookies);
  });
  routes.get('/api/portal/session', async ({ req }) =>
    said(await sessionOf(parts, req.raw.headers), []),
  );
  routes.post('/api/portal/session', async ({ req, get }) => {
    const refused = refusing(get('requestId'));
    if (!sameOrigin(req.raw)) return refused({ code: 'cross_site' });
    const read = await inputOf(req.raw, CLIENT_CHOICE);
    if ('refusal' in read) return refused(read.refusal);
    const client = (read.input as ClientChoice).client.toLowerCase();
    const headers = new Headers(req.raw.headers);
    headers.set(CLIENT_HEADER, client);
    const session = await sessionOf(parts, headers);
    if (session.client === null)
      return refused({ code: 'not_found', thing: 'client', name: client });
    return said(session, [cookies.keepClient(client)]);
  });
  routes.delete('/api/portal/session', async ({ req, get }) => {
    if (!sameOrigin(req.raw)) return refusing(get('requestId'))({ code: 'cross_site' });
    const ended = await signIn.end(req.raw.headers);
    return said(NOBODY, [...ended, ...cookies.forgetAll()]);
  });
  routes.get('/portal/link/:token', async ({ req }) => {
    const token = req.param('token');
    const admitted = await admittedByLink(app, token);
    if ('closed' in admitted) return closedPage(admitted);
    const before = await here(parts, req.raw.headers);
    // Who is in for somebody else is asked: a link of others would change whose invoices they pay.
    const isOther = before.admitted.some(({ actor }) => actor.id !== admitted.actor.id);
    return isOther ? otherPage(admitted) : entered(token, admitted);
  });
  routes.post('/portal/link/:token', async ({ req, get }) => {
    if (!sameOrigin(req.raw)) return refusing(get('requestId'))({ code: 'cross_site' });
    const token = req.param('token');
    const admitted = await admittedByLink(app, token);
    return 'closed' in admitted ? closedPage(admitted) : entered(token, admitted);
  });
  return routes;
}

const NOBODY: PortalSession = { mail: null, choices: [], client: null };

async function sessionOf(parts: PortalParts, headers: Headers): Promise<PortalSession> {
  const found = await here(parts, headers);
  return {
    mail: found.mail,
    choices: found.admitted.map(({ actor, clientName, firmName }) => ({
      ...{ client: actor.client, contact: actor.id },
      ...{ clientName, firmName, contactName: actor.name },
      roles: [...actor.roles],
    })),
    client: chosen(parts, headers, found)?.actor.client ?? null,
  };
}

async function inputOf(request: Request, input: Parameters<typeof readInput>[0]['input']) {
  const body = await readBody(request);
  return 'refusal' in body ? body : readInput({ input }, body.fields);
}

function refusing(requestId: string) {
  return (refusal: Parameters<typeof problemOf>[0]): Response => problemOf(refusal, requestId);
}

function said(told: object, cookies: readonly string[]): Response {
  const headers = withCookies({ 'cache-control': 'no-store' }, cookies);
  return Response.json(told, { headers });
}

function withCookies(plain: Readonly<Record<string, string>>, cookies: readonly string[]): Headers {
  const headers = new Headers(plain);
  for (const line of cookies) headers.append('set-cookie', line);
  return headers;
}

/** Whoever has the address has what it opens: it is kept nowhere, and told to nobody. */
const PRIVATE = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };

const CLOSED: Readonly<Record<ClosedContactLink['closed'], readonly [string, string, number]>> = {
  unknown: [
    'This link is not whole',
    'It may have been cut off in a mail: open it again from there.',
    404,
  ],
  expired: [
    'This link is too old',
    'Links end after a while, so that a lost one does no harm.',
    410,
  ],
  revoked: ['This link was called back', 'Whoever sent it has ended it.', 410],
};

/** Asks whether to go on for another client than the one that is shown in this browser. */
function otherPage({ clientName, firmName }: Admitted): Response {
  const body = [
    '<div class="plain">\n<h1>For another client?</h1>',
    `<p>This link leads to the hours of ${escaped(clientName)}, with ${escaped(firmName)}. You are here for somebody else.</p>`,
    `<form method="post"><button>Go on for ${escaped(clientName)}</button></form>`,
    '<p><a href="/portal">Stay where you are</a></p>\n</div>',
  ].join('\n');
  const text = html({ title: 'For another client?', body, stylesheet: '/pay.css' });
  const type = { 'content-type': 'text/html; charset=utf-8' };
  // A form of a page that tells nobody would come from nowhere.
  return new Response(text, {
    headers: { ...PAGE_POLICY, ...PRIVATE, ...type, 'referrer-policy': 'same-origin' },
  });
}

/** Nothing is lost: who is a contact gets in by their mail, too. */
function closedPage({ closed }: ClosedContactLink): Response {
  const [title, told, status] = CLOSED[closed];
  const body = [
    `<div class="plain">\n<h1>${escaped(title)}</h1>`,
    `<p>${escaped(told)}</p>`,
    '<p><a href="/portal/sign-in">Get a new one by mail</a>, or ask your provider for it.</p>\n</div>',
  ].join('\n');
  const text = html({ title, body, stylesheet: '/pay.css' });
  const type = { 'content-type': 'text/html; charset=utf-8' };
  return new Response(text, { status, headers: { ...PAGE_POLICY, ...PRIVATE, ...type } });
}
