/** Makes the cluster, the files of the server, once for a data directory. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Layout } from './directory.ts';
import type { Programs } from './programs.ts';
import { type DatabaseRefusal, databaseRefused } from './refusals.ts';
import { keptSecret } from './secrets.ts';
import type { ServerUser } from './unprivileged.ts';

/** The role that owns the database, and is the server's superuser. */
export const OWNER_ROLE = 'hourbank_owner';

/** Kept in the cluster's postgresql.conf, where whoever runs the machine may change them. */
const SETTINGS = {
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  // Half of the default: what has to be gone through after a crash.
  max_wal_size: '512MB',
  random_page_cost: '1.1',
  // Many small statements on a small machine: neither compiling nor sharing one out pays.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  // A table that has just been filled is soon known to the planner.
  autovacuum_naptime: '5s',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const;

const NEEDED_MEBIBYTES = 100;
const LIMIT_SECONDS = 120;
const TOLD_CHARACTERS = 1000;

/**
 * Makes the cluster under another name first, so that one cut short is never taken for a whole one.
 * Refused when the disk has no room or the server's own tool fails.
 */
export async function createCluster(
  layout: Layout,
  programs: Programs,
  user: ServerUser | null,
): Promise<DatabaseRefusal | null> {
  const { directory, cluster } = layout;
  const room = await freeMebibytes(directory);
  if (room < NEEDED_MEBIBYTES) {
    return databaseRefused(
      'disk_full',
      `The disk with the data directory ${directory} has ${room} MiB left, and a new database ` +
        `needs ${NEEDED_MEBIBYTES}: make room and start again.`,
    );
  }
  for (const entry of await readdir(directory)) {
    if (entry.startsWith('postgres.new-')) {
      await rm(join(directory, entry), { recursive: true, force: true });
    }
  }
  const unfinished = join(directory, `postgres.new-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${unfinished}-password`;
  try {
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, await keptSecret(layout.ownerPassword), { mode: 0o600 });
    if (user !== null) {
      await chown(unfinished, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    const failure = await runInitdb(programs, unfinished, passwordFile, user);
    if (failure !== null) {
      return databaseRefused('start_failed', `${cluster} could not be made: ${failure}`);
    }
    await rename(unfinished, cluster);
    await writeDown(directory);
    return null;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
}

/** Why it failed; null when it did not. */
function runInitdb(
  programs: Programs,
  cluster: string,
  passwordFile: string,
  user: ServerUser | null,
): Promise<string | null> {
  const args = [
    `--pgdata=${cluster}`,
    `--username=${OWNER_ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    ...Object.entries(SETTINGS).map(([name, value]) => `--set=${name}=${value}`),
  ];
  const child = spawn(programs.initdb, args, {
    cwd: cluster,
    env: serverEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_SECONDS * 1000,
    windowsHide: true,
    ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-TOLD_CHARACTERS);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, ended) => {
      const late = ended === null ? '' : `it was ended (${ended}) after up to ${LIMIT_SECONDS} s. `;
      resolve(code === 0 ? null : `${late}${output.trim()}`);
    });
  });
}

/** What the server's programs see of our environment: no secret, no setting meant for others. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP'];
  const seen = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(seen), LC_ALL: 'C', TZ: 'UTC' };
}

/** What anybody may still write on the disk of a directory. */
export async function freeMebibytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return Math.floor((bavail * bsize) / (1024 * 1024));
}

/** A new name lasts through a power cut only when its folder is written down. */
async function writeDown(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(directory, 'r');
  await folder.sync();
  await folder.close();
}
