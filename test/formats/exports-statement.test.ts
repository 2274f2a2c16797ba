/** A statement as CSV, and as journals that other people's programs check (H4). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statementCsv } from '../../src/formats/statement-csv.ts';
import { statementLedger } from '../../src/formats/statement-ledger.ts';
import { rowsOf } from '../support/journal-programs.ts';
import {
  beancount,
  type Exported,
  hledger,
  moneyStatement,
  randomStatements,
  smallStatement,
} from './exported-statements.ts';

const SEEDS = [1, 2];

function csv({ client, statement, terms }: Exported): string {
  return [...statementCsv(client, statement, terms)].join('');
}

const IN_CSV = `
client,toldOn,on,sequence,kind,entry,technician,job,says,part,block,minutes,value,currency,leftMinutes,balanceMinutes
Müller & Co,2026-02-01,2026-02-01,,forward,,,,Carried forward,opening,B0,475,475.00,EUR,475,475
Müller & Co,2026-02-05,2026-02-03,6,work,entry-004,technician,server,drive,travel,,30,50.01,EUR,,475
Müller & Co,2026-02-05,2026-02-05,7,reversal,entry-002,technician,server,Taken back: remote (a slip),block,B0,125,125.00,EUR,600,600
Müller & Co,2026-02-05,2026-01-26,8,work,entry-006,technician,server,remote,block,B0,-65,-65.00,EUR,535,535
Müller & Co,2026-02-05,2026-02-05,9,grant,,,,Block B7 granted: 1 h (as agreed),block,B7,60,0.00,EUR,60,595
Müller & Co,2026-02-05,2025-12-07,10,opening,,,,Block B8 brought along: 1 h 40 min worth 90.00 EUR,block,B8,100,90.00,EUR,100,695
Müller & Co,2026-02-05,2026-02-05,11,extension,,,,Block B0 extended to 2026-02-25 (goodwill),none,B0,0,0.00,EUR,,695
Müller & Co,2026-03-11,2026-03-11,12,lapse,,,,Block B0 lapsed: 8 h 55 min worth 535.00 EUR,block,B0,-535,-535.00,EUR,0,160
Müller & Co,2026-03-17,2026-03-17,13,reopening,,,,Block B0 reopened: 30 min worth 30.00 EUR (late work),block,B0,30,30.00,EUR,30,190
Müller & Co,2026-03-17,2026-03-17,14,refund,,,,Block B8 refunded: 40 min worth 36.00 EUR (moves away),block,B8,-40,-36.00,EUR,60,150
Müller & Co,2026-03-17,2026-03-17,15,work,entry-013,technician,server,remote,block,B8,-60,-54.00,EUR,0,30
Müller & Co,2026-03-17,2026-03-17,15,work,entry-013,technician,server,remote,block,B7,-60,0.00,EUR,0,30
Müller & Co,2026-03-17,2026-03-17,15,work,entry-013,technician,server,remote,overage,,30,50.01,EUR,,30
Müller & Co,2026-03-17,2026-03-17,16,invoice,,,,Invoice INV-0002 issued: 300.00 EUR,invoice,,0,300.00,EUR,,30
Müller & Co,2026-03-17,2026-03-17,17,sale,,,,Block B14 bought: 5 h for 300.00 EUR,block,B14,300,300.00,EUR,300,330
Müller & Co,2026-03-17,2026-03-17,18,payment,,,,300.00 EUR paid for invoice INV-0002,payment,,0,300.00,EUR,,330
Müller & Co,2026-03-17,2026-03-17,19,cover,entry-013,technician,server,Covered by block B14 after all: remote (by mail),block,B14,-30,-30.00,EUR,270,300
Müller & Co,2026-03-17,2026-03-17,19,cover,entry-013,technician,server,Covered by block B14 after all: remote (by mail),overage,,-30,-50.01,EUR,,300
`;

test('a small statement as CSV', () => {
  assert.equal(csv(smallStatement()), IN_CSV.trimStart().replaceAll('\n', '\r\n'));
});

// From the sale with tax on: 240.00 with tax, 180.00 paid, half of it credited, and so on.
const MONEY_IN_CSV = `
Müller & Co,2026-03-17,2026-03-17,20,invoice,,,,Invoice INV-0003 issued: 240.00 EUR,invoice,,0,240.00,EUR,,300
Müller & Co,2026-03-17,2026-03-17,21,sale,,,,Block B16 bought: 2 h for 200.00 EUR,block,B16,120,200.00,EUR,120,420
Müller & Co,2026-03-17,2026-03-17,22,payment,,,,180.00 EUR paid for invoice INV-0003,payment,,0,180.00,EUR,,420
Müller & Co,2026-03-17,2026-03-17,23,credit-note,,,,Credit note CN-0001 issued: 120.00 EUR (moves away),invoice,,0,-120.00,EUR,,420
Müller & Co,2026-03-17,2026-03-17,24,refund,,,,"Block B16 refunded: 1 h worth 100.00 EUR and 20.00 EUR of tax, of which 60.00 EUR was not paid for (moves away)",block,B16,-60,-100.00,EUR,60,360
Müller & Co,2026-03-17,2026-03-17,25,invoice,,,,Invoice INV-0004 issued: 60.01 EUR,invoice,,0,60.01,EUR,,360
Müller & Co,2026-03-17,2026-03-17,26,work,entry-020,technician,server,drive,travel,,12,20.00,EUR,,360
Müller & Co,2026-03-17,2026-03-17,27,settled-elsewhere,,,,Work invoiced elsewhere (before we came),none,,0,0.00,EUR,,360
Müller & Co,2026-03-17,2026-03-17,28,payment,,,,12.00 EUR paid,payment,,0,12.00,EUR,,360
Müller & Co,2026-03-17,2026-03-17,29,settlement,,,,60.01 EUR of the client's balance paid for invoice INV-0004,none,,0,0.00,EUR,,360
Müller & Co,2026-03-17,2026-03-17,30,pay-out,,,,5.00 EUR paid back to the client,payment,,0,-5.00,EUR,,360
Müller & Co,2026-03-17,2026-03-17,31,payment-reversal,,,,60.00 EUR went back for invoice INV-0002 (no funds),payment,,0,-60.00,EUR,,360
`;

test('a small statement with money as CSV', () => {
  const [, ...rows] = csv(moneyStatement()).split(
    /(?<=\n)(?=Müller & Co,2026-03-17,2026-03-17,20,)/,
  );
  assert.equal(rows.join(''), MONEY_IN_CSV.trimStart().replaceAll('\n', '\r\n'));
});

// 36.00 for B8, 60.00 for B16 and 12.00 came in beyond what was owed; 60.01 and 5.00 were used.
const MONEY_CLOSE = `
2026-04-01 balance Assets:Receivable:Muller-Co  60.00 ~ 0 EUR
2026-04-01 balance Assets:Unbilled:Muller-Co  0.00 ~ 0 EUR
2026-04-01 balance Assets:Cash:Muller-Co  427.00 ~ 0 EUR
2026-04-01 balance Liabilities:Tax:Muller-Co  -30.00 ~ 0 EUR
2026-04-01 balance Equity:Opening:Muller-Co  110.00 ~ 0 EUR
2026-04-01 balance Liabilities:Balance:Muller-Co  -42.99 ~ 0 EUR
2026-04-01 balance Income:Block:Muller-Co  -24.00 ~ 0 EUR
2026-04-01 balance Income:Breakage:Muller-Co  -505.00 ~ 0 EUR
2026-04-01 balance Income:Overage:Muller-Co  0.00 ~ 0 EUR
2026-04-01 balance Income:Travel:Muller-Co  -70.01 ~ 0 EUR
`;

test('what is owed, open and taxed at the close of a small statement with money', () => {
  const text = beancount(moneyStatement());
  assert.ok(text.includes(MONEY_CLOSE), text.slice(-2500));
});

// The beginning, a correction and what was recorded late, a cover, and the close.
const IN_BEANCOUNT = [
  `
2026-02-01 * "Müller & Co" "Carried forward to 2026-02-01" #forward
  Liabilities:Deferred:Muller-Co:B0                  -475.00 EUR
  Equity:Forward:Muller-Co                            475.00 EUR
  Liabilities:Deferred:Muller-Co:B0                     -475 MIN
  Equity:Minutes:Forward:Muller-Co                       475 MIN
`,
  `
2026-02-05 * "Müller & Co" "technician: Taken back: remote (a slip) (2 h 5 min back to B0)" #reversal ^Muller-Co/B0
  entry: "entry-002"
  Income:Block:Muller-Co                              125.00 EUR
  Liabilities:Deferred:Muller-Co:B0                  -125.00 EUR
  Liabilities:Deferred:Muller-Co:B0                     -125 MIN
  Equity:Minutes:Drawn:Muller-Co                         125 MIN

2026-02-05 * "Müller & Co" "technician: remote (1 h 5 min of B0)" #work ^Muller-Co/B0
  entry: "entry-006"
  about: 2026-01-26
  Liabilities:Deferred:Muller-Co:B0                    65.00 EUR
  Income:Block:Muller-Co                              -65.00 EUR
  Liabilities:Deferred:Muller-Co:B0                       65 MIN
  Equity:Minutes:Drawn:Muller-Co                         -65 MIN
`,
  `
2026-02-05 * "Müller & Co" "Block B0 extended to 2026-02-25 (goodwill)" #extension ^Muller-Co/B0
  block: "B0"

2026-03-11 * "Müller & Co" "Block B0 lapsed: 8 h 55 min worth 535.00 EUR" #lapse ^Muller-Co/B0
  block: "B0"
  Liabilities:Deferred:Muller-Co:B0                   535.00 EUR
  Income:Breakage:Muller-Co                          -535.00 EUR
  Liabilities:Deferred:Muller-Co:B0                      535 MIN
  Equity:Minutes:Lapsed:Muller-Co                       -535 MIN
`,
  `
2026-03-17 * "Müller & Co" "technician: Covered by block B14 after all: remote (by mail) (30 min of B14, overage -30 min)" #cover ^Muller-Co/B14
  entry: "entry-013"
  Liabilities:Deferred:Muller-Co:B14                   30.00 EUR
  Income:Block:Muller-Co                              -30.00 EUR
  Income:Overage:Muller-Co                             50.01 EUR
  Assets:Unbilled:Muller-Co                           -50.01 EUR
  Liabilities:Deferred:Muller-Co:B14                      30 MIN
  Equity:Minutes:Drawn:Muller-Co                         -30 MIN
  Assets:Overage:Muller-Co                               -30 MIN
  Equity:Minutes:Overage:Muller-Co                        30 MIN

2026-04-01 balance Liabilities:Deferred:Muller-Co:B0  -30 ~ 0 MIN
2026-04-01 balance Liabilities:Deferred:Muller-Co:B7  0 ~ 0 MIN
2026-04-01 balance Liabilities:Deferred:Muller-Co:B8  0 ~ 0 MIN
2026-04-01 balance Liabilities:Deferred:Muller-Co:B14  -270 ~ 0 MIN
2026-04-01 balance Equity:Minutes:Forward:Muller-Co  475 ~ 0 MIN
2026-04-01 balance Equity:Minutes:Sold:Muller-Co  300 ~ 0 MIN
2026-04-01 balance Equity:Minutes:Granted:Muller-Co  60 ~ 0 MIN
2026-04-01 balance Equity:Minutes:Opening:Muller-Co  100 ~ 0 MIN
2026-04-01 balance Equity:Minutes:Drawn:Muller-Co  -90 ~ 0 MIN
2026-04-01 balance Equity:Minutes:Lapsed:Muller-Co  -505 ~ 0 MIN
2026-04-01 balance Equity:Minutes:Refunded:Muller-Co  -40 ~ 0 MIN
2026-04-01 balance Assets:Overage:Muller-Co  0 ~ 0 MIN
2026-04-01 balance Equity:Minutes:Overage:Muller-Co  0 ~ 0 MIN
2026-04-01 balance Assets:Travel:Muller-Co  30 ~ 0 MIN
2026-04-01 balance Equity:Minutes:Travel:Muller-Co  -30 ~ 0 MIN
2026-04-01 balance Liabilities:Deferred:Muller-Co:B0  -30.00 ~ 0 EUR
2026-04-01 balance Liabilities:Deferred:Muller-Co:B7  0.00 ~ 0 EUR
2026-04-01 balance Liabilities:Deferred:Muller-Co:B8  0.00 ~ 0 EUR
2026-04-01 balance Liabilities:Deferred:Muller-Co:B14  -270.00 ~ 0 EUR
2026-04-01 balance Equity:Forward:Muller-Co  475.00 ~ 0 EUR
2026-04-01 balance Assets:Receivable:Muller-Co  0.00 ~ 0 EUR
2026-04-01 balance Assets:Unbilled:Muller-Co  50.01 ~ 0 EUR
2026-04-01 balance Assets:Cash:Muller-Co  300.00 ~ 0 EUR
2026-04-01 balance Equity:Opening:Muller-Co  90.00 ~ 0 EUR
2026-04-01 balance Liabilities:Balance:Muller-Co  -36.00 ~ 0 EUR
2026-04-01 balance Income:Block:Muller-Co  -24.00 ~ 0 EUR
2026-04-01 balance Income:Breakage:Muller-Co  -505.00 ~ 0 EUR
2026-04-01 balance Income:Overage:Muller-Co  0.00 ~ 0 EUR
2026-04-01 balance Income:Travel:Muller-Co  -50.01 ~ 0 EUR
`,
];

test('a small statement in Beancount', () => {
  const text = beancount(smallStatement());
  for (const part of IN_BEANCOUNT) assert.ok(text.includes(part), part);
  assert.match(text, /^option "title" "Prepaid hours at the close of 2026-03-31"\n/);
  assert.match(text, /^2026-03-17 open (\S+:B14)\n {2}client: "Müller & Co"\n {2}block: "B14"$/m);
});

const IN_HLEDGER = `
2026-02-01 * (forward) Müller & Co | Carried forward to 2026-02-01
  Liabilities:Deferred:Muller-Co:B0                  -475.00 EUR
  Equity:Forward:Muller-Co                            475.00 EUR
  Liabilities:Deferred:Muller-Co:B0                     -475 MIN
  Equity:Minutes:Forward:Muller-Co                       475 MIN

2026-02-05=2026-02-03 * (work) Müller & Co | technician: drive (travel 30 min)
  ; entry: entry-004
  Assets:Unbilled:Muller-Co                            50.01 EUR
`;

test('a small statement in hledger, the day of late work as its second date', () => {
  const text = hledger(smallStatement());
  const at = text.indexOf('\n2026-02-01 *');
  assert.equal(text.slice(at, at + IN_HLEDGER.length), IN_HLEDGER);
  assert.match(text, /\n2026-03-31 \* \(close\) Müller & Co \| Balances at the close\n/);
});

test('the small statement with money has every kind of record', () => {
  const { statement } = moneyStatement();
  const kinds = new Set(statement.lines.map(({ record }) => record.kind));
  assert.equal(kinds.size, 17);
});

test('a block has the same account in the journal of every period', () => {
  const { client, statement, terms } = smallStatement();
  const blockNames = new Map([...terms.blockNames.keys()].map((id) => [id, 'The same']));
  const alike = { ...terms, blockNames };
  const [first, ...rest] = statement.blocks;
  assert.ok(first !== undefined);
  const accounts = (blocks: typeof statement.blocks) =>
    statementLedger(client, { ...statement, blocks }, alike).accounts.map(({ name }) => name);
  const all = accounts([first, ...rest]);
  for (const account of accounts(rest)) assert.ok(all.includes(account));
  assert.ok(all.includes('Liabilities:Deferred:Muller-Co:The-same-4'));
});

const POSTING = /^ {2}[A-Z]\S+ .*\d [A-Z]+$/;

/** The lines of transactions that move something: account, figure and commodity. */
function movements(journal: string): readonly string[] {
  return journal.split('\n').filter((line) => POSTING.test(line) && !line.includes(' = '));
}

