/** The small book as Beancount and hledger get it, to be read beside each other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientBook } from '../../src/engine/book.ts';
import { journalOf } from '../../src/engine/chronicle.ts';
import { invariants } from '../../src/engine/invariants.ts';
import { beancountJournal } from '../../src/formats/beancount.ts';
import { hledgerJournal } from '../../src/formats/hledger.ts';
import {
  finelyCutBook,
  flatFeeBook,
  LIFE_CLOSE,
  randomBooks,
  SMALL_CLOSE,
  smallBook,
} from './exported-books.ts';

const IN_BEANCOUNT = String.raw`
2026-01-05 * "Müller & Co" "Block Spring 26 sold: 10 h" #sale ^Muller-Co/Spring-26
  block: "Spring 26"
  Assets:Receivable:Muller-Co                        1500.00 EUR
  Liabilities:Deferred:Muller-Co:Spring-26          -1500.00 EUR
  Liabilities:Deferred:Muller-Co:Spring-26              -600 MIN
  Equity:Minutes:Sold:Muller-Co                          600 MIN

2026-01-06 * "Müller & Co" "e1 Ann: Mail \"fixed\"; reply, sent | done (2 h 5 min of Spring 26)" #work ^Muller-Co/Spring-26
  entry: "e1"
  Liabilities:Deferred:Muller-Co:Spring-26            312.50 EUR
  Income:Block:Muller-Co                             -312.50 EUR
  Liabilities:Deferred:Muller-Co:Spring-26               125 MIN
  Equity:Minutes:Drawn:Muller-Co                        -125 MIN

2026-01-07 * "Müller & Co" "e2 Ann (travel 30 min)" #work
  entry: "e2"
  Assets:Unbilled:Muller-Co                            30.00 EUR
  Income:Travel:Muller-Co                             -30.00 EUR
  Assets:Travel:Muller-Co                                 30 MIN
  Equity:Minutes:Travel:Muller-Co                        -30 MIN

2026-02-01 * "Müller & Co" "Block B sold: 1 h" #sale ^Muller-Co/B
  block: "B"
  Assets:Receivable:Muller-Co                         100.00 EUR
  Liabilities:Deferred:Muller-Co:B                   -100.00 EUR
  Liabilities:Deferred:Muller-Co:B                       -60 MIN
  Equity:Minutes:Sold:Muller-Co                           60 MIN

2026-04-02 * "Müller & Co" "e4 Ann: New server (1 h of B, overage 15 min)" #work ^Muller-Co/B
  entry: "e4"
  Liabilities:Deferred:Muller-Co:B                    100.00 EUR
  Income:Block:Muller-Co                             -100.00 EUR
  Assets:Unbilled:Muller-Co                            40.00 EUR
  Income:Overage:Muller-Co                            -40.00 EUR
  Liabilities:Deferred:Muller-Co:B                        60 MIN
  Equity:Minutes:Drawn:Muller-Co                         -60 MIN
  Assets:Overage:Muller-Co                                15 MIN
  Equity:Minutes:Overage:Muller-Co                       -15 MIN

2026-04-14 * "Müller & Co" "Block Spring 26 lapsed: 7 h 55 min" #lapse ^Muller-Co/Spring-26
  block: "Spring 26"
  Liabilities:Deferred:Muller-Co:Spring-26           1187.50 EUR
  Income:Breakage:Muller-Co                         -1187.50 EUR
  Liabilities:Deferred:Muller-Co:Spring-26               475 MIN
  Equity:Minutes:Lapsed:Muller-Co                       -475 MIN

2026-06-01 * "Müller & Co" "Block Gift sold: 30 min" #sale ^Muller-Co/Gift
  block: "Gift"
  Liabilities:Deferred:Muller-Co:Gift                    -30 MIN
  Equity:Minutes:Sold:Muller-Co                           30 MIN

2026-07-01 balance Liabilities:Deferred:Muller-Co:Spring-26  0 ~ 0 MIN
2026-07-01 balance Liabilities:Deferred:Muller-Co:B  0 ~ 0 MIN
2026-07-01 balance Liabilities:Deferred:Muller-Co:Gift  -30 ~ 0 MIN
2026-07-01 balance Equity:Minutes:Sold:Muller-Co  690 ~ 0 MIN
2026-07-01 balance Equity:Minutes:Drawn:Muller-Co  -185 ~ 0 MIN
2026-07-01 balance Equity:Minutes:Lapsed:Muller-Co  -475 ~ 0 MIN
2026-07-01 balance Assets:Overage:Muller-Co  15 ~ 0 MIN
2026-07-01 balance Equity:Minutes:Overage:Muller-Co  -15 ~ 0 MIN
2026-07-01 balance Assets:Travel:Muller-Co  30 ~ 0 MIN
2026-07-01 balance Equity:Minutes:Travel:Muller-Co  -30 ~ 0 MIN
2026-07-01 balance Liabilities:Deferred:Muller-Co:Spring-26  0.00 ~ 0 EUR
2026-07-01 balance Liabilities:Deferred:Muller-Co:B  0.00 ~ 0 EUR
2026-07-01 balance Liabilities:Deferred:Muller-Co:Gift  0.00 ~ 0 EUR
2026-07-01 balance Assets:Receivable:Muller-Co  1600.00 ~ 0 EUR
2026-07-01 balance Assets:Unbilled:Muller-Co  70.00 ~ 0 EUR
2026-07-01 balance Income:Block:Muller-Co  -412.50 ~ 0 EUR
2026-07-01 balance Income:Breakage:Muller-Co  -1187.50 ~ 0 EUR
2026-07-01 balance Income:Overage:Muller-Co  -40.00 ~ 0 EUR
2026-07-01 balance Income:Travel:Muller-Co  -30.00 ~ 0 EUR
`;

test('a small book in Beancount', () => {
  const text = [...beancountJournal([smallBook()], SMALL_CLOSE)].join('');
  const at = text.indexOf('\n2026-01-05 *');
  assert.equal(text.slice(at), IN_BEANCOUNT);
  assert.match(text.slice(0, at), /^option "title" "Prepaid hours at the close of 2026-06-30"\n/);
  assert.match(text, /^option "operating_currency" "EUR"$/m);
  assert.match(text, /^2026-02-01 open (\S+:B)\n {2}client: "Müller & Co"\n {2}block: "B"$/m);
  assert.match(text, /^2026-04-14 open Income:Breakage:Muller-Co\n {2}client: "Müller & Co"$/m);
});

test('a flat fee for no minutes is money alone, and asserted', () => {
  const text = [...beancountJournal([flatFeeBook()], SMALL_CLOSE)].join('');
  assert.equal(
    text.slice(text.indexOf('\n2026-01-06 *')),
    `
2026-01-06 * "Acme" "e1 Ann (travel 0 min)" #work
  entry: "e1"
  Assets:Unbilled:Acme                                 30.00 EUR
  Income:Travel:Acme                                  -30.00 EUR

2026-07-01 balance Assets:Unbilled:Acme  30.00 ~ 0 EUR
2026-07-01 balance Income:Travel:Acme  -30.00 ~ 0 EUR
`,
  );
});

test('an entry that draws from very many blocks', () => {
  const count = 130_000;
  const book = finelyCutBook(count);
  assert.equal(book.totals.drawnMinutes, count);
  let lines = 0;
  for (const piece of beancountJournal([book], SMALL_CLOSE)) {
    if (piece.includes('#work')) lines += piece.split('\n').length;
  }
  assert.ok(lines > 2 * count);
});

const IN_HLEDGER = `
2026-01-05 * (sale) Müller & Co | Block Spring 26 sold: 10 h
  ; block: Spring 26
  Assets:Receivable:Muller-Co                        1500.00 EUR
  Liabilities:Deferred:Muller-Co:Spring-26          -1500.00 EUR
  Liabilities:Deferred:Muller-Co:Spring-26              -600 MIN
  Equity:Minutes:Sold:Muller-Co                          600 MIN

2026-01-06 * (work) Müller & Co | e1 Ann: Mail "fixed", reply, sent | done (2 h 5 min of Spring 26)
  ; entry: e1, block: Spring 26
  Liabilities:Deferred:Muller-Co:Spring-26            312.50 EUR
  Income:Block:Muller-Co                             -312.50 EUR
  Liabilities:Deferred:Muller-Co:Spring-26               125 MIN
  Equity:Minutes:Drawn:Muller-Co                        -125 MIN
`;

const HLEDGER_CLOSE = `
2026-06-30 * (close) Müller & Co | Balances at the close
  Liabilities:Deferred:Muller-Co:Spring-26                 0 MIN = 0 MIN
  Liabilities:Deferred:Muller-Co:B                         0 MIN = 0 MIN
  Liabilities:Deferred:Muller-Co:Gift                      0 MIN = -30 MIN
  Equity:Minutes:Sold:Muller-Co                            0 MIN = 690 MIN
  Equity:Minutes:Drawn:Muller-Co                           0 MIN = -185 MIN
  Equity:Minutes:Lapsed:Muller-Co                          0 MIN = -475 MIN
  Assets:Overage:Muller-Co                                 0 MIN = 15 MIN
  Equity:Minutes:Overage:Muller-Co                         0 MIN = -15 MIN
  Assets:Travel:Muller-Co                                  0 MIN = 30 MIN
  Equity:Minutes:Travel:Muller-Co                          0 MIN = -30 MIN
  Liabilities:Deferred:Muller-Co:Spring-26                 0 EUR = 0.00 EUR
  Liabilities:Deferred:Muller-Co:B                         0 EUR = 0.00 EUR
  Liabilities:Deferred:Muller-Co:Gift                      0 EUR = 0.00 EUR
  Assets:Receivable:Muller-Co                              0 EUR = 1600.00 EUR
  Assets:Unbilled:Muller-Co                                0 EUR = 70.00 EUR
  Income:Block:Muller-Co                                   0 EUR = -412.50 EUR
  Income:Breakage:Muller-Co                                0 EUR = -1187.50 EUR
  Income:Overage:Muller-Co                                 0 EUR = -40.00 EUR
  Income:Travel:Muller-Co                                  0 EUR = -30.00 EUR
`;

const HLEDGER_HEAD = `; Prepaid hours at the close of 2026-06-30

decimal-mark .
commodity 1000. MIN  ; minutes of prepaid work
tag client
tag block
tag entry
tag document

; Müller & Co

payee Müller & Co
commodity 1000.00 EUR
account Assets:Receivable:Muller-Co  ; type: A, client: Müller & Co
account Liabilities:Deferred:Muller-Co:Spring-26  ; type: L, client: Müller & Co, block: Spring 26
account Equity:Minutes:Sold:Muller-Co  ; type: E, client: Müller & Co
account Income:Block:Muller-Co  ; type: R, client: Müller & Co
`;

test('a small book in hledger', () => {
  const text = [...hledgerJournal([smallBook()], SMALL_CLOSE)].join('');
  assert.equal(text.slice(0, HLEDGER_HEAD.length), HLEDGER_HEAD);
  const at = text.indexOf('\n2026-01-05 *');
  assert.equal(text.slice(at, at + IN_HLEDGER.length), IN_HLEDGER);
  assert.equal(text.slice(text.indexOf('\n2026-06-30 *')), HLEDGER_CLOSE);
});

const POSTING = /^ {2}[A-Z]\S+ .*\d [A-Z]+$/;

/** The lines of transactions that move something: account, figure and commodity. */
function movements(journal: Iterable<string>): readonly string[] {
  const lines = [...journal].join('').split('\n');
  return lines.filter((line) => POSTING.test(line) && !line.includes(' = '));
}

