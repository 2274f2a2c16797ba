/** The journals in the programs they are made for, which add up for themselves (H4). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientBook } from '../../src/engine/book.ts';
import { leftMinutes, leftValue } from '../../src/engine/lots.ts';
import type { Currency } from '../../src/engine/money.ts';
import { beancountJournal } from '../../src/formats/beancount.ts';
import { hledgerJournal } from '../../src/formats/hledger.ts';
import { commodityOf, MINUTES } from '../../src/formats/journal-lines.ts';
import { type ClientLedger, clientLedgers } from '../../src/formats/plain-text-accounts.ts';
import { whenPresent } from '../support/gates.ts';
import {
  assertAccepted,
  type Balances,
  beancountBalances,
  fileOf,
  hledgerBalances,
  rowsOf,
  run,
  withoutZeros,
} from '../support/journal-programs.ts';
import { flatFeeBook, LIFE_CLOSE, randomBooks, SMALL_CLOSE, smallBook } from './exported-books.ts';

const SEEDS = [1, 2];

function currenciesOf(books: readonly ClientBook[]): readonly Currency[] {
  return books.map(({ currency }) => currency).filter((currency) => currency !== null);
}

/** What the engine says is on each account. */
function ourBalances(books: readonly ClientBook[]): Balances {
  const inBooks = books.filter(({ lots, totals }) => {
    const separate = totals.separateMinutes > 0 || totals.separateValue !== 0;
    return lots.length > 0 || totals.overageMinutes > 0 || separate;
  });
  const ledgers = [...clientLedgers(inBooks)];
  assert.equal(ledgers.length, inBooks.length);
  return withoutZeros(
    ledgers.flatMap((ledger, index) => clientBalances(ledger, inBooks[index] as ClientBook)),
  );
}

function clientBalances(
  { accounts, component }: ClientLedger,
  { lots, totals, postings, currency }: ClientBook,
): readonly (readonly [string, bigint])[] {
  const sum = (of: (posting: ClientBook['postings'][number]) => number | null): number =>
    postings.reduce((total, posting) => total + (of(posting) ?? 0), 0);
  const isFree = ({ decision }: ClientBook['postings'][number]): boolean =>
    decision.some((look) => look.outcome === 'free');
  const travel = sum((posting) => (isFree(posting) ? 0 : posting.separateMinutes));
  const overageValue = sum((posting) => posting.overageValue);
  const travelValue = sum((posting) => posting.separateValue);
  const money = currency === null ? 'nothing' : commodityOf(currency);
  const blocks = lots.flatMap((lot): readonly (readonly [string, number])[] => {
    const account = accounts.find((opened) => opened.block === lot.block.id)?.name;
    return [
      [`${account} ${MINUTES}`, -leftMinutes(lot)],
      [`${account} ${money}`, -leftValue(lot)],
    ];
  });
  const figures: readonly (readonly [string, number])[] = [
    ...blocks,
    [`Assets:Receivable:${component} ${money}`, totals.boughtValue],
    [`Assets:Unbilled:${component} ${money}`, overageValue + travelValue],
    [`Income:Block:${component} ${money}`, -totals.drawnValue],
    [`Income:Breakage:${component} ${money}`, -totals.lapsedValue],
    [`Income:Overage:${component} ${money}`, -overageValue],
    [`Income:Travel:${component} ${money}`, -travelValue],
    [`Equity:Minutes:Sold:${component} ${MINUTES}`, totals.boughtMinutes],
    [`Equity:Minutes:Drawn:${component} ${MINUTES}`, -totals.drawnMinutes],
    [`Equity:Minutes:Lapsed:${component} ${MINUTES}`, -totals.lapsedMinutes],
    [`Assets:Overage:${component} ${MINUTES}`, totals.overageMinutes],
    [`Equity:Minutes:Overage:${component} ${MINUTES}`, -totals.overageMinutes],
    [`Assets:Travel:${component} ${MINUTES}`, travel],
    [`Equity:Minutes:Travel:${component} ${MINUTES}`, -travel],
  ];
  return figures.map(([account, amount]) => [account, BigInt(amount)]);
}

/** Entries that draw or owe something, by id. */
function bookedEntries(books: readonly ClientBook[]): readonly string[] {
  return books
    .flatMap((book) => book.postings)
    .filter(({ draws, overageMinutes, separateMinutes, separateValue, decision }) => {
      const free = decision.some((look) => look.outcome === 'free');
      const separate = separateMinutes > 0 || separateValue !== 0;
      return draws.length > 0 || overageMinutes > 0 || (separate && !free);
    })
    .map(({ entry }) => entry.id.toWellFormed());
}

const NO_CONTROLS = /[^\P{Cc}\n\r\t]/gu;
const CSV_SPACES = /[\s\u0085]+/g;

