/** `hourbank start`: database, parts, HTTP and the routine, until it is told to stop. */
import { setFlagsFromString } from 'node:v8';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import pino from 'pino';
import type { PortalSignIn } from '../adapters/sign-in/portal.ts';
import type { SignIn } from '../adapters/sign-in/sign-in.ts';
import type { Variables } from '../http/api.ts';
import { demoRoutes } from '../http/demo.ts';
import { health } from '../http/health.ts';
import { payRoutes } from '../http/pay.ts';
import { contactOf, portalRoutes } from '../http/portal.ts';
import { httpServer } from '../http/server.ts';
import { sessionRoutes } from '../http/session.ts';
import { peopleRoutes } from '../http/set-up.ts';
import { webRoutes } from '../http/web.ts';
import { prepareJobs } from '../jobs/prepare.ts';
import { startRoutine } from '../jobs/run.ts';
import type { Configuration } from './configuration.ts';
import { type NoDatabase, type ReadyDatabase, readyDatabase } from './database.ts';
import { type DemoInBackground, demoInBackground } from './demo/in-background.ts';
import { listen } from './listening.ts';
import { builtPages, type NoPages } from './pages/built.ts';
import { openParts, type Parts } from './parts.ts';
import { peopleParts } from './people.ts';

export type Serving = {
  readonly address: string;
  /** Where the first firm is set up; null once there is one. */
  readonly setUpLink: string | null;
  /** Comes true with a sentence when it ends by itself. */
  readonly ended: Promise<string>;
  /** Answers what was asked, then stops; within 40 seconds. */
  readonly stop: () => Promise<void>;
};

export type Say = (message: string) => void;

const LARGEST_SIGN_IN_BYTES = 64 * 1024;

/** What was started, to be stopped in the opposite order. */
type Steps = (() => Promise<void>)[];

/**
 * By how much the heap may grow beyond what is in use before it is cleared, in percent. The engine's
 * own choice is up to 300 on a large machine: a server that holds 60 MB would take 300.
 */
const HEAP_GROWTH = '--heap-growing-percent=50';

/** Starts everything; or says why not, with nothing left running. */
export async function serve(
  configuration: Configuration,
  say: Say,
): Promise<Serving | NoDatabase | NoPages> {
  setFlagsFromString(HEAP_GROWTH);
  const steps: Steps = [];
  const stop = async (): Promise<void> => {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) await step();
  };
  let started = false;
  try {
    const serving = await startAll(configuration, say, steps);
    if ('message' in serving) return serving;
    started = true;
    return { ...serving, stop };
  } finally {
    if (!started) await stop();
  }
}

async function startAll(
  configuration: Configuration,
  say: Say,
  steps: Steps,
): Promise<Omit<Serving, 'stop'> | NoDatabase | NoPages> {
  const pages = await builtPages(say);
  if (typeof pages !== 'string') return pages;
  const ready = await readyDatabase(configuration, { mayFind: false, say });
  if ('message' in ready) return ready;
  steps.push(ready.stop);
  const listening = await listen(configuration);
  if ('message' in listening) return listening;
  const { baseUrl } = listening;
  steps.push(listening.close);
  const log = logTo(configuration);
  let stopping = false;
  const onFault = (error: unknown): void => {
    // Whatever is still waiting when everything is taken down is no fault.
    if (!stopping) log.error({ err: error }, 'fault');
  };
  const parts = await openParts(ready, { ...configuration, baseUrl }, onFault);
  if ('message' in parts) return parts;
  steps.push(parts.close);
  await prepareJobs(ready.ownerUrl);
  const signIn = await parts.signIn();
  const portal = await parts.portalSignIn();
  const stopRoutine = await startRoutine({
    app: parts.app,
    databaseUrl: ready.appUrl,
    becomeApp: ready.becomeApp,
    lapseAt: configuration.lapseAt,
    onFault,
    onLapses: (firm, clients) => log.info({ firm, clients }, 'lapsed'),
    onInvoices: (firm, invoices, left) => log.info({ firm, invoices, left }, 'invoiced'),
  });
  const demo = demoInBackground({ ...parts, onFault });
  steps.push(stopRoutine, demo.stop, listening.close, async () => {
    stopping = true;
  });
  listening.answerWith(siteOf({ ...parts, signIn, portal, demo }, log, pages).fetch);
  return { address: baseUrl, setUpLink: await signIn.setUpLink(), ended: endOf(ready) };
}

/** Logs a line of JSON each to stderr. Of an error only what it says: it may carry whole objects. */
function logTo({ logLevel }: Configuration): pino.Logger {
  const err = (error: unknown) =>
    error instanceof Error
      ? { type: error.name, message: error.message, stack: error.stack, cause: String(error.cause) }
      : { message: String(error) };
  const options = { level: logLevel, serializers: { err } };
  return pino(options, pino.destination({ fd: 2, sync: false }));
}

/** Never, when it is stopped. */
async function endOf(ready: ReadyDatabase): Promise<string> {
  const sentence = await ready.exited;
  return sentence ?? (await new Promise<string>(() => undefined));
}

/** Everything that is answered: the contract, signing in, the pages, and health. */
function siteOf(
  parts: Omit<Parts, 'signIn'> & {
    readonly signIn: SignIn;
    readonly portal: PortalSignIn;
    readonly demo: DemoInBackground;
  },
  log: pino.Logger,
  pages: string,
): Hono<Variables> {
  const { signIn, app, database, demo } = parts;
  const peers = new WeakMap<Request, string | null>();
  const peerOf = (request: Request): string | null => peers.get(request) ?? null;
  const signInRoutes = new Hono<Variables>();
  // Whoever is not signed in yet sends little: a mail, a password, a code. First, for it may put another
  // request in the place of one whose length is not told.
  signInRoutes.use('/api/auth/*', bodyLimit({ maxSize: LARGEST_SIGN_IN_BYTES }));
  signInRoutes.use('/api/portal/auth/*', bodyLimit({ maxSize: LARGEST_SIGN_IN_BYTES }));
  signInRoutes.use(async (context, next) => {
    peers.set(context.req.raw, getConnInfo(context).remote.address ?? null);
    await next();
  });
  signInRoutes.all('/api/auth/*', ({ req }) => signIn.handler(req.raw, peerOf(req.raw)));
  const addressOf = (request: Request): string | null =>
    signIn.address(request.headers, peerOf(request));
  const { routes, count } = health(database.ping);
  const { isSameOrigin: sameOrigin } = signIn;
  const onFault = (error: unknown, requestId: string): void =>
    log.error({ err: error, requestId }, 'fault');
  return httpServer(
    {
      app,
      authenticate: signIn.authenticate,
      isOfAnother: signIn.isOfAnother,
      contactOf: contactOf({ app, signIn: parts.portal }),
      sameOrigin,
      onAnswer: (answered) => {
        count(answered);
        log.debug(answered, 'answered');
      },
      onFault,
    },
    [
      routes,
      signInRoutes,
      sessionRoutes({ ...signIn, sameOrigin }),
      demoRoutes({ ...signIn, ...demo, sameOrigin }),
      peopleRoutes(peopleParts(parts, addressOf)),
      payRoutes({ app, sameOrigin, onFault }),
      portalRoutes({ app, signIn: parts.portal, sameOrigin, peerOf }),
      webRoutes(pages),
    ],
  );
}
