/** `hourbank backup`: everything there is, into one file. */
import { Command } from 'commander';
import { progressOn } from './book/progress.ts';
import { type CommandRefusal, EXIT, type ExitCode, isCommandRefusal } from './exit-codes.ts';
import { complainOf, untilStopped } from './long-work.ts';

/** What is asked. */
export type BackupAsked = {
  /** The path of a new file; null for standard output. */
  readonly out: string | null;
  readonly say: (message: string) => void;
  /** Told how many bytes were read from the database. */
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
};

export type BackupTaken = {
  /** `-` for standard output. */
  readonly path: string;
  /** Null on standard output. */
  readonly sizeBytes: number | null;
  readonly firms: number;
};

type Backup = (asked: BackupAsked) => Promise<BackupTaken | CommandRefusal>;

const HELP = `
The backup is of one moment; a server that is running goes on working meanwhile. It holds all firms
and all who sign in, and nothing else is needed to restore it but HOURBANK_SECRET, where people
sign in with a code beside their password. The file is for its owner's eyes only, packed with
Zstandard, and never takes the place of another.

Examples:
  $ hourbank backup
      into a new file such as hourbank-20260301T023000Z.backup in this folder

  $ hourbank backup --out /backups/monday.backup

  $ hourbank backup --out - | ssh vault "cat > monday.backup"

Exit codes: 0 done, 4 the file cannot be written, 5 there is nothing to back up, 75 the database
does not answer just now.`;

/** The command, ending with `onExit` and the exit code. */
export function backupCommand(backup: Backup, onExit: (code: ExitCode) => void): Command {
  return new Command('backup')
    .summary('take a backup, into one file')
    .description('Takes a backup of all firms into one new file, while the server runs.')
    .option('--out <file>', 'the new file; - for standard output')
    .option('--json', 'tell what was done as JSON')
    .addHelpText('after', HELP)
    .action(async ({ out, json = false }: { readonly out?: string; readonly json?: boolean }) => {
      onExit(await run(backup, out ?? nameOfNow(), json));
    });
}

async function run(backup: Backup, out: string, json: boolean): Promise<ExitCode> {
  if (out === '') return complain(EXIT.usage, '--out names no file: give one, or leave it out');
  if (out === '-' && process.stdout.isTTY) {
    return complain(EXIT.usage, 'a backup is no text for a terminal: send it on, or name a file');
  }
  const progress = progressOn(process.stderr, 'Backup');
  const taken = await untilStopped((watch) =>
    backup({ ...watch, out: out === '-' ? null : out, onBytes: progress.read }),
  );
  progress.done();
  if (isCommandRefusal(taken)) return complainOf(taken);
  if (taken.path === '-') return EXIT.done;
  process.stdout.write(json ? `${JSON.stringify(taken, null, 2)}\n` : told(taken));
  return EXIT.done;
}

function complain(exitCode: ExitCode, message: string): ExitCode {
  return complainOf({ exitCode, message });
}

function told({ path, sizeBytes, firms }: BackupTaken): string {
  const megabytes = ((sizeBytes ?? 0) / 1_000_000).toFixed(1);
  return `Backed up ${firms === 1 ? '1 firm' : `${firms} firms`} into ${path} (${megabytes} MB)\n`;
}

/** Such as `hourbank-20260301T023000Z.backup`. */
function nameOfNow(): string {
  const now = new Date().toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');
  return `hourbank-${now}.backup`;
}
