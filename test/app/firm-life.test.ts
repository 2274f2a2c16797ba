/**
 * The life of a firm at random, on a real database and through its API (H1 to H4): whatever is sold,
 * worked, invoiced, paid, credited and taken back, in whatever order and at once, its books are
 * sound. HOURBANK_TEST_FIRM_LIVES says how many lives, HOURBANK_TEST_FIRM_SEED which.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../src/engine/days.ts';
import type { Currency } from '../../src/engine/money.ts';
import { commodityOf } from '../../src/formats/journal-lines.ts';
import { type Bank, openBank } from '../support/bank.ts';
import { liveMoments } from '../support/firm-acts.ts';
import { someFirm, someMoments } from '../support/firm-deeds.ts';
import { FIRST_DAY, type FirmLife, openFirmLife } from '../support/firm-life.ts';
import {
  accountSums,
  deferredSums,
  minorUnits,
  type ToldClient,
  toldClients,
} from '../support/firm-sums.ts';
import { whenPresent } from '../support/gates.ts';
import {
  assertAccepted,
  type Balances,
  beancountBalances,
  fileOf,
  hledgerBalances,
  run,
  withoutZeros,
} from '../support/journal-programs.ts';

const LIVES = Number(process.env['HOURBANK_TEST_FIRM_LIVES'] ?? '6');
const SEED = Number(process.env['HOURBANK_TEST_FIRM_SEED'] ?? '20260301');

type Lived = { readonly life: FirmLife; readonly told: readonly ToldClient[] };

let bank: Bank;
/** The lives that were sound, for the programs that add up for themselves. */
const lived: Lived[] = [];

before(async () => {
  bank = await openBank();
});

test('whatever a firm lives through, its books are sound', async (t) => {
  t.diagnostic(`${LIVES} lives of HOURBANK_TEST_FIRM_SEED=${SEED}`);
  const count = new Map<string, number>();
  let firms = 0;
  await fc.assert(
    fc.asyncProperty(someFirm, someMoments, async (terms, moments) => {
      firms += 1;
      const life = await openFirmLife(bank, terms, `Firm ${firms}`);
      await liveMoments(life, moments);
      await bank.ask('lapse.run', {}, { as: life.as });
      const { findings, leftOut } = await bank.ask('ledger.verify', {}, { as: life.as });
      assert.deepEqual([findings, leftOut], [[], 0]);
      const told = await toldClients(bank, life.as);
      for (const one of told) assertClient(life, one);
      assertNumbers(told);
      for (const [what, times] of life.count) count.set(what, (count.get(what) ?? 0) + times);
      lived.push({ life, told });
    }),
    { numRuns: LIVES, seed: SEED },
  );
  assert.deepEqual(bank.faults, []);
  assert.deepEqual(
    HAPPENED.filter((name) => !count.has(name)),
    [],
    'some act was never done',
  );
});

/** Each of these was done at least once. */
const HAPPENED = [
  ...['block.sell', 'block.grant', 'block.bring', 'block.refund', 'block.extend'],
  ...['invoice.issue', 'invoice.credit', 'invoice.apply-balance', 'draft.add', 'draft.issue'],
  ...['entry.log', 'entry.post', 'entry.reverse', 'entry.correct', 'entry.cover'],
  ...['payment.record', 'payment.reverse', 'client-balance.pay-out', 'unbilled.invoice'],
  ...['unbilled.settle-elsewhere', 'books.close', 'books.reopen', 'policy.set', 'tax-rate.set'],
];

/** What a client's journal says is what its blocks, invoices and payments say. */
function assertClient(life: FirmLife, told: ToldClient): void {
  const { client, records, blocks, invoices, payments } = told;
  const { currency } = client;
  const units = (text: string): number => minorUnits(text, currency);
  const sumOf = <T>(all: readonly T[], of: (one: T) => string): number =>
    all.reduce((sum, one) => sum + units(of(one)), 0);
  for (const { sequence, money } of records) {
    assert.equal(
      sumOf(money, ({ amount }) => amount),
      0,
      `record ${sequence}`,
    );
  }
  const accounts = accountSums(told);
  const held = (account: string): number => accounts.get(account) ?? 0;
  const deferred = deferredSums(told);
  for (const { id, name, leftValue } of blocks) {
    assert.equal(units(leftValue), deferred.get(id) ?? 0, `H2 left of block ${name}`);
  }
  assert.equal(
    sumOf(blocks, ({ leftValue }) => leftValue),
    0 - held('deferred:block'),
  );
  assert.equal(
    sumOf(invoices, ({ open }) => open),
    held('receivable'),
    'G4 open',
  );
  assert.equal(told.unbilled, held('unbilled'), 'G2 to be invoiced');
  const came = sumOf(payments, (one) => one.amount) - sumOf(payments, (one) => one.reversed);
  assert.equal(came - (life.paidOut.get(client.id) ?? 0), held('cash'), 'G4 cash');
  const taxOf = (kind: string): number =>
    sumOf(
      invoices.filter((one) => one.kind === kind),
      ({ tax }) => tax,
    );
  assert.equal(taxOf('invoice') - taxOf('credit-note'), 0 - held('tax'), 'G5 tax');
}

