/** What the engine may not contain: clocks, chance, the outside world, classes, waiting. */
import type { Node } from 'oxc-parser';
import type { Source } from './sources.ts';

const FORBIDDEN_GLOBALS = new Set([
  'Date',
  'Promise',
  'console',
  'crypto',
  'eval',
  'fetch',
  'globalThis',
  'performance',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
]);

/** Globals that are pure but for one member, so they may only be named to take another member. */
const FORBIDDEN_MEMBERS = new Map([
  ['Math', 'random'],
  ['Temporal', 'Now'],
]);

/** Every impurity of a file, as `path: what`. */
export function impurities(source: Source): readonly string[] {
  return source.steps
    .map(({ node, parent, place }) => impurity(node, parent, place))
    .filter((found) => found !== null)
    .map((found) => `${source.path}: ${found}`);
}

function impurity(node: Node, parent: Node | null, place: string): string | null {
  switch (node.type) {
    case 'ClassDeclaration':
    case 'ClassExpression':
      return 'class';
    case 'ArrowFunctionExpression':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return node.async ? 'async' : null;
    case 'AwaitExpression':
      return 'await';
    case 'ForOfStatement':
      return node.await ? 'await' : null;
    case 'Identifier':
      return isOnlyAName(parent, place) ? null : impureGlobal(node.name, parent, place);
    default:
      return null;
  }
}

function impureGlobal(name: string, parent: Node | null, place: string): string | null {
  if (FORBIDDEN_GLOBALS.has(name)) return name;
  const member = FORBIDDEN_MEMBERS.get(name);
  if (member === undefined) return null;
  if (parent?.type === 'TSQualifiedName') return null;
  if (parent?.type !== 'MemberExpression' || place !== 'object' || parent.computed) {
    return `${name} as a value`;
  }
  const taken = parent.property.type === 'Identifier' ? parent.property.name : null;
  return taken === member ? `${name}.${member}` : null;
}

/** Whether an identifier in this place names a member or a key, not a variable. */
function isOnlyAName(parent: Node | null, place: string): boolean {
  switch (parent?.type) {
    case 'MemberExpression':
      return place === 'property' && !parent.computed;
    case 'Property':
    case 'TSPropertySignature':
    case 'TSMethodSignature':
      return place === 'key' && !parent.computed;
    case 'TSQualifiedName':
      return place === 'right';
    default:
      return false;
  }
}
