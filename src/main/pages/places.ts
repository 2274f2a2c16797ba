/** Where the sources of the pages are, and where what is built of them is kept. */
import { join } from 'node:path';

const PROJECT_ROOT = join(import.meta.dirname, '..', '..', '..');

export const WEB_ROOT = join(PROJECT_ROOT, 'src', 'web');

/** One folder in it for each state of the sources. */
export const DIST = join(PROJECT_ROOT, 'dist');

/** Whatever decides what is built. */
export const SOURCES: readonly string[] = [
  'package-lock.json',
  'src/contract',
  'src/engine',
  'src/main/pages',
  'src/web',
].map((path) => join(PROJECT_ROOT, path));
