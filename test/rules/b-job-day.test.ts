/** B2 per job and day in the bank: posted, reversed and corrected, the day stays one whole. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf } from '../../src/engine/accounts.ts';
import { type BankEntry, type Books, NO_CHANGE, type Step } from '../../src/engine/bank/books.ts';
import { correctEntry } from '../../src/engine/bank/correct.ts';
import { NO_MONEY_BOOKS } from '../../src/engine/bank/money-books.ts';
import { postEntry, reverseEntry } from '../../src/engine/bank/work.ts';
import { localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { parseCurrency } from '../../src/engine/money.ts';
import { type FirmPolicy, termsByDay } from '../../src/engine/terms.ts';
import { checkRows } from '../support/rows.ts';

const TODAY = localDate('2026-03-01');
const CURRENCY = parseCurrency('EUR') ?? assert.fail();
const ACT = { at: '2026-03-01T12:00:00.000Z', by: 'kim', today: TODAY };
const WISH = { asOverage: true };

test('B2 the entries of a day are billed what the day lacks, and never less than nothing', () => {
  checkRows(
    `
    a 10, b 5, c 1                => a 15, b 0, c 15          # 10, 15, 16 worked
    a 10, b 5, -a, c 10           => a 15, b 0, c 15          # b 5 + c 10 are 15
    a 10, b 5, -b, c 5            => a 15, b 0, c 0           # a 10 + c 5 are 15
    a 1, b 14, c 1, -b, d 5       => a 15, b 0, c 15, d 0     # 2 worked, 30 billed: 7 need no more
    a 1, b 14, c 1, -b, d 29      => a 15, b 0, c 15, d 15    # 31 worked
    a 10, b 5, -a, c 0            => a 15, b 0, c 0           # nothing worked, nothing billed
    a 10, b 5, -a, c 0, d 1       => a 15, b 0, c 0, d 15     # b 5 + d 1: the day lacks 15
    a 10, -a, b 10                => a 15, b 15
    a 0, b 0                      => a 0, b 0
    `,
    answer({ increment: 15, rounding: 'up' }),
  );
});

test('B2 a correction takes the old version out of its day before the new one is in it', () => {
  checkRows(
    `
    a 10, a=20                    => a 15, a' 30
    a 10, b 5, a=20               => a 15, b 0, a' 30         # b 5, then 25
    a 10, b 5, b=20               => a 15, b 0, b' 15         # a 10, then 30
    a 10, b 10, c 10, a=1         => a 15, b 15, c 0, a' 15   # 20 worked and 15 billed: 21 need 30
    a 10, b 10, c 10, b=1         => a 15, b 15, c 0, b' 15   # the same
    a 10, b 10, c 10, c=1         => a 15, b 15, c 0, c' 0    # 20 worked and 30 billed: 21 are in it
    `,
    answer({ increment: 15, rounding: 'up' }),
  );
});

test('B2 the minimum of a day is billed once, and once more when what bore it is reversed', () => {
  checkRows(
    `
    a 5, b 5                      => a 30, b 0
    a 5, b 5, -b, c 5             => a 30, b 0, c 0
    a 5, b 5, -a, c 1             => a 30, b 0, c 30
    `,
    answer({ increment: 1, rounding: 'up', minimum: 30 }),
  );
});

for (const travel of ['free', 'separate'] as const) {
  test(`B2 travel that is ${travel} is a whole of its own on the day of its job`, () => {
    checkRows(
      `
      a 20 drive, b 10                        => a 30, b 15
      a 20 drive, b 10, c 10 drive, d 5       => a 30, b 15, c 0, d 0
      a 20 drive, b 10, -a, c 5, d 5 drive    => a 30, b 15, c 0, d 15
      a 20 drive, b 10, -b, c 10, d 10 drive  => a 30, b 15, c 15, d 0
      a 10 drive, b 10, a=20                  => a 15, b 15, a' 30
      `,
      answer({ increment: 15, rounding: 'up', travel }),
    );
  });
}

test('B2 travel that is drawn shares the day of its job, and its minimum', () => {
  const settings = { increment: 1, rounding: 'up', minimum: 60 } as const;
  checkRows('a 30 drive, b 30 => a 60, b 0', answer({ ...settings, travel: 'drawn' }));
  checkRows('a 30 drive, b 30 => a 60, b 60', answer({ ...settings, travel: 'separate' }));
});

test('B2 what was billed apart goes out of its own day, whatever the policy says by then', () => {
  const apart = newStep({ increment: 15, roundPer: 'job-day', travel: 'separate' });
  const drove = newEntry('a', 20, 'drive');
  const first = postEntry(apart, drove, true, WISH, ACT);
  if ('code' in first) throw new Error(first.code);
  const { termsOn } = newStep({ increment: 15, roundPer: 'job-day', travel: 'drawn' }).books;
  const books = { ...first.books, termsOn };
  const second = postEntry({ ...first, books }, newEntry('b', 10), true, WISH, ACT);
  if ('code' in second) throw new Error(second.code);
  const reversed = reverseEntry(second, first.entry, TODAY, 'wrong', ACT);
  if ('code' in reversed) throw new Error(reversed.code);
  const third = postEntry(reversed, newEntry('c', 5, 'drive'), true, WISH, ACT);
  if ('code' in third) throw new Error(third.code);
  assert.deepEqual(
    [first, second, third].map(({ entry }) => entry.outcome?.billedMinutes),
    [30, 15, 0],
  );
});

/** `a 10` posts ten minutes as a, `a 10 drive` as travel, `-a` reverses it, `a=20` corrects it to twenty. */
function answer(settings: Partial<FirmPolicy>): (acts: string) => string {
  return (acts) => {
    let step = newStep({ ...settings, roundPer: 'job-day' });
    const told: string[] = [];
    for (const act of acts.split(', ')) {
      const [name = '', count = '', kind] = act.split(/[ =]/);
      const done = act.startsWith('-')
        ? reverseEntry(step, entryOf(step, act.slice(1)), TODAY, 'wrong', ACT)
        : act.includes('=')
          ? corrected(step, name, Number(count))
          : postEntry(step, newEntry(name, Number(count), kind), true, WISH, ACT);
      if ('code' in done) throw new Error(done.code);
      step = done;
      const { entry, outcome, state } = done.entry;
      if (state === 'posted') told.push(`${entry.id} ${outcome?.billedMinutes}`);
    }
    return told.join(', ');
  };
}

