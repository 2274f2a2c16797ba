/** Many callers at once, in two processes of one bank: nothing is lost, doubled, or below zero. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import pg from 'pg';
import type { OutputOf } from '../../src/contract/operations.ts';
import { addDays, localDate } from '../../src/engine/days.ts';
import { atEnd } from '../support/at-end.ts';
import { type Bank, openBank } from '../support/bank.ts';
import { type Crowd, gather } from '../support/crowd.ts';
import { allPages } from '../support/pages.ts';
import { type Process, startProcess } from '../support/processes.ts';

type Entry = OutputOf<'entry.show'>;
type Block = OutputOf<'block.sell'>;

let bank: Bank;
let processes: readonly Process[];
let owner: pg.Client;

before(async () => {
  bank = await openBank('2026-03-02T12:00:00Z');
  processes = [await startProcess(bank), await startProcess(bank)];
  owner = new pg.Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  atEnd(() => owner.end());
  const settings = { blockUsable: 'proportional', lateEntryGraceDays: 1 };
  const policy = { settings, validFrom: '2026-01-01', reason: 'As agreed' };
  await bank.ask('policy.set', policy);
  await bank.ask('rate.set', { ratePerHour: '100.01' });
});

test('32 callers on the same few blocks: each key once, every cent accounted for', async () => {
  const crowd = await newCrowd(['overage', 'hold', 'stop']);
  await gather(crowd, 32, 14);
  for (const what of ['posted', 'waiting', 'again', 'at once', 'key reused', 'reversal', 'sale']) {
    assert.ok((crowd.count.get(what) ?? 0) > 0, `${what} did not happen`);
  }
  for (const what of ['payment', 'extension', 'refund']) {
    assert.ok((crowd.count.get(what) ?? 0) > 0, `${what} did not happen`);
  }
  await assertKeys(crowd);
  for (const client of crowd.clients) await assertSound(crowd, client);
  const { clients, findings } = await bank.ask('ledger.verify', {});
  assert.deepEqual([clients, findings], [3, []]);
  assertNoFaults();
});

/** Clients with a paid block, one paid in part and one that expires soon, by what is short there. */
async function newCrowd(shortages: readonly string[]): Promise<Crowd> {
  const clients: string[] = [];
  const blocks = new Map<string, string[]>();
  for (const onShortage of shortages) {
    const { id } = await bank.ask('client.add', { name: `Client ${onShortage}` });
    const settings = { onShortage };
    const validFrom = '2026-01-01';
    await bank.ask('policy.set', { client: id, settings, validFrom, reason: 'As agreed' });
    const sold = [
      { minutes: 90, price: '89.99' },
      { minutes: 60, price: '59.99', paid: '5.00' },
      { minutes: 70, price: '10.00', expiresOn: '2026-03-03' },
    ].map(async (terms) => (await bank.ask('block.sell', { client: id, ...terms })).id);
    clients.push(id);
    blocks.set(id, await Promise.all(sold));
  }
  let steps = 0;
  let today = localDate('2026-03-02');
  return {
    ...{ processes, clients, blocks, acknowledged: new Map(), count: new Map() },
    today: () => today,
    stepDone: () => {
      steps += 1;
      if (steps % 64 > 0) return;
      today = addDays(today, 1);
      bank.moveTo(`${today}T12:00:00Z`);
    },
  };
}

/** The keys that are kept are those that were acknowledged, and nothing else of the callers' is. */
async function assertKeys({ acknowledged }: Crowd): Promise<void> {
  const { rows } = await owner.query<{ key: string; operation: string }>(
    `select key, operation
     from hourbank.idempotency
     where key like 'caller %'`,
  );
  assert.deepEqual(
    new Map(rows.map(({ key, operation }) => [key, operation])),
    new Map([...acknowledged].map(([key, { name }]) => [key, name])),
  );
}

