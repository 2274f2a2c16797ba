/** Times whole processes: wall clock from start to exit, and the most memory held. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Program = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
};

export type Run = { readonly seconds: number; readonly peakMegabytes: number | null };

export type Timed = {
  readonly name: string;
  readonly medianSeconds: number;
  readonly fastestSeconds: number;
  readonly slowestSeconds: number;
  readonly peakMegabytes: number | null;
};

const MEMORY_EVERY_MILLISECONDS = 10;

/** Runs the programs in turn, A B C A B C …, so that a drift of the machine meets all alike. */
export async function timeInTurn(programs: readonly Program[], rounds: number): Promise<Timed[]> {
  const runs = programs.map((): Run[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, program] of programs.entries()) runs[index]?.push(await timeOnce(program));
  }
  return programs.map((program, index) => summary(program.name, runs[index] ?? []));
}

/** One run. Rejects when the program does not end with 0 or 3 (booked, some rows refused). */
export function timeOnce({ name, command, args }: Program): Promise<Run> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let peakMegabytes: number | null = null;
    let said = '';
    const watch = setInterval(() => {
      peakMegabytes = peakOf(child.pid) ?? peakMegabytes;
    }, MEMORY_EVERY_MILLISECONDS);
    child.stderr.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - startedAt) / 1000;
      if (code === 0 || code === 3) resolve({ seconds, peakMegabytes });
      else reject(new Error(`${name} ended with ${code}: ${said}`));
    });
  });
}

/** The high-water mark Linux keeps for a process; null where it is not to be had. */
function peakOf(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

function summary(name: string, runs: readonly Run[]): Timed {
  const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b);
  const peaks = runs.flatMap((run) => (run.peakMegabytes === null ? [] : [run.peakMegabytes]));
  return {
    name,
    medianSeconds: seconds[Math.floor(seconds.length / 2)] ?? 0,
    fastestSeconds: seconds[0] ?? 0,
    slowestSeconds: seconds.at(-1) ?? 0,
    peakMegabytes: peaks.length === 0 ? null : Math.max(...peaks),
  };
}
