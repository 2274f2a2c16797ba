/** A real time log, end to end: what FIFO must give was worked out by another program. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { sharedData, whenPresent } from '../support/gates.ts';
import { hourbank, inFolder, root } from '../support/program.ts';

type Booked = {
  readonly clients: readonly {
    readonly client: string;
    readonly blocks: readonly unknown[];
    readonly entries: readonly {
      readonly id: string;
      readonly workedMinutes: number;
      readonly draws: readonly { readonly block: string; readonly minutes: number }[];
      readonly overageMinutes: number;
    }[];
    readonly totals: Readonly<Record<string, number>>;
  }[];
  readonly refused: readonly { readonly id: string; readonly line: number }[];
  readonly warnings: readonly { readonly code: string }[];
};

function rows(text: string): readonly (readonly string[])[] {
  const lines = text.trim().split('\n').slice(1);
  return lines.map((line) => line.trim().split(','));
}

function bookCesaw(): Booked {
  return inFolder({}, (folder) => {
    const ended = hourbank([
      ...['book', '--format', 'json', '--out', folder, '--as-of', '2017-12-31'],
      ...['--blocks', sharedData('cesaw/blocks.csv')],
      ...['--entries', sharedData('cesaw/CESAW_time_fact.csv.gz')],
      ...['--map', join(root, 'examples/cesaw/map.json')],
      ...['--policy', join(root, 'examples/cesaw/policy.json')],
    ]);
    assert.equal(ended.code, 3, ended.err);
    return JSON.parse(readFileSync(join(folder, 'book.json'), 'utf8'));
  });
}

whenPresent('shared data', () => {
  const booked = bookCesaw();
  const withBlocks = booked.clients.filter(({ blocks }) => blocks.length > 0);

  test('CESAW: every draw is the expected one, and there is no other', () => {
    const packed = readFileSync(sharedData('cesaw/expected-draws.csv.gz'));
    const expected = rows(gunzipSync(packed).toString()).map(
      ([client, entry, , block, minutes]) => `${client} ${entry}: ${minutes} min of ${block}`,
    );
    const found = withBlocks.flatMap(({ client, entries }) =>
      entries.flatMap(({ id, draws }) =>
        draws.map(({ block, minutes }) => `${client} ${id}: ${minutes} min of ${block}`),
      ),
    );
    assert.equal(found.length, expected.length);
    assert.deepEqual(found.toSorted(), expected.toSorted());
  });

  test('CESAW: minutes and value add up to the expected totals', () => {
    const expected = rows(readFileSync(sharedData('cesaw/expected-totals.csv'), 'utf8'));
    const found = withBlocks.map(({ client, blocks, totals }) => [
      ...[client, blocks.length, totals['boughtMinutes'], totals['drawnMinutes']],
      ...[totals['leftMinutes'], totals['drawnValue']],
    ]);
    assert.deepEqual(
      found.map((figures) => figures.join(' ')).toSorted(),
      expected
        .map(([client, blocks, bought, , drawn, left, value]) =>
          [client, blocks, bought, drawn, left, value?.replace('.', '')].join(' '),
        )
        .toSorted(),
    );
  });

  test('CESAW: clients without blocks have overage, and only overage', () => {
    const without = booked.clients.filter(({ blocks }) => blocks.length === 0);
    assert.equal(without.length, 19);
    for (const { totals, entries } of without) {
      assert.equal(totals['overageMinutes'], totals['workedMinutes']);
      assert.ok(entries.every(({ draws }) => draws.length === 0));
    }
  });

  test('CESAW: the two unreadable rows are refused, everything else is booked', () => {
    assert.deepEqual(booked.refused.map(({ id }) => id).toSorted(), ['377553', '640359']);
    const entries = booked.clients.reduce((sum, client) => sum + client.entries.length, 0);
    assert.equal(entries, 203_621 - 2);
  });

  test('CESAW: duplicates and overlaps are warned of', () => {
    const count = (code: string) => booked.warnings.filter((one) => one.code === code).length;
    assert.equal(count('duplicate'), 64);
    assert.equal(count('overlap'), 18_006);
  });
});
