/** `hourbank start`: database, parts, HTTP and the routine, until it is told to stop. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import pino from 'pino';
import type { SignIn } from '../adapters/sign-in/sign-in.ts';
import type { Variables } from '../http/api.ts';
import { health } from '../http/health.ts';
import { httpServer } from '../http/server.ts';
import { peoplePages } from '../http/set-up.ts';
import { prepareJobs } from '../jobs/prepare.ts';
import { startRoutine } from '../jobs/run.ts';
import type { Configuration } from './configuration.ts';
import { type NoDatabase, type ReadyDatabase, readyDatabase } from './database.ts';
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

/** Starts everything; or says why not, with nothing left running. */
export async function serve(configuration: Configuration, say: Say): Promise<Serving | NoDatabase> {
  const ready = await readyDatabase(configuration, { mayFind: false, say });
  if ('message' in ready) return ready;
  const log = logTo(configuration);
  let stopping = false;
  const onFault = (error: unknown): void => {
    // Whatever is still waiting when everything is taken down is no fault.
    if (!stopping) log.error({ err: error }, 'fault');
  };
  const parts = await openParts(ready, configuration, onFault);
  if ('message' in parts) {
    await ready.stop();
    return parts;
  }
  await prepareJobs(ready.ownerUrl);
  const signIn = await parts.signIn();
  const listening = await listen(configuration, { ...parts, signIn }, log);
  if ('message' in listening) {
    await parts.close();
    await ready.stop();
    return listening;
  }
  const { app } = parts;
  const stopRoutine = await startRoutine({
    app,
    databaseUrl: ready.appUrl,
    becomeApp: ready.becomeApp,
    lapseAt: configuration.lapseAt,
    onFault,
    onLapses: (firm, clients) => log.info({ firm, clients }, 'lapsed'),
  });
  const stop = async (): Promise<void> => {
    stopping = true;
    await listening.close();
    await stopRoutine();
    await parts.close();
    await ready.stop();
  };
  return {
    address: listening.address,
    setUpLink: await signIn.setUpLink(),
    ended: endOf(ready),
    stop,
  };
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

async function endOf(ready: ReadyDatabase): Promise<string> {
  const sentence = await ready.exited;
  return sentence ?? (await new Promise<string>(() => undefined));
}

type Listening = { readonly address: string; readonly close: () => Promise<void> };

async function listen(
  configuration: Configuration,
  parts: Omit<Parts, 'signIn'> & { readonly signIn: SignIn },
  log: pino.Logger,
): Promise<Listening | NoDatabase> {
  const { signIn, app, database } = parts;
  const peers = new WeakMap<Request, string | null>();
  const addressOf = (request: Request): string | null =>
    signIn.address(request.headers, peers.get(request) ?? null);
  const signInRoutes = new Hono<Variables>();
  signInRoutes.use(async (context, next) => {
    peers.set(context.req.raw, getConnInfo(context).remote.address ?? null);
    await next();
  });
  signInRoutes.all('/api/auth/*', ({ req }) => signIn.handler(req.raw, peers.get(req.raw) ?? null));
  const { routes, count } = health(database.ping);
  const server = httpServer(
    {
      app,
      authenticate: signIn.authenticate,
      sameOrigin: signIn.isSameOrigin,
      onAnswer: (answered) => {
        count(answered);
        log.debug(answered, 'answered');
      },
      onFault: (error, requestId) => log.error({ err: error, requestId }, 'fault'),
    },
    [routes, signInRoutes, peoplePages(peopleParts(parts, addressOf))],
  );
  return await bind(configuration, server.fetch);
}

const LISTEN_TROUBLE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program: stop that one, or set PORT to another',
  EACCES: 'may not be used by you: set PORT to one above 1023',
  EADDRNOTAVAIL: 'is not an address of this machine: correct HOST',
};

const STOP_MILLISECONDS = 10_000;

async function bind(
  { host, port, baseUrl, settings }: Configuration,
  fetch: Parameters<typeof createAdaptorServer>[0]['fetch'],
): Promise<Listening | NoDatabase> {
  const server = createAdaptorServer({ fetch });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code =
      typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    const trouble = LISTEN_TROUBLE[code];
    if (trouble === undefined) throw error;
    return { code: 'address_unusable', message: `${host}:${port} ${trouble}` };
  }
  const bound = (server.address() as AddressInfo).port;
  const isDefault = settings.find(({ name }) => name === 'BASE_URL')?.origin === 'default';
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const late = setTimeout(
      () => 'closeAllConnections' in server && server.closeAllConnections(),
      STOP_MILLISECONDS,
    );
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    await closed;
    clearTimeout(late);
  };
  return { address: isDefault ? `http://${host}:${bound}` : baseUrl, close };
}
