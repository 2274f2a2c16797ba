/** The database that the configuration names: the embedded one, or a server's. */
import { fileURLToPath } from 'node:url';
import { findEmbeddedDatabase } from '../adapters/embedded-postgres/find.ts';
import { isDatabaseRefusal } from '../adapters/embedded-postgres/refusals.ts';
import { startEmbeddedDatabase } from '../adapters/embedded-postgres/start.ts';
import { migrate } from '../store/migrate.ts';
import type { Configuration } from './configuration.ts';

/** A database that is up to date and takes connections. */
export type ReadyDatabase = {
  readonly ownerUrl: string;
  /** Of the app's own role; or of one that becomes it, where `becomeApp` says so. */
  readonly appUrl: string;
  readonly becomeApp: boolean;
  /** Comes true with a sentence when the database ends by itself. */
  readonly exited: Promise<string | null>;
  readonly stop: () => Promise<void>;
};

/** Why there is none: what happened, and what to do next. */
export type NoDatabase = { readonly code: string; readonly message: string };

/** How a database is reached. */
export type Reach = {
  /** That of a Hourbank that is running will do. */
  readonly mayFind: boolean;
  readonly say: (message: string) => void;
};

/** The folder of the migrations of this program. */
export const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));

/**
 * Starts or finds the database, and brings it up to date. A command passes `mayFind`: it uses the
 * embedded database of a Hourbank that is running, and starts it for itself when none is.
 */
export async function readyDatabase(
  configuration: Configuration,
  reach: Reach,
): Promise<ReadyDatabase | NoDatabase> {
  const found = await reachDatabase(configuration, reach);
  if ('message' in found) return found;
  try {
    const migrated = await migrate(found.ownerUrl, MIGRATIONS);
    if ('code' in migrated) {
      await found.stop();
      return migrated;
    }
    return found;
  } catch (error) {
    await found.stop();
    const outage = outageOf(error);
    if (outage === null) throw error;
    return outage;
  }
}

/** Starts or finds the database, and leaves its tables as they are. */
export async function reachDatabase(
  { dataDirectory, databaseUrl, databaseAppUrl }: Configuration,
  { mayFind, say }: Reach,
): Promise<ReadyDatabase | NoDatabase> {
  const nothingToStop = async (): Promise<void> => undefined;
  const never = new Promise<string | null>(() => undefined);
  if (databaseUrl !== null) {
    const becomeApp = databaseAppUrl === null;
    const appUrl = databaseAppUrl ?? databaseUrl;
    return { ownerUrl: databaseUrl, appUrl, becomeApp, exited: never, stop: nothingToStop };
  }
  const running = mayFind ? await findEmbeddedDatabase(dataDirectory) : null;
  if (running !== null) {
    return { ...running, becomeApp: false, exited: never, stop: nothingToStop };
  }
  const started = await startEmbeddedDatabase({ directory: dataDirectory, say });
  if (isDatabaseRefusal(started)) return started;
  const { ownerUrl, appUrl, exited } = started;
  return { ownerUrl, appUrl, becomeApp: false, exited, stop: () => started.stop() };
}

/** What an error says of a database that cannot be reached; null for any other error. */
export function outageOf(error: unknown): NoDatabase | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  const code = String(error.code);
  if (!/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|ENOENT|28|3D|57P)/.test(code)) return null;
  const message = `the database of DATABASE_URL does not answer (${code}): start it, or correct the address`;
  return { code: 'database_unreachable', message };
}
