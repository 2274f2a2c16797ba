/** `hourbank restore`: a backup into an empty database, checked before and verified after. */
import { Command } from 'commander';
import { oneLine } from './book/columns.ts';
import { progressOn } from './book/progress.ts';
import { type CommandRefusal, EXIT, type ExitCode, isCommandRefusal } from './exit-codes.ts';
import { complainOf, untilStopped } from './long-work.ts';

/** What is asked. */
export type RestoreAsked = {
  readonly path: string;
  readonly say: (message: string) => void;
  /** Told how many bytes of the file were read; it is read once to check and once to restore. */
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
};

/** What a whole backup says of itself. */
export type BackupToldOf = {
  /** The version of Hourbank that took it. */
  readonly program: string;
  readonly takenAt: string;
  readonly rows: number;
};

/** What verifying the ledger of a firm has come to. */
export type VerifiedFirm = {
  readonly name: string;
  readonly clients: number;
  readonly records: number;
  readonly hash: string;
  /** A sentence each; none: its books are sound. */
  readonly findings: readonly string[];
  /** How many more there are. */
  readonly leftOut: number;
};

export type Restored = BackupToldOf & {
  readonly firms: readonly VerifiedFirm[];
  readonly warnings: readonly string[];
};

type Restore = {
  readonly check: (asked: RestoreAsked) => Promise<BackupToldOf | CommandRefusal>;
  readonly restore: (asked: RestoreAsked) => Promise<Restored | CommandRefusal>;
};

type Options = { readonly check?: boolean; readonly json?: boolean };

const HELP = `
The file is checked to its end before anything is kept, and restored all at once or not at all; only
into an empty database, with or without tables. One of an older version is brought up to date. Then
the ledger of every firm is verified: its hash is the one that "hourbank ledger verify" told where
the backup was taken.

Examples:
  $ HOURBANK_DATA=/srv/hourbank-new hourbank restore monday.backup
      into a new data directory; DATABASE_URL names a database of a server

  $ hourbank restore monday.backup --check
      checks that the file is whole, and restores nothing

Exit codes: 0 done and sound, 3 restored, but the ledger has findings; 4 the file cannot be used,
5 the database is not empty, 75 the database does not answer just now.`;

/** The command, ending with `onExit` and the exit code. */
export function restoreCommand(restore: Restore, onExit: (code: ExitCode) => void): Command {
  return new Command('restore')
    .summary('restore a backup into an empty database')
    .description('Restores a backup into an empty database, and verifies it.')
    .argument('<file>', 'the backup')
    .option('--check', 'only check that the file is whole')
    .option('--json', 'tell what was done as JSON')
    .addHelpText('after', HELP)
    .action(async (path: string, options: Options) => onExit(await run(restore, path, options)));
}

async function run(
  { check, restore }: Restore,
  path: string,
  { check: onlyCheck = false, json = false }: Options,
): Promise<ExitCode> {
  if (onlyCheck) {
    const checked = await watched('Check', path, check);
    if (isCommandRefusal(checked)) return complainOf(checked);
    process.stdout.write(json ? jsonOf(checked) : checkedText(checked));
    return EXIT.done;
  }
  const restored = await watched('Restore', path, restore);
  if (isCommandRefusal(restored)) return complainOf(restored);
  process.stdout.write(json ? jsonOf(restored) : restoredText(restored));
  for (const warning of restored.warnings) process.stderr.write(`hourbank: ${warning}\n`);
  return restored.firms.every((firm) => firm.findings.length === 0) ? EXIT.done : EXIT.someRefused;
}

/** Does the work with its progress told, until it is done or somebody asks it to stop. */
async function watched<T>(
  what: string,
  path: string,
  work: (asked: RestoreAsked) => Promise<T>,
): Promise<T> {
  const progress = progressOn(process.stderr, what);
  try {
    return await untilStopped((watch) => work({ ...watch, path, onBytes: progress.read }));
  } finally {
    progress.done();
  }
}

function jsonOf(done: BackupToldOf): string {
  return `${JSON.stringify(done, null, 2)}\n`;
}

function checkedText(told: BackupToldOf): string {
  return `A whole backup: ${whatItIs(told)}\n`;
}

function restoredText({ firms, ...told }: Restored): string {
  return `Restored ${whatItIs(told)}\n${firms.map(firmText).join('')}`;
}

function whatItIs({ rows, takenAt, program }: BackupToldOf): string {
  return `${rows} rows, taken at ${oneLine(takenAt)} by Hourbank ${oneLine(program)}`;
}

function firmText({ name, clients, records, hash, findings, leftOut }: VerifiedFirm): string {
  const size = `${clients} clients, ${records} records, hash ${hash}`;
  if (findings.length === 0) return `Verified ${oneLine(name)}: ${size}, no findings\n`;
  const lines = findings.map((finding) => `  ${oneLine(finding)}\n`).join('');
  const more = leftOut === 0 ? '' : `  and ${leftOut} more\n`;
  return `NOT SOUND ${oneLine(name)}: ${size}\n${lines}${more}`;
}
