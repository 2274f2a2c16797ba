/** The contract as commands, on local data, as somebody at the machine would type them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { emptyDatabase } from '../support/database.ts';
import { projectRoot } from '../support/sources.ts';

let directory = '';
let address = '';

type Ran = { readonly status: number | null; readonly out: string; readonly said: string };

function hourbank(args: readonly string[], input = ''): Ran {
  const { PATH, HOME } = process.env;
  const ran = spawnSync(process.execPath, [join(projectRoot, 'bin/hourbank'), ...args], {
    env: { PATH, HOME, HOURBANK_DATA: directory, DATABASE_URL: address },
    input,
    encoding: 'utf8',
  });
  return { status: ran.status, out: ran.stdout, said: ran.stderr };
}

function done(...args: readonly string[]): string {
  const { status, out, said } = hourbank(args);
  assert.equal(status, 0, `${args.join(' ')}: ${said}`);
  return out;
}

before(async () => {
  directory = mkdtempSync(join(tmpdir(), 'hourbank-cli-'));
  const { ownerUrl } = await emptyDatabase();
  address = ownerUrl;
});

after(() => rmSync(directory, { recursive: true, force: true }));

test('without a firm every command says how to make one', () => {
  const { status, said } = hourbank(['client', 'list']);
  assert.equal(status, 2);
  assert.match(said, /hourbank set-up/);
});

test('a firm is set up, a client added, a block sold, work posted, and all of it told', () => {
  const person = ['--name', 'Kim Lee', '--mail', 'kim@northwind.example'];
  const firm = ['set-up', '--firm-name', 'Northwind IT', '--time-zone', 'UTC', ...person];
  assert.equal(hourbank(firm, 'short\n').status, 5);
  const setUp = hourbank(firm, 'a long enough password\n');
  assert.equal(setUp.status, 0, setUp.said);
  assert.match(done('client', 'add', '--name', 'Alder Dental'), /Name +Alder Dental/);
  const block = done(
    'block',
    'sell',
    'alder dental',
    '--minutes',
    '20h',
    '--rate-per-hour',
    '90.00',
  );
  assert.match(block, /Minutes +20 h\n/);
  assert.match(block, /Price +1800\.00 EUR\n/);
  const work = ['--client', 'Alder Dental', '--work-type', 'remote', '--minutes', '45'];
  assert.match(done('entry', 'log', ...work, '--post'), /State +posted/);
  assert.match(done('balance', 'show', 'Alder Dental'), /Usable minutes +19 h 15 min/);
  const json: unknown = JSON.parse(done('client', 'list', '--json'));
  assert.ok(typeof json === 'object' && json !== null && 'items' in json);
});

test('a statement is written to a file, or sent on as it is', () => {
  const path = join(directory, 'statement.pdf');
  assert.equal(done('statement', 'pdf', 'Alder Dental', '--output', path), '');
  assert.match(readFileSync(path, 'latin1'), /^%PDF-[\s\S]*%%EOF\s*$/);
  assert.match(done('statement', 'pdf', 'Alder Dental'), /^%PDF-/);
  const nowhere = hourbank(['statement', 'pdf', 'Alder Dental', '--output', directory]);
  assert.equal(nowhere.status, 4);
  assert.match(nowhere.said, /it is a folder: name a file/);
});

// biome-ignore format: a table
const MISTAKES: readonly (readonly [args: readonly string[], status: number, said: RegExp])[] = [
  [['client', 'ad'], 2, /Did you mean add/],
  [['clients', 'list'], 2, /Did you mean client/],
  [['client', 'add'], 2, /--name/],
  [['client', 'show', 'Elder'], 5, /there is no client "Elder"/],
  [['client', 'add', '--name', 'ALDER dental'], 5, /already/],
  [['block', 'sell', 'Alder Dental', '--minutes', 'many', '--price', '1.00'], 2, /as 20h, 1h 30min or 90/],
  [['block', 'sell', 'Alder Dental', '--minutes', '60', '--price', '1.001'], 2, /at most 2 decimals/],
  [['entry', 'log', '--client', 'Alder Dental', '--work-type', 'remte', '--minutes', '5'], 5, /did you mean "remote"/],
  [['statement', 'pdf', 'Alder Dental', '--output', ''], 2, /--output names no file/],
  [['client', 'list', '--firm', 'Southwind'], 2, /Northwind IT/],
  [['client', 'list', '--url', 'http://127.0.0.1:9'], 6, /asks for a key/],
  [['client', 'list', '--url', 'http://127.0.0.1:9', '--api-key', 'hb_x'], 75, /does not answer/],
  [['client', 'list', '--url', 'ftp://x', '--api-key', 'hb_x'], 2, /is no address of a server/],
  [['client', 'list', '--url', 'not a url', '--api-key', 'hb_x'], 2, /HOURBANK_URL/],
  [['client', 'list', '--url', 'http://x', '--api-key', 'hb_ä\nx'], 6, /HOURBANK_KEY/],
];

for (const [args, status, said] of MISTAKES) {
  test(`hourbank ${args.join(' ')} ends with ${status} and a next step`, () => {
    const ran = hourbank(args);
    assert.match(ran.said, said);
    assert.equal(ran.status, status);
    assert.equal(ran.out, '');
  });
}
