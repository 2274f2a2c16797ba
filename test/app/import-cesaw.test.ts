/**
 * A real time log of two hundred thousand rows, imported by a process that is killed half-way, and
 * once more by this one: every draw is the one that an uninterrupted run gives. What FIFO must give
 * for twenty of its clients was worked out by another program; for all of them, by `hourbank book`.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { clientsOf } from '../../src/cli/book/clients.ts';
import { bookClient, type ClientInput, inBookingOrder } from '../../src/engine/book.ts';
import { addDays, localDate } from '../../src/engine/days.ts';
import { DEFAULT_POLICY } from '../../src/engine/policy.ts';
import type { FileEntry } from '../../src/formats/entry-rows.ts';
import { type Bank, openBank } from '../support/bank.ts';
import { sharedData, whenPresent } from '../support/gates.ts';
import { blocksIn, drawsIn, entriesIn } from '../support/imported.ts';
import { root } from '../support/program.ts';
import { readBlocks, readEntries } from '../support/reading.ts';
import type { ImportRun } from '../support/run-import.ts';

const NOW = '2018-01-15T12:00:00Z';
const LONGEST_ENTRY_MINUTES = 3360;
const MAPPING = readFileSync(join(root, 'examples/cesaw/map.json'), 'utf8');
const POLICY = { ...DEFAULT_POLICY, longestEntryMinutes: LONGEST_ENTRY_MINUTES };
/** What lapses by the close of this day has lapsed by now. */
const YESTERDAY = localDate('2018-01-14');
const COMMITS_BEFORE_THE_KILL = 100;

whenPresent('shared data', () => {
  const log = sharedData('cesaw/CESAW_time_fact.csv.gz');
  const input = {
    ...{ fileName: 'cesaw.csv.gz', source: 'cesaw', mapping: MAPPING },
    ...{ addClients: true, addWorkTypes: true },
  };
  let bank: Bank;
  let books: readonly ClientInput<FileEntry>[];
  /** The clients of whom some entries were there when the import was killed. */
  let underWay: readonly string[];
  let draws: readonly string[];

  before(async () => {
    bank = await openBank(NOW);
    await bank.ask('policy.set', {
      ...{ validFrom: '1970-01-01', reason: 'Entries of more than a day' },
      settings: { longestEntryMinutes: LONGEST_ENTRY_MINUTES },
    });
    const entries = entriesOf(log);
    const file = withMoreBlocks(readFileSync(sharedData('cesaw/blocks.csv'), 'utf8'), entries);
    books = booksOf(file, entries);
    const sold = await bank.ask('import.blocks', { file, addClients: true });
    assert.deepEqual([sold.newClients.length, sold.rowsRefused], [39, 0]);
  });

  test('an import that is killed half-way has kept whole parts, and is told as running', async () => {
    await importAndKill({
      ...{ url: bank.ownerUrl, becomeApp: true, firm: bank.firm, now: NOW, path: log, input },
    });
    const [broken] = (await bank.ask('import.list', {})).items;
    assert.equal(broken?.state, 'running');
    const { rowsBooked = 0, rowsRead } = broken ?? {};
    assert.equal(rowsRead, 203_621);
    assert.ok(rowsBooked > 50_000 && rowsBooked < 150_000, `${rowsBooked} rows`);
    const kept = await entriesIn(bank);
    assert.equal(
      [...kept.values()].reduce((sum, count) => sum + count),
      rowsBooked,
    );
    const some = books.filter(({ client, entries }) => {
      const count = kept.get(client) ?? 0;
      assert.ok(count % 1000 === 0 || count === entries.length, `${count} of ${client}`);
      return count > 0 && count < entries.length;
    });
    underWay = some.map(({ client }) => client);
    assert.notEqual(underWay.length, 0);
  });

  test('run again, it comes to what an import without a fault comes to', async () => {
    const [broken] = (await bank.ask('import.list', {})).items;
    const done = await bank.ask('import.entries', { ...input, file: readFileSync(log) });
    const { rowsBooked, rowsKnown, rowsRefused } = done;
    assert.equal(rowsBooked + rowsKnown, 203_619);
    assert.ok(rowsKnown >= (broken?.rowsBooked ?? 0));
    assert.equal(rowsRefused, 2);
    assert.deepEqual(done.refused.map(({ id }) => id).sort(), ['377553', '640359']);
    assert.equal(done.warnings.length, 1000);
    assert.match(String(done.warnings.at(-1)), /^and \d+ more entries that repeat or overlap/);
    const booked = books.map((client) => bookClient(client, POLICY, YESTERDAY));
    draws = await drawsIn(bank);
    assert.deepEqual(
      draws,
      booked
        .flatMap(({ client, postings }) =>
          postings.flatMap(({ entry, draws }) =>
            draws.map(
              (s) => `${client} ${entry.id}: ${s.minutes} min of ${s.block} for ${s.value}`,
            ),
          ),
        )
        .sort(),
    );
    assert.deepEqual(
      await blocksIn(bank),
      booked
        .flatMap(({ client, lots }) =>
          lots.map(
            (lot) =>
              `${client} ${lot.block.id}: ${lot.block.minutes} min, ` +
              `drawn ${lot.drawnMinutes} for ${lot.drawnValue}, ` +
              `lapsed ${lot.lapsedMinutes} for ${lot.lapsedValue}`,
          ),
        )
        .sort(),
    );
  });

  test('for the twenty clients, it is what the other program gives', async () => {
    const left = new Set(draws.map((line) => line.replace(/ for .*$/, '')));
    const expected = rows(gunzipSync(readFileSync(sharedData('cesaw/expected-draws.csv.gz'))));
    const twenty = new Set(expected.map(([client]) => client));
    assert.equal(twenty.size, 20);
    for (const [client, id, , block, minutes] of expected) {
      const line = `${client} ${id}: ${minutes} min of ${block}`;
      assert.ok(left.delete(line), `${line} is not there`);
    }
    const more = [...left].filter((line) => twenty.has(line.split(' ')[0]));
    assert.deepEqual(more, []);
    for (const row of rows(readFileSync(sharedData('cesaw/expected-totals.csv')))) {
      const [client = '', count, , , booked, rest, value] = row;
      const { items } = await bank.ask('block.list', { client, limit: 500 });
      const sum = (of: (block: (typeof items)[number]) => number) =>
        items.reduce((total, block) => total + of(block), 0);
      const drawn = sum(({ drawnMinutes }) => drawnMinutes);
      const cents = sum(({ drawnValue }) => Math.round(100 * Number(drawnValue)));
      assert.deepEqual(
        [items.length, drawn, sum(({ leftMinutes }) => leftMinutes), cents],
        [Number(count), Number(booked), Number(rest), Math.round(100 * Number(value))],
      );
    }
  });

  test('H2, H3 the books of those who were under way are sound', async () => {
    for (const client of underWay) {
      const { records, findings } = await bank.ask('ledger.verify', { client });
      assert.ok(records > 1000);
      assert.deepEqual(findings, []);
    }
    assert.deepEqual(bank.faults, []);
  });
});

