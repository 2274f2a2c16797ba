/** Who is signed in by cookie, and for which of their firms: what every page asks first. */
import { Hono } from 'hono';
import { permissionsOf } from '../app/may.ts';
import type { Role } from '../contract/permissions.ts';
import { readInput } from '../contract/read-input.ts';
import { type AnyRefusal, anyRefusalMessage } from '../contract/refusals.ts';
import {
  FIRM_CHOICE,
  type FirmChoice,
  OWN_NAME,
  type OwnName,
  type Session,
} from '../contract/session.ts';
import type { SignedIn, Variables } from './api.ts';
import { readBody } from './body.ts';
import { problemOf } from './problems.ts';

/** A person who is signed in, whatever the firm. */
type Account = {
  readonly user: string;
  readonly name: string;
  readonly mail: string;
  readonly twoFactor: boolean;
  readonly firms: readonly {
    readonly firm: string;
    readonly firmName: string;
    readonly role: Role;
  }[];
};

export type SessionParts = {
  readonly account: (headers: Headers) => Promise<Account | null>;
  /** What operations are answered for, by the same headers. */
  readonly authenticate: (headers: Headers) => Promise<SignedIn | null>;
  /** False when the person is not of that firm. */
  readonly chooseFirm: (headers: Headers, firm: string) => Promise<boolean>;
  /** Refused: no name, or one that is too long. */
  readonly rename: (asked: {
    readonly user: string;
    readonly name: string;
  }) => Promise<AnyRefusal | { readonly user: string }>;
  readonly hasAnyFirm: () => Promise<boolean>;
  readonly sameOrigin: (request: Request) => boolean;
};

/** `/api/session`, `/api/session/firm` and `/api/session/name`. */
export function sessionRoutes(parts: SessionParts): Hono<Variables> {
  const routes = new Hono<Variables>();
  routes.get('/api/session', async ({ req }) => said(await sessionOf(parts, req.raw.headers)));
  routes.post('/api/session/firm', async ({ req, get }) => {
    const requestId = get('requestId');
    const { headers } = req.raw;
    if (!parts.sameOrigin(req.raw)) return problemOf({ code: 'cross_site' }, requestId);
    if ((await parts.account(headers)) === null) {
      return problemOf({ code: 'unauthenticated' }, requestId);
    }
    const body = await readBody(req.raw);
    const read = 'refusal' in body ? body : readInput({ input: FIRM_CHOICE }, body.fields);
    if ('refusal' in read) return problemOf(read.refusal, requestId);
    const { firm } = read.input as FirmChoice;
    if (!(await parts.chooseFirm(headers, firm))) {
      return problemOf({ code: 'not_found', thing: 'firm', name: firm }, requestId);
    }
    return said(await sessionOf(parts, headers));
  });
  routes.post('/api/session/name', async ({ req, get }) => {
    const requestId = get('requestId');
    const { headers } = req.raw;
    if (!parts.sameOrigin(req.raw)) return problemOf({ code: 'cross_site' }, requestId);
    const account = await parts.account(headers);
    if (account === null) return problemOf({ code: 'unauthenticated' }, requestId);
    const body = await readBody(req.raw);
    const read = 'refusal' in body ? body : readInput({ input: OWN_NAME }, body.fields);
    if ('refusal' in read) return problemOf(read.refusal, requestId);
    const renamed = await parts.rename({ ...(read.input as OwnName), user: account.user });
    if ('code' in renamed) {
      const flaws = [{ field: 'name', message: anyRefusalMessage(renamed) }];
      return problemOf(renamed, requestId, flaws);
    }
    return said(await sessionOf(parts, headers));
  });
  return routes;
}

async function sessionOf(parts: SessionParts, headers: Headers): Promise<Session> {
  const account = await parts.account(headers);
  if (account === null) return { ...NOBODY, isSetUp: await parts.hasAnyFirm() };
  const { user, name, mail, twoFactor } = account;
  const signedIn = await parts.authenticate(headers);
  // A key that comes along has no part in who is signed in.
  const firm = signedIn?.kind === 'member' ? signedIn.firm : null;
  const chosen = account.firms.find((each) => each.firm === firm);
  return {
    account: { id: user, name, mail, twoFactor },
    firms: account.firms.map(({ firm: id, firmName, role }) => ({
      ...{ firm: id, name: firmName, role },
    })),
    firm: chosen?.firm ?? null,
    permissions: chosen === undefined ? [] : [...permissionsOf(chosen.role, null)],
    isSetUp: true,
  };
}

const NOBODY = { account: null, firms: [], firm: null, permissions: [] };

function said(session: Session): Response {
  return Response.json(session, { headers: { 'cache-control': 'no-store' } });
}
