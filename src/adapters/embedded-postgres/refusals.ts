/** Why the embedded database does not start: values with a sentence that says what to do next. */

export type DatabaseRefusalCode =
  /** The server's programs are not installed, or there are none for this machine. */
  | 'programs_missing'
  /** Started as root, and there is no other user to run the server as. */
  | 'server_user_missing'
  /** A folder above the data directory is closed to the user that the server runs as. */
  | 'directory_closed'
  /** The directory holds files of somebody else and is open to others. */
  | 'directory_not_ours'
  | 'directory_not_writable'
  /** Another Hourbank process runs on the directory. */
  | 'directory_held'
  /** The directory was written by another major version of PostgreSQL. */
  | 'other_version'
  | 'password_lost'
  | 'disk_full'
  /** A server left behind cannot be stopped. */
  | 'server_remains'
  | 'start_failed'
  | 'start_timed_out';

/** What happened, to what, and what to do next. */
export type DatabaseRefusal = { readonly code: DatabaseRefusalCode; readonly message: string };

export function databaseRefused(code: DatabaseRefusalCode, message: string): DatabaseRefusal {
  return { code, message };
}

/** Tells a refusal from what was asked for. */
export function isDatabaseRefusal(value: unknown): value is DatabaseRefusal {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}

const NOT_WRITABLE =
  'is not writable by you: change its owner or permissions, or set HOURBANK_DATA to a directory of ' +
  'your own';
const NO_FOLDER = 'has a file where a folder is needed: set HOURBANK_DATA to another directory';
const FULL = 'lies on a disk that is full: make room and start again';

const TOLD: Readonly<Record<string, readonly [code: DatabaseRefusalCode, told: string]>> = {
  EACCES: ['directory_not_writable', NOT_WRITABLE],
  ENOENT: [
    'directory_not_writable',
    'cannot be made there: set HOURBANK_DATA to a directory of your own',
  ],
  EPERM: ['directory_not_writable', NOT_WRITABLE],
  EROFS: [
    'directory_not_writable',
    'lies on a disk that is read-only: set HOURBANK_DATA to another directory',
  ],
  ENOTDIR: ['directory_not_writable', NO_FOLDER],
  EEXIST: ['directory_not_writable', NO_FOLDER],
  ENOSPC: ['disk_full', FULL],
  EDQUOT: ['disk_full', FULL],
};

/** What the operating system refused below the directory; null for any other error. */
export function refusedBySystem(directory: string, error: unknown): DatabaseRefusal | null {
  const told = TOLD[systemCode(error)];
  if (told === undefined) return null;
  const path =
    error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null;
  const where = path === null || path === directory ? '' : ` (${path})`;
  return databaseRefused(told[0], `The data directory ${directory} ${told[1]}.${where}`);
}

/** The code of an error of the operating system, such as `ENOENT`; empty for any other. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
