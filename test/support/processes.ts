/** Processes of one bank: each with connections of its own, all asked over real HTTP. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { App } from '../../src/app/app.ts';
import type { OperationName } from '../../src/contract/operations.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { atEnd } from './at-end.ts';
import { AS_HEADER, type Bank, requestFor, serverOf } from './bank.ts';

/** What came back, whatever it was. */
export type Answer = { readonly status: number; readonly body: string };

export type Process = {
  /** Asks an operation as the owner of the bank's firm. */
  readonly ask: (name: OperationName, input: object, key?: string) => Promise<Answer>;
  /** How each transaction that wrote ended: `done`, or with which SQLSTATE. */
  readonly endings: string[];
  readonly faults: readonly unknown[];
};

/**
 * Starts another process of a bank, with its clock and, where nothing else is said, its database. It
 * ends after the tests of the file.
 */
export async function startProcess(bank: Bank, url = bank.ownerUrl): Promise<Process> {
  const database = openDatabase({ url, becomeApp: true, connections: 5 });
  atEnd(database.close);
  const endings: string[] = [];
  const app: App = { ...bank.app, database: { ...database, write: watched(database, endings) } };
  const faults: unknown[] = [];
  const server = createAdaptorServer({ fetch: serverOf(app, faults).fetch });
  // As the program does: a caller that is kept waiting may use its connection again.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 75_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(async () => {
    const closed = once(server, 'close');
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await closed;
  });
  const { port } = server.address() as AddressInfo;
  const ask = async (name: OperationName, input: object, key?: string): Promise<Answer> => {
    const request = requestFor(name, input, key);
    const { method, headers } = request;
    headers.set(AS_HEADER, JSON.stringify(bank.owner));
    const { pathname, search } = new URL(request.url);
    const body = method === 'GET' ? null : await request.text();
    const address = `http://127.0.0.1:${port}${pathname}${search}`;
    const response = await fetch(address, { method, headers, body });
    return { status: response.status, body: await response.text() };
  };
  return { ask, endings, faults };
}

function watched({ write }: Database, endings: string[]): Database['write'] {
  return async (firm, act) => {
    try {
      const value = await write(firm, act);
      endings.push('done');
      return value;
    } catch (error) {
      endings.push(String((error as { readonly code?: string }).code));
      throw error;
    }
  };
}