/** The rows of a file without quotes, as cells. */
function rows(file: Uint8Array): readonly (readonly string[])[] {
  const lines = new TextDecoder().decode(file).trim().split('\n').slice(1);
  return lines.map((line) => line.trim().split(','));
}

/** What the log tells, in the order of work. */
function entriesOf(log: string): readonly FileEntry[] {
  const mapping = JSON.parse(MAPPING);
  const asked = { mapping, zone: 'UTC', longestEntryMinutes: LONGEST_ENTRY_MINUTES };
  const read = readEntries(gunzipSync(readFileSync(log)), asked);
  assert.ok('entries' in read);
  return inBookingOrder(read.entries);
}

/**
 * The blocks of the twenty clients; and for the others some that cover most of their work, of which
 * every second one expires before all of it is drawn.
 */
function withMoreBlocks(sold: string, entries: readonly FileEntry[]): string {
  const have = new Set(rows(Buffer.from(sold)).map(([client]) => client));
  const lines: string[] = [];
  for (const [client, own] of Map.groupBy(entries, (entry) => entry.client)) {
    const first = own[0]?.workedOn;
    if (have.has(client) || first === undefined) continue;
    const minutes = own.reduce((sum, entry) => sum + entry.workedMinutes, 0);
    for (let place = 0; place * 3000 < 0.9 * minutes; place += 1) {
      const expiresOn = place % 2 === 0 ? '' : addDays(first, 20 + 7 * place);
      lines.push(`${client},M-${place},${first},3000,0.97,EUR,${expiresOn}\n`);
    }
  }
  const [head = '', ...rest] = sold.trimEnd().split('\n');
  const before = rest.map((line) => `${line.trim()},\n`);
  return [`${head.trim()},expiresOn\n`, ...before, ...lines].join('');
}

function booksOf(blocks: string, entries: readonly FileEntry[]) {
  const read = readBlocks(blocks);
  assert.ok('blocks' in read);
  return clientsOf(read.blocks, entries);
}

/** Imports in another process, and ends that one hard once it has kept so many transactions. */
async function importAndKill(run: ImportRun): Promise<void> {
  const script = join(root, 'test/support/run-import.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let kept = 0;
  for await (const line of createInterface(child.stdout)) {
    assert.equal(line, 'kept', 'it came to its end');
    kept += 1;
    if (kept === COMMITS_BEFORE_THE_KILL) child.kill('SIGKILL');
  }
  assert.deepEqual(await ended, [null, 'SIGKILL']);
}
