/** The embedded database: a PostgreSQL server of our own on a data directory, for us alone. */
import { resolve } from 'node:path';
import { createCluster } from './cluster.ts';
import { hasCluster, type Layout, layoutOf, prepareDirectory } from './directory.ts';
import { holdDirectory } from './holder.ts';
import { findPrograms, type Programs, runnablePrograms } from './programs.ts';
import {
  type DatabaseRefusal,
  databaseRefused,
  isDatabaseRefusal,
  refusedBySystem,
} from './refusals.ts';
import { databaseUrls, ensureRoles, type Passwords } from './roles.ts';
import { keptSecret, readSecret } from './secrets.ts';
import { type Server, type ServerStart, startServer, stopLeftBehind } from './server.ts';
import { type ServerUser, serverUser } from './unprivileged.ts';

export type DatabaseStart = {
  /** Made when it is not there. */
  readonly directory: string;
  /** Told what takes long, a sentence at a time. */
  readonly say: (message: string) => void;
};

/** A database that takes connections, on 127.0.0.1 only. */
export type EmbeddedDatabase = {
  /** As the owner of the database and superuser of the server: for migrations. */
  readonly ownerUrl: string;
  /** As the app's own role. */
  readonly appUrl: string;
  readonly port: number;
  /** Comes true when the server ends: with a sentence when by itself, with null after `stop`. */
  readonly exited: Promise<string | null>;
  /** Stops the server, within 20 seconds, and lets go of the directory. */
  stop(): Promise<void>;
};

/**
 * Starts the database. Refused, among others, when another process holds the directory, when it
 * cannot be written, or when another major version of PostgreSQL has written it. What an earlier
 * process has left behind, however it ended, is cleared away and recovered from.
 */
export async function startEmbeddedDatabase({
  directory,
  say,
}: DatabaseStart): Promise<EmbeddedDatabase | DatabaseRefusal> {
  const path = resolve(directory);
  try {
    const programs = findPrograms();
    if (isDatabaseRefusal(programs)) return programs;
    const user = await serverUser(layoutOf(path).cluster);
    if (isDatabaseRefusal(user)) return user;
    const layout = await prepareDirectory(path, user);
    if (isDatabaseRefusal(layout)) return layout;
    return await startHeld(layout, programs, user, say);
  } catch (error) {
    const refusal = refusedBySystem(path, error);
    if (refusal === null) throw error;
    return refusal;
  }
}

async function startHeld(
  layout: Layout,
  installed: Programs,
  user: ServerUser | null,
  say: (message: string) => void,
): Promise<EmbeddedDatabase | DatabaseRefusal> {
  const hold = await holdDirectory(layout);
  if (isDatabaseRefusal(hold)) return hold;
  let started = false;
  try {
    const programs = await runnablePrograms(installed, user, layout.directory);
    const database = await startAlone({ layout, programs, user, say }, hold.release);
    started = !isDatabaseRefusal(database);
    return database;
  } finally {
    if (!started) await hold.release();
  }
}

async function startAlone(
  start: ServerStart,
  release: () => Promise<void>,
): Promise<EmbeddedDatabase | DatabaseRefusal> {
  const { layout, programs, user, say } = start;
  const exists = await hasCluster(layout, programs);
  if (isDatabaseRefusal(exists)) return exists;
  if (exists) {
    const owner = await readSecret(layout.ownerPassword);
    if (owner === null || owner === '') return passwordLost(layout, 'is missing');
    const remaining = await stopLeftBehind(start);
    if (remaining !== null) return remaining;
  } else {
    say(`Creating the database in ${layout.directory}; this happens once.`);
    const failed = await createCluster(layout, programs, user);
    if (failed !== null) return failed;
  }
  const passwords = {
    owner: await keptSecret(layout.ownerPassword),
    app: await keptSecret(layout.appPassword),
  };
  const server = await startServer(start);
  if (isDatabaseRefusal(server)) return server;
  return await opened(layout, server, passwords, release);
}

async function opened(
  layout: Layout,
  server: Server,
  passwords: Passwords,
  release: () => Promise<void>,
): Promise<EmbeddedDatabase | DatabaseRefusal> {
  const { port, exited } = server;
  let known = false;
  try {
    known = await ensureRoles(port, passwords);
  } finally {
    if (!known) await server.stop();
  }
  if (!known) return passwordLost(layout, 'is not the one the database was made with');
  void exited.then(release);
  return {
    ...databaseUrls(port, passwords),
    port,
    exited,
    stop: async () => {
      await server.stop();
      await release();
    },
  };
}

function passwordLost({ directory, ownerPassword }: Layout, what: string): DatabaseRefusal {
  return databaseRefused(
    'password_lost',
    `The password of the database in ${directory} ${what}: put ${ownerPassword} back from a backup.`,
  );
}
