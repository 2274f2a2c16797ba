/** PostgreSQL does not run as root: whom it runs as instead, and where that user may go. */
import type { Stats } from 'node:fs';
import { lchown, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DatabaseRefusal, databaseRefused, systemCode } from './refusals.ts';

/** Whom the server runs as when we are root. */
export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number };

const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/**
 * Whom to run the server as: null for ourselves, which is so unless we are root. An existing
 * cluster goes on as the user it belongs to. Refused as root when the machine knows no other user.
 */
export async function serverUser(cluster: string): Promise<ServerUser | DatabaseRefusal | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await statOrNull(cluster);
  if (owner !== null && owner.uid !== 0) {
    return { name: `number ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  }
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
  for (const name of CANDIDATES) {
    const account = accounts.split('\n').find((line) => line.startsWith(`${name}:`));
    const [, , uid, gid] = account?.split(':') ?? [];
    if (/^[1-9]\d*$/.test(uid ?? '') && /^\d+$/.test(gid ?? '')) {
      return { name, uid: Number(uid), gid: Number(gid) };
    }
  }
  return databaseRefused(
    'server_user_missing',
    'Hourbank was started as root, PostgreSQL does not run as root, and this machine has neither a ' +
      'user "postgres" nor "nobody" to run it as: add one, or start Hourbank as an ordinary user.',
  );
}

/** The first folder above a path that a user may not pass through; null when the way is free. */
export async function closedFolder(path: string, user: ServerUser): Promise<string | null> {
  const parent = dirname(path);
  if (parent === path) return null;
  const above = await closedFolder(parent, user);
  if (above !== null) return above;
  const status = await statOrNull(parent);
  return status === null || allows(status, user, 0o1) ? null : parent;
}

/** May a user read and run this program? */
export async function mayRun(program: string, user: ServerUser): Promise<boolean> {
  if ((await closedFolder(program, user)) !== null) return false;
  return allows(await stat(program), user, 0o5);
}

/** Gives a folder and everything in it to a user. */
export async function giveTree(path: string, user: ServerUser): Promise<void> {
  await lchown(path, user.uid, user.gid);
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  for (const entry of entries) await lchown(join(entry.parentPath, entry.name), user.uid, user.gid);
}

/** `wanted` in the bits of one class: 4 read, 2 write, 1 run or pass through. */
function allows(status: Stats, user: ServerUser, wanted: number): boolean {
  const shift = status.uid === user.uid ? 6 : status.gid === user.gid ? 3 : 0;
  return ((status.mode >> shift) & wanted) === wanted;
}

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}
