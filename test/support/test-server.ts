/** The PostgreSQL server of a test run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../../src/adapters/embedded-postgres/start.ts';

/** As the owner; and as the app's own role, where the server has a login for it. */
export type TestServer = { readonly ownerUrl: string; readonly appUrl: string | null };

/** Starts the embedded server in a directory of its own; `stop` takes both away. */
export async function startTestServer(): Promise<TestServer & { stop: () => Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'hourbank-test-'));
  const database = await startEmbeddedDatabase({ directory, say: () => undefined });
  if ('code' in database) throw new Error(database.message);
  const stop = async (): Promise<void> => {
    await database.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { ownerUrl: database.ownerUrl, appUrl: database.appUrl, stop };
}
