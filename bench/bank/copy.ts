/** A bare COPY of the entries and draws that an import has booked, into tables with their keys. */
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

const TABLES = [
  { name: 'entry', key: '(firm_id, entry_id)' },
  { name: 'movement', key: '(firm_id, client_id, sequence, place)' },
];

/** Seconds that COPY takes for the same rows, from a file, by the owner, committed once. */
export async function copySeconds(ownerUrl: string, folder: string): Promise<number> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    for (const { name } of TABLES) {
      const out = owner.query(copyTo(`copy hourbank.${name} to stdout`));
      await pipeline(out, createWriteStream(join(folder, name)));
    }
    await owner.query('create schema bare');
    for (const { name, key } of TABLES) {
      await owner.query(`create table bare.${name} (like hourbank.${name}, primary key ${key})`);
    }
    const startedAt = performance.now();
    await owner.query('begin');
    for (const { name } of TABLES) {
      const into = owner.query(copyFrom(`copy bare.${name} from stdin`));
      await pipeline(createReadStream(join(folder, name)), into);
    }
    await owner.query('commit');
    return (performance.now() - startedAt) / 1000;
  } finally {
    await owner.query('drop schema if exists bare cascade');
    await owner.end();
  }
}
