/** The server's main process, as it is found from outside: by the file it leaves in its cluster. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What the server tells of itself. `ready` is false while it starts, recovers or stops. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean };

const PORT_LINE = 3;
const STATUS_LINE = 7;

/** What the file says, true or left over; null when there is none, or only half of one. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(pidFile(cluster), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[PORT_LINE]), ready: lines[STATUS_LINE] === 'ready' };
}

/** The server that runs on a cluster now, whoever started it; null when none does. */
export async function runningPostmaster(cluster: string): Promise<Postmaster | null> {
  const told = await readPostmaster(cluster);
  return told !== null && serves(told.pid, cluster) ? told : null;
}

/**
 * Is this process a PostgreSQL server on this cluster? The number in a file left over may by now be
 * that of any other program. A process that has ended and waits to be collected serves nothing.
 */
function serves(pid: number, cluster: string): boolean {
  try {
    switch (platform()) {
      case 'linux': {
        // Unlike its folder, its command may be read by root even in a container of few rights.
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return /(^|\/)postgres$/.test(words[0] ?? '') && words.includes(cluster);
      }
      case 'win32':
        return told('tasklist', ['/fi', `pid eq ${pid}`, '/nh']).includes('postgres.exe');
      default: {
        const command = told('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
        return command.includes('postgres') && command.includes(cluster);
      }
    }
  } catch {
    return false;
  }
}

function told(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/**
 * Marks the file of a server that is gone as left over, for a new server to be started by this
 * process. The server refuses to start while the number in it is that of a living process, whatever
 * that is, except its own parent. The rest of the file stays: by it the new server makes sure that
 * no process of the old one still works on the cluster.
 */
export async function disownLeftover(cluster: string): Promise<void> {
  const path = pidFile(cluster);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return;
  await writeFile(path, text.replace(/^\d+/, String(process.pid)));
}

function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/** How long each way of stopping is given before the next, rougher one. */
export type StopLimits = {
  readonly fastSeconds: number;
  readonly immediateSeconds: number;
  readonly killedSeconds: number;
};

export const STOP_LIMITS: StopLimits = { fastSeconds: 10, immediateSeconds: 5, killedSeconds: 5 };

/** A server to stop. */
export type Stopping = {
  readonly pid: number;
  readonly directory: string;
  readonly pgCtl: string;
  readonly gone: () => boolean;
  readonly say: (message: string) => void;
  readonly limits: StopLimits;
};

const LOOK_EVERY_MILLISECONDS = 10;
const QUIET_SECONDS = 1;

/**
 * Stops a server within the limits: fast, which ends every transaction and writes everything down;
 * then immediately, then by force, after which the next start recovers. False when it still runs.
 */
export async function stopPostmaster(stopping: Stopping): Promise<boolean> {
  const { directory, gone, say, limits } = stopping;
  const steps = [
    { name: 'INT', seconds: limits.fastSeconds, told: 'to stop' },
    { name: 'QUIT', seconds: limits.immediateSeconds, told: 'to stop at once' },
    { name: 'KILL', seconds: limits.killedSeconds, told: 'to end, by force' },
  ] as const;
  for (const { name, seconds, told: asked } of steps) {
    signal(stopping, name);
    const waiting = `Waiting up to ${seconds} s for the database in ${directory} ${asked}.`;
    if (name !== 'INT') say(waiting);
    if (await within(Math.min(seconds, QUIET_SECONDS), gone)) return true;
    if (name === 'INT') say(waiting);
    if (await within(Math.max(seconds - QUIET_SECONDS, 0), gone)) return true;
  }
  return gone();
}

/** The server knows these signals on every system; on Windows only its own tool can send them. */
function signal({ pid, pgCtl }: Stopping, name: 'INT' | 'QUIT' | 'KILL'): void {
  try {
    if (platform() === 'win32' && name !== 'KILL') told(pgCtl, ['kill', name, String(pid)]);
    else process.kill(pid, `SIG${name}`);
  } catch {
    // It has ended in the meantime, or the next step will do.
  }
}

async function within(seconds: number, gone: () => boolean): Promise<boolean> {
  const untilAt = performance.now() + seconds * 1000;
  while (!gone()) {
    if (performance.now() >= untilAt) return false;
    await wait(LOOK_EVERY_MILLISECONDS);
  }
  return true;
}

/** Has the process ended, even if nobody has collected it yet? For processes that are not ours. */
export function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
    if (platform() !== 'linux') return false;
    return /^\d+ \(.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return true;
  }
}
