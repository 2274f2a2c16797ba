/** B2 and B3: from worked minutes to billed to drawn. */
import { test } from 'node:test';
import { parseRatio } from '../../src/engine/exact.ts';
import { minutes } from '../../src/engine/hours.ts';
import { billedMinutes, weightedMinutes } from '../../src/engine/rounding.ts';
import { checkLedger } from '../support/ledger-table.ts';
import { checkRows } from '../support/rows.ts';

test('B2 up to the next multiple of the increment; exact multiples stay, zero stays zero', () => {
  checkRows(
    `
    #          worked:  0 1  5  6  7  9  10 11 14 15 16 29 30 31 59 60 61
    1  up           => 0 1  5  6  7  9  10 11 14 15 16 29 30 31 59 60 61
    6  up           => 0 6  6  6  12 12 12 12 18 18 18 30 30 36 60 60 66
    10 up           => 0 10 10 10 10 10 10 20 20 20 20 30 30 40 60 60 70
    15 up           => 0 15 15 15 15 15 15 15 15 15 30 30 30 45 60 60 75
    30 up           => 0 30 30 30 30 30 30 30 30 30 30 30 30 60 60 60 90
    `,
    billed([0, 1, 5, 6, 7, 9, 10, 11, 14, 15, 16, 29, 30, 31, 59, 60, 61]),
  );
});

test('B2 to the nearest multiple, half up', () => {
  checkRows(
    `
    #          worked:  0 2 3 4  5  7  8  9  14 15 22 23 37 38 44 45 46
    1  nearest      => 0 2 3 4  5  7  8  9  14 15 22 23 37 38 44 45 46
    6  nearest      => 0 0 6 6  6  6  6  12 12 18 24 24 36 36 42 48 48
    10 nearest      => 0 0 0 0  10 10 10 10 10 20 20 20 40 40 40 50 50
    15 nearest      => 0 0 0 0  0  0  15 15 15 15 15 30 30 45 45 45 45
    30 nearest      => 0 0 0 0  0  0  0  0  0  30 30 30 30 30 30 60 60
    `,
    billed([0, 2, 3, 4, 5, 7, 8, 9, 14, 15, 22, 23, 37, 38, 44, 45, 46]),
  );
});

test('B2 the minimum comes after the rounding, and lifts no zero', () => {
  checkRows(
    `
    #                     worked:  0 1  7  8  15 16 29 30 31
    15 up      minimum 30      => 0 30 30 30 30 30 30 30 45
    15 nearest minimum 30      => 0 30 30 30 30 30 30 30 30
    1  up      minimum 15      => 0 15 15 15 15 16 29 30 31
    15 up      minimum 20      => 0 20 20 20 20 30 30 30 45   # no multiple: still the minimum
    30 nearest minimum 10      => 0 10 10 10 30 30 30 30 30
    `,
    billed([0, 1, 7, 8, 15, 16, 29, 30, 31]),
  );
});

test('B2 per entry every entry is rounded; per job and day only their sum', () => {
  checkLedger(`
    policy increment 15, rounding up, per entry
    block A  100h  60.00/h  bought 2026-01-01
    work 10 min on 2026-02-01  => A 15 min 15.00
    work 10 min on 2026-02-01  => A 15 min 15.00
    work 0 min  on 2026-02-01  => nothing
    policy per job-day
    work 10 min on 2026-02-02            => A 15 min 15.00
    work 5 min  on 2026-02-02            => nothing            # 15 worked
    work 0 min  on 2026-02-02            => nothing
    work 1 min  on 2026-02-02            => A 15 min 15.00     # 16
    work 10 min on 2026-02-02 job other  => A 15 min 15.00     # another job
    work 10 min on 2026-02-03            => A 15 min 15.00     # another day
    work 14 min on 2026-02-02            => nothing            # 30
    work 31 min on 2026-02-02            => A 45 min 45.00     # 61
    left                                 => A 5865 min 5865.00 # less 30 + 75 + 15 + 15
  `);
});

