/** The books of all clients leave in one file that other programs accept and agree with (H4). */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parseCurrency } from '../../src/engine/money.ts';
import type { Bank } from '../support/bank.ts';
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
import { ALDER, accountsOf, BIRCH, CEDAR, counted, moneyLife } from '../support/money-life.ts';

const WHOLE = { from: '2025-01-01', to: '2026-04-20' };
const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const CURRENCIES = ['EUR', 'JPY'].map((code) => {
  const currency = parseCurrency(code);
  assert.ok(currency !== null);
  return currency;
});

let bank: Bank;

before(async () => {
  bank = await moneyLife();
});

function exported(format: 'csv' | 'beancount' | 'hledger', period: object): Promise<string> {
  return bank.ask('books.export', { format, ...period });
}

/** What the rows of the CSV before its closing ones add up to. */
async function balances(period: object): Promise<Balances> {
  const sums = new Map<string, bigint>();
  for (const cells of rowsOf(await exported('csv', period))) {
    const [account = '', amount = '', commodity = ''] = cells.slice(8);
    if (cells[3] === 'close') continue;
    const key = `${account} ${commodity}`;
    sums.set(key, (sums.get(key) ?? 0n) + BigInt(counted(amount)));
  }
  return withoutZeros([...sums]);
}

test('as CSV: every account of the journal, of every client, as the database adds it up', async () => {
  const sums = new Map<string, number>();
  for (const [key, amount] of await balances(WHOLE)) {
    const [account = '', commodity = ''] = key.split(' ');
    if (commodity === 'MIN') continue;
    const [root, kind] = account.split(':');
    const name = `${commodity} ${root}:${kind}`;
    sums.set(name, (sums.get(name) ?? 0) + Number(amount));
  }
  const accounts = await accountsOf(bank, WHOLE.from, WHOLE.to);
  const booked: readonly (readonly [string, string])[] = [
    ['Assets:Receivable', 'receivable'],
    ['Assets:Unbilled', 'unbilled'],
    ['Assets:Cash', 'cash'],
    ['Liabilities:Balance', 'client-balance'],
    ['Liabilities:Tax', 'tax'],
    ['Liabilities:Deferred', 'deferred:block'],
    ['Equity:Opening', 'opening'],
    ['Income:Block', 'revenue:block'],
    ['Income:Breakage', 'revenue:breakage'],
    ['Income:Overage', 'revenue:overage'],
    ['Income:Travel', 'revenue:travel'],
    ['Income:Project', 'revenue:project'],
  ];
  for (const currency of CURRENCIES) {
    for (const [name, account] of booked) {
      const told = sums.get(`${currency} ${name}`) ?? 0;
      assert.equal(told, accounts.get(`${currency} ${account}`) ?? 0, `${currency} ${name}`);
    }
  }
});

test('its closing rows are what the rows before them add up to', async () => {
  for (const period of [WHOLE, MARCH, { from: '2026-04-01', to: '2026-04-20' }]) {
    const sums = await balances(period);
    const rows = rowsOf(await exported('csv', period)).filter(([, , , kind]) => kind === 'close');
    assert.notEqual(rows.length, 0);
    for (const cells of rows) {
      const [account = '', amount = '', commodity = ''] = cells.slice(8);
      const sum = sums.get(`${account} ${commodity}`) ?? 0n;
      assert.equal(BigInt(counted(amount)), sum, `${account} ${commodity}`);
    }
  }
});

test('a period begins with what was there, and what was earned before is in equity', async () => {
  const rows = rowsOf(await exported('csv', MARCH));
  const alder = rows.filter(([client, , , kind]) => client === ALDER && kind === 'forward');
  assert.deepEqual(
    alder.map((cells) => [cells[8], cells[9], cells[10]]),
    [
      ['Assets:Cash:Alder-Dental', '234.20', 'EUR'],
      ['Liabilities:Balance:Alder-Dental', '-20.00', 'EUR'],
      ['Assets:Receivable:Alder-Dental', '59.50', 'EUR'],
      ['Liabilities:Tax:Alder-Dental', '-43.70', 'EUR'],
      ['Equity:Forward:Alder-Dental', '-230.00', 'EUR'],
    ].sort((a, b) => (ORDER.indexOf(a[0] ?? '') < ORDER.indexOf(b[0] ?? '') ? -1 : 1)),
  );
});

const ORDER = [
  ...['Assets:Cash:Alder-Dental', 'Liabilities:Balance:Alder-Dental'],
  ...['Assets:Receivable:Alder-Dental', 'Liabilities:Tax:Alder-Dental'],
  'Equity:Forward:Alder-Dental',
];

test('a client has the same account in every period, and documents are named', async () => {
  for (const period of [WHOLE, MARCH]) {
    const text = await exported('beancount', period);
    assert.match(text, /Liabilities:Deferred:Birch-Sons:B\b/);
    assert.match(
      text,
      /#refund \^\S+\/B \^CN-2026-0001\n {2}block: "B"\n {2}document: "CN-2026-0001"$/m,
    );
  }
  const hledger = await exported('hledger', MARCH);
  assert.match(hledger, /; block: B, document: CN-2026-0001$/m);
  assert.ok(hledger.includes(CEDAR) && hledger.includes(BIRCH));
});

whenPresent('bean-check', () => {
  test('bean-check accepts it, and finds what we find', async () => {
    for (const [name, period] of [
      ['whole', WHOLE],
      ['march', MARCH],
    ] as const) {
      const path = fileOf(`${name}.beancount`, await exported('beancount', period));
      assertAccepted(run('bean-check', path));
      assert.deepEqual(beancountBalances(path, CURRENCIES), await balances(period));
    }
  });

  test('bean-check refuses it with a cent too much', async () => {
    const text = await exported('beancount', WHOLE);
    const wrong = text.replace(/(balance Liabilities:Tax:Alder-Dental +-?\d+\.\d)\d/, '$19');
    assert.notEqual(wrong, text);
    assert.notEqual(run('bean-check', fileOf('wrong.beancount', wrong)).status, 0);
  });
});

whenPresent('hledger', () => {
  test('hledger check accepts it, and finds what we find', async () => {
    for (const [name, period] of [
      ['whole', WHOLE],
      ['march', MARCH],
    ] as const) {
      const path = fileOf(`${name}.journal`, await exported('hledger', period));
      assertAccepted(run('hledger', '-f', path, 'check', '--strict'));
      assert.deepEqual(hledgerBalances(path, CURRENCIES), await balances(period));
    }
  });
});

test('nothing is in it before anything was booked', async () => {
  const early = { from: '2020-01-01', to: '2020-12-31' };
  assert.deepEqual(rowsOf(await exported('csv', early)), []);
});

test('for whoever may read the books, of days in order', async () => {
  const as = { firm: bank.firm, role: 'technician' } as const;
  const asked = { format: 'csv', ...MARCH };
  assert.equal((await bank.refusal('books.export', asked, { as })).code, 'forbidden');
  const turned = { format: 'csv', from: '2026-02-02', to: '2026-02-01' };
  assert.equal((await bank.refusal('books.export', turned)).fields?.[0]?.field, 'to');
});

test('nothing went wrong on the way', () => {
  assert.deepEqual(bank.faults, []);
});
