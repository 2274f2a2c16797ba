/** Loads the configuration of this process: environment, file and machine. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layoutOf } from '../adapters/embedded-postgres/directory.ts';
import {
  type DatabaseRefusal,
  isDatabaseRefusal,
  refusedBySystem,
  systemCode,
} from '../adapters/embedded-postgres/refusals.ts';
import { keptSecret, readSecret } from '../adapters/embedded-postgres/secrets.ts';
import { closedFolder, serverUser } from '../adapters/embedded-postgres/unprivileged.ts';
import {
  type Configuration,
  type ConfigurationRefusal,
  configurationRefused,
  readConfiguration,
} from './configuration.ts';
import { defaultDataDirectory } from './data-directory.ts';

const FILE_NAME = 'hourbank.conf';
const PACKAGE_ROOT = fileURLToPath(new URL('../..', import.meta.url));

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads, and changes nothing. Refused when anything is malformed or the file cannot be read. */
export async function loadConfiguration(
  environment: Environment = process.env,
): Promise<Configuration | ConfigurationRefusal> {
  const usualDirectory = defaultDataDirectory({
    platform: process.platform,
    environment,
    homeDirectory: homedir(),
    checkout: await usableCheckout(),
    root: process.getuid?.() === 0,
  });
  const asked = givenIn(environment, 'HOURBANK_CONFIG');
  const dataDirectory = resolve(givenIn(environment, 'HOURBANK_DATA') ?? usualDirectory);
  const file = await readFileOfSettings(
    asked === null ? join(dataDirectory, FILE_NAME) : resolve(asked),
    asked !== null,
  );
  if ('complaints' in file) return file;
  return readConfiguration({
    environment,
    fileText: file.text,
    fileName: asked ?? FILE_NAME,
    fileInDataDirectory: asked === null,
    defaultDataDirectory: usualDirectory,
    workingDirectory: process.cwd(),
  });
}

/**
 * The secret that signs sessions: the one set, else one that is made up once and kept in the data
 * directory. Refused when that cannot be written.
 */
export async function sessionSecret({
  secret,
  dataDirectory,
}: Configuration): Promise<{ readonly secret: string } | DatabaseRefusal> {
  if (secret !== null) return { secret };
  try {
    return { secret: await keptSecret(sessionSecretPath(dataDirectory)) };
  } catch (error) {
    const refusal = refusedBySystem(dataDirectory, error);
    if (refusal === null) throw error;
    return refusal;
  }
}

/** The same secret where there is one; null where none was made up yet, or it may not be read. */
export async function knownSecret({
  secret,
  dataDirectory,
}: Configuration): Promise<string | null> {
  if (secret !== null) return secret;
  return await readSecret(sessionSecretPath(dataDirectory)).catch(() => null);
}

function sessionSecretPath(dataDirectory: string): string {
  return join(layoutOf(dataDirectory).secrets, 'session');
}

function givenIn(environment: Environment, name: string): string | null {
  const text = environment[name]?.trim() ?? '';
  return text === '' ? null : text;
}

/** The checkout that this program runs from, unless its database could not get there. */
async function usableCheckout(): Promise<string | null> {
  if (!existsSync(join(PACKAGE_ROOT, '.git'))) return null;
  const { directory, cluster } = layoutOf(join(PACKAGE_ROOT, '.hourbank'));
  const user = await serverUser(cluster).catch(() => null);
  if (user === null || isDatabaseRefusal(user)) return PACKAGE_ROOT;
  return (await closedFolder(directory, user)) === null ? PACKAGE_ROOT : null;
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file: correct HOURBANK_CONFIG, or leave it out',
  EACCES: 'it may not be read by you: change its permissions, or start Hourbank as its owner',
  EISDIR: 'it is a folder: a file of settings is expected',
};

/** Null text when there is no file and none was asked for. */
async function readFileOfSettings(
  path: string,
  asked: boolean,
): Promise<{ readonly text: string | null } | ConfigurationRefusal> {
  try {
    return { text: await readFile(path, 'utf8') };
  } catch (error) {
    const code = systemCode(error);
    if (code === '') throw error;
    if (!asked && (code === 'ENOENT' || code === 'ENOTDIR')) return { text: null };
    const why = UNREADABLE[code] ?? `it cannot be read (${code})`;
    return configurationRefused('configuration_unreadable', [
      { code: 'unreadable_file', message: `The file of settings ${path}: ${why}` },
    ]);
  }
}
