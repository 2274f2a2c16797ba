/** The rooms of `src/` and what each may import, held against what its files do import. */
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import type { Node } from 'oxc-parser';
import { impurities } from './purity.ts';
import type { Source } from './sources.ts';

/** A row of the table of rooms. A room may always import from itself. */
export type Room = {
  /** Below `src/`. */
  readonly folder: string;
  /** The folders of other rooms. */
  readonly imports: readonly string[];
  readonly npm: readonly string[];
  readonly builtins: boolean;
  /** No clock, no chance, no outside world, no class, no waiting. */
  readonly pure: boolean;
};

type Import = {
  readonly from: string;
  readonly specifier: string;
  /** What it leads to: the path of a file, the name of a package, or `node:`. */
  readonly kind: 'file' | 'npm' | 'builtin' | 'computed';
  readonly target: string;
};

/** Every way in which the sources and the table disagree, one sentence each; none is as it should be. */
export function disagreements(rooms: readonly Room[], sources: readonly Source[]): string[] {
  const imports = sources.flatMap(importsOf);
  return [
    ...sources.filter((source) => roomOf(rooms, source.path) === null).map(strayed),
    ...imports.map((each) => trespass(rooms, each)).filter((found) => found !== null),
    ...circles(imports),
    ...sources
      .filter((source) => roomOf(rooms, source.path)?.pure === true)
      .flatMap(impurities)
      .map((found) => `${found} in a pure room`),
    ...rooms.flatMap((room) => idle(room, rooms, sources, imports)),
  ];
}

function strayed({ path }: Source): string {
  return `${path} is in no room`;
}

function roomOf(rooms: readonly Room[], path: string): Room | null {
  return rooms.find((room) => path.startsWith(`src/${room.folder}/`)) ?? null;
}

function importsOf(source: Source): readonly Import[] {
  return source.steps
    .map(({ node }) => specifierOf(node))
    .filter((specifier) => specifier !== null)
    .map((specifier) => resolved(source.path, specifier));
}

/** What a node imports: values or types, statically or not. Empty when it is computed. */
function specifierOf(node: Node): string | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'TSImportType':
      return node.source.value;
    case 'ExportNamedDeclaration':
      return node.source === null ? null : node.source.value;
    case 'ImportExpression':
      return textOf(node.source);
    case 'CallExpression': {
      const [first] = node.arguments;
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'require') return null;
      return first === undefined ? '' : textOf(first);
    }
    default:
      return null;
  }
}

function textOf(node: Node): string {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : '';
}

function resolved(from: string, specifier: string): Import {
  if (specifier === '') return { from, specifier, kind: 'computed', target: '' };
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(from), specifier);
    return { from, specifier, kind: 'file', target };
  }
  if (isBuiltin(specifier)) return { from, specifier, kind: 'builtin', target: 'node:' };
  const names = specifier.split('/');
  const target = names.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return { from, specifier, kind: 'npm', target };
}

/** Why an import is not allowed; null when it is. */
function trespass(rooms: readonly Room[], { from, kind, target }: Import): string | null {
  const room = roomOf(rooms, from);
  if (room === null) return null;
  switch (kind) {
    case 'computed':
      return `${from} computes what it imports`;
    case 'builtin':
      return room.builtins ? null : `${from} imports from node:, ${room.folder} may not`;
    case 'npm':
      return room.npm.includes(target)
        ? null
        : `${from} imports the package ${target}, ${room.folder} may not`;
    case 'file': {
      const other = roomOf(rooms, target);
      if (other === null) return `${from} imports ${target}, which is in no room`;
      const allowed = other === room || room.imports.includes(other.folder);
      return allowed ? null : `${from} imports ${target}, ${room.folder} may not`;
    }
  }
}

/** Every circle of files that import one another, told once, from its first file round to it. */
function circles(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, kind, target } of imports) {
    if (kind === 'file') targets.set(from, [...(targets.get(from) ?? []), target]);
  }
  const done = new Set<string>();
  const found = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.add(`a circle: ${[...trail.slice(at), path].join(' -> ')}`);
    if (at >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return [...found];
}

/** What a row says of its room that guards nothing. */
function idle(
  { folder, imports: allowed, npm, builtins }: Room,
  rooms: readonly Room[],
  sources: readonly Source[],
  imports: readonly Import[],
): string[] {
  const prefix = `src/${folder}/`;
  if (!sources.some((source) => source.path.startsWith(prefix))) {
    return [`the row ${folder} guards nothing: no file below ${prefix}`];
  }
  const own = imports.filter((each) => each.from.startsWith(prefix));
  const used = new Set(
    own.map(({ kind, target }) =>
      kind === 'file' ? `src/${roomOf(rooms, target)?.folder}` : target,
    ),
  );
  const unused = (what: string) => `the row ${folder} allows ${what}, which nothing there imports`;
  return [
    ...allowed.filter((other) => !used.has(`src/${other}`)).map(unused),
    ...npm.filter((name) => !used.has(name)).map(unused),
    ...(builtins && !used.has('node:') ? [unused('node:')] : []),
  ];
}
