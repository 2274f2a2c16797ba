/** What is refused when a backup is taken or restored: what happened, and what to do next. */
import type { FileFailed } from './backup-file.ts';
import type { BackupFlaw } from './backup-parts.ts';
import type { MigrationRefusal } from './migrate.ts';

export type BackupRefusal =
  | FileFailed
  | BackupFlaw
  | MigrationRefusal
  | {
      readonly code:
        | 'nothing_to_back_up'
        | 'backup_unknown_schema'
        | 'database_not_empty'
        | 'database_in_use'
        | 'database_full'
        | 'not_owner';
      readonly message: string;
    };

/** What PostgreSQL answers, by SQLSTATE, where whoever runs the program can do something about it. */
const TOLD: Readonly<Record<string, BackupRefusal & { readonly message: string }>> = {
  '55P03': {
    code: 'database_in_use',
    message: 'the database is in use: stop what works on it, and restore again',
  },
  '53100': {
    code: 'database_full',
    message: 'the disk of the database is full: make room, and restore again',
  },
  '42501': {
    code: 'not_owner',
    message: 'the role of DATABASE_URL does not own the tables of Hourbank: name the one that does',
  },
};

/** The refusal that an error of the database amounts to; null for any other error. */
export function refusalOfDatabase(error: unknown): BackupRefusal | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const code = String(error.code);
  // The classes of values that cannot be, and of constraints that do not hold.
  if (!/^2[23]...$/.test(code)) return TOLD[code] ?? null;
  const message = `its rows do not fit the tables (${error.message}): take another backup`;
  return { code: 'backup_damaged', message };
}
