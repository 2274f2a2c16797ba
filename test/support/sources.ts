/** The project's own sources as syntax trees, for the tests that police the repository. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Node, parseSync, visitorKeys } from 'oxc-parser';

export const projectRoot = join(import.meta.dirname, '..', '..');

export type Source = {
  /** From the project's root, with slashes: `src/engine/days.ts`. */
  readonly path: string;
  readonly text: string;
  readonly steps: readonly Step[];
};

/** A node of the tree, the node it stands in, and the name of its place there. */
type Step = {
  readonly node: Node;
  readonly parent: Node | null;
  readonly place: string;
};

/** Parses a file; throws when it is no TypeScript. */
export function parseSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`${path}: ${error.message}`);
  return { path, text, steps: [...walk(program, null, '')] };
}

/** All files below a folder, sorted; none when there is no such folder. */
export function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)))
      .map((path) => path.split(sep).join('/'))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** All code below a folder, parsed. */
export function sourcesBelow(folder: string): readonly Source[] {
  return filesBelow(folder)
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
    .map((path) => parseSource(path, readFileSync(join(projectRoot, path), 'utf8')));
}

function* walk(node: Node, parent: Node | null, place: string): Generator<Step> {
  yield { node, parent, place };
  for (const key of visitorKeys[node.type] ?? []) {
    for (const child of [Reflect.get(node, key)].flat()) {
      if (isNode(child)) yield* walk(child, node, key);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
