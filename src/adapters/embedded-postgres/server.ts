/** Starts the server on a cluster, waits until it takes connections, and stops it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { freeMebibytes, serverEnvironment } from './cluster.ts';
import type { Layout } from './directory.ts';
import {
  disownLeftover,
  hasEnded,
  readPostmaster,
  runningPostmaster,
  STOP_LIMITS,
  stopPostmaster,
} from './postmaster.ts';
import type { Programs } from './programs.ts';
import { type DatabaseRefusal, databaseRefused } from './refusals.ts';
import { keepLogShort, logBytes, logTail, openLog } from './server-log.ts';
import { clusterName, endStrays } from './strays.ts';
import type { ServerUser } from './unprivileged.ts';

/** A server that takes connections. */
export type Server = {
  readonly port: number;
  /** Comes true with a sentence when it ends by itself, with null when it was stopped. */
  readonly exited: Promise<string | null>;
  stop(): Promise<void>;
};

export type ServerStart = {
  readonly layout: Layout;
  readonly programs: Programs;
  readonly user: ServerUser | null;
  readonly say: (message: string) => void;
};

type Launched = {
  readonly child: ChildProcess;
  readonly port: number;
  /** How it ended; null while it runs. */
  readonly ending: () => string | null;
  readonly ended: Promise<string>;
  /** Where in the log its own lines begin. */
  readonly logFromBytes: number;
};

/** What must hold whatever the cluster's own postgresql.conf says. */
const FIXED = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  restart_after_crash: 'on',
  password_encryption: 'scram-sha-256',
  ssl: 'off',
  lc_messages: 'C',
  logging_collector: 'off',
  log_destination: 'stderr',
  // The five letters of the state are what a failed start is judged by.
  log_line_prefix: '%m [%p] %e ',
  log_statement: 'none',
  log_startup_progress_interval: '5s',
} as const;

const SILENCE_SECONDS = 60;
const LONGEST_START_SECONDS = 15 * 60;
const SAY_EVERY_SECONDS = 3;
const LOOK_EVERY_MILLISECONDS = 10;
const PORTS_TRIED = 5;
const REMAINS_SECONDS = 20;
const LEFTOVER_LOOK_MILLISECONDS = 300;
/** PostgreSQL's state for "another server, or what is left of it, works on the cluster". */
const LOCK_FILE_EXISTS = ' F0001 ';
const FULL_BELOW_MEBIBYTES = 32;

/**
 * Stops the server that a killed Hourbank has left behind, and what a killed server has left behind:
 * whoever holds the directory is alone on it, so nobody else's work is cut off. Refused when that
 * server cannot be stopped.
 */
export async function stopLeftBehind(start: ServerStart): Promise<DatabaseRefusal | null> {
  const { layout, programs, say } = start;
  const { cluster, directory } = layout;
  const left = await runningPostmaster(cluster);
  if (left !== null) {
    const { pid } = left;
    say(`Stopping the database server ${pid}, which an earlier Hourbank left running.`);
    const { pgCtl } = programs;
    const gone = (): boolean => hasEnded(pid);
    if (!(await stopPostmaster({ pid, directory, pgCtl, gone, say, limits: STOP_LIMITS }))) {
      return databaseRefused(
        'server_remains',
        `The database server ${pid}, left running on ${directory}, does not stop: end the process ` +
          `${pid} and start again.`,
      );
    }
  }
  if ((await readPostmaster(cluster)) !== null) {
    endStrays(cluster);
    await disownLeftover(cluster);
  }
  return null;
}

/** Refused, with the last lines of its log, when it does not come to take connections. */
export async function startServer(start: ServerStart): Promise<Server | DatabaseRefusal> {
  const { layout, say } = start;
  const remainsUntilAt = performance.now() + REMAINS_SECONDS * 1000;
  let ports = 0;
  for (;;) {
    const launched = await launch(start, await freePort());
    const outcome = await becomesReady(start, launched);
    if (outcome === 'ready') return running(start, launched);
    if (outcome === 'late') {
      await stopLaunched(start, launched);
      return await refusedStart(start, launched, 'start_timed_out', 'shows no progress');
    }
    if (await isTaken(launched.port)) {
      ports += 1;
      if (ports < PORTS_TRIED) continue;
    }
    const lines = await logTail(layout.log, launched.logFromBytes);
    const remains = lines.some((line) => line.includes(LOCK_FILE_EXISTS));
    if (!remains || performance.now() > remainsUntilAt) {
      return await refusedStart(start, launched, 'start_failed', launched.ending() ?? 'ended');
    }
    say(`Waiting for what is left of an earlier server on ${layout.directory} to end.`);
    await wait(LEFTOVER_LOOK_MILLISECONDS);
    // It may be a server that had only just been started when its Hourbank was killed.
    const remaining = await stopLeftBehind(start);
    if (remaining !== null) return remaining;
  }
}

