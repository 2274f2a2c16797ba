/** The tests that package.json asks for are there: a file that was renamed would be left out in silence. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from './support/sources.ts';

const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** The patterns of test files in a script, each of a pattern's alternatives by itself. */
function patternsIn(script: string): readonly string[] {
  return [...script.matchAll(/"(test\/[^"]*)"/g)].flatMap(([, pattern = '']) => {
    const [before = '', alternatives, after = ''] = pattern.split(/[{}]/);
    if (alternatives === undefined) return [pattern];
    return alternatives.split(',').map((one) => `${before}${one}${after}`);
  });
}

for (const [name, script] of Object.entries(scripts)) {
  if (!script.includes('node --test')) continue;
  test(`npm run ${name} finds all that it asks for`, () => {
    const patterns = patternsIn(script);
    assert.notEqual(patterns.length, 0);
    assert.deepEqual(patterns.filter(missing), []);
  });
}

function missing(pattern: string): boolean {
  return globSync(pattern, { cwd: projectRoot }).length === 0;
}

test('a file that is not there is seen, among others that are', () => {
  const script = 'node --test "test/app/{names,renamed}.test.ts" "test/{no-such,store}/*.test.ts"';
  assert.deepEqual(patternsIn(script).filter(missing), [
    'test/app/renamed.test.ts',
    'test/no-such/*.test.ts',
  ]);
});
