/** Runs the program as a user does: a process with arguments, files, two streams and an exit code. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const MOST_OUTPUT_BYTES = 256 * 1024 * 1024;

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** `hourbank ...args`, run in a folder. */
export function hourbank(args: readonly string[], cwd: string = root): Ended {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin/hourbank'), ...args],
    { cwd, encoding: 'utf8', maxBuffer: MOST_OUTPUT_BYTES },
  );
  return { code: status, out: stdout, err: stderr };
}

/** A folder with these files in it, gone when `use` is done. */
export function inFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'hourbank-test-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
