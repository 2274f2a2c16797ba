/** The PostgreSQL server of a test run. */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EmbeddedDatabase,
  startEmbeddedDatabase,
} from '../../src/adapters/embedded-postgres/start.ts';

/** As the owner; and as the app's own role, where the server has a login for it. */
export type TestServer = { readonly ownerUrl: string; readonly appUrl: string | null };

/** Where Linux keeps files in memory: what is written there waits for no disk. */
const IN_MEMORY = '/dev/shm';
const ROOM_GIBIBYTES = 4;

/** Starts the embedded server in a directory of its own; `stop` takes both away. */
export async function startTestServer(): Promise<TestServer & { stop: () => Promise<void> }> {
  // A machine may let nothing be run from its memory, or not by everybody.
  const { database, directory } =
    (hasRoom(IN_MEMORY) ? await startedIn(IN_MEMORY).catch(() => null) : null) ??
    (await startedIn(tmpdir()));
  const stop = async (): Promise<void> => {
    await database.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { ownerUrl: database.ownerUrl, appUrl: database.appUrl, stop };
}

type Started = { readonly database: EmbeddedDatabase; readonly directory: string };

async function startedIn(parent: string): Promise<Started> {
  const directory = mkdtempSync(join(parent, 'hourbank-test-'));
  const database = await startEmbeddedDatabase({ directory, say: () => undefined });
  if (!('code' in database)) return { database, directory };
  rmSync(directory, { recursive: true, force: true });
  throw new Error(database.message);
}

/** Where files are quick: in memory, where that has room. */
export function roomyFolder(): string {
  return hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir();
}

function hasRoom(parent: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(parent);
    return bavail * bsize > ROOM_GIBIBYTES * 2 ** 30;
  } catch {
    return false;
  }
}
