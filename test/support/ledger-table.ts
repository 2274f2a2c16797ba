/**
 * Runs the engine on a table that an accountant can read:
 *
 *     policy increment 15, rounding up, standard 100.00/h
 *     kind after-hours weight 3/2, standard 120.00/h
 *     block A  10h  150.00/h  bought 2026-01-05  expires 2026-12-31  for remote on-site
 *     block C  3 min  100.00  bought 2026-02-01  open 1 min  sequence 7
 *     open C 3 min
 *     extend A to 2027-06-30
 *     work 12h on 2026-03-01 kind remote job website  => A 10h 1500.00 | overage 2h 200.00
 *     work 10 min on 2026-03-02 every 7 days until 2026-05-01
 *     post 12h on 2026-03-01                          => the same, never waiting: overage
 *     cover 1h from C on 2026-01-01                   => C 3 min 100.00 | uncovered 57 min
 *     decision                                        => the rules looked at for the work above
 *     journal                                         => the transaction booked last
 *     reverse 1 on 2026-03-05                         => A 10h 1500.00
 *     refund A 2h on 2026-03-06                       => A 2h 300.00
 *     close 2027-01-14                                => A lapses 8h 1200.00
 *     reopen A 1h on 2027-01-20                       => A 1h 150.00
 *     left                                            => A 1h 150.00 | C 0 min 0.00
 *     forecast 2026-03-31                             => see forecastText
 *
 * A price with `/h` is a rate, one without is for the whole block. Blocks are in the order of sale
 * unless they give their `sequence`. Work is numbered from 1. After every line the invariants are
 * checked on the journal so far: a breach is added to what was found, so that the table fails.
 */
import assert from 'node:assert/strict';
import { getTestContext } from 'node:test';
import { type Account, accountLots, accountOf } from '../../src/engine/accounts.ts';
import { coverEarlier, extend, refund } from '../../src/engine/acts.ts';
import { bookEntries, type Standing } from '../../src/engine/book.ts';
import { reverse } from '../../src/engine/corrections.ts';
import { addDays, localDate } from '../../src/engine/days.ts';
import { forecast } from '../../src/engine/forecast.ts';
import { invariants } from '../../src/engine/invariants.ts';
import {
  coverOf,
  lapseOf,
  refundOf,
  reopeningOf,
  reversalOf,
  saleOf,
  type Transaction,
  workOf,
} from '../../src/engine/journal.ts';
import { lapseDue, reopen } from '../../src/engine/lapse.ts';
import { leftMinutes, leftValue, newLot } from '../../src/engine/lots.ts';
import { type Currency, decimalMoney, NO_MONEY } from '../../src/engine/money.ts';
import { DEFAULT_POLICY, type Policy, termsFor } from '../../src/engine/policy.ts';
import { type Posting, post } from '../../src/engine/post.ts';
import { after, blockIn, dayAfter, kindIn, lineOf, policyIn, workIn } from './ledger-lines.ts';
import * as words from './ledger-words.ts';
import { answered, type Row, rowsOf } from './rows.ts';
import { toBalance } from './to-balance.ts';

/** Where a table stands: what the engine made of its lines so far. */
type Run = {
  policy: Policy;
  currency: Currency;
  standing: Standing;
  sales: number;
  readonly postings: (Posting | null)[];
  readonly journal: Transaction[];
};

/** A table by the title of its test; a second one of the same test has its number, too. */
export type LedgerTable = { readonly title: string; readonly rows: readonly Row[] };

const checked = new Map<string, LedgerTable>();

/** The tables that were run so far: what the rules say is held against the whole bank with them. */
export function checkedLedgers(): readonly LedgerTable[] {
  return [...checked.values()];
}

function keepTable(text: string): void {
  const of = getTestContext()?.name;
  if (of === undefined) throw new Error('a table is run outside of any test');
  let title = of;
  for (let number = 2; checked.has(title); number += 1) title = `${of} (${number})`;
  checked.set(title, { title, rows: rowsOf(text) });
}

