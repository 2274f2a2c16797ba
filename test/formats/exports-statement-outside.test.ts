/** The journals of statements in the programs they are made for, which add up for themselves (H4). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
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
  randomStatements,
  smallStatement,
} from './exported-statements.ts';

const SEEDS = [1, 2];

/** What the statement says is on each account. */
function ourBalances({ client, statement, terms }: Exported): Balances {
  const { component, accounts } = statementLedger(client, statement, terms);
  const { blocks, total, lines } = statement;
  const sum = (of: (line: (typeof lines)[number]) => number): number =>
    lines.reduce((all, line) => all + of(line), 0);
  const owed = sum((line) => (line.overage.value ?? 0) + (line.travel.value ?? 0));
  const bought = sum((line) =>
    line.record.kind === 'sale' ? line.moves.reduce((all, { value }) => all + value, 0) : 0,
  );
  const paid = sum(({ record }) =>
    record.money.reduce((all, line) => all + (line.account === 'cash' ? line.amount : 0), 0),
  );
  // A refund of what nobody has paid is owed no more (A3).
  const unpaid = sum(({ record: { kind, money } }) => {
    const off = kind === 'refund' ? money.filter(({ account }) => account === 'receivable') : [];
    return off.reduce((all, line) => all - line.amount, 0);
  });
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
    [`Assets:Cash:${component} EUR`, BigInt(paid)],
    [`Assets:Receivable:${component} EUR`, BigInt(bought + owed - paid - unpaid)],
    [`Liabilities:Balance:${component} EUR`, BigInt(unpaid - total.refunded.value)],
    [`Income:Block:${component} EUR`, BigInt(-total.drawn.value)],
    [`Income:Breakage:${component} EUR`, BigInt(-total.lapsed.value)],
    [`Income:Overage:${component} EUR`, BigInt(-sum((line) => line.overage.value ?? 0))],
    [`Income:Travel:${component} EUR`, BigInt(-sum((line) => line.travel.value ?? 0))],
    [`Equity:Opening:${component} EUR`, BigInt(total.bought.value - bought)],
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
