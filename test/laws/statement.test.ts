/** Laws of statements, over lives in the bank with late work, corrections, lapses and all the rest. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountLots } from '../../src/engine/accounts.ts';
import { lapseRun } from '../../src/engine/bank/lapse.ts';
import {
  type Move,
  type Quantity,
  type Roll,
  type Statement,
  statementOf,
} from '../../src/engine/bank/statement.ts';
import type { Period } from '../../src/engine/bank/told-days.ts';
import { addDays, type LocalDate, localDate } from '../../src/engine/days.ts';
import { leftMinutes, leftValue } from '../../src/engine/lots.ts';
import { type BankLife, liveInBank, someDeeds, someFirmPolicy } from '../support/bank-life.ts';
import { beginningOf, sourceOf, type WholeJournal } from '../support/told-journal.ts';

const FIRST_DAY = localDate('2026-01-01');
const PAST = localDate('2000-01-01');
const LAST = localDate('2150-01-01');

const someDay = fc.integer({ min: -60, max: 400 }).map((days) => addDays(FIRST_DAY, days));
const someDays = fc.tuple(someDay, someDay, someDay).map((days) => days.toSorted());

/** The journal of a life as it is on a day, lapses that are due by then included. */
function journalOf({ books, change }: BankLife, act: BankLife['act']): WholeJournal {
  return {
    records: change.records,
    blocks: change.newBlocks.map(({ block }) => block.id),
    entries: [...books.entries.values()],
    pending: lapseRun(books, act).change.records,
  };
}

function told(journal: WholeJournal, from: LocalDate, to: LocalDate): Statement {
  return statementOf(sourceOf(journal, { from, to }));
}

/** Checks a law on statements of whole lives. */
function always(law: (journal: WholeJournal, days: readonly LocalDate[]) => void): void {
  fc.assert(
    fc.property(someDeeds, someFirmPolicy, someDays, fc.nat(60), (deeds, policy, days, wait) => {
      const life = [...liveInBank(deeds, policy)].at(-1);
      if (life === undefined) return;
      const act = { ...life.act, today: addDays(life.act.today, wait) };
      law(journalOf(life, act), days);
    }),
    { numRuns: 300 },
  );
}

const [NAMES, SIGNS] = [
  ['opening', 'bought', 'drawn', 'lapsed', 'refunded', 'closing'] as const,
  { opening: 1, bought: 1, drawn: -1, lapsed: -1, refunded: -1, closing: -1 } as const,
];

function plus(a: Quantity, b: Quantity, sign: number): { minutes: number; value: number } {
  return { minutes: a.minutes + sign * b.minutes, value: a.value + sign * b.value };
}

function assertAddsUp(roll: Roll): void {
  const rest = { minutes: 0, value: 0 };
  for (const name of NAMES) {
    rest.minutes += SIGNS[name] * roll[name].minutes;
    rest.value += SIGNS[name] * roll[name].value;
  }
  assert.deepEqual(rest, { minutes: 0, value: 0 });
}

test('H2 holds for every block and in all, and the total is the sum over the blocks', () => {
  always((journal, [from = PAST, to = PAST]) => {
    const { blocks, total } = told(journal, from, to);
    for (const roll of [...blocks, total]) assertAddsUp(roll);
    for (const name of NAMES) {
      const sum = blocks.reduce((all, block) => plus(block[name], all as Quantity, 1), {
        minutes: 0,
        value: 0,
      });
      assert.deepEqual(sum, total[name]);
    }
  });
});

test('the running balance begins at the opening and ends at the closing', () => {
  always((journal, [from = PAST, to = PAST]) => {
    const { lines, total } = told(journal, from, to);
    let balance: number = total.opening.minutes;
    for (const line of lines) {
      for (const move of line.moves) balance += move.minutes;
      assert.equal(line.balanceMinutes, balance);
    }
    assert.equal(balance, total.closing.minutes);
  });
});

test('two statements, one after the other, are the one over both', () => {
  always((journal, [from = PAST, middle = PAST, to = PAST]) => {
    const first = told(journal, from, middle);
    const second = told(journal, addDays(middle, 1), to);
    const whole = told(journal, from, to);
    if (middle < to) assert.deepEqual([...first.lines, ...second.lines], whole.lines);
    const closings = new Map(first.blocks.map(({ block, closing }) => [block, closing]));
    for (const { block, opening } of second.blocks) {
      assert.deepEqual(opening, closings.get(block) ?? { minutes: 0, value: 0 });
    }
    assert.deepEqual(second.total.opening, first.total.closing);
    if (middle === to) return;
    assert.deepEqual(whole.total.closing, second.total.closing);
    for (const name of ['bought', 'drawn', 'lapsed', 'refunded'] as const) {
      assert.deepEqual(plus(first.total[name], second.total[name], 1), whole.total[name]);
    }
  });
});

