/** Starting the program: from any folder, through a link, on whatever Node comes first. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { inFolder, root } from '../support/program.ts';

/** The path of a shell that npm has added nothing to, so that `node` is the machine's own. */
function ownPath(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.filter((folder) => !folder.includes('node_modules')).join(delimiter);
}

function start(command: string, args: readonly string[], cwd: string) {
  const env = { ...process.env, PATH: ownPath() };
  return spawnSync(command, args, { cwd, encoding: 'utf8', env });
}

test('through a link, from another folder, it says its version', () => {
  const manifest: { version: string } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  inFolder({}, (folder) => {
    symlinkSync(join(root, 'bin/hourbank'), join(folder, 'bank'));
    const { status, stdout, stderr } = start('./bank', ['--version'], folder);
    assert.equal(stdout, `${manifest.version}\n`, stderr);
    assert.equal(status, 0);
  });
});

test('the exit code and the message pass through', () => {
  inFolder({}, (folder) => {
    const { status, stderr } = start(join(root, 'bin/hourbank'), ['bok'], folder);
    assert.equal(status, 2);
    assert.match(stderr, /Did you mean book\?/);
  });
});

test('a reader that stops early, such as head, is no fault', () => {
  const example = (name: string) => join(root, 'examples', name);
  const args = `--blocks ${example('blocks.csv')} --entries ${example('entries.csv')} --as-of 2026-06-30`;
  const command = `${join(root, 'bin/hourbank')} book ${args} | head -n 1`;
  const { status, stdout, stderr } = start('sh', ['-c', command], root);
  assert.equal(status, 0);
  assert.equal(stdout, 'Alder Dental: hours at the close of 2026-06-30\n');
  assert.ok(!stderr.includes('EPIPE'), stderr);
});

test('a wrong setting and a directory that cannot be made are told, each with its exit code', () => {
  inFolder({}, (folder) => {
    const begin = (settings: Readonly<Record<string, string>>) =>
      spawnSync(process.execPath, [join(root, 'bin/hourbank'), 'start'], {
        ...{ cwd: folder, encoding: 'utf8', env: { ...process.env, PORT: '0', ...settings } },
      });
    const wrong = begin({ PORT: 'http' });
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /^hourbank: .*PORT/);
    const nowhere = begin({ HOURBANK_DATA: '/proc/x' });
    assert.equal(nowhere.status, 75);
    assert.match(nowhere.stderr, /^hourbank: .*set HOURBANK_DATA/m);
  });
});
