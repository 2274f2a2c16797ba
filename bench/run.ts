/**
 * `npm run bench`: whole processes, in one run, told as ratios.
 * Appends one line of JSON to bench/results.jsonl, which is kept in git.
 */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureMoney } from './bank/money.ts';
import { measureBank } from './bank/run.ts';
import { type BookedClient, equivalentJournal } from './equivalent-journal.ts';
import { type Input, type Size, writeMadeUp } from './made-up.ts';
import { measurePages } from './pages/run.ts';
import { type Program, type Timed, timeInTurn, timeOnce } from './whole-process.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hourbank-bench-'));
const cesaw = join(root, '../shared/data/cesaw');
const ratios: Record<string, number | null> = {};

async function bank(): Promise<void> {
  console.log('The bank, as a server:');
  await measureBank(ratio);
}

async function money(): Promise<void> {
  console.log('Money, as a server:');
  await measureMoney(ratio);
}

async function pages(): Promise<void> {
  console.log(
    'The pages, in a browser, on a firm of 2,000 clients and a client of 50,000 entries:',
  );
  await measurePages(ratio);
}

/** Books into a folder of the format's name. */
function hourbank(name: string, args: readonly string[], format: string): Program {
  const all = [join(root, 'bin/hourbank'), 'book', ...args, '--format', format];
  return { name, command: process.execPath, args: [...all, '--out', join(folder, format)] };
}

function tell(timed: readonly Timed[]): void {
  for (const { name, medianSeconds, fastestSeconds, slowestSeconds, peakMegabytes } of timed) {
    const memory = peakMegabytes === null ? '' : `, at most ${peakMegabytes.toFixed(0)} MB`;
    const range = `${fastestSeconds.toFixed(2)} to ${slowestSeconds.toFixed(2)}`;
    console.log(`  ${name.padEnd(34)} ${medianSeconds.toFixed(2)} s (${range})${memory}`);
  }
}

function ratio(key: string, sentence: string, value: number, aim: string): void {
  ratios[key] = Number(value.toFixed(2));
  console.log(`  ${sentence}: ${value.toFixed(2)} (aim: ${aim})`);
}

async function againstOthers(): Promise<void> {
  console.log('All of CESAW, from gzip CSV to JSON on disk:');
  if (!existsSync(cesaw)) {
    console.log('  left out: ../shared/data is not here');
    return;
  }
  const args = [
    ...['--blocks', join(cesaw, 'blocks.csv'), '--entries', join(cesaw, 'CESAW_time_fact.csv.gz')],
    ...['--map', join(root, 'examples/cesaw/map.json')],
    ...['--policy', join(root, 'examples/cesaw/policy.json'), '--as-of', '2017-12-31'],
  ];
  const ours = hourbank('hourbank book', args, 'json');
  await timeOnce(ours);
  await timeOnce(hourbank('hourbank book', args, 'beancount'));
  const booked: { clients: BookedClient[] } = JSON.parse(
    readFileSync(join(folder, 'json/book.json'), 'utf8'),
  );
  const lean = join(folder, 'lean.beancount');
  writeFileSync(lean, equivalentJournal(booked.clients));
  const full = join(folder, 'beancount/book.beancount');
  await against(ours, rustledger('rustledger, lean journal', lean), 5, 'rustledgerLean', 10);
  await against(ours, rustledger('rustledger, our own export', full), 3, 'rustledgerFull', 10);
  if (spawnSync('bean-check', ['--version']).status !== 0) {
    console.log('  left out: bean-check is not installed');
    return;
  }
  await against(ours, beanCheck('bean-check, lean journal', lean), 3, 'beanCheckLean', 30);
  await against(ours, beanCheck('bean-check, our own export', full), 3, 'beanCheckFull', 30);
}

function rustledger(name: string, journal: string): Program {
  return { name, command: process.execPath, args: [join(root, 'bench/rustledger.ts'), journal] };
}

function beanCheck(name: string, journal: string): Program {
  return { name, command: 'bean-check', args: ['--no-cache', journal] };
}

/** Times both in turn and tells how many times longer the other takes. */
async function against(
  ours: Program,
  other: Program,
  rounds: number,
  key: string,
  aim: number,
): Promise<void> {
  const [our, their] = await timeInTurn([ours, other], rounds);
  if (our === undefined || their === undefined) return;
  tell([our, their]);
  if (our.peakMegabytes !== null) ratios['cesawPeakMegabytes'] = Math.round(our.peakMegabytes);
  const times = their.medianSeconds / our.medianSeconds;
  ratio(`${key}OverHourbank`, `${other.name} / hourbank`, times, `at least ${aim}`);
}

async function growth(): Promise<void> {
  console.log('Growth, on made-up input:');
  const madeUp = (name: string, size: Size): Program => {
    const { blocks, entries }: Input = writeMadeUp(folder, name, size);
    const args = ['--blocks', blocks, '--entries', entries, '--as-of', '2026-01-01'];
    return hourbank(name, args, 'json');
  };
  const entries = 200_000;
  const timed = await timeInTurn(
    [
      madeUp('200,000 entries', { clients: 40, entries, blocks: 50 }),
      madeUp('800,000 entries', { clients: 40, entries: 4 * entries, blocks: 50 }),
      madeUp('one client, 10 blocks', { clients: 1, entries, blocks: 10 }),
      madeUp('one client, 10,000 blocks', { clients: 1, entries, blocks: 10_000 }),
    ],
    5,
  );
  tell(timed);
  const [once, fourfold, few, many] = timed.map((one) => one.medianSeconds);
  if (once === undefined || fourfold === undefined || few === undefined || many === undefined)
    return;
  ratio('fourTimesTheEntries', '4 times the entries', fourfold / once, 'at most 4.4');
  ratio('tenThousandBlocks', '10,000 blocks against 10', many / few, 'at most 2');
}

// `npm run bench book`, `bank`, `money` or `pages` measures one of the four.
const only = process.argv[2] ?? '';
const measures = (name: string): boolean => only === '' || only === name;

try {
  if (measures('book')) await againstOthers();
  if (measures('book')) await growth();
  if (measures('bank')) await bank();
  if (measures('money')) await money();
  if (measures('pages')) await pages();
  const line = {
    on: new Date().toISOString().slice(0, 10),
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    ...ratios,
  };
  appendFileSync(join(root, 'bench/results.jsonl'), `${JSON.stringify(line)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
