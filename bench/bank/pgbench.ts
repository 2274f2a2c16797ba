/** PostgreSQL's own benchmark on the same server, for comparison. */
import { spawnSync } from 'node:child_process';
import pg from 'pg';

const SCALE = 32;

/** Transactions a second of the tpcb-like script with 32 clients; null where it is not installed. */
export async function pgbenchRate(ownerUrl: string, seconds: number): Promise<number | null> {
  if (spawnSync('pgbench', ['--version']).status !== 0) return null;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('drop database if exists pgbench with (force)');
  await owner.query('create database pgbench');
  const url = new URL(ownerUrl);
  url.pathname = '/pgbench';
  try {
    run(['-i', '-q', '-s', String(SCALE), url.href]);
    const said = run(['-n', '-c', '32', '-j', '2', '-T', String(seconds), url.href]);
    const rate = /tps = ([\d.]+)/.exec(said)?.[1];
    if (rate === undefined) throw new Error(`pgbench said ${said}`);
    return Number(rate);
  } finally {
    await owner.query('drop database if exists pgbench with (force)');
    await owner.end();
  }
}

function run(args: readonly string[]): string {
  const ran = spawnSync('pgbench', args, { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`pgbench: ${ran.stderr}`);
  return ran.stdout;
}
