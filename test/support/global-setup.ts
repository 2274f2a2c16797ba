/**
 * Made once for a whole test run: the PostgreSQL server that all test files share, where none was
 * named, and the place in which what one of them compiled is found by the others.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestServer } from './test-server.ts';

let stop: (() => Promise<void>) | null = null;

export async function globalSetup(): Promise<void> {
  // Where the program keeps what it compiled, too. Node looks up a source by what stands in it.
  process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'node-compile-cache');
  if (process.env['HOURBANK_TEST_DATABASE_URL'] !== undefined) return;
  const { stop: stopServer, ...server } = await startTestServer();
  stop = stopServer;
  process.env['HOURBANK_TEST_SERVER'] = JSON.stringify(server);
}

export async function globalTeardown(): Promise<void> {
  await stop?.();
}