test('B2 per job and day the minimum is lifted to once', () => {
  checkLedger(`
    policy increment 6, rounding nearest, per job-day, minimum 30
    block A  10h  60.00/h  bought 2026-01-01
    work 0 min  on 2026-02-01  => nothing
    work 2 min  on 2026-02-01  => A 30 min 30.00
    work 20 min on 2026-02-01  => nothing            # 22
    work 10 min on 2026-02-01  => nothing            # 32, nearest 30
    work 1 min  on 2026-02-01  => A 6 min 6.00       # 33, half up
  `);
});

test('B2 per job and day a refused entry counts for nothing', () => {
  checkLedger(`
    policy increment 15, per job-day, shortage stop
    block A  15 min  60.00/h  bought 2026-01-01
    work 20 min on 2026-02-01  => refused insufficient_minutes neededMinutes 30 min availableMinutes 15 min blocks A
    work 10 min on 2026-02-01  => A 15 min 15.00
    work 5 min  on 2026-02-01  => nothing
    work 1 min  on 2026-02-01  => refused insufficient_minutes neededMinutes 15 min availableMinutes 0 min blocks
  `);
});

test('B2 per job and day travel billed apart or free leaves the other work its rounding', () => {
  checkLedger(`
    policy increment 15, per job-day, travel free
    kind drive travel
    block A  10h  60.00/h  bought 2026-01-01
    work 20 min on 2026-02-01 kind drive  => separate 30 min 0.00
    work 10 min on 2026-02-01             => A 15 min 15.00
    work 5 min  on 2026-02-01             => nothing           # 15 worked
    policy travel separate, minimum 60
    work 30 min on 2026-02-02 kind drive  => separate 1h
    work 30 min on 2026-02-02             => A 1h 60.00
    work 30 min on 2026-02-02 kind drive  => separate 0 min 0.00 # 60 worked
    work 31 min on 2026-02-02             => A 15 min 15.00    # 61
    policy travel drawn
    work 30 min on 2026-02-03 kind drive  => A 1h 60.00
    work 30 min on 2026-02-03             => nothing           # as any work of that day
  `);
});

test('B3 drawn = billed × weight, half up', () => {
  checkRows(
    `
    25 × 3/2   => 38
    24 × 3/2   => 36
    1  × 3/2   => 2
    1  × 1/2   => 1
    1  × 1/3   => 0
    2  × 1/3   => 1
    3  × 1/3   => 1
    60 × 2     => 120
    60 × 4/4   => 60
    0  × 3/2   => 0
    45 × 5/4   => 56   # 56.25
    50 × 5/4   => 63   # 62.5
    1440 × 99999/100000 => 1440
    `,
    (question) => {
      const [billed = '', weight = ''] = question.split(' × ');
      const ratio = parseRatio(weight.trim());
      if (ratio === null) throw new Error(`${weight} is no ratio`);
      return String(weightedMinutes(minutes(Number(billed)), ratio));
    },
  );
});

test('B3 the weight comes after the rounding, and overage is weighted too', () => {
  checkLedger(`
    policy increment 15, standard 100.00/h
    kind night weight 3/2
    kind training weight 1/2, standard 60.00/h
    block A  1h  60.00/h  bought 2026-01-01
    work 20 min on 2026-02-01 kind night     => A 45 min 45.00                    # 30 × 3/2
    work 20 min on 2026-02-01 kind night     => A 15 min 15.00 | overage 30 min 50.00
    work 20 min on 2026-02-01 kind training  => overage 15 min 15.00
    work 1 min on 2026-02-01 kind training   => overage 8 min 8.00                # 7.5
  `);
});

function billed(worked: readonly number[]): (question: string) => string {
  return (question) => {
    const [increment = '', rounding, , minimum = '0'] = question.split(' ');
    const policy = {
      increment: Number(increment),
      rounding: rounding === 'up' ? ('up' as const) : ('nearest' as const),
      minimum: Number(minimum),
    };
    return worked.map((count) => billedMinutes(minutes(count), policy)).join(' ');
  };
}