test('both programs are given the same accounts and the same figures', () => {
  const books = randomBooks(20);
  const inBeancount = movements(beancountJournal(books, LIFE_CLOSE));
  assert.ok(inBeancount.length > 1000);
  assert.deepEqual(movements(hledgerJournal(books, LIFE_CLOSE)), inBeancount);
});

test('the random books have all there is to export', () => {
  const books = randomBooks(20);
  const some = (what: (book: ClientBook) => boolean): void => assert.ok(books.some(what));
  const anyPosting = (what: (posting: ClientBook['postings'][number]) => boolean): void =>
    some((book) => book.postings.some(what));
  some((book) => book.lapses.length > 0);
  some((book) => book.currency === null);
  some((book) => book.totals.leftMinutes > 0 && book.totals.leftValue > 0);
  anyPosting((posting) => posting.draws.length > 1);
  anyPosting((posting) => (posting.overageValue ?? 0) > 0);
  anyPosting((posting) => posting.overageValue === null);
  anyPosting((posting) => (posting.separateValue ?? 0) > 0);
  anyPosting((posting) => posting.separateMinutes > 0 && posting.separateValue === 0);
  anyPosting((posting) => posting.coverage === 'waiting');
  for (const book of books) assert.deepEqual(invariants(book.lots, journalOf(book)), []);
});

test('who has nothing booked is not in the journal', () => {
  const [book] = randomBooks(20);
  assert.ok(book !== undefined);
  const empty = { ...book, postings: [], lots: [], lapses: [] };
  assert.deepEqual(movements(beancountJournal([empty], LIFE_CLOSE)), []);
  assert.doesNotMatch([...hledgerJournal([empty], LIFE_CLOSE)].join(''), /account|\* \(/);
});