/** The numbers of each series are 1 and so on, each once (G1). */
function assertNumbers(told: readonly ToldClient[]): void {
  const series = new Map<string, number[]>();
  for (const { label } of told.flatMap(({ invoices }) => invoices)) {
    const [, name = '', number = ''] = /^(.*-)(\d+)$/.exec(label) ?? [];
    series.set(name, [...(series.get(name) ?? []), Number(number)]);
  }
  for (const [name, numbers] of series) {
    const gapless = numbers.map((_, place) => place + 1);
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      gapless,
      `numbers of ${name}`,
    );
  }
}

/** The accounts of H1 in the programs, without what names the client and the block. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  receivable: 'Assets:Receivable',
  unbilled: 'Assets:Unbilled',
  cash: 'Assets:Cash',
  'client-balance': 'Liabilities:Balance',
  tax: 'Liabilities:Tax',
  opening: 'Equity:Opening',
  'deferred:block': 'Liabilities:Deferred',
  'revenue:block': 'Income:Block',
  'revenue:breakage': 'Income:Breakage',
  'revenue:overage': 'Income:Overage',
  'revenue:travel': 'Income:Travel',
  'revenue:project': 'Income:Project',
};

/** Our balance report: every account of the firm, and the minutes that are left. */
function ourBalances(told: readonly ToldClient[]): Balances {
  const left = told
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, { leftMinutes }) => sum + leftMinutes, 0);
  return withoutZeros([
    ...told.flatMap((one) =>
      [...accountSums(one)].map(
        ([account, sum]) =>
          [`${ACCOUNTS[account]} ${commodityOf(currencyOf(one))}`, BigInt(sum)] as const,
      ),
    ),
    ['Liabilities:Deferred MIN', BigInt(0 - left)],
  ]);
}

/** Theirs, by the same accounts. That minutes were drawn, and so on, is told of nowhere else. */
function theirBalances(balances: Balances): Balances {
  const sums = new Map<string, bigint>();
  for (const [name, amount] of balances) {
    const [account = '', commodity] = name.split(' ');
    const kept = `${account.split(':').slice(0, 2).join(':')} ${commodity}`;
    if (commodity === 'MIN' && kept !== 'Liabilities:Deferred MIN') continue;
    sums.set(kept, (sums.get(kept) ?? 0n) + amount);
  }
  return withoutZeros([...sums]);
}

function currencyOf({ client }: ToldClient): Currency {
  return client.currency as Currency;
}

/** The firm's journal: all of it, or from the day on that lies in the middle of its life. */
async function journalOf(
  { life: { today, as } }: Lived,
  format: 'beancount' | 'hledger',
  isWhole: boolean,
): Promise<string> {
  bank.moveTo(`${today}T12:00:00Z`);
  const lasted = daysBetween(FIRST_DAY, today);
  const from = isWhole ? '2025-01-01' : addDays(FIRST_DAY, Math.floor(lasted / 2));
  const text = await bank.ask('books.export', { format, from }, { as });
  return fileOf(`${as.firm}-${from}.${format}`, text);
}

const CHECKS = {
  beancount: (path: string) => run('bean-check', path),
  hledger: (path: string) => run('hledger', '-f', path, 'check', '--strict'),
} as const;

const BALANCES = { beancount: beancountBalances, hledger: hledgerBalances } as const;

for (const format of ['beancount', 'hledger'] as const) {
  whenPresent(format === 'beancount' ? 'bean-check' : format, () => {
    test(`${format} accepts the books of each life, and finds our balances in them`, async () => {
      assert.ok(lived.length > 0);
      for (const one of lived) {
        const path = await journalOf(one, format, true);
        assertAccepted(CHECKS[format](path));
        const found = BALANCES[format](path, one.told.map(currencyOf));
        assert.deepEqual(theirBalances(found), ourBalances(one.told));
        // Beancount takes its time: what is carried forward is asserted by figures of ours in both.
        if (format === 'hledger')
          assertAccepted(CHECKS[format](await journalOf(one, format, false)));
      }
    });
  });
}
