/** The bank, whole, against what is outside: PostgreSQL's own COPY and its own benchmark. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import {
  ask,
  command,
  ownerUrl,
  peakMegabytes,
  type Started,
  setUp,
  start,
  stop,
} from '../../test/support/whole-program.ts';
import { copySeconds } from './copy.ts';
import { pgbenchRate } from './pgbench.ts';

type Tell = (key: string, sentence: string, value: number, aim: string) => void;

const root = fileURLToPath(new URL('../..', import.meta.url));
const cesaw = join(root, '../shared/data/cesaw');

/** Measures the bank; each figure is told by `tell`. */
export async function measureBank(tell: Tell): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'hourbank-bank-bench-'));
  try {
    await starts(directory, tell);
    const server = await start(directory);
    try {
      const { address } = server;
      const bank: Bank = { directory, server, address, key: await setUp(directory, server) };
      await posts(bank, tell);
      await reads(bank, tell);
      await maintenance(bank, tell);
      await imports(tell);
    } finally {
      await stop(server);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

type Bank = {
  readonly directory: string;
  readonly server: Started;
  readonly address: string;
  readonly key: string;
};

async function starts(directory: string, tell: Tell): Promise<void> {
  const seconds: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const started = await start(directory);
    await stop(started);
    if (round > 0) seconds.push(started.seconds);
  }
  tell('startSeconds', 'Start to ready, after the first time, s', median(seconds), 'at most 3');
}

const CLIENTS = 1000;
const CALLERS = 32;
const ROUNDS = 3;
const SECONDS = 8;

async function posts(bank: Bank, tell: Tell): Promise<void> {
  const clients: string[] = [];
  for (let number = 1; number <= CLIENTS; number += 1) {
    const { id } = await ask(bank, 'POST', '/clients', { name: `Client ${number}` });
    const block = { minutes: 600_000, ratePerHour: '90.00' };
    await ask(bank, 'POST', `/clients/${id}/blocks`, block);
    clients.push(String(id));
  }
  const url = await ownerUrl(bank.directory);
  // As its own benchmark does with its tables before it begins.
  await asOwner(url, async (owner) => {
    await owner.query('vacuum analyze');
  });
  const ours: number[] = [];
  const theirs: (number | null)[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await pgbenchRate(url, SECONDS));
    ours.push(await load(bank, clients));
  }
  const peak = peakMegabytes(bank.server);
  if (peak !== null) tell('bankPeakMegabytes', 'Memory while posting, MB', peak, 'at most 300');
  const rates = theirs.filter((rate) => rate !== null);
  console.log(`  ${ours.map(Math.round)} posts a second, ${rates.map(Math.round)} of pgbench`);
  if (rates.length === 0) console.log('  left out: pgbench is not installed');
  else {
    const times = median(ours) / median(rates);
    tell('postsOverPgbench', 'Single posts over HTTP / pgbench', times, 'at least 1');
  }
}

async function asOwner(url: string, act: (owner: pg.Client) => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await act(owner);
  } finally {
    await owner.end();
  }
}

async function load({ address, key }: Bank, clients: readonly string[]): Promise<number> {
  const script = fileURLToPath(new URL('load.ts', import.meta.url));
  const args = [script, address, key, String(CALLERS), String(SECONDS), ...clients];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await once(child, 'close');
  const { perSecond, refused }: { perSecond: number; refused: number } = JSON.parse(said);
  if (refused > 0) throw new Error(`${refused} posts were refused`);
  return perSecond;
}

const MANY = 200_000;
const FEW = 200;

async function reads(bank: Bank, tell: Tell): Promise<void> {
  const large = await clientWith(bank, 'Large', MANY);
  const small = await clientWith(bank, 'Small', FEW);
  for (const [key, what, path] of [
    ['balanceGrowth', 'Balance', (id: string) => `/clients/${id}/balance`],
    ['entriesGrowth', 'Newest page of entries', (id: string) => `/entries?client=${id}`],
    ['usageGrowth', 'Last usage of a block', (id: string) => `/clients/${id}/blocks/B-1`],
  ] as const) {
    const times = await inTurn(bank, path(large), path(small));
    tell(key, `${what}, ${MANY} entries / ${FEW}`, times, 'at most 1.2');
  }
}

