/** Finds the database of a Hourbank that runs already, for a second process such as a command. */
import { realpath } from 'node:fs/promises';
import { layoutOf } from './directory.ts';
import { runningPostmaster } from './postmaster.ts';
import { type DatabaseUrls, databaseUrls } from './roles.ts';
import { readSecret } from './secrets.ts';

/**
 * How to reach the database that runs on a directory; null when none does, when it does not take
 * connections yet, or when the directory is not ours to read.
 */
export async function findEmbeddedDatabase(directory: string): Promise<DatabaseUrls | null> {
  const real = await realpath(directory).catch(() => null);
  if (real === null) return null;
  const { cluster, ownerPassword, appPassword } = layoutOf(real);
  const postmaster = await runningPostmaster(cluster);
  if (postmaster === null || !postmaster.ready) return null;
  const owner = await readSecret(ownerPassword).catch(() => null);
  const app = await readSecret(appPassword).catch(() => null);
  return owner === null || app === null ? null : databaseUrls(postmaster.port, { owner, app });
}
