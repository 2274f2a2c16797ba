/** Folders with the demo firm: making it takes longer than most tests, so it is copied. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from './at-end.ts';
import { whileAlone } from './database.ts';
import { roomyFolder } from './test-server.ts';
import { command } from './whole-program.ts';

const PASSWORD = 'seen-in-these-tests-only';
const DEMO_LOCK = 4_747_005;

export type DemoPeople = readonly { readonly role: string; readonly mail: string }[];

type DemoFolder = {
  readonly directory: string;
  readonly people: DemoPeople;
  readonly password: string;
};

/** A folder of its own with the demo firm of the seed; the files of a test run make it once. */
export async function demoFolder(seed: string): Promise<DemoFolder> {
  const directory = emptyFolder();
  const shared = process.env['HOURBANK_TEST_SHARED'];
  if (shared === undefined) return told(directory, makeDemo(directory, seed));
  const made = join(shared, `demo-${seed}`);
  const said = await whileAlone(DEMO_LOCK, async () => madeOnce(made, seed));
  // With owners and rights: the database runs as another user than root.
  execFileSync('cp', ['-a', `${made}/.`, directory]);
  return told(directory, said);
}

/** A folder that is gone when the tests of the file are. */
export function emptyFolder(): string {
  const directory = mkdtempSync(join(roomyFolder(), 'hourbank-house-'));
  atEnd(async () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

function madeOnce(made: string, seed: string): string {
  const said = `${made}.json`;
  if (!existsSync(said)) {
    rmSync(made, { recursive: true, force: true });
    mkdirSync(made);
    writeFileSync(said, makeDemo(made, seed));
  }
  return readFileSync(said, 'utf8');
}

function makeDemo(directory: string, seed: string): string {
  return command(directory, ['demo', '--seed', seed, '--password', PASSWORD, '--json']);
}

function told(directory: string, said: string): DemoFolder {
  const { people } = JSON.parse(said) as { readonly people: DemoPeople };
  return { directory, people, password: PASSWORD };
}
