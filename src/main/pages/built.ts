/** The pages as built from the sources as they are: from before, or built now. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, SOURCES } from './places.ts';

/** Why there are no pages: what a person can do about it. */
export type NoPages = { readonly code: 'pages_unbuildable'; readonly message: string };

const HASH_CHARACTERS = 16;
const BUILD_PROGRAM = join(import.meta.dirname, 'build.ts');

/** The folder with the pages; builds them, once for each state of their sources. */
export async function builtPages(say: (message: string) => void): Promise<string | NoPages> {
  const name = hashOf(SOURCES);
  const folder = join(DIST, name);
  if (existsSync(folder)) return folder;
  say('Building the pages, once for this version.');
  const draft = join(DIST, `.${name}-${process.pid}`);
  const problem = await build(draft);
  if (problem !== null) {
    rmSync(draft, { recursive: true, force: true });
    return { code: 'pages_unbuildable', message: problem };
  }
  place(draft, folder);
  return folder;
}

/** Null when all is well. A program of its own, so that what it takes is given back. */
async function build(draft: string): Promise<string | null> {
  const child = spawn(process.execPath, [BUILD_PROGRAM, draft], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return null;
  return `the pages could not be built. Run "npm install" again. The builder said: ${complaints.trim()}`;
}

/** Puts what was built into its place; another process may have done so at the same time. */
function place(draft: string, folder: string): void {
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Of the names and contents of all files there. */
function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesAt)) hash.update(path).update(readFileSync(path));
  return hash.digest('hex').slice(0, HASH_CHARACTERS);
}

function filesAt(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