async function launch({ layout, programs, user }: ServerStart, port: number): Promise<Launched> {
  const own = { port: String(port), cluster_name: clusterName(layout.cluster) };
  const settings = Object.entries({ ...FIXED, ...own });
  const args = [
    '-D',
    layout.cluster,
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const log = await openLog(layout);
  const logFromBytes = await logBytes(layout.log);
  const child = spawn(programs.postgres, args, {
    cwd: layout.cluster,
    // In a group of its own: Ctrl-C is for us, and we stop the server when we no longer need it.
    detached: true,
    env: serverEnvironment(),
    stdio: ['ignore', log.fd, log.fd],
    windowsHide: true,
    ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
  });
  let ending: string | null = null;
  const ended = new Promise<string>((resolve) => {
    const end = (how: string): void => {
      ending = how;
      resolve(how);
    };
    child.once('error', (error) => end(`could not be run: ${error.message}`));
    child.once('exit', (code, signal) => end(`ended with ${signal ?? `exit code ${code}`}`));
  });
  await log.close();
  return { child, port, ending: () => ending, ended, logFromBytes };
}

/** Given up after a minute in which it neither becomes ready nor writes a line of progress. */
async function becomesReady(
  { layout, say }: ServerStart,
  { child, ending }: Launched,
): Promise<'ready' | 'ended' | 'late'> {
  const { cluster, directory, log } = layout;
  const startedAt = performance.now();
  let progressAt = startedAt;
  let bytes = 0;
  let nextSaySeconds = SAY_EVERY_SECONDS;
  while (ending() === null) {
    const told = await readPostmaster(cluster);
    if (told !== null && told.pid === child.pid && told.ready) return 'ready';
    const now = performance.now();
    const elapsedSeconds = (now - startedAt) / 1000;
    if (elapsedSeconds > nextSaySeconds) {
      nextSaySeconds += SAY_EVERY_SECONDS;
      const written = await logBytes(log);
      if (written !== bytes) progressAt = now;
      bytes = written;
      say(
        `Waiting for the database in ${directory} to recover and start: ` +
          `${Math.round(elapsedSeconds)} s so far.`,
      );
      if (now - progressAt > SILENCE_SECONDS * 1000) return 'late';
      if (elapsedSeconds > LONGEST_START_SECONDS) return 'late';
    }
    await wait(LOOK_EVERY_MILLISECONDS);
  }
  return 'ended';
}

async function refusedStart(
  { layout }: ServerStart,
  { logFromBytes }: Launched,
  code: 'start_failed' | 'start_timed_out',
  what: string,
): Promise<DatabaseRefusal> {
  const { directory, log } = layout;
  if ((await freeMebibytes(directory)) < FULL_BELOW_MEBIBYTES) {
    return databaseRefused(
      'disk_full',
      `The database in ${directory} does not start because its disk is full: make room and start ` +
        'again.',
    );
  }
  const lines = await logTail(log, logFromBytes);
  const said = lines.length === 0 ? '' : ` Its last lines:\n${lines.join('\n')}`;
  return databaseRefused(
    code,
    `The database in ${directory} does not start: the server ${what}. ${log} says why.${said}`,
  );
}

function running(start: ServerStart, launched: Launched): Server {
  const { child, port, ended } = launched;
  let stopping: Promise<void> | null = null;
  // A process that ends without stopping the server takes it along all the same.
  const atExit = (): void => {
    child.kill('SIGINT');
  };
  process.once('exit', atExit);
  const growsNoFurther = keepLogShort(start.layout);
  const exited = ended.then((how) => {
    process.off('exit', atExit);
    growsNoFurther();
    if (stopping !== null) return null;
    const { directory, log } = start.layout;
    return (
      `The database in ${directory} is gone: its server ${how}. ${log} may say why; start again, ` +
      'and it recovers.'
    );
  });
  return {
    port,
    exited,
    stop: () => {
      stopping ??= stopLaunched(start, launched);
      return stopping;
    },
  };
}

async function stopLaunched({ layout, programs, say }: ServerStart, launched: Launched) {
  const { child, ending } = launched;
  if (child.pid === undefined) return;
  const { directory } = layout;
  const gone = (): boolean => ending() !== null;
  const { pgCtl } = programs;
  const { pid } = child;
  if (await stopPostmaster({ pid, directory, pgCtl, gone, say, limits: STOP_LIMITS })) return;
  say(`The database server ${pid} on ${directory} does not end; the next start will deal with it.`);
  child.unref();
}

/** A port of this machine that nobody listens on just now. */
function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function isTaken(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(true));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(false)));
  });
}