/** Runs the table; a failure shows every line, with what was expected and what was found. */
export function checkLedger(text: string): void {
  keepTable(text);
  const run: Run = {
    policy: DEFAULT_POLICY,
    currency: 'EUR' as Currency,
    standing: { account: accountOf([], 'purchase'), jobDays: new Map() },
    sales: 0,
    postings: [],
    journal: [],
  };
  const expected: string[] = [];
  const found: string[] = [];
  for (const row of rowsOf(text)) {
    const told = answered(() => runLine(run, row.question));
    if ((told === '') !== (row.answer === null)) {
      throw new Error(`${row.question}: what comes of it is "${told}"`);
    }
    const breaches = invariants(accountLots(run.standing.account), run.journal);
    const outcome = told === '' ? [] : [told];
    expected.push([row.question, ...(row.answer === null ? [] : [row.answer])].join(' => '));
    found.push([row.question, ...outcome, ...breaches.map(words.breachText)].join(' => '));
  }
  const checks = expected.filter((line) => line.includes(' => '));
  assert.notEqual(checks.length, 0, 'a table without outcomes checks nothing');
  assert.equal(found.join('\n'), expected.join('\n'));
}

/** Does what a line says; answers with what came of it, or nothing where nothing is told. */
function runLine(run: Run, line: string): string {
  const { verb, given } = lineOf(line);
  const act = ACTS[verb];
  if (act === undefined) throw new Error(`no table has the word ${verb}`);
  return act(run, given);
}

const ACTS: Readonly<Record<string, (run: Run, given: readonly string[]) => string>> = {
  policy: setPolicy,
  kind: setKind,
  block: sell,
  open: (run, [block = '', count = '']) => {
    const lots = accountLots(run.standing.account).map((lot) =>
      lot.block.id === block
        ? { ...lot, block: { ...lot.block, openMinutes: words.durationOf(count) } }
        : lot,
    );
    return moveTo(run, accountOf(lots, run.policy.drawOrder));
  },
  extend: (run, [block = '', , day = '']) => {
    const extended = extend(run.standing.account, block, localDate(day));
    return 'code' in extended ? words.refusalText(extended) : moveTo(run, extended);
  },
  work: (run, given) => work(run, given, false),
  post: (run, given) => work(run, given, true),
  cover,
  reverse: (run, [number = '', , day = '']) => {
    const posting = run.postings[Number(number) - 1] ?? null;
    if (posting === null) throw new Error(`there is no work ${number} to reverse`);
    const { reversal, account } = reverse(run.standing.account, posting, localDate(day));
    run.postings[Number(number) - 1] = null;
    run.journal.push(reversalOf(reversal, localDate(day)));
    moveTo(run, account);
    return words.partsText(reversal.returns.map((slice) => words.sliceText(slice, run.currency)));
  },
  refund: (run, [block = '', count = '', , day = '']) => {
    const done = refund(run.standing.account, block, words.durationOf(count));
    if ('code' in done) return words.refusalText(done);
    run.journal.push(refundOf(done.slice, NO_MONEY, toBalance(done.slice), localDate(day)));
    moveTo(run, done.account);
    return words.sliceText(done.slice, run.currency);
  },
  close: (run, [day = '']) => {
    const asOf = localDate(day);
    const { lapses, account } = lapseDue(run.standing.account, asOf, run.policy.lateEntryGraceDays);
    run.journal.push(...lapses.map(lapseOf));
    moveTo(run, account);
    return words.partsText(
      lapses.map(({ slice, on }) => {
        const dated = on === asOf ? '' : ` on ${on}`;
        return words.sliceText(slice, run.currency).replace(' ', ' lapses ') + dated;
      }),
    );
  },
  reopen: (run, [block = '', count = '', , day = '']) => {
    const done = reopen(run.standing.account, block, words.durationOf(count), localDate(day));
    if ('code' in done) return words.refusalText(done);
    run.journal.push(reopeningOf(done.slice, localDate(day)));
    moveTo(run, done.account);
    return words.sliceText(done.slice, run.currency);
  },
  left: (run) =>
    words.partsText(
      accountLots(run.standing.account).map((lot) => {
        const value = decimalMoney(leftValue(lot), run.currency);
        return `${lot.block.id} ${words.durationText(leftMinutes(lot))} ${value}`;
      }),
    ),
  journal: (run) => {
    const last = run.journal.at(-1);
    if (last === undefined) throw new Error('nothing is booked yet');
    return words.transactionText(last, run.currency);
  },
  decision: (run) => {
    const rules = run.postings.at(-1)?.decision ?? [];
    return rules.map(({ rule, outcome }) => `${rule} ${outcome}`).join(', ');
  },
  forecast: (run, [day = '']) => {
    const draws = run.postings.flatMap((posting) =>
      (posting?.draws ?? []).map((slice) => ({
        on: posting?.entry.workedOn ?? localDate(day),
        minutes: slice.minutes,
      })),
    );
    return words.forecastText(forecast(run.standing.account, draws, localDate(day)));
  },
};

