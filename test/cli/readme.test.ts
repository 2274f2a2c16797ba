/** The README's commands: each does what it says there, and gives what is printed below it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { test } from 'node:test';
import { emptyDatabase } from '../support/database.ts';
import { root } from '../support/program.ts';

const blocks = [
  ...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```\n([\s\S]*?)^```$/gm),
];
const texts = blocks.map(([, text = '']) => text);

function shell(command: string, settings: NodeJS.ProcessEnv, input = '') {
  const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  return spawnSync('sh', ['-c', command], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH, ...settings },
    input,
  });
}

test('hourbank book prints what the README shows', () => {
  const at = texts.findIndex((text) => text.startsWith('bin/hourbank book'));
  assert.ok(at >= 0, 'the README has no example of hourbank book');
  const { status, stdout, stderr } = shell(texts[at] ?? '', {});
  assert.equal(status, 0, stderr);
  assert.equal(stdout, texts[at + 1]);
});

test('the first steps of the README lead from an empty database to a statement', async () => {
  const steps = texts.find((text) => text.startsWith('bin/hourbank client add'));
  assert.ok(steps, 'the README has no first steps');
  const { ownerUrl } = await emptyDatabase();
  const directory = mkdtempSync(join(tmpdir(), 'hourbank-readme-'));
  const settings = { HOURBANK_DATA: directory, DATABASE_URL: ownerUrl };
  try {
    const owner = '--name Kim --mail kim@example.com';
    const setUp = `bin/hourbank set-up --firm-name Northwind --time-zone UTC ${owner}`;
    assert.equal(shell(setUp, settings, 'a long enough password\n').status, 0);
    const told = steps
      .trim()
      .split('\n')
      .map((step) => {
        const { status, stdout, stderr } = shell(step, settings);
        assert.equal(status, 0, `${step}: ${stderr}`);
        return stdout;
      });
    assert.match(told.at(-2) ?? '', /19 h 15 min/);
    assert.match(told.at(-1) ?? '', /Mail moved/);
    const paying = texts.find((text) => text.startsWith('bin/hourbank billing set'));
    for (const step of (paying ?? assert.fail('the README sells nothing')).trim().split('\n')) {
      const { status, stderr } = shell(step, settings);
      assert.equal(status, 0, `${step}: ${stderr}`);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