/** A client with one large block and so many entries, imported. */
async function clientWith(bank: Bank, name: string, entries: number): Promise<string> {
  const { id } = await ask(bank, 'POST', '/clients', { name });
  const block = { minutes: 6_000_000, ratePerHour: '90.00', boughtOn: '2020-01-01' };
  await ask(bank, 'POST', `/clients/${id}/blocks`, block);
  const rows = ['id,client,technician,job,workType,description,workedOn,minutes'];
  for (let number = 0; number < entries; number += 1) {
    const day = new Date(Date.UTC(2021, 0, 1 + (number % 1000))).toISOString().slice(0, 10);
    rows.push(`${name}-${number},${name},Kim,J${number % 97},remote,Work ${number},${day},6`);
  }
  await ask(bank, 'POST', `/imports/entries?source=${name}`, `${rows.join('\n')}\n`);
  return String(id);
}

/** How many times longer the first takes: medians of requests sent in turn. */
async function inTurn(bank: Bank, first: string, second: string): Promise<number> {
  const times = [[], []] as [number[], number[]];
  for (let round = 0; round < 220; round += 1) {
    for (const [place, path] of [first, second].entries()) {
      const startedAt = performance.now();
      await ask(bank, 'GET', path);
      if (round >= 20) times[place]?.push(performance.now() - startedAt);
    }
  }
  return median(times[0]) / median(times[1]);
}

async function maintenance(bank: Bank, tell: Tell): Promise<void> {
  for (let number = 1; number <= 200; number += 1) {
    const path = `/clients/${encodeURIComponent(`Client ${number}`)}/blocks`;
    const days = { boughtOn: '2024-01-01', expiresOn: '2024-12-31' };
    await ask(bank, 'POST', path, { minutes: 60, ratePerHour: '90.00', ...days });
  }
  await ask(bank, 'POST', '/lapses', {});
  await asOwner(await ownerUrl(bank.directory), async (owner) => {
    const before = await newestChanges(owner);
    await ask(bank, 'POST', '/lapses', {});
    const after = await newestChanges(owner);
    const changed = Object.keys(after).filter((table) => before[table] !== after[table]);
    tell('maintenanceChanges', 'Tables changed by a second lapse run', changed.length, '0');
  });
}

/** Of each table: its rows, and the last transaction that wrote one. */
async function newestChanges(owner: pg.Client): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'hourbank'`,
  );
  const changes: Record<string, string> = {};
  for (const { name } of rows) {
    const found = await owner.query<{ change: string }>(
      `select count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as change
       from hourbank.${name}`,
    );
    changes[name] = found.rows[0]?.change ?? '';
  }
  return changes;
}

async function imports(tell: Tell): Promise<void> {
  if (!existsSync(cesaw)) {
    console.log('  left out: ../shared/data is not here');
    return;
  }
  const fresh = mkdtempSync(join(tmpdir(), 'hourbank-cesaw-bench-'));
  const copies = mkdtempSync(join(tmpdir(), 'hourbank-copy-bench-'));
  const server = await start(fresh);
  try {
    const { address } = server;
    const other: Bank = { directory: fresh, server, address, key: await setUp(fresh, server) };
    command(fresh, ['policy', 'set', '--longest-entry-minutes', '100000', '--reason', 'CESAW']);
    const blocks = readFileSync(join(cesaw, 'blocks.csv'));
    await ask(other, 'POST', '/imports/blocks?addClients=true', blocks);
    const mapping = readFileSync(join(root, 'examples/cesaw/map.json'), 'utf8');
    const query = new URLSearchParams({ mapping, addClients: 'true', addWorkTypes: 'true' });
    const entries = readFileSync(join(cesaw, 'CESAW_time_fact.csv.gz'));
    const startedAt = performance.now();
    await ask(other, 'POST', `/imports/entries?${query}`, entries);
    const seconds = (performance.now() - startedAt) / 1000;
    const url = await ownerUrl(fresh);
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await copySeconds(url, copies));
    const copied = median(rounds);
    console.log(`  CESAW imported in ${seconds.toFixed(1)} s, copied in ${copied.toFixed(1)} s`);
    tell('importOverCopy', 'Import and post of CESAW / COPY', seconds / copied, 'at most 5');
    const peak = peakMegabytes(server);
    if (peak !== null) tell('importPeakMegabytes', 'Memory at the import, MB', peak, 'at most 300');
  } finally {
    await stop(server);
    for (const used of [fresh, copies]) rmSync(used, { recursive: true, force: true });
  }
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
