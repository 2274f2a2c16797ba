/** Listens for HTTP at the configured address, before there is anything to answer with. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Configuration } from './configuration.ts';
import type { NoDatabase } from './database.ts';

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

export type Listening = {
  /** As browsers reach it: where any free port was asked for, with the one it got. */
  readonly baseUrl: string;
  /** Answers from now on; until then callers are told to come again. */
  readonly answerWith: (fetch: Fetch) => void;
  /** Takes no more requests, and waits for those under way, 10 seconds at most; once. */
  readonly close: () => Promise<void>;
};

const TROUBLE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program: stop that one, or set PORT to another',
  EACCES: 'may not be used by you: set PORT to one above 1023',
  EADDRNOTAVAIL: 'is not an address of this machine: correct HOST',
  ENOTFOUND: 'is not an address of this machine: correct HOST',
};

const STOP_MILLISECONDS = 10_000;

/** Longer than a proxy keeps one: of two who close it at once, one loses its next request. */
const KEPT_OPEN_MILLISECONDS = 75_000;

type ListensAt = Pick<Configuration, 'host' | 'port' | 'baseUrl' | 'settings'>;

/** Binds the address. Refused when it is taken, forbidden, or none of this machine. */
export async function listen({
  host,
  port,
  baseUrl,
  settings,
}: ListensAt): Promise<Listening | NoDatabase> {
  let answer: Fetch = () => new Response('starting\n', { status: 503 });
  // Also what nobody waits for any more: it still works on what is closed after it.
  const underWay = new Set<unknown>();
  const server = createAdaptorServer({
    fetch: async (request, env) => {
      const answered = answer(request, env);
      underWay.add(answered);
      try {
        return await answered;
      } finally {
        underWay.delete(answered);
      }
    },
  });
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEPT_OPEN_MILLISECONDS;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const trouble = error instanceof Error && 'code' in error ? TROUBLE[String(error.code)] : null;
    if (trouble === undefined || trouble === null) throw error;
    return { code: 'address_unusable', message: `${host}:${port} ${trouble}` };
  }
  const close = async (): Promise<void> => {
    // No connection is kept open any more: whoever has one is told to come again by another.
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = 1;
    answer = () => new Response('stopping\n', { status: 503, headers: { connection: 'close' } });
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const tooLong = Promise.withResolvers<void>();
    const cutOff = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      tooLong.resolve();
    }, STOP_MILLISECONDS);
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    await Promise.race([closed.then(() => Promise.allSettled(underWay)), tooLong.promise]);
    clearTimeout(cutOff);
  };
  let closing: Promise<void> | null = null;
  const bound = server.address() as AddressInfo;
  const isDefault = settings.find(({ name }) => name === 'BASE_URL')?.origin === 'default';
  return {
    baseUrl: isDefault && port === 0 ? `http://${host}:${bound.port}` : baseUrl,
    answerWith: (fetch) => {
      answer = fetch;
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
