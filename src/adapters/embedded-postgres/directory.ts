/** The data directory: what lies where in it, whose it is, and that nobody else looks into it. */
import { chmod, chown, mkdir, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Programs } from './programs.ts';
import { type DatabaseRefusal, databaseRefused, systemCode } from './refusals.ts';
import { closedFolder, giveTree, type ServerUser } from './unprivileged.ts';

/** Where everything lies. */
export type Layout = {
  readonly directory: string;
  /** The files of the PostgreSQL server. */
  readonly cluster: string;
  readonly secrets: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
  /** What the server says of itself, and what it said before that. */
  readonly log: string;
  readonly olderLog: string;
  /** Locked by the process that runs on the directory, and which process that is. */
  readonly lock: string;
  readonly holder: string;
};

export function layoutOf(directory: string): Layout {
  const secrets = join(directory, 'secrets');
  return {
    directory,
    cluster: join(directory, 'postgres'),
    secrets,
    ownerPassword: join(secrets, 'database-owner'),
    appPassword: join(secrets, 'database-app'),
    log: join(directory, 'postgres.log'),
    olderLog: join(directory, 'postgres.log.1'),
    lock: join(directory, 'lock'),
    holder: join(directory, 'holder.json'),
  };
}

/** A directory with one of these is Hourbank's already. */
const MARKS = ['postgres', 'secrets', 'lock'];
/** May lie in a directory that Hourbank is given. */
const HARMLESS = ['hourbank.conf', 'lost+found'];
const FOR_OTHERS = 0o077;

/**
 * Makes the directory, or takes an existing one: open to its owner only, and that owner is whom the
 * server runs as. Refused when that user cannot get there, and when changing owner or permissions
 * would shut others off from files that are not Hourbank's.
 */
export async function prepareDirectory(
  directory: string,
  user: ServerUser | null,
): Promise<Layout | DatabaseRefusal> {
  const closedBefore = await closedTo(directory, user);
  if (closedBefore !== null) return closedBefore;
  await mkdir(dirname(directory), { recursive: true });
  await makeFolder(directory);
  const layout = layoutOf(await realpath(directory));
  const closed = await closedTo(layout.directory, user);
  if (closed !== null) return closed;
  const { mode, uid } = await stat(layout.directory);
  const open = process.platform !== 'win32' && (mode & FOR_OTHERS) !== 0;
  const foreign = user !== null && uid !== user.uid;
  if (open || foreign) {
    const entries = await readdir(layout.directory);
    const others = entries.filter((entry) => !HARMLESS.includes(entry));
    if (others.length > 0 && !MARKS.some((mark) => entries.includes(mark))) {
      return databaseRefused(
        'directory_not_ours',
        `The data directory ${layout.directory} holds files that are not Hourbank's (${others[0]}), ` +
          'and Hourbank would close it to everybody else: set HOURBANK_DATA to an empty or a new ' +
          'directory.',
      );
    }
    await chmod(layout.directory, 0o700);
    if (user !== null) await chown(layout.directory, user.uid, user.gid);
  }
  await makeFolder(layout.secrets);
  await chmod(layout.secrets, 0o700);
  await takeCluster(layout.cluster, user);
  return layout;
}

async function closedTo(path: string, user: ServerUser | null): Promise<DatabaseRefusal | null> {
  const closed = user === null ? null : await closedFolder(path, user);
  if (user === null || closed === null) return null;
  return databaseRefused(
    'directory_closed',
    `The data directory ${path} lies below ${closed}. Hourbank was started as root, so its database ` +
      `runs as the user ${user.name}, who may not pass through ${closed}: set HOURBANK_DATA to a ` +
      'directory outside, such as /var/lib/hourbank, or start Hourbank as an ordinary user.',
  );
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error;
  }
}

/**
 * A cluster put back from a copy may be open to others, and the server refuses it then; when root
 * has put it back, it belongs to root, and the server could not read it.
 */
async function takeCluster(cluster: string, user: ServerUser | null): Promise<void> {
  try {
    const { mode, uid } = await stat(cluster);
    if (user !== null && uid !== user.uid) await giveTree(cluster, user);
    if ((mode & FOR_OTHERS) !== 0) await chmod(cluster, 0o700);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

/** Is there a cluster? Refused when another major version of PostgreSQL has written it. */
export async function hasCluster(
  { directory, cluster }: Layout,
  { majorVersion }: Programs,
): Promise<boolean | DatabaseRefusal> {
  let found: string;
  try {
    found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return await isMissing(directory, cluster);
    throw error;
  }
  if (found === majorVersion) return true;
  const next =
    Number(found) > Number(majorVersion)
      ? 'install the newer Hourbank that wrote it'
      : 'run the older Hourbank that wrote it, take a backup there, and restore it into a new ' +
        'directory';
  return databaseRefused(
    'other_version',
    `The database in ${directory} was written by PostgreSQL ${found}, and this Hourbank brings ` +
      `PostgreSQL ${majorVersion}: ${next}.`,
  );
}

/** False when there is no cluster at all; refused when there is half of one. */
async function isMissing(directory: string, cluster: string): Promise<boolean | DatabaseRefusal> {
  const entries = await readdir(cluster).catch(() => []);
  if (entries.length === 0) return false;
  return databaseRefused(
    'start_failed',
    `The database in ${directory} is damaged, ${join(cluster, 'PG_VERSION')} is missing: put the ` +
      'directory back from a backup, or set HOURBANK_DATA to a new directory.',
  );
}