// One wrong figure each: what in the journals is made something else.
const FAULTS: readonly (readonly [what: string, journal: (text: string) => string])[] = [
  ['a cent on one line', (text) => text.replace(/ 312\.50 EUR/, ' 312.51 EUR')],
  ['a cent on both lines', (text) => text.replaceAll('312.50 EUR', '312.51 EUR')],
  ['a minute on one line', (text) => text.replace(/ 125 MIN/, ' 124 MIN')],
  ['a minute on both lines', (text) => text.replaceAll(/125 MIN/g, '124 MIN')],
  ['an entry missing', (text) => text.replace(/\n2026-04-02 \*.*\n(?: .*\n)+/, '')],
  ['overage of a minute more', (text) => text.replaceAll(/( {2}-?)15 MIN\n/g, '$116 MIN\n')],
  ['a balance of a cent more', (text) => text.replace(/1600\.00( ~ 0)? EUR/, '1600.01$1 EUR')],
  [
    'a balance of a minute less',
    (text) => text.replace(/-30( ~ 0)? MIN\n(?=.*690)/, '-29$1 MIN\n'),
  ],
  ['an account not opened', (text) => text.replace(/\n\S* ?(open|account) Income:Block.*/, '')],
];

whenPresent('bean-check', () => {
  for (const seed of SEEDS) {
    test(`Beancount accepts random books ${seed} and finds our balances in them`, () => {
      const books = randomBooks(seed);
      const path = fileOf(`${seed}.beancount`, [...beancountJournal(books, LIFE_CLOSE)].join(''));
      assertAccepted(run('bean-check', path));
      assert.deepEqual(beancountBalances(path, currenciesOf(books)), ourBalances(books));
    });
  }

  test('Beancount reads back the true names of entries', () => {
    const books = randomBooks(3);
    const path = fileOf('names.beancount', [...beancountJournal(books, LIFE_CLOSE)].join(''));
    const query = "select distinct id, entry_meta('entry') as entry where 'work' in tags";
    const { out } = run('bean-query', '-f', 'csv', path, query);
    const spaced = (text: string): string => text.replace(CSV_SPACES, ' ').trim();
    const expected = bookedEntries(books).map((id) => spaced(id.replace(NO_CONTROLS, ' ')));
    assert.deepEqual(
      rowsOf(out)
        .map(([, entry = '']) => spaced(entry))
        .sort(),
      expected.sort(),
    );
  });

  const sound = [...beancountJournal([smallBook()], SMALL_CLOSE)].join('');
  test('Beancount accepts the small book', () => {
    assertAccepted(run('bean-check', fileOf('sound.beancount', sound)));
  });
  test('Beancount accepts a flat fee for no minutes, and finds our balances in it', () => {
    const books = [flatFeeBook()];
    const path = fileOf('flat.beancount', [...beancountJournal(books, SMALL_CLOSE)].join(''));
    assertAccepted(run('bean-check', path));
    assert.deepEqual(beancountBalances(path, currenciesOf(books)), ourBalances(books));
    assert.equal(ourBalances(books).get('Income:Travel:Acme EUR'), -3000n);
  });
  for (const [what, journal] of FAULTS) {
    test(`Beancount rejects ${what}`, () => {
      assert.notEqual(journal(sound), sound);
      const { status, complaints } = run('bean-check', fileOf('fault.beancount', journal(sound)));
      assert.equal(status, 1);
      assert.match(complaints, /not balance|Balance failed|inactive account|unknown account/);
    });
  }
});

type HledgerTransaction = {
  readonly ttags: readonly (readonly [name: string, value: string])[];
};

whenPresent('hledger', () => {
  for (const seed of SEEDS) {
    test(`hledger accepts random books ${seed} and finds our balances in them`, () => {
      const books = randomBooks(seed);
      const path = fileOf(`${seed}.journal`, [...hledgerJournal(books, LIFE_CLOSE)].join(''));
      assertAccepted(run('hledger', '-f', path, 'check', '--strict', 'payees'));
      assert.deepEqual(hledgerBalances(path, currenciesOf(books)), ourBalances(books));
    });
  }

  test('hledger finds the entries, and no dates or tags in the texts', () => {
    const books = randomBooks(3);
    const path = fileOf('names.journal', [...hledgerJournal(books, LIFE_CLOSE)].join(''));
    const { out } = run('hledger', '-f', path, 'print', '-O', 'json');
    const transactions = JSON.parse(out) as readonly HledgerTransaction[];
    const tags = transactions.flatMap(({ ttags }) => ttags);
    const names = new Set(tags.map(([name]) => name));
    assert.deepEqual([...names].sort(), ['block', 'entry']);
    const shown = (id: string): string =>
      id
        .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
        .replaceAll(',', ';')
        .trim();
    const entries = tags.filter(([name]) => name === 'entry').map(([, id]) => shown(id));
    assert.deepEqual(entries.sort(), bookedEntries(books).map(shown).sort());
  });

  const sound = [...hledgerJournal([smallBook()], SMALL_CLOSE)].join('');
  test('hledger accepts the small book', () => {
    assertAccepted(run('hledger', '-f', fileOf('sound.journal', sound), 'check', '--strict'));
  });
  test('hledger accepts a flat fee for no minutes, and finds our balances in it', () => {
    const books = [flatFeeBook()];
    const path = fileOf('flat.journal', [...hledgerJournal(books, SMALL_CLOSE)].join(''));
    assertAccepted(run('hledger', '-f', path, 'check', '--strict', 'payees'));
    assert.deepEqual(hledgerBalances(path, currenciesOf(books)), ourBalances(books));
  });
  for (const [what, journal] of FAULTS) {
    test(`hledger rejects ${what}`, () => {
      assert.notEqual(journal(sound), sound);
      const path = fileOf('fault.journal', journal(sound));
      const { status, complaints } = run('hledger', '-f', path, 'check', '--strict');
      assert.equal(status, 1);
      assert.match(complaints, /balance|undeclared account/);
    });
  }
});
