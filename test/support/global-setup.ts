/**
 * Made once for a whole test run: the PostgreSQL server that all test files share, where none was
 * named, the browser they open, the place in which what one of them compiled is found by the others,
 * and a folder for what one of them makes for all.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackBrowser } from './browser.ts';
import { roomyFolder, startTestServer } from './test-server.ts';

let stop: (() => Promise<void>) | null = null;
let shared: string | null = null;

export async function globalSetup(): Promise<void> {
  // Where the program keeps what it compiled, too. Node looks up a source by what stands in it.
  process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'node-compile-cache');
  shared = mkdtempSync(join(roomyFolder(), 'hourbank-shared-'));
  // Another user than root runs the databases in it.
  chmodSync(shared, 0o755);
  process.env['HOURBANK_TEST_SHARED'] = shared;
  await unpackBrowser();
  if (process.env['HOURBANK_TEST_DATABASE_URL'] !== undefined) return;
  const { stop: stopServer, ...server } = await startTestServer();
  stop = stopServer;
  process.env['HOURBANK_TEST_SERVER'] = JSON.stringify(server);
}

export async function globalTeardown(): Promise<void> {
  await stop?.();
  if (shared !== null) rmSync(shared, { recursive: true, force: true });
}
