/** `hourbank backup` and `restore` as processes: what they print, and how they end. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { asking, newPath } from '../support/backups.ts';
import { emptyDatabase, type FreshDatabase } from '../support/database.ts';
import { root } from '../support/program.ts';

const NAME = 'Quillmoor IT';
const HOURBANK = join(root, 'bin/hourbank');
const SECRET = 'long-enough-to-sign-what-a-browser-keeps';

let source: FreshDatabase;
let folder: string;

before(async () => {
  source = await emptyDatabase();
  folder = newPath();
  mkdirSync(folder);
  const owner = ['--name', 'Maren Holt', '--mail', 'maren@quillmoor.example'];
  const setUp = ['set-up', '--firm-name', NAME, ...owner];
  const { status, stderr } = run(source, setUp, 'a long enough password\n');
  assert.equal(status, 0, stderr);
});

function settingsOf({ ownerUrl }: FreshDatabase): NodeJS.ProcessEnv {
  const own = { DATABASE_URL: ownerUrl, HOURBANK_DATA: folder, HOURBANK_SECRET: SECRET };
  return { ...process.env, ...own };
}

function run(database: FreshDatabase, args: readonly string[], input = '') {
  const env = settingsOf(database);
  return spawnSync(process.execPath, [HOURBANK, ...args], {
    ...{ cwd: folder, env, input, encoding: 'utf8' },
  });
}

test('a backup gets a name of its own, and is restored and verified', async () => {
  const backup = run(source, ['backup']);
  assert.equal(backup.status, 0, backup.stderr);
  const [name = ''] = readdirSync(folder);
  assert.match(name, /^hourbank-\d{8}T\d{6}Z\.backup$/);
  assert.equal(backup.stdout, `Backed up 1 firm into ${name} (0.0 MB)\n`);
  const checked = run(source, ['restore', name, '--check']);
  assert.match(checked.stdout, /^A whole backup: \d+ rows, taken at \S+ by Hourbank \S+\n$/);
  const target = await emptyDatabase();
  const restored = run(target, ['restore', name]);
  assert.equal(restored.status, 0, restored.stderr);
  assert.match(
    restored.stdout,
    /^Restored \d+ rows, .*\nVerified Quillmoor IT: 0 clients, 0 records, hash \S+, no findings\n$/,
  );
  const again = run(target, ['restore', name, '--json']);
  assert.deepEqual([again.status, again.stdout], [5, '']);
  assert.match(again.stderr, /^hourbank: the database is not empty/);
});

test('what was done is told as JSON', async () => {
  const path = newPath();
  const backup = run(source, ['backup', '--out', path, '--json']);
  assert.deepEqual(Object.keys(JSON.parse(backup.stdout)), ['path', 'sizeBytes', 'firms']);
  const checked = JSON.parse(run(source, ['restore', path, '--check', '--json']).stdout);
  assert.deepEqual(Object.keys(checked), ['program', 'takenAt', 'rows']);
  const target = await emptyDatabase();
  const restored = JSON.parse(run(target, ['restore', path, '--json']).stdout);
  assert.deepEqual(restored.firms[0].findings, []);
});

test('on standard output a backup is the same file', async () => {
  const path = newPath();
  const piped = spawnSync(
    'sh',
    ['-c', `"$0" "$1" backup --out - > ${path}`, process.execPath, HOURBANK],
    {
      ...{ env: settingsOf(source), encoding: 'utf8' },
    },
  );
  assert.deepEqual([piped.status, piped.stderr], [0, '']);
  assert.match(run(source, ['restore', path, '--check']).stdout, /^A whole backup/);
});

test('what cannot be done ends with its own exit code and a sentence', async () => {
  const taken = newPath();
  run(source, ['backup', '--out', taken]);
  const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
    [['backup', '--out', taken], 4, /there is a file of that name, and it is left alone/],
    [['backup', '--out', join(taken, 'x')], 4, /part of its path is a file/],
    [['backup', '--out', ''], 2, /--out names no file/],
    [['restore', join(folder, 'none')], 4, /there is no such file/],
    [['restore', HOURBANK, '--check'], 4, /bin\/hourbank: it is no backup that Hourbank has made/],
    [['restore'], 2, /missing required argument/],
  ];
  for (const [args, code, message] of cases) {
    const { status, stderr, stdout } = run(source, args);
    assert.deepEqual([status, stdout], [code, ''], args.join(' '));
    assert.match(stderr, message);
  }
});

test('a backup that is interrupted leaves nothing behind', async () => {
  await asking(source.ownerUrl, (owner) =>
    owner.query(
      `insert into sign_in.verification (id, identifier, value, expires_at, created_at, updated_at)
       select i::text, 'x', repeat(md5(i::text), 100), 'infinity', 'epoch', 'epoch'
       from generate_series(1, 40000) i`,
    ),
  );
  const path = newPath();
  const left = (): string[] =>
    readdirSync(join(path, '..')).filter((name) => path.endsWith(name.split('.')[0] ?? ''));
  const child = spawn(process.execPath, [HOURBANK, 'backup', '--out', path], {
    ...{ env: settingsOf(source), stdio: 'ignore' },
  });
  const ended = once(child, 'exit');
  while (left().length === 0 && child.exitCode === null) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  child.kill('SIGTERM');
  assert.deepEqual(await ended, [null, 'SIGTERM']);
  assert.deepEqual(left(), []);
  assert.equal(existsSync(path), false);
});
