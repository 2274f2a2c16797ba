/** Where the data lies when nobody says where. */
import { posix, win32 } from 'node:path';

export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
  /** The checkout that runs; null when it is an installed package, or closed to the database. */
  readonly checkout: string | null;
  readonly root: boolean;
};

/**
 * `.hourbank` in a checkout; for root `/var/lib/hourbank`; else where the system keeps what
 * programs store for a user.
 */
export function defaultDataDirectory(machine: Machine): string {
  const { platform, environment, homeDirectory, checkout, root } = machine;
  const { join, isAbsolute } = platform === 'win32' ? win32 : posix;
  if (checkout !== null) return join(checkout, '.hourbank');
  if (root) return '/var/lib/hourbank';
  if (platform === 'win32') {
    const local = environment['LOCALAPPDATA'] ?? join(homeDirectory, 'AppData', 'Local');
    return join(local, 'hourbank');
  }
  if (platform === 'darwin') return join(homeDirectory, 'Library/Application Support/hourbank');
  const shared = environment['XDG_DATA_HOME'] ?? '';
  // A relative one is to be ignored, says the specification of these folders.
  return join(isAbsolute(shared) ? shared : join(homeDirectory, '.local/share'), 'hourbank');
}
