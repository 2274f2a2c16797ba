/** The repository keeps itself tidy. Line length, unused code and formatting are the linter's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSource, sourcesBelow } from './support/sources.ts';
import { untidiness } from './support/tidy.ts';

for (const folder of ['src', 'test', 'bench']) {
  test(`${folder} is tidy`, () => {
    const sources = sourcesBelow(folder);
    assert.notEqual(sources.length, 0, `there is nothing in ${folder}`);
    assert.deepEqual(sources.flatMap(untidiness), []);
  });
}

const UNTIDY: readonly (readonly [path: string, text: string, answer: string])[] = [
  ['src/long.ts', 'a;\n'.repeat(351), 'src/long.ts: 351 lines, more than 350'],
  ['src/bigName.ts', 'a;', 'src/bigName.ts: the name is not in kebab-case'],
  ['src/utils.ts', 'a;', 'src/utils.ts: "utils" says nothing'],
  ['src/index.ts', 'a;', 'src/index.ts: a barrel file'],
  ['src/all.ts', `export * from './a.ts';`, 'src/all.ts: a barrel file'],
  ['src/a.ts', 'export const a: any = 1;', 'src/a.ts: any'],
  ['test/a.test.ts', `test.skip('a');`, 'test/a.test.ts: a test that is left out'],
  ['test/a.test.ts', `test('a', { todo: true });`, 'test/a.test.ts: a test that is left out'],
  ['test/a.test.ts', `test('a', (t) => t.skip());`, 'test/a.test.ts: a test that is left out'],
];

for (const [path, text, answer] of UNTIDY) {
  test(`the guard sees ${answer}`, () => {
    assert.deepEqual(untidiness(parseSource(path, text)), [answer]);
  });
}