function corrected(step: Step, name: string, count: number) {
  const changes = { workedMinutes: minutes(count) };
  const correction = { ...WISH, id: `${name}'`, member: null, reason: 'wrong', changes };
  const done = correctEntry(step, entryOf(step, name), correction, ACT);
  return 'code' in done ? done : { ...done, entry: done.posted };
}

function entryOf({ books }: Step, id: string): BankEntry {
  return books.entries.get(id) ?? assert.fail(`there is no ${id}`);
}

function newEntry(id: string, worked: number, workType = 'remote'): BankEntry {
  return {
    entry: {
      ...{ id, client: 'c', technician: 'Kim', job: 'T-1', workType, description: '' },
      ...{ workedOn: TODAY, startedAt: null, endedAt: null, workedMinutes: minutes(worked) },
    },
    ...{ source: 'hourbank', sourceId: id, member: null, state: 'draft', version: 1 },
    ...{ corrects: null, createdAt: ACT.at, outcome: null },
  };
}

function newStep(settings: Partial<FirmPolicy>): Step {
  const policy = { client: null, version: 1, validFrom: localDate('2026-01-01'), settings };
  const { validFrom } = policy;
  const weight = { numerator: 1, denominator: 1 };
  const workTypes = [{ workType: 'drive', validFrom, weight, travel: true }];
  const agreed = { policies: [policy], workTypes, rates: [] };
  const books: Books = {
    ...{ client: 'c', currency: CURRENCY, account: accountOf([], 'purchase'), labels: new Map() },
    ...{ takenNames: new Set(), entries: new Map(), jobDays: new Map() },
    ...{ journalLength: 0, lastSale: 0, termsOn: termsByDay(agreed, 'c', CURRENCY) },
    money: NO_MONEY_BOOKS,
  };
  return { books, change: NO_CHANGE };
}
