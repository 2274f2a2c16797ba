/** House rules on files that no linter knows. */
import type { Node } from 'oxc-parser';
import type { Source } from './sources.ts';

const MOST_LINES = 350;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.tsx?$/;
const VAGUE_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'data']);
const LEFT_OUT = new Set(['skip', 'todo', 'only']);

/** Every untidiness of a file, one sentence each. */
export function untidiness(source: Source): string[] {
  const name = source.path.split('/').at(-1) ?? '';
  const bare = name.split('.')[0] ?? '';
  const lines = source.text.split('\n').length - 1;
  const found: string[] = [];
  if (lines > MOST_LINES) found.push(`${lines} lines, more than ${MOST_LINES}`);
  if (!KEBAB_CASE.test(name)) found.push('the name is not in kebab-case');
  if (VAGUE_NAMES.has(bare)) found.push(`"${bare}" says nothing`);
  if (bare === 'index' || onlyPassesOn(source)) found.push('a barrel file');
  if (source.steps.some(({ node }) => node.type === 'TSAnyKeyword')) found.push('any');
  if (name.includes('.test.') && source.steps.some(({ node }) => leavesOut(node))) {
    found.push('a test that is left out');
  }
  return found.map((what) => `${source.path}: ${what}`);
}

function onlyPassesOn({ steps }: Source): boolean {
  const statements = steps.filter(({ parent }) => parent?.type === 'Program');
  return (
    statements.length > 0 &&
    statements.every(
      ({ node }) =>
        node.type === 'ExportAllDeclaration' ||
        (node.type === 'ExportNamedDeclaration' && node.source !== null),
    )
  );
}

/** `test.skip(…)`, `t.todo()` and `{ skip: true }` alike. */
function leavesOut(node: Node): boolean {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    return isLeftOut(node.callee.property);
  }
  return node.type === 'Property' && isLeftOut(node.key);
}

function isLeftOut(node: Node): boolean {
  return node.type === 'Identifier' && LEFT_OUT.has(node.name);
}
