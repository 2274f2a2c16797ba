/** The journals of statements in the programs they are made for, which add up for themselves (H4). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberFact, textFact } from '../../src/engine/bank/facts.ts';
import type { JournalRecord } from '../../src/engine/chain.ts';
import type { LedgerAccount } from '../../src/engine/journal.ts';
import { statementLedger } from '../../src/formats/statement-ledger.ts';
import { EUR } from '../support/bank-life.ts';
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
import {
  beancount,
  type Exported,
  hledger,
  moneyStatement,
  randomStatements,
  smallStatement,
} from './exported-statements.ts';

const SEEDS = [1, 2];

type Owed = { readonly receivable: number; readonly balance: number };

/**
 * What a client owes, and what of its money is here, invoice by invoice, from what the documents and
 * the payments of a journal say: no account of theirs is looked at but cash.
 */
function owedAfter(records: readonly JournalRecord[]): Owed {
  const open = new Map<string, number>();
  let [receivable, balance] = [0, 0];
  for (const record of records) {
    const { kind, subject, facts } = record;
    const gross = numberFact(facts, 'gross') ?? 0;
    const invoice = textFact(facts, 'invoice') ?? textFact(facts, 'credits');
    const came = booked(record, 'cash') + (kind === 'settlement' ? used(record) : 0);
    if (kind === 'invoice') open.set(subject, gross);
    if (kind === 'sale' && invoice === null) receivable += sold(record);
    if (kind === 'settlement') balance -= used(record);
    if (kind === 'refund' && textFact(facts, 'creditNote') === null) balance -= sold(record);
    if (kind === 'credit-note' && invoice === null) balance += gross;
    if (invoice === null) balance += came;
    else if (kind !== 'sale') {
      const less = came + (kind === 'credit-note' ? gross : 0);
      open.set(invoice, (open.get(invoice) ?? 0) - less);
    }
  }
  for (const left of open.values()) {
    receivable += Math.max(0, left);
    balance += Math.max(0, 0 - left);
  }
  return { receivable, balance };
}

/** What a settlement takes from the client's balance. */
function used(record: JournalRecord): number {
  return booked(record, 'client-balance');
}

/** The value that a record moves into blocks, or (negative) out of them. */
function sold(record: JournalRecord): number {
  return 0 - booked(record, 'deferred:block');
}

function booked({ money }: JournalRecord, account: LedgerAccount): number {
  return money.reduce((sum, line) => sum + (line.account === account ? line.amount : 0), 0);
}

/** What the statement says is on each account. */
function ourBalances({ client, statement, terms, journal }: Exported): Balances {
  const { component, accounts } = statementLedger(client, statement, terms);
  const { blocks, total, lines } = statement;
  const sum = (of: (line: (typeof lines)[number]) => number): number =>
    lines.reduce((all, line) => all + of(line), 0);
  const told = new Set(lines.map(({ record }) => record.sequence));
  const before = owedAfter(journal.filter(({ sequence }) => !told.has(sequence)));
  const after = owedAfter(journal);
  const documents = (name: string): number =>
    sum(({ record: { kind, facts } }) => {
      const amount = numberFact(facts, name) ?? 0;
      if (kind === 'invoice') return amount;
      return kind === 'credit-note' ? -amount : 0;
    });
  const elsewhere = sum(({ record }) =>
    record.kind === 'settled-elsewhere' ? booked(record, 'opening') : 0,
  );
  // Where prices are without tax, what was earned is what is invoiced.
  const owed = sum((line) => (line.overage.value ?? 0) + (line.travel.value ?? 0));
  const invoiced = sum(({ record }) =>
    record.kind === 'invoice' || record.kind === 'credit-note' ? booked(record, 'unbilled') : 0,
  );
  const opening = sum(({ record }) => (record.kind === 'opening' ? sold(record) : 0));
  const accountOf = (block: string): string | undefined =>
    accounts.find((opened) => opened.block === terms.blockNames.get(block))?.name;
  const free = (line: (typeof lines)[number]): boolean => line.entry?.freeTravel === true;
  const gained = (kind: string): number =>
    sum(({ record, moves }) =>
      record.kind === kind ? moves.reduce((all, { minutes }) => all + minutes, 0) : 0,
    );
  const overage = sum((line) => line.overage.minutes);
  const travel = sum((line) => (free(line) ? 0 : line.travel.minutes));
  const equity = 'Equity:Minutes';
  return withoutZeros([
    ...blocks.flatMap(({ block, closing }): readonly (readonly [string, bigint])[] => [
      [`${accountOf(block)} MIN`, BigInt(-closing.minutes)],
      [`${accountOf(block)} EUR`, BigInt(-closing.value)],
    ]),
    [`Assets:Cash:${component} EUR`, BigInt(sum(({ record }) => booked(record, 'cash')))],
    [`Assets:Receivable:${component} EUR`, BigInt(after.receivable - before.receivable)],
    [`Liabilities:Balance:${component} EUR`, BigInt(before.balance - after.balance)],
    [`Assets:Unbilled:${component} EUR`, BigInt(owed - elsewhere + invoiced)],
    [`Liabilities:Tax:${component} EUR`, BigInt(-documents('tax'))],
    [`Income:Block:${component} EUR`, BigInt(-total.drawn.value)],
    [`Income:Breakage:${component} EUR`, BigInt(-total.lapsed.value)],
    [`Income:Overage:${component} EUR`, BigInt(-sum((line) => line.overage.value ?? 0))],
    [`Income:Travel:${component} EUR`, BigInt(-sum((line) => line.travel.value ?? 0))],
    [`Equity:Opening:${component} EUR`, BigInt(opening + elsewhere)],
    [`Equity:Forward:${component} EUR`, BigInt(total.opening.value)],
    [`${equity}:Forward:${component} MIN`, BigInt(total.opening.minutes)],
    [`${equity}:Sold:${component} MIN`, BigInt(gained('sale'))],
    [`${equity}:Granted:${component} MIN`, BigInt(gained('grant'))],
    [`${equity}:Opening:${component} MIN`, BigInt(gained('opening'))],
    [`${equity}:Drawn:${component} MIN`, BigInt(-total.drawn.minutes)],
    [`${equity}:Lapsed:${component} MIN`, BigInt(-total.lapsed.minutes)],
    [`${equity}:Refunded:${component} MIN`, BigInt(-total.refunded.minutes)],
    [`Assets:Overage:${component} MIN`, BigInt(overage)],
    [`${equity}:Overage:${component} MIN`, BigInt(-overage)],
    [`Assets:Travel:${component} MIN`, BigInt(travel)],
    [`${equity}:Travel:${component} MIN`, BigInt(-travel)],
  ]);
}

