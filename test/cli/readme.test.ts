/** The README's examples: each command gives exactly what is printed below it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { test } from 'node:test';
import { root } from '../support/program.ts';

const blocks = [
  ...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```\n([\s\S]*?)^```$/gm),
];
const texts = blocks.map(([, text = '']) => text);

const examples = texts.flatMap((text, index) => {
  const command = text.trim().replace('npm install && ', '');
  return command.startsWith('bin/hourbank') ? [{ command, printed: texts[index + 1] }] : [];
});

test('the README has examples', () => assert.equal(examples.length, 2));

for (const { command, printed } of examples) {
  test(`README: ${command}`, () => {
    const env = {
      ...process.env,
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
    };
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
      cwd: root,
      encoding: 'utf8',
      env,
    });
    assert.equal(status, 0, stderr);
    assert.equal(stdout, printed);
  });
}
