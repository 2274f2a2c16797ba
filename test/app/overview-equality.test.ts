/**
 * Whatever a firm lives through, what is said of its clients at a glance is what is said of each by
 * itself: one number for all hours left, on every screen.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import type { OutputOf } from '../../src/contract/operations.ts';
import { type Bank, openBank } from '../support/bank.ts';
import { liveMoments } from '../support/firm-acts.ts';
import { someFirm, someMoments } from '../support/firm-deeds.ts';
import { type FirmLife, openFirmLife } from '../support/firm-life.ts';
import { allPages } from '../support/pages.ts';

const LIVES = 5;
const SEED = 20260302;

let bank: Bank;

before(async () => {
  bank = await openBank();
});

test('lists, balances, forecasts, statements and reports say the same of a firm', async () => {
  let firms = 0;
  const seen = { waiting: 0, forecasts: 0, expiries: 0, steps: 0, overdue: 0, owed: 0 };
  await fc.assert(
    fc.asyncProperty(someFirm, someMoments, async (terms, moments) => {
      firms += 1;
      const life = await openFirmLife(bank, terms, `Glance ${firms}`);
      for (const { id } of life.clients) await history(life, id);
      await liveMoments(life, moments);
      await assertAlike(life, seen);
      await bank.ask('lapse.run', {}, { as: life.as });
      await assertAlike(life, seen);
    }),
    { numRuns: LIVES, seed: SEED },
  );
  assert.deepEqual(bank.faults, []);
  for (const [what, times] of Object.entries(seen)) assert.ok(times > 0, `${what}: never seen`);
});

/** What a client brings along on the first day: hours that lapsed before, and work on them. */
async function history({ bank, as }: FirmLife, client: string): Promise<void> {
  const old = { client, minutes: 600, value: '60', boughtOn: '2025-06-10', note: 'Before' };
  await bank.ask('block.bring', { ...old, name: 'lapsed', expiresOn: '2025-12-31' }, { as });
  await bank.ask('block.bring', { ...old, name: 'in use', expiresOn: '2026-04-20' }, { as });
  const work = { client, workType: 'remote', post: true };
  await bank.ask('entry.log', { ...work, minutes: 90, workedOn: '2025-07-01' }, { as });
  await bank.ask('entry.log', { ...work, minutes: 45, workedOn: '2026-02-10' }, { as });
}

type Seen = {
  waiting: number;
  forecasts: number;
  expiries: number;
  steps: number;
  overdue: number;
  owed: number;
};

async function assertAlike(life: FirmLife, seen: Seen): Promise<void> {
  const { as } = life;
  const ask: Bank['ask'] = (name, input) => bank.ask(name, input, { as });
  const { items } = await ask('client.overview', { limit: 500 });
  const receivables = await ask('report.receivables', {});
  assert.equal(items.length, life.clients.length);
  for (const told of items) {
    const client = told.id;
    const balance = await ask('balance.show', { client });
    const forecast = await ask('forecast.show', { client });
    const owing = receivables.clients.find((one) => one.client === client)?.invoices ?? [];
    const overdue = owing.filter(({ daysOverdue }) => daysOverdue > 0);
    assert.deepEqual(
      {
        ...{ usable: told.usableMinutes, full: told.fullMinutes },
        ...{ unpaid: told.unpaidMinutes, next: told.nextExpiry },
        ...{ waiting: told.waitingEntries, drafts: told.draftEntries },
        ...{ burn: told.burnMinutesPerWeek, runsOutOn: told.runsOutOn },
        overdue: Number(told.overdue) > 0,
      },
      {
        ...{ usable: balance.usableMinutes, full: balance.fullMinutes },
        unpaid: balance.unpaidMinutes,
        next: withoutBlock(balance.nextExpiry),
        ...{ waiting: balance.waitingEntries, drafts: balance.draftEntries },
        ...{ burn: forecast.burnMinutesPerWeek, runsOutOn: forecast.runsOutOn },
        overdue: overdue.length > 0,
      },
      told.name,
    );
    assert.ok(told.usableMinutes <= told.fullMinutes);
    assert.equal(told.fullMinutes === 0, told.usableMinutes === 0);
    if (told.waitingEntries > 0) seen.waiting += 1;
    if (told.burnMinutesPerWeek !== null) seen.forecasts += 1;
    if (told.nextExpiry !== null) seen.expiries += 1;
    if (overdue.length > 0) seen.overdue += 1;
    seen.steps += await assertBurnDown(ask, client, balance, forecast);
  }
  seen.owed += await assertOwed(ask);
}

