/** Backup files: whole under their name, or not there. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { zstdDecompressSync } from 'node:zlib';
import { openSnapshot } from '../../src/store/backup.ts';
import { writeBackupFile, writeBackupTo } from '../../src/store/backup-file.ts';
import { migrate } from '../../src/store/migrate.ts';
import { asking, newPath, ownedDatabase } from '../support/backups.ts';
import { MIGRATIONS } from '../support/database.ts';

async function* bytesOf(...chunks: readonly (Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk;
    yield chunk;
  }
}

/** More than any buffer in between holds. */
const MUCH = Array.from({ length: 40 }, () => randomBytes(256 * 1024));

function left(path: string): readonly string[] {
  return readdirSync(dirname(path)).filter((name) => join(dirname(path), name).startsWith(path));
}

test('what goes in comes out', async () => {
  const path = newPath();
  const written = await writeBackupFile(path, bytesOf(...MUCH));
  assert.ok('sizeBytes' in written);
  const packed = await readFile(path);
  assert.equal(packed.length, written.sizeBytes);
  assert.ok(zstdDecompressSync(packed).equals(Buffer.concat(MUCH)));
  assert.equal(left(path).length, 1);
});

test('a file of that name is left alone, from before or from meanwhile', async () => {
  const path = newPath();
  const come = async function* () {
    yield Buffer.from('one');
    await writeFile(path, 'theirs');
  };
  for (let count = 0; count < 2; count += 1) {
    const written = await writeBackupFile(path, come());
    assert.ok('error' in written);
    assert.deepEqual([written.path, written.error.code], [path, 'EEXIST']);
    assert.equal(await readFile(path, 'utf8'), 'theirs');
    assert.equal(left(path).length, 1);
  }
});

test('no folder, no file', async () => {
  const path = join(newPath(), 'deeper');
  const written = await writeBackupFile(path, bytesOf(...MUCH));
  assert.ok('error' in written && written.error.code === 'ENOENT');
  const file = newPath();
  await writeFile(file, '');
  const below = await writeBackupFile(join(file, 'deeper'), bytesOf(...MUCH));
  assert.ok('error' in below && below.error.code === 'ENOTDIR');
});

test('when the bytes fail, that is thrown and nothing is left', async () => {
  const path = newPath();
  const failing = bytesOf(...MUCH, new Error('the server went away'));
  await assert.rejects(writeBackupFile(path, failing), /the server went away/);
  assert.deepEqual(left(path), []);
});

test('a full disk is told', async () => {
  const full = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })),
  });
  const failed = await writeBackupTo(full, bytesOf(...MUCH));
  assert.deepEqual([failed?.path, failed?.error.code], ['-', 'ENOSPC']);
});

test('a reader that goes away is told, and the database let go of', async () => {
  const { ownerUrl, adminUrl } = await ownedDatabase();
  await migrate(ownerUrl, MIGRATIONS);
  await asking(adminUrl, (admin) =>
    admin.query(
      `insert into sign_in.verification (id, identifier, value, expires_at, created_at, updated_at)
       select i::text, 'x', repeat(md5(i::text), 30), 'infinity', 'epoch', 'epoch'
       from generate_series(1, 20000) i`,
    ),
  );
  const origin = { program: '0.1.0', takenAt: '', secretMark: '' };
  const snapshot = await openSnapshot(ownerUrl, origin);
  assert.ok('bytes' in snapshot);
  const reader = spawn(process.execPath, [
    '-e',
    'process.stdin.once("data", () => process.exit())',
  ]);
  const failed = await writeBackupTo(reader.stdin, snapshot.bytes);
  assert.equal(failed?.error.code, 'EPIPE');
  await snapshot.close();
});

test('a folder is no file', async () => {
  const path = newPath();
  await mkdir(path);
  const written = await writeBackupFile(path, bytesOf(...MUCH));
  assert.ok('error' in written && written.error.code === 'EEXIST');
  assert.ok(existsSync(path));
});