/** Holds what is kept of a client against what its callers were told, to the minute and the cent. */
async function assertSound({ acknowledged }: Crowd, client: string): Promise<void> {
  const { items: entries } = await allPages((after) =>
    bank.ask('entry.list', { client, after, limit: 500 }),
  );
  const { items: blocks } = await allPages((after) =>
    bank.ask('block.list', { client, after, limit: 500 }),
  );
  const { items: records } = await allPages((after) =>
    bank.ask('journal.list', { client, after, limit: 500 }),
  );
  const own = [...acknowledged.values()].filter(
    ({ input, value }) => (input['client'] ?? (value as Entry).client) === client,
  );
  const of = (name: string) => own.filter((one) => one.name === name);
  const logged = of('entry.log').map(({ value }) => value as Entry);
  assert.deepEqual(entries.map(({ id }) => id).sort(), logged.map(({ id }) => id).sort());
  const reversed = new Set(of('entry.reverse').map(({ value }) => (value as Entry).id));
  for (const entry of entries) assertEntry(entry, reversed.has(entry.id));
  for (const block of blocks) assertBlock(block, entries);
  const paid = [...of('block.pay'), ...of('block.sell')].map(
    ({ input }) => input['amount'] ?? input['paid'],
  );
  assert.equal(
    sum(blocks, ({ paid: told }) => cents(told)),
    FIRST_PAID_CENTS + sum(paid, (text) => cents(String(text))),
  );
  assert.equal(
    sum(blocks, (block) => block.refundedMinutes),
    sum(of('block.refund'), ({ input }) => Number(input['minutes'])),
  );
  const kinds = (kind: string) => records.filter((record) => record.kind === kind).length;
  const posted = entries.filter(({ state }) => state === 'posted' || state === 'reversed').length;
  assert.deepEqual(['work', 'reversal', 'sale', 'payment', 'extension', 'refund'].map(kinds), [
    posted,
    reversed.size,
    3 + of('block.sell').length,
    3 + paid.length,
    of('block.extend').length,
    of('block.refund').length,
  ]);
  assert.ok(kinds('lapse') > 0, 'nothing lapsed');
  assert.deepEqual(
    records.map(({ sequence }) => sequence),
    Array.from({ length: records.length }, (_, place) => records.length - place),
  );
}

const FIRST_PAID_CENTS = 8999 + 500 + 1000;

/** No minute of an entry is lost: it is drawn, or overage, or all of it waits. */
function assertEntry({ state, workedMinutes, outcome }: Entry, isReversed: boolean): void {
  assert.ok(outcome !== null);
  assert.equal(state === 'reversed', isReversed);
  assert.equal(outcome.drawnMinutes, workedMinutes);
  const drawn = sum(outcome.draws, (slice) => slice.minutes);
  assert.equal(drawn + outcome.overageMinutes, state === 'waiting' ? 0 : workedMinutes);
}

/** A block gave exactly what its entries drew, and has never less than nothing. */
function assertBlock(block: Block, entries: readonly Entry[]): void {
  const drawn = entries
    .filter(({ state }) => state === 'posted')
    .flatMap(({ outcome }) => outcome?.draws ?? [])
    .filter((slice) => slice.block === block.id);
  assert.equal(
    block.drawnMinutes,
    sum(drawn, (slice) => slice.minutes),
  );
  assert.equal(
    cents(block.drawnValue),
    sum(drawn, (slice) => cents(slice.value)),
  );
  const { drawnMinutes, lapsedMinutes, refundedMinutes, leftMinutes } = block;
  assert.equal(drawnMinutes + lapsedMinutes + refundedMinutes + leftMinutes, block.minutes);
  const values = [block.drawnValue, block.lapsedValue, block.refundedValue, block.leftValue];
  assert.equal(sum(values, cents), cents(block.price));
  assert.ok(leftMinutes >= 0 && values.every((value) => cents(value) >= 0), block.name);
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}

function cents(text: string): number {
  return Number(text.replace('.', ''));
}

function assertNoFaults(): void {
  for (const { faults } of [bank, ...processes]) assert.deepEqual(faults, []);
}