function withoutBlock(expiry: OutputOf<'balance.show'>['nextExpiry']) {
  if (expiry === null) return null;
  const { block: _, ...rest } = expiry;
  return rest;
}

type Ask = Bank['ask'];

async function assertBurnDown(
  ask: Ask,
  client: string,
  balance: Awaited<ReturnType<typeof askBalance>>,
  forecast: object,
): Promise<number> {
  const { asOf } = balance;
  const periods = [
    { from: '2025-01-01', to: asOf },
    { from: '2025-12-20', to: '2026-02-20' },
    { from: '2026-03-10', to: asOf > '2026-03-10' ? asOf : '2026-03-10' },
  ];
  let steps = 0;
  for (const period of periods.filter(({ from }) => from <= asOf)) {
    const told = await ask('burn-down.show', { client, ...period });
    const statement = await ask('statement.show', { client, from: '2025-01-01', to: told.to });
    const close = new Map<string, number>([[told.from, 0]]);
    for (const { toldOn, balanceMinutes } of statement.lines) {
      close.set(toldOn < told.from ? told.from : toldOn, balanceMinutes);
    }
    const days = [...close].sort(([a], [b]) => (a < b ? -1 : 1));
    const changed = days.filter(([, left], place) => left !== days[place - 1]?.[1]);
    assert.deepEqual(
      told.steps.map(({ on, leftMinutes }) => [on, leftMinutes]),
      changed,
      `${told.clientName} from ${period.from} to ${period.to}`,
    );
    assert.deepEqual(told.forecast, forecast);
    if (told.to === asOf) assert.equal(told.steps.at(-1)?.leftMinutes, balance.leftMinutes);
    assert.deepEqual(
      [told.usableMinutes, told.leftMinutes, told.unpaidMinutes],
      [balance.usableMinutes, balance.leftMinutes, balance.unpaidMinutes],
    );
    steps += told.steps.length;
  }
  return steps;
}

function askBalance(ask: Ask) {
  return ask('balance.show', {});
}

/** What is owed today is what the report of it closes with; and what all blocks of all clients hold. */
async function assertOwed(ask: Ask): Promise<number> {
  const today = await ask('today.show', {});
  const { totals } = await ask('report.deferred', { from: '2025-01' });
  const owed = totals
    .filter(({ closing }) => closing.minutes !== 0)
    .map(({ currency, closing: { minutes, value } }) => ({ currency, minutes, value }));
  assert.deepEqual(today.owed, owed);
  const waiting = await allPages((after) => ask('entry.list', { state: 'waiting', after }));
  assert.equal(today.waiting?.count, waiting.items.length);
  assert.deepEqual(
    today.waiting?.items.map(({ id }) => id),
    waiting.items
      .map(({ id }) => id)
      .reverse()
      .slice(0, 20),
  );
  const drafts = await allPages((after) => ask('entry.list', { state: 'draft', after }));
  assert.equal(today.draftEntries, drafts.items.length);
  const standings = await ask('client.overview', { limit: 500 });
  const dry = standings.items.filter(({ trouble }) =>
    trouble.some((one) => one === 'dry' || one === 'running_dry'),
  );
  assert.deepEqual(
    today.runningDry?.items.map(({ client }) => client).sort(),
    dry.map(({ id }) => id).sort(),
  );
  return owed.length;
}
