/** `hourbank backup`: the database that the configuration names, into one file. */
import { scryptSync } from 'node:crypto';
import type { BackupAsked, BackupTaken } from '../cli/backup-command.ts';
import { type CommandRefusal, commandRefused, EXIT } from '../cli/exit-codes.ts';
import { fileTrouble } from '../cli/file-trouble.ts';
import { openSnapshot } from '../store/backup.ts';
import { writeBackupFile, writeBackupTo } from '../store/backup-file.ts';
import { type BackupRefusal, refusalOfDatabase } from '../store/backup-refusals.ts';
import type { Configuration } from './configuration.ts';
import { type NoDatabase, outageOf, reachDatabase } from './database.ts';
import { knownSecret } from './load-configuration.ts';
import { programVersion } from './version.ts';

/**
 * Takes a backup while others go on working, into a new file or onto standard output. The tables
 * stay as they are, also when this program is newer than they.
 */
export async function backupTo(
  configuration: Configuration,
  asked: BackupAsked,
): Promise<BackupTaken | CommandRefusal> {
  const reached = await reachDatabase(configuration, { mayFind: true, say: asked.say });
  if ('message' in reached) return unreached(reached);
  try {
    return await backUp(reached.ownerUrl, await secretMark(configuration), asked);
  } catch (error) {
    return refusalOfError(error, 'the database');
  } finally {
    await reached.stop();
  }
}

async function backUp(
  ownerUrl: string,
  mark: string,
  { out, onBytes, signal }: BackupAsked,
): Promise<BackupTaken | CommandRefusal> {
  const takenAt = new Date().toISOString();
  const origin = { program: programVersion(), takenAt, secretMark: mark };
  const snapshot = await openSnapshot(ownerUrl, origin);
  if ('code' in snapshot) return backupRefused(snapshot, 'the database');
  try {
    const bytes = watched(snapshot.bytes, onBytes, signal);
    const { firms } = snapshot;
    if (out === null) {
      const failed = await writeBackupTo(process.stdout, bytes);
      return failed === null ? { path: '-', sizeBytes: null, firms } : backupRefused(failed, '');
    }
    const written = await writeBackupFile(out, bytes);
    if ('code' in written) return backupRefused(written, out);
    return { path: out, sizeBytes: written.sizeBytes, firms };
  } finally {
    await snapshot.close();
  }
}

/** The same bytes, told of as they pass; they end with an exception when somebody says stop. */
async function* watched(
  bytes: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    signal.throwIfAborted();
    onBytes(chunk.length);
    yield chunk;
  }
}

const MARK_BYTES = 12;

/**
 * By which the secret of sign-in is known again without being told: made so that guessing it takes
 * long. Empty where this machine does not know it.
 */
export async function secretMark(configuration: Configuration): Promise<string> {
  const secret = await knownSecret(configuration);
  if (secret === null) return '';
  return scryptSync(secret, 'the secret of a Hourbank', MARK_BYTES).toString('hex');
}

export function unreached({ message }: NoDatabase): CommandRefusal {
  return commandRefused(EXIT.unavailable, message);
}

/** What an exception amounts to that is no fault of the program; any other is thrown on. */
export function refusalOfError(error: unknown, subject: string): CommandRefusal {
  const refusal = refusalOfDatabase(error);
  if (refusal !== null) return backupRefused(refusal, subject);
  const outage = outageOf(error);
  if (outage !== null) return unreached(outage);
  if (error instanceof Error && error.name === 'AbortError') {
    return commandRefused(EXIT.unavailable, 'stopped, as you asked: nothing was kept');
  }
  throw error;
}

/** Of a file that is yet to be made. */
const NEW_FILE: Readonly<Record<string, string>> = {
  EEXIST: 'there is a file of that name, and it is left alone: name another',
  ENOENT: 'there is no such file or folder: check the name and the folder',
};

/** The refusal of a file or a database as a command ends with it; `subject` is which. */
export function backupRefused(refusal: BackupRefusal, subject: string): CommandRefusal {
  switch (refusal.code) {
    case 'file_failed': {
      const { path, error } = refusal;
      if (path === '-' && error.code === 'EPIPE') {
        return commandRefused(EXIT.file, 'whoever read the backup went away before its end');
      }
      const told = NEW_FILE[error.code];
      if (told !== undefined) return commandRefused(EXIT.file, `${path}: ${told}`);
      return commandRefused(EXIT.file, fileTrouble(path === '-' ? 'standard output' : path, error));
    }
    case 'backup_foreign':
    case 'backup_newer':
    case 'backup_damaged':
    case 'backup_unknown_schema':
      return commandRefused(EXIT.file, `${subject}: ${refusal.message}`);
    case 'database_in_use':
    case 'database_full':
      return commandRefused(EXIT.unavailable, refusal.message);
    default:
      return commandRefused(EXIT.refused, refusal.message);
  }
}