test('both programs are given the same accounts and the same figures', () => {
  const statements = [20, 21, 22].flatMap(randomStatements);
  const inBeancount = statements.flatMap((exported) => movements(beancount(exported)));
  assert.ok(inBeancount.length > 1000);
  assert.deepEqual(
    statements.flatMap((exported) => movements(hledger(exported))),
    inBeancount,
  );
});

/** A decimal of two places in hundredths. */
function centsOf(text: string): number {
  return Number(text.replace('.', ''));
}

test('the rows of CSV add up to what each block closes with, and hold no formula', () => {
  for (const exported of randomStatements(21)) {
    const { statement, terms } = exported;
    const left = new Map<string, readonly [minutes: number, value: number]>();
    for (const cells of rowsOf(csv(exported))) {
      assert.equal(cells.length, 16);
      assert.ok(cells.every((cell) => !/^[=+@\t]/.test(cell) && !/^-(?!\d+(\.\d+)?$)/.test(cell)));
      const [part = '', block = '', minutes = '', value = ''] = cells.slice(9);
      if (part !== 'opening' && part !== 'block') continue;
      const [before, worth] = left.get(block) ?? [0, 0];
      left.set(block, [before + Number(minutes), worth + centsOf(value)]);
    }
    const closings = statement.blocks.map(({ block, closing }) => {
      const name = terms.blockNames.get(block)?.replace(/[\r\n\t]/g, ' ') ?? '';
      return [name, [closing.minutes, closing.value]] as const;
    });
    assert.equal(left.size, closings.length);
    const sorted = (sums: Iterable<readonly [string, readonly [number, number]]>) =>
      [...sums].map(([, sum]) => sum.join(' ')).sort();
    assert.deepEqual(sorted(left), sorted(closings));
  }
});

test('the random statements have all there is to export', () => {
  const lines = SEEDS.flatMap(randomStatements).flatMap(({ statement }) => statement.lines);
  assert.equal(new Set(lines.map(({ record }) => record.kind)).size, 17);
  assert.ok(lines.some(({ entry }) => entry?.freeTravel === true));
  assert.ok(lines.some(({ overage }) => overage.minutes < 0));
  assert.ok(lines.some(({ travel }) => travel.minutes < 0));
  assert.ok(lines.some(({ record, toldOn }) => toldOn > record.on));
  const openings = SEEDS.flatMap(randomStatements).filter(
    ({ statement }) => statement.total.opening.value > 0,
  );
  assert.ok(openings.length > 3);
});