// The same of money: in the journal of the small statement with money.
const MONEY_FAULTS: typeof FAULTS = [
  ['a cent less tax', (text) => text.replace(/ -40\.00 EUR/, ' -39.99 EUR')],
  [
    'an invoice missing',
    (text) => text.replace(/\n2026-03-17 \*.*INV-0004 issued.*\n(?: .*\n)+/, ''),
  ],
  ['more cash than came', (text) => text.replaceAll(/12\.00 EUR\n/g, '12.01 EUR\n')],
  [
    'a credit note twice',
    (text) => text.replace(/\n2026-03-17 \*.*B16 refunded.*\n(?: .*\n)+/, '$&$&'),
  ],
  ['a balance of a cent more', (text) => text.replace(/-42\.99( ~ 0)? EUR/, '-43.00$1 EUR')],
];

// One wrong figure each: what in the journals is made something else.
const FAULTS: readonly (readonly [what: string, journal: (text: string) => string])[] = [
  ['an opening of a minute more', (text) => text.replaceAll(/475 MIN\n/g, '476 MIN\n')],
  ['a reversal of a cent less', (text) => text.replaceAll(' 125.00 EUR', ' 124.99 EUR')],
  ['a cover missing', (text) => text.replace(/\n2026-03-17 \*.*[ (]#?cover.*\n(?: .*\n)+/, '')],
  ['a balance of a minute less', (text) => text.replace(/-270( ~ 0)? MIN/, '-269$1 MIN')],
];

whenPresent('bean-check', () => {
  for (const seed of SEEDS) {
    test(`Beancount accepts random statements ${seed} and finds our balances in them`, () => {
      // Beancount takes its time: every fifth.
      const some = randomStatements(seed).filter((_, place) => place % 5 === 0);
      for (const [place, exported] of some.entries()) {
        const path = fileOf(`${seed}-${place}.beancount`, beancount(exported));
        assertAccepted(run('bean-check', path));
        assert.deepEqual(beancountBalances(path, [EUR]), ourBalances(exported));
      }
    });
  }

  test('Beancount accepts the small statement with money, and none with a wrong figure', () => {
    const sound = beancount(moneyStatement());
    assertAccepted(run('bean-check', fileOf('money.beancount', sound)));
    for (const [what, journal] of MONEY_FAULTS) {
      assert.notEqual(journal(sound), sound, what);
      const { status } = run('bean-check', fileOf('fault.beancount', journal(sound)));
      assert.equal(status, 1, what);
    }
  });

  test('Beancount accepts the small statement, and none with a wrong figure', () => {
    const sound = beancount(smallStatement());
    assertAccepted(run('bean-check', fileOf('sound.beancount', sound)));
    for (const [what, journal] of FAULTS) {
      assert.notEqual(journal(sound), sound, what);
      const { status } = run('bean-check', fileOf('fault.beancount', journal(sound)));
      assert.equal(status, 1, what);
    }
  });
});

whenPresent('hledger', () => {
  for (const seed of SEEDS) {
    test(`hledger accepts random statements ${seed} and finds our balances in them`, () => {
      for (const [place, exported] of randomStatements(seed).entries()) {
        const path = fileOf(`${seed}-${place}.journal`, hledger(exported));
        assertAccepted(run('hledger', '-f', path, 'check', '--strict', 'payees', 'ordereddates'));
        assert.deepEqual(hledgerBalances(path, [EUR]), ourBalances(exported));
      }
    });
  }

  test('hledger accepts the small statement with money, and none with a wrong figure', () => {
    const sound = hledger(moneyStatement());
    assertAccepted(run('hledger', '-f', fileOf('money.journal', sound), 'check'));
    for (const [what, journal] of MONEY_FAULTS) {
      assert.notEqual(journal(sound), sound, what);
      const { status } = run('hledger', '-f', fileOf('fault.journal', journal(sound)), 'check');
      assert.equal(status, 1, what);
    }
  });

  test('hledger accepts the small statement, and none with a wrong figure', () => {
    const sound = hledger(smallStatement());
    assertAccepted(run('hledger', '-f', fileOf('sound.journal', sound), 'check', '--strict'));
    for (const [what, journal] of FAULTS) {
      assert.notEqual(journal(sound), sound, what);
      const { status } = run('hledger', '-f', fileOf('fault.journal', journal(sound)), 'check');
      assert.equal(status, 1, what);
    }
  });
});
