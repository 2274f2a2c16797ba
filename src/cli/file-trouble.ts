/** What the operating system said of a file, as a sentence with a next step. */

const TOLD: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file: check the name and the folder',
  EACCES: 'it may not be read or written by you: check its permissions',
  EISDIR: 'it is a folder: name a file',
  ENOTDIR: 'part of its path is a file, not a folder: check the path',
  ENOSPC: 'the disk is full: make room and try again',
  EROFS: 'the disk is read-only: choose another folder',
  EEXIST: 'a file of that name is in the way: choose another folder',
};

/** For an error of a file operation: the path, and why it failed. */
export function fileTrouble(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  return `${path}: ${TOLD[code] ?? said}`;
}
