/** What other machines on the same hardware took of this one's processor while something was measured. */
import { readFileSync } from 'node:fs';

/** The place of `steal` among the figures of the line `cpu`, counted from `user` (proc(5)). */
const STEAL = 7;

type Ticks = { readonly all: number; readonly taken: number };

/** Begins to watch; the function tells the share since then in percent, null where nobody counts it. */
export function watchTaken(): () => number | null {
  const before = ticks();
  return () => {
    const now = ticks();
    if (before === null || now === null || now.all === before.all) return null;
    return (100 * (now.taken - before.taken)) / (now.all - before.all);
  };
}

function ticks(): Ticks | null {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    const told = line
      .trim()
      .split(/\s+/)
      .slice(1, STEAL + 2)
      .map(Number);
    return { all: told.reduce((sum, each) => sum + each, 0), taken: told[STEAL] ?? 0 };
  } catch {
    return null;
  }
}
