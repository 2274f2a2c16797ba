/**
 * Processes of a server whose main process was killed. One that is busy does not notice, and as long
 * as it works on the cluster no new server starts.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { platform } from 'node:os';

const NAME_LETTERS = 12;

/** What the processes of a cluster's server are called by in their titles: no other's have it. */
export function clusterName(cluster: string): string {
  return `hourbank-${createHash('sha256').update(cluster).digest('hex').slice(0, NAME_LETTERS)}`;
}

/** Ends them by force: what they were about to do is lost either way. Not on Windows. */
export function endStrays(cluster: string): void {
  const title = `postgres: ${clusterName(cluster)}: `;
  for (const { pid, command } of processes()) {
    if (!command.startsWith(title)) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself in the meantime.
    }
  }
}

function processes(): readonly { readonly pid: number; readonly command: string }[] {
  switch (platform()) {
    case 'linux':
      return readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map((name) => ({ pid: Number(name), command: commandOf(name) }));
    case 'win32':
      return [];
    default: {
      const args = ['-A', '-ww', '-o', 'pid=,command='];
      return execFileSync('ps', args, { encoding: 'utf8' }).split('\n').map(told);
    }
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function told(line: string): { readonly pid: number; readonly command: string } {
  const [, pid = '', command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
  return { pid: Number(pid), command };
}
