/** What the operating system said of a file, as a sentence with a next step. */

const TOLD: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file: check the name and the folder',
  EACCES: 'it may not be read or written by you: check its permissions',
  EISDIR: 'it is a folder: name a file',
  ENOTDIR: 'part of its path is a file, not a folder: check the path',
  EEXIST: 'a file of that name is in the way: choose another folder',
  ENOSPC: 'the disk is full: make room and try again',
  EROFS: 'the disk is read-only: choose another folder',
};

/** Errors of files, streams and gzip carry a code; any other error is a fault of the program. */
export function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

/** For an error of a file operation: the path, and why it failed. */
export function fileTrouble(path: string, error: Error & { readonly code: string }): string {
  return `${path}: ${TOLD[error.code] ?? error.message}`;
}