test('the statement until today closes with what is left', () => {
  fc.assert(
    fc.property(someDeeds, someFirmPolicy, someDay, (deeds, policy, from) => {
      for (const life of liveInBank(deeds, policy)) {
        const { today } = life.act;
        const { total } = told(journalOf(life, life.act), from < today ? from : today, today);
        const lots = accountLots(lapseRun(life.books, life.act).books.account);
        assert.deepEqual(total.closing, {
          minutes: lots.reduce((sum, lot) => sum + leftMinutes(lot), 0),
          value: lots.reduce((sum, lot) => sum + leftValue(lot), 0),
        });
      }
    }),
    { numRuns: 100 },
  );
});

test('what is left after a line is what the journal kept, once the first day is over', () => {
  fc.assert(
    fc.property(someDeeds, someFirmPolicy, (deeds, policy) => {
      const life = [...liveInBank(deeds, policy)].at(-1);
      if (life === undefined) return;
      const journal = { ...journalOf(life, life.act), pending: [] };
      const { through } = beginningOf(journal.records, FIRST_DAY);
      for (const { record, moves } of told(journal, PAST, life.act.today).lines) {
        if (record.sequence <= through) continue;
        const kept: readonly Move[] = life.change.movements.filter(
          (one) => one.sequence === record.sequence,
        );
        const figures = ({ block, minutes, value, ...left }: Move) =>
          `${block} ${minutes} ${value} ${left.leftMinutes} ${left.leftValue}`;
        assert.deepEqual(moves.map(figures), kept.map(figures));
      }
    }),
    { numRuns: 100 },
  );
});

test('the statement of days that are over reads the same for ever', () => {
  fc.assert(
    fc.property(someDeeds, someFirmPolicy, someDays, (deeds, policy, [from = PAST, to = PAST]) => {
      let before: Statement | null = null;
      let last: BankLife | null = null;
      for (const life of liveInBank(deeds, policy)) {
        const began = beginningOf(life.change.records, life.act.today).on;
        const isOver = to < life.act.today && began < life.act.today;
        // As it reads in the first minute of the day, before anything is written; then after it.
        if (last !== null && isOver && last.change.records.length > 0) {
          const early = told(journalOf(last, life.act), from, to);
          if (before !== null) assert.deepEqual(early, before);
          before = early;
        }
        const now = told(journalOf(life, life.act), from, to);
        if (before !== null) assert.deepEqual(now, before);
        if (isOver) before = now;
        last = life;
      }
    }),
    { numRuns: 300 },
  );
});

test('every line stands in its period, in order of day and then of the journal', () => {
  always((journal, [from = PAST, to = PAST]) => {
    const period: Period = { from, to };
    let before: string = '';
    const { through } = beginningOf(journal.records, FIRST_DAY);
    for (const { toldOn, record } of statementOf(sourceOf(journal, period)).lines) {
      assert.ok(from <= toldOn && toldOn <= to);
      // On the first day a lapse is taken back where it lapsed.
      const where = record.kind === 'reopening' && record.sequence <= through;
      assert.ok(where || toldOn >= record.on);
      const place = `${toldOn} ${String(record.sequence).padStart(9, '0')}`;
      assert.ok(place > before);
      before = place;
    }
  });
});

/** Deeds that are all done on the day on which the books begin, or that may take their time. */
const someOrHurried = fc
  .tuple(someDeeds, fc.boolean())
  .map(([deeds, hurried]) => (hurried ? deeds.filter(({ act }) => act !== 'wait') : deeds));

test('B8 no block closes a day below zero, nor above what was bought', () => {
  fc.assert(
    fc.property(someOrHurried, someFirmPolicy, fc.nat(60), (deeds, policy, wait) => {
      const life = [...liveInBank(deeds, policy)].at(-1);
      if (life === undefined) return;
      const journal = journalOf(life, { ...life.act, today: addDays(life.act.today, wait) });
      const days = new Set(told(journal, PAST, LAST).lines.map(({ toldOn }) => toldOn));
      for (const day of days) {
        const before = told(journal, PAST, addDays(day, -1));
        const until = told(journal, PAST, day);
        assert.deepEqual(told(journal, day, day).total.opening, before.total.closing);
        for (const { bought, closing } of until.blocks) {
          assert.ok(closing.minutes >= 0 && closing.minutes <= bought.minutes, day);
          assert.ok(closing.value >= 0 && closing.value <= bought.value, day);
        }
      }
    }),
    { numRuns: 600 },
  );
});
