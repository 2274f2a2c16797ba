/** Started once for a whole test run: the PostgreSQL server that all test files share. */
import { startTestServer } from './test-server.ts';

let stop: (() => Promise<void>) | null = null;

export async function globalSetup(): Promise<void> {
  if (process.env['HOURBANK_TEST_DATABASE_URL'] !== undefined) return;
  const { stop: stopServer, ...server } = await startTestServer();
  stop = stopServer;
  process.env['HOURBANK_TEST_SERVER'] = JSON.stringify(server);
}

export async function globalTeardown(): Promise<void> {
  await stop?.();
}