function moveTo(run: Run, account: Account): '' {
  run.standing = { ...run.standing, account };
  return '';
}

function setPolicy(run: Run, given: readonly string[]): '' {
  run.policy = { ...run.policy, ...policyIn(given) };
  run.currency = run.policy.currency ?? run.currency;
  return moveTo(run, accountOf(accountLots(run.standing.account), run.policy.drawOrder));
}

function setKind(run: Run, given: readonly string[]): '' {
  const { name, terms } = kindIn(given);
  run.policy = { ...run.policy, workTypes: { ...run.policy.workTypes, [name]: terms } };
  return '';
}

function sell(run: Run, given: readonly string[]): '' {
  const told = blockIn(given, run.currency);
  run.sales += 1;
  const { id, boughtOn, expiresOn, minutes, price, workTypes } = told;
  const sequence = told.sequence ?? run.sales;
  const openMinutes = told.openMinutes ?? minutes;
  const block = { id, sequence, boughtOn, expiresOn, minutes, price, workTypes, openMinutes };
  run.journal.push(saleOf(block));
  const lots = [...accountLots(run.standing.account), newLot(block)];
  return moveTo(run, accountOf(lots, run.policy.drawOrder));
}

function work(run: Run, given: readonly string[], asOverage: boolean): string {
  const every = Number(after(given, 'every') ?? 0);
  if (every > 0) return repeat(run, given, every);
  const { minutes: workedMinutes, ...told } = workIn(given);
  const entry = words.entryOf({ ...told, workedMinutes, id: String(run.postings.length + 1) });
  const terms = termsFor(run.policy, run.currency);
  if (asOverage) {
    const posted = post(run.standing.account, entry, terms, { asOverage });
    if ('code' in posted) return words.refusalText(posted);
    moveTo(run, posted.account);
    return booked(run, posted.posting);
  }
  const { postings, refused, account, jobDays } = bookEntries(run.standing, [entry], terms);
  run.standing = { account, jobDays };
  const [posting] = postings;
  const [refusal] = refused;
  if (posting !== undefined) return booked(run, posting);
  run.postings.push(null);
  return refusal === undefined ? 'lost' : words.refusalText(refusal.refusal);
}

/** `work 10 min on 2026-01-01 every 7 days until 2026-03-31`: tells nothing of its outcomes. */
function repeat(run: Run, given: readonly string[], every: number): '' {
  const until = dayAfter(given, 'until');
  for (let on = dayAfter(given, 'on'); on <= until; on = addDays(on, every)) {
    work(run, [given[0] ?? '', 'on', on], false);
  }
  return '';
}

function booked(run: Run, posting: Posting): string {
  run.postings.push(posting);
  run.journal.push(workOf(posting));
  return words.postingText(posting, run.currency);
}

/** `cover 1h from C on 2026-01-01 kind remote`: the act of A8. */
function cover(run: Run, given: readonly string[]): string {
  const { minutes: wanted, ...entry } = workIn(given);
  const block = after(given, 'from') ?? '';
  const covered = coverEarlier(run.standing.account, block, entry, wanted);
  moveTo(run, covered.account);
  run.journal.push(coverOf(block, covered.slices, NO_MONEY, entry.workedOn));
  const parts = covered.slices.map((slice) => words.sliceText(slice, run.currency));
  if (covered.uncoveredMinutes > 0) {
    parts.push(`uncovered ${words.durationText(covered.uncoveredMinutes)}`);
  }
  return words.partsText(parts);
}
