/** Backups as files: packed, complete under their name or not there at all, and never replaced. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { access, type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { type BackupPart, backupParts, damaged } from './backup-parts.ts';

/** What the operating system said of a file, or of standard output where the path is `-`. */
export type FileFailed = {
  readonly code: 'file_failed';
  readonly path: string;
  readonly error: Error & { readonly code: string };
};

const CHUNK_BYTES = 256 * 1024;

/** With a check sum, so that unpacking by other programs notices damage as well. */
const PACKING = {
  chunkSize: CHUNK_BYTES,
  params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
};

/**
 * Packs bytes into a new file that only its owner may read, and gives its size. A file of that name
 * is left alone and refused (`EEXIST`). Whatever fails, nothing is left behind.
 */
export async function writeBackupFile(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly sizeBytes: number } | FileFailed> {
  const unfinished = `${path}.unfinished-${randomBytes(4).toString('hex')}`;
  let file: FileHandle | null = null;
  try {
    if (await exists(path)) return fileFailed(path, inTheWay());
    const opened = await open(unfinished, 'wx', 0o600);
    file = opened;
    const failed = await pack(bytes, async (packed) => {
      for await (const chunk of packed) await opened.writeFile(chunk);
    });
    if (failed !== null) return fileFailed(path, failed);
    await file.sync();
    const { size } = await file.stat();
    await file.close();
    file = null;
    await nameFile(unfinished, path);
    return { sizeBytes: size };
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    return fileFailed(path, error);
  } finally {
    await file?.close();
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

/** Packs bytes onto a stream that is not ended, such as standard output. */
export async function writeBackupTo(
  stream: Writable,
  bytes: AsyncIterable<Uint8Array>,
): Promise<FileFailed | null> {
  const failed = await pack(bytes, (packed) => pipeline(packed, stream, { end: false }));
  if (failed === null) return null;
  return fileFailed('-', GONE.has(failed.code) ? Object.assign(failed, { code: 'EPIPE' }) : failed);
}

/** What a reader that goes away leaves behind, depending on when it does. */
const GONE: ReadonlySet<string> = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']);

type SystemError = FileFailed['error'];

/** Gives what `write` failed with; null when it took everything. What bytes throw is thrown. */
async function pack(
  bytes: AsyncIterable<Uint8Array>,
  write: (packed: Readable) => Promise<void>,
): Promise<SystemError | null> {
  const packing = createZstdCompress(PACKING);
  let failed: unknown = null;
  const written = write(packing).catch((error: unknown) => {
    failed = error;
  });
  try {
    for await (const chunk of bytes) {
      if (failed !== null) break;
      if (!packing.write(chunk)) await Promise.race([drained(packing), written]);
    }
    packing.end();
  } catch (error) {
    packing.destroy();
    await written;
    throw error;
  }
  await written;
  if (failed === null) return null;
  if (!isOfSystem(failed)) throw failed;
  return failed;
}

async function drained(stream: Writable): Promise<void> {
  // What it fails with is told by the pipeline that it stands in.
  await once(stream, 'drain').catch(() => undefined);
}

/** Unlike renaming, a link leaves alone what has come under the name meanwhile. */
async function nameFile(unfinished: string, path: string): Promise<void> {
  try {
    await link(unfinished, path);
    await rm(unfinished);
  } catch (error) {
    if (!isOfSystem(error) || !NO_LINKS.has(error.code)) throw error;
    if (await exists(path)) throw inTheWay();
    await rename(unfinished, path);
  }
  await writeDown(dirname(path));
}

/** What file systems without links answer. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** A new name lasts through a power cut only when its folder is written down. */
async function writeDown(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(directory, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

function inTheWay(): SystemError {
  return Object.assign(new Error('a file of that name exists'), { code: 'EEXIST' });
}

function fileFailed(path: string, error: SystemError): FileFailed {
  return { code: 'file_failed', path, error };
}

/** Errors of files and streams carry a code in capitals, and none of SQL's five characters. */
function isOfSystem(error: unknown): error is SystemError {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return typeof error.code === 'string' && /^E[A-Z0-9_]+$/.test(error.code);
}

/** A part of a backup file, or why the file cannot be read. */
export type FilePart = BackupPart | { readonly kind: 'failed'; readonly failed: FileFailed };

/** The parts of a backup file; `onBytes` is told how many of its bytes were read. */
export async function* readBackupFile(
  path: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<FilePart, void> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const unpacking = createZstdDecompress({ chunkSize: CHUNK_BYTES });
  const read = pipeline(file, counted(onBytes), unpacking).catch(() => undefined);
  try {
    for await (const part of backupParts(unpacking)) yield part;
  } catch (error) {
    if (isUnpacking(error)) yield { kind: 'flaw', flaw: flawOfPacking(error) };
    else if (isOfSystem(error)) yield { kind: 'failed', failed: fileFailed(path, error) };
    else throw error;
  } finally {
    file.destroy();
    unpacking.destroy();
    await read;
  }
}

function counted(onBytes: (bytes: number) => void) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      onBytes(chunk.length);
      yield chunk;
    }
  };
}

type UnpackingError = Error & { readonly code: string };

function isUnpacking(error: unknown): error is UnpackingError {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return /^(ZSTD_error_|Z_)/.test(String(error.code));
}

/** What was never packed by us is foreign; what does not unpack to its end is damaged. */
function flawOfPacking({ code }: UnpackingError) {
  if (code === 'ZSTD_error_prefix_unknown') {
    const message = 'it is no backup that Hourbank has made: name one';
    return { code: 'backup_foreign', message } as const;
  }
  return damaged(code === 'Z_BUF_ERROR' ? 'it ends before its end' : 'some of it has changed');
}
