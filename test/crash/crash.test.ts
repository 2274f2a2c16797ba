/**
 * The app and the database are killed at random moments under load. Whatever was acknowledged is
 * there, nothing is there twice, and the books are sound. HOURBANK_TEST_CRASH_ROUNDS says how often.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { type InsistentCallers, startCallers, type Target } from '../support/insistent-callers.ts';
import {
  ask,
  command,
  ownerUrl,
  type Started,
  setUp,
  start,
  stop,
} from '../support/whole-program.ts';

const ROUNDS = Number(process.env['HOURBANK_TEST_CRASH_ROUNDS'] ?? '2');
const CALLERS = 32;
const BLOCKS_MINUTES = [200, 500, 100_000];

const directory = mkdtempSync(join(tmpdir(), 'hourbank-crash-'));
let server: Started | null = null;

after(async () => {
  if (server !== null && server.child.exitCode === null) await stop(server);
  rmSync(directory, { recursive: true, force: true });
});

test(`${ROUNDS} kills under load lose nothing and double nothing`, async () => {
  server = await start(directory);
  const target: Target = { address: server.address, key: await setUp(directory, server) };
  const clients = await makeClients(target);
  const callers = startCallers(target, clients, CALLERS);
  for (let round = 0; round < ROUNDS; round += 1) {
    await untilMore(callers, 20 + Math.floor(Math.random() * 200));
    await (round % 2 === 0 ? killApp(server) : killDatabase(server));
    server = await start(directory);
    target.address = server.address;
  }
  await untilMore(callers, 100);
  await callers.finish();
  await assertSound(callers, clients);
});

async function makeClients(target: Target): Promise<readonly string[]> {
  const clients: string[] = [];
  for (const name of ['Alder', 'Birch', 'Cedar', 'Dogwood']) {
    const { id } = await ask(target, 'POST', '/clients', { name });
    for (const minutes of BLOCKS_MINUTES) {
      await ask(target, 'POST', `/clients/${id}/blocks`, { minutes, ratePerHour: '90.00' });
    }
    clients.push(String(id));
  }
  return clients;
}

/** Comes true when so many more were acknowledged; rejects when a caller has failed. */
async function untilMore(callers: InsistentCallers, count: number): Promise<void> {
  const wanted = callers.acknowledged.length + count;
  const givesUpAt = Date.now() + 60_000;
  while (callers.acknowledged.length < wanted) {
    if (Date.now() > givesUpAt) throw new Error('nothing is acknowledged any more');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function killApp({ child }: Started): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** The app notices that its database is gone, and ends. */
async function killDatabase({ child }: Started): Promise<void> {
  const ended = once(child, 'exit');
  const file = join(directory, 'postgres', 'postmaster.pid');
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  await ended;
}

async function assertSound(callers: InsistentCallers, clients: readonly string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: await ownerUrl(directory) });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ key: string; entry: string }>(
      `select key, outcome ->> 'id' as entry
       from hourbank.idempotency
       where operation = 'entry.log'
       order by key`,
    );
    const took = new Map(rows.map(({ key, entry }) => [key, entry]));
    for (const { key, entry } of callers.acknowledged) assert.equal(took.get(key), entry, key);
    assert.equal(took.size, callers.acknowledged.length, 'a key that nobody was told of');
    const kept = await owner.query<{ entries: string; minutes: string }>(
      `select count(*) as entries, sum(drawn_minutes) as minutes
       from hourbank.entry
       where state = 'posted'`,
    );
    assert.equal(Number(kept.rows[0]?.entries), callers.acknowledged.length);
    assert.equal(Number(kept.rows[0]?.minutes), callers.acknowledged.length);
    const left = await owner.query<{ drawn: string }>(
      'select sum(drawn_minutes) as drawn from hourbank.block',
    );
    assert.equal(Number(left.rows[0]?.drawn), callers.acknowledged.length);
    await assertPaid(owner, callers, clients.length * BLOCKS_MINUTES.length);
    assert.ok(callers.repeats() > 0, 'nothing was sent twice');
  } finally {
    await owner.end();
  }
  const verified = JSON.parse(command(directory, ['ledger', 'verify', '--json']));
  assert.deepEqual(verified.findings, []);
  assert.equal(verified.clients, clients.length);
}

/**
 * Every sale that was acknowledged has its invoice and both its payments, and there are no others
 * beside the `first` ones, which were paid at once; the numbers have no gap (G1).
 */
async function assertPaid(
  owner: pg.Client,
  { sold }: InsistentCallers,
  first: number,
): Promise<void> {
  assert.ok(sold.length > 0, 'nothing was sold');
  const { rows: blocks } = await owner.query<{ block: string; paid: string; open: number }>(
    `select b.block_id as block, i.paid_cents as paid, b.open_minutes as open
     from hourbank.block b
     join hourbank.journal j on j.subject = b.block_id::text and j.kind = 'sale'
     join hourbank.invoice i on i.invoice_id = (j.facts ->> 'invoice')::uuid`,
  );
  const paidOf = new Map(blocks.map(({ block, ...paid }) => [block, paid]));
  for (const { key, block } of sold) {
    assert.deepEqual(paidOf.get(block), { paid: '9000', open: 60 }, key);
  }
  assert.equal(paidOf.size, sold.length + first);
  const { rows } = await owner.query<Record<string, string>>(
    `select
       (select count(*) from hourbank.invoice) as invoices,
       (select max(number) from hourbank.invoice) as last,
       (select sum(last_number) from hourbank.number_series) as given,
       (select sum(gross_cents) from hourbank.invoice) as gross,
       (select sum(amount_cents) from hourbank.payment) as paid,
       (select count(*) from hourbank.payment) as payments,
       (select count(*) from hourbank.settlement) as settlements,
       (select count(*) from hourbank.journal where kind = 'payment') as records,
       (select sum(balance_cents) from hourbank.client) as balance`,
  );
  const told = Object.fromEntries(
    Object.entries(rows[0] ?? {}).map(([name, n]) => [name, Number(n)]),
  );
  const [invoices, payments] = [sold.length + first, 2 * sold.length + first];
  const gross = told['gross'] ?? 0;
  assert.deepEqual(told, {
    ...{ invoices, last: invoices, given: invoices, gross, paid: gross, balance: 0 },
    ...{ payments, settlements: payments, records: payments },
  });
}
