/**
 * The monthly run is killed while it runs, again and again, and run once more: every client has one
 * invoice with the right figures, and the numbers have no gap (G1). HOURBANK_TEST_MONTH_CLIENTS says
 * how many clients there are.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import type { Target } from '../support/insistent-callers.ts';
import {
  addMonth,
  grossCentsOf,
  invoicesOf,
  nameOf,
  netCentsOf,
  numberIn,
  WORKED_ON,
} from '../support/month.ts';
import { ask, ownerUrl, type Started, setUp, start, stop } from '../support/whole-program.ts';

const CLIENTS = Number(process.env['HOURBANK_TEST_MONTH_CLIENTS'] ?? '200');

/** The run is killed when so many clients have their invoice. */
const KILLED_AT = [Math.floor(CLIENTS / 5), Math.floor(CLIENTS / 2)];

const directory = mkdtempSync(join(tmpdir(), 'hourbank-month-'));
let server: Started | null = null;

after(async () => {
  if (server !== null && server.child.exitCode === null) await stop(server);
  rmSync(directory, { recursive: true, force: true });
});

test(`a run over ${CLIENTS} clients that is killed goes on where it ended`, async (context) => {
  server = await start(directory);
  const target: Target = { address: server.address, key: await setUp(directory, server) };
  await addMonth(target, CLIENTS);
  for (const count of KILLED_AT) {
    const running = invoiceAll(target).catch(() => null);
    await untilInvoiced(count);
    const ended = once(server.child, 'exit');
    server.child.kill('SIGKILL');
    await Promise.all([ended, running]);
    server = await start(directory);
    target.address = server.address;
  }
  const startedAt = performance.now();
  const last = await invoiceAll(target);
  const seconds = (performance.now() - startedAt) / 1000;
  context.diagnostic(`the last run: ${last['invoices']} invoices in ${seconds.toFixed(1)} s`);
  assert.deepEqual(last['left'], []);
  assert.ok(Number(last['invoices']) < CLIENTS, 'nothing was invoiced before the kills');
  const again = await invoiceAll(target);
  assert.equal(again['invoices'], 0);
  const invoices = await invoicesOf(target);
  assert.deepEqual(
    invoices.map(({ label }) => numberIn(label)),
    Array.from({ length: CLIENTS }, (_, place) => place + 1),
  );
  const found = invoices.map(({ clientName, net, gross }) => `${clientName} ${net} ${gross}`);
  const expected = Array.from({ length: CLIENTS }, (_, place) => {
    return `${nameOf(place)} ${decimal(netCentsOf(place))} ${decimal(grossCentsOf(place))}`;
  });
  assert.deepEqual(found.toSorted(), expected);
  const { findings } = await ask(target, 'GET', '/verification');
  assert.deepEqual(findings, []);
});

function invoiceAll(target: Target): Promise<Record<string, unknown>> {
  return ask(target, 'POST', '/unbilled/invoices', { through: WORKED_ON });
}

function decimal(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

/** Comes true when so many invoices are committed. */
async function untilInvoiced(count: number): Promise<void> {
  const client = new pg.Client({ connectionString: await ownerUrl(directory) });
  await client.connect();
  try {
    const givesUpAt = Date.now() + 60_000;
    for (;;) {
      const { rows } = await client.query<{ count: string }>(
        'select coalesce(sum(last_number), 0) as count from hourbank.number_series',
      );
      if (Number(rows[0]?.count) >= count) return;
      if (Date.now() > givesUpAt) throw new Error('the run does not go on');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  } finally {
    await client.end();
  }
}
