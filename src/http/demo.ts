/** A firm with a year behind it, made while its owner-to-be looks on or does something else. */
import { Hono } from 'hono';
import { permissionsOf } from '../app/may.ts';
import type { Permission } from '../contract/permissions.ts';
import type { AnyRefusal } from '../contract/refusals.ts';
import type { Demo } from '../contract/session.ts';
import type { SignedIn, Variables } from './api.ts';
import { problemOf } from './problems.ts';

/** Who asks: a person, and the firm for which they do. */
export type DemoAsker = { readonly user: string; readonly firm: string };

export type DemoParts = {
  readonly authenticate: (headers: Headers) => Promise<SignedIn | null>;
  readonly sameOrigin: (request: Request) => boolean;
  readonly chooseFirm: (headers: Headers, firm: string) => Promise<boolean>;
  readonly show: (asker: DemoAsker) => Promise<Demo>;
  /** Begins, or goes on where it was; returns at once. */
  readonly start: (asker: DemoAsker) => Promise<Demo>;
};

/** Of owners only: who asks becomes the owner of what is made. */
const PERMISSION: Permission = 'firm:write';

/** `/api/demo` */
export function demoRoutes(parts: DemoParts): Hono<Variables> {
  const routes = new Hono<Variables>();
  routes.get('/api/demo', async ({ req, get }) => {
    const asker = askerOf(await parts.authenticate(req.raw.headers));
    if ('code' in asker) return problemOf(asker, get('requestId'));
    return said(await parts.show(asker));
  });
  routes.post('/api/demo', async ({ req, get }) => {
    const asker = parts.sameOrigin(req.raw)
      ? askerOf(await parts.authenticate(req.raw.headers))
      : ({ code: 'cross_site' } as const);
    if ('code' in asker) return problemOf(asker, get('requestId'));
    // Whoever has one firm need not choose, and soon has two: the session stays with this one.
    await parts.chooseFirm(req.raw.headers, asker.firm);
    return said(await parts.start(asker));
  });
  return routes;
}

/** A key is no person, and owns nothing. */
function askerOf(signedIn: SignedIn | null): DemoAsker | AnyRefusal {
  if (signedIn?.kind !== 'member') return { code: 'unauthenticated' };
  const { id: user, firm, role } = signedIn;
  if (permissionsOf(role, null).has(PERMISSION)) return { user, firm };
  return { code: 'forbidden', permission: PERMISSION, because: 'role' };
}

function said(demo: Demo): Response {
  return Response.json(demo, { headers: { 'cache-control': 'no-store' } });
}
