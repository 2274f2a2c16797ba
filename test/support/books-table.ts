/**
 * Runs the acts of the bank on a table that an accountant can read:
 *
 *     policy shortage hold, usable proportional, per job-day, increment 15, travel drawn
 *     kind night weight 3/2
 *     sell A 1h 60.00 on 2026-03-01 unpaid
 *     work 30 min on 2026-03-04 kind night  => waits for A
 *     pay A 60.00
 *     settle                                => 1 A 30 min | 2 waits
 *
 * Work is numbered from 1. What is settled is told in the order in which it was done: what was
 * posted with its draws, and what now waits for something else.
 */
import assert from 'node:assert/strict';
import { type BankEntry, type Books, NO_CHANGE, type Step } from '../../src/engine/bank/books.ts';
import type { Sale } from '../../src/engine/bank/sell.ts';
import { settleWaiting } from '../../src/engine/bank/settle-waiting.ts';
import { postEntry } from '../../src/engine/bank/work.ts';
import { localDate } from '../../src/engine/days.ts';
import { parseRatio } from '../../src/engine/exact.ts';
import type { Cents } from '../../src/engine/money.ts';
import {
  DEFAULT_FIRM_POLICY,
  type FirmPolicy,
  termsByDay,
  type WorkTypeTerms,
} from '../../src/engine/terms.ts';
import { actOn, EUR, noBooks } from './bank-life.ts';
import { payFor, sellOnInvoice } from './invoiced.ts';
import { amountOf, durationOf, durationText, entryOf } from './ledger-words.ts';
import { answered, rowsOf } from './rows.ts';

const ACT = actOn(localDate('2026-03-10'));
const ALWAYS = { validFrom: localDate('2026-01-01') };

type Run = {
  books: Books;
  policy: FirmPolicy;
  workTypes: readonly WorkTypeTerms[];
};

/** Runs the table; a failure shows every line, with what was expected and what was found. */
export function checkBooks(text: string): void {
  const run: Run = {
    books: noBooks(DEFAULT_FIRM_POLICY),
    policy: DEFAULT_FIRM_POLICY,
    workTypes: [],
  };
  const expected: string[] = [];
  const found: string[] = [];
  for (const { question, answer } of rowsOf(text)) {
    const told = answered(() => runLine(run, question));
    if ((told === '') !== (answer === null))
      throw new Error(`${question}: what comes is "${told}"`);
    expected.push(answer === null ? question : `${question} => ${answer}`);
    found.push(told === '' ? question : `${question} => ${told}`);
  }
  assert.ok(
    expected.some((line) => line.includes(' => ')),
    'a table without outcomes checks nothing',
  );
  assert.equal(found.join('\n'), expected.join('\n'));
}

function runLine(run: Run, line: string): string {
  const [verb = '', ...given] = line.replace(/(\d) min\b/g, '$1min').split(/[ ,]+/);
  const does = DOES[verb];
  if (does === undefined) throw new Error(`no table has the word ${verb}`);
  return does(run, given);
}

const DOES: Readonly<Record<string, (run: Run, given: readonly string[]) => string>> = {
  policy: (run, given) => {
    for (let at = 0; at < given.length; at += 2) {
      const [word = '', value = ''] = given.slice(at, at + 2);
      const name = POLICY_WORDS[word];
      if (name === undefined) throw new Error(`no policy has the word ${word}`);
      const number = Number(value);
      run.policy = { ...run.policy, [name]: Number.isNaN(number) ? value : number };
    }
    return agreed(run);
  },
  kind: (run, given) => {
    const [workType = ''] = given;
    const ratio = parseRatio(after(given, 'weight') ?? '1');
    if (ratio === null) throw new Error(`${workType} has no weight`);
    const kind = { workType, ...ALWAYS, weight: ratio, travel: given.includes('travel') };
    run.workTypes = [...run.workTypes, kind];
    return agreed(run);
  },
  sell: (run, given) => {
    const [name = '', time = '', price = ''] = given;
    const amount = amountOf(price, EUR);
    const sale: Sale = {
      ...{ id: name, name, origin: 'sale', boughtOn: localDate(after(given, 'on') ?? '') },
      ...{ expiresOn: null, minutes: durationOf(time), price: amount, workTypes: null },
      ...{ product: null, standardRate: null, note: '', invoice: null },
    };
    moveTo(run, sellOnInvoice(stepOf(run), sale, ACT));
    return given.includes('unpaid') ? '' : pay(run, name, amount);
  },
  pay: (run, [name = '', amount = '']) => pay(run, name, amountOf(amount, EUR)),
  work: (run, given) => {
    const id = String(run.books.entries.size + 1);
    const workedOn = localDate(after(given, 'on') ?? '');
    const workedMinutes = durationOf(given[0] ?? '');
    const workType = after(given, 'kind') ?? 'remote';
    const draft: BankEntry = {
      entry: entryOf({ id, client: run.books.client, workedOn, workedMinutes, workType }),
      ...{ source: 'hourbank', sourceId: id, member: null, state: 'draft', version: 1 },
      ...{ corrects: null, createdAt: ACT.at, outcome: null },
    };
    const posted = postEntry(stepOf(run), draft, true, { asOverage: false }, ACT);
    moveTo(run, posted);
    return entryText(run, id);
  },
  settle: (run) => {
    const { books, change } = settleWaiting(stepOf(run), ACT);
    run.books = books;
    const touched = change.entries.map(({ entry }) => `${entry.id} ${entryText(run, entry.id)}`);
    return touched.length === 0 ? 'nothing' : touched.join(' | ');
  },
};

function pay(run: Run, block: string, amount: Cents): '' {
  const id = `payment ${run.books.journalLength}`;
  return moveTo(run, payFor(stepOf(run), block, { id, amount, on: ACT.today }, ACT));
}

const POLICY_WORDS: Readonly<Record<string, keyof FirmPolicy>> = {
  shortage: 'onShortage',
  usable: 'blockUsable',
  per: 'roundPer',
  increment: 'increment',
  travel: 'travel',
};

function after(given: readonly string[], word: string): string | null {
  return given.includes(word) ? (given[given.indexOf(word) + 1] ?? null) : null;
}

/** The books by what has been agreed by now. */
function agreed(run: Run): '' {
  const policies = [{ client: null, version: 1, ...ALWAYS, settings: run.policy }];
  const termsOn = termsByDay({ policies, workTypes: run.workTypes, rates: [] }, 'alder', EUR);
  run.books = { ...run.books, termsOn };
  return '';
}

function stepOf({ books }: Run): Step {
  return { books, change: NO_CHANGE };
}

function moveTo(run: Run, done: Step | { readonly code: string }): '' {
  if ('code' in done) throw new Error(`refused ${done.code}`);
  run.books = done.books;
  return '';
}

/** What became of an entry: what it drew, or what it waits for. */
function entryText({ books }: Run, id: string): string {
  const { state, outcome } = books.entries.get(id) ?? {};
  if (outcome === undefined || outcome === null) return 'nothing';
  if (state === 'waiting') {
    return outcome.waitsFor.length === 0 ? 'waits' : `waits for ${outcome.waitsFor.join(' ')}`;
  }
  const parts = outcome.draws.map((slice) => `${slice.block} ${durationText(slice.minutes)}`);
  if (outcome.overageMinutes > 0) parts.push(`overage ${durationText(outcome.overageMinutes)}`);
  return parts.join(', ');
}
