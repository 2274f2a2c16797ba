/** Passwords and keys that we make up ourselves and keep in files only their owner may read. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './refusals.ts';

const SECRET_BYTES = 32;

/** The secret kept in a file; one of 43 letters, fit for URLs, is made up when there is none. */
export async function keptSecret(path: string): Promise<string> {
  const kept = await readSecret(path);
  if (kept !== null) return kept;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const unfinished = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(unfinished, 'wx', 0o600);
  try {
    await file.writeFile(`${secret}\n`);
    await file.sync();
    // A link, unlike a rename, leaves alone what another process has kept in the meantime.
    await link(unfinished, path);
    return secret;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    return await keptSecret(path);
  } finally {
    await file.close();
    await rm(unfinished, { force: true });
  }
}

/** The secret kept in a file; null when there is no such file. */
export async function readSecret(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}
