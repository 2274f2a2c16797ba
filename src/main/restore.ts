/** `hourbank restore`: a backup file into the empty database that the configuration names. */
import type { Result } from '../app/app.ts';
import { perform } from '../app/perform.ts';
import type { CommandRefusal } from '../cli/exit-codes.ts';
import type { BackupToldOf, RestoreAsked, Restored, VerifiedFirm } from '../cli/restore-command.ts';
import type { OutputOf } from '../contract/operations.ts';
import { findFirm } from '../store/agreed.ts';
import type { BackupRefusal } from '../store/backup-refusals.ts';
import { type BackupChecked, checkBackup, restoreBackup } from '../store/restore.ts';
import { backupRefused, refusalOfError, secretMark, unreached } from './backup.ts';
import type { Configuration } from './configuration.ts';
import { MIGRATIONS, type ReadyDatabase, reachDatabase } from './database.ts';
import { operator } from './local.ts';
import { openParts, type Parts } from './parts.ts';

/** Checks that a file is a whole backup, and changes nothing. */
export async function checkBackupFile(asked: RestoreAsked): Promise<BackupToldOf | CommandRefusal> {
  const { path } = asked;
  try {
    const checked = await checkBackup(path, counting(asked));
    return 'code' in checked ? backupRefused(checked, path) : toldOf(checked);
  } catch (error) {
    return refusalOfError(error, path);
  }
}

/**
 * Checks the file to its end, restores it, and verifies the ledger of every firm in it. Refused: a
 * file that is not whole, and a database with rows, both left as they are.
 */
export async function restoreFrom(
  configuration: Configuration,
  asked: RestoreAsked,
): Promise<Restored | CommandRefusal> {
  const { path, say } = asked;
  const checked = await checkBackupFile(asked);
  if ('exitCode' in checked) return checked;
  const reached = await reachDatabase(configuration, { mayFind: true, say });
  if ('message' in reached) return unreached(reached);
  try {
    const restored = await restoreInto(reached, asked);
    if ('code' in restored) return backupRefused(restored, path);
    const firms = await verifyFirms(reached, configuration);
    if ('exitCode' in firms) return firms;
    return { ...toldOf(restored), firms, warnings: await warningsOf(restored, configuration) };
  } catch (error) {
    return refusalOfError(error, path);
  } finally {
    await reached.stop();
  }
}

const WAIT_SECONDS = 30;

function restoreInto(
  { ownerUrl }: ReadyDatabase,
  asked: RestoreAsked,
): Promise<BackupChecked | BackupRefusal> {
  const migrations = MIGRATIONS;
  const onBytes = counting(asked);
  const { path } = asked;
  return restoreBackup({ ownerUrl, migrations, path, waitSeconds: WAIT_SECONDS, onBytes });
}

/** Reading ends with an exception when somebody says stop. */
function counting({ onBytes, signal }: RestoreAsked): RestoreAsked['onBytes'] {
  return (bytes) => {
    signal.throwIfAborted();
    onBytes(bytes);
  };
}

function toldOf({ header, rows }: BackupChecked): BackupToldOf {
  const { program, takenAt } = header;
  const count = Object.values(rows).reduce((sum, one) => sum + one, 0);
  return { program, takenAt, rows: count };
}

async function verifyFirms(
  ready: ReadyDatabase,
  configuration: Configuration,
): Promise<readonly VerifiedFirm[] | CommandRefusal> {
  const parts = await openParts(ready, configuration, () => undefined);
  if ('message' in parts) return unreached(parts);
  try {
    const verified: VerifiedFirm[] = [];
    for (const firm of await parts.database.firms()) verified.push(await verifyFirm(parts, firm));
    return verified;
  } finally {
    await parts.close();
  }
}

async function verifyFirm({ app, database }: Parts, id: string): Promise<VerifiedFirm> {
  const firm = await database.read(id, findFirm);
  const actor = operator(id);
  const asked = { actor, key: null, input: {} };
  const result = (await perform(app, 'ledger.verify', asked)) as Result<OutputOf<'ledger.verify'>>;
  if ('refusal' in result) throw new Error(`verifying ${id} was refused: ${result.refusal.code}`);
  const { clients, records, hash, findings, leftOut } = result.value;
  const said = findings.slice(0, MOST_FINDINGS).map((one) => {
    const { client, what, subject, expected, found } = one;
    return `${client}: ${what} of ${subject}: expected ${expected}, found ${found}`;
  });
  return {
    name: firm?.name ?? id,
    ...{ clients, records, hash, findings: said },
    leftOut: leftOut + findings.length - said.length,
  };
}

/** The rest is for "hourbank ledger verify". */
const MOST_FINDINGS = 10;

/** Second factors are encrypted with a secret that is in no backup. */
async function warningsOf(
  { header, rows }: BackupChecked,
  configuration: Configuration,
): Promise<readonly string[]> {
  const people = rows['sign_in.two_factor'] ?? 0;
  const isSame = header.secretMark === (await secretMark(configuration));
  if (people === 0 || (header.secretMark !== '' && isSame)) return [];
  return [
    `${people} sign in with a code beside the password, and these codes are encrypted with the ` +
      'HOURBANK_SECRET of where the backup was taken: set the same one here, or they cannot sign in',
  ];
}
