/** Everything that is answered over HTTP, as one function from request to response. */
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { holdsCardNumber, withoutCardNumbers } from '../contract/card-numbers.ts';
import { faultOf } from '../store/database.ts';
import { type ApiParts, apiRoutes, type Variables } from './api.ts';
import { faultResponse, problemOf } from './problems.ts';
import { referenceRoutes } from './reference.ts';

export type HttpParts = ApiParts & {
  /** Whether a page asks that was opened for somebody else than is signed in by now. */
  readonly isOfAnother: (headers: Headers) => Promise<boolean>;
  /** Told of every request once it is answered. */
  readonly onAnswer: (answer: Answered) => void;
  /** Told of every fault of the program. */
  readonly onFault: (error: unknown, requestId: string) => void;
};

export type Answered = {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
};

/** The whole of the server: the contract, and whatever else is answered beside it. */
export function httpServer(
  parts: HttpParts,
  beside: readonly Hono<Variables>[] = [],
): Hono<Variables> {
  const server = new Hono<Variables>();
  server.use(async (context, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    context.set('requestId', requestId);
    await next();
    context.res.headers.set('x-request-id', requestId);
    context.res.headers.set('x-content-type-options', 'nosniff');
    parts.onAnswer({
      requestId,
      method: context.req.method,
      path: toldPath(context.req.path),
      status: context.res.status,
      milliseconds: performance.now() - startedAt,
    });
  });
  server.use('/api/*', async (context, next) => {
    const { method, path, raw } = context.req;
    // Who is signed in by now is told to every page: so it can tell whoever looks at it.
    const isAsked = method === 'GET' && path === '/api/session';
    if (!isAsked && (await parts.isOfAnother(raw.headers))) {
      return problemOf({ code: 'signed_in_as_another' }, context.get('requestId'));
    }
    return next();
  });
  server.route('/api/v1', apiRoutes(parts));
  server.route('/', referenceRoutes());
  for (const routes of beside) server.route('/', routes);
  server.notFound((context) => {
    const { method } = context.req;
    const path = toldPath(context.req.path);
    return problemOf({ code: 'route_unknown', method, path }, context.get('requestId'));
  });
  server.onError((error, context) => {
    const requestId = context.get('requestId');
    if (faultOf(error) === 'outage') return problemOf({ code: 'unavailable' }, requestId);
    parts.onFault(error, requestId);
    return faultResponse(requestId);
  });
  return server;
}

/**
 * A path as it is logged and told: whatever is typed into an address may be the number of a card,
 * and who has a link can open what it leads to (G3).
 */
function toldPath(path: string): string {
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // It is told as it came.
  }
  const told = plain.replace(LINK, '$1[link]');
  if (holdsCardNumber(told)) return withoutCardNumbers(told);
  return told === plain ? path : told;
}

const LINK = /(\/(?:pay|set-up|invitation|portal\/link)\/).+/is;
