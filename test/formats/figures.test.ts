/** Minutes, hours and durations as files write them. */
import { test } from 'node:test';
import {
  type DecimalMark,
  durationAsMinutes,
  hoursAsMinutes,
  wholeNumber,
} from '../../src/formats/figures.ts';
import { checkRows } from '../support/rows.ts';

test('whole numbers are digits with a sign or none', () => {
  checkRows(
    `
    90               => 90
    0                => 0
    007              => 7
    -5               => -5
    +5               => 5
    -0               => 0
    999999999999     => 999999999999
    9999999999999999 => none             # more than can be counted exactly
    1.5              => none
    1e3              => none
    -                => none
    1 000            => none
    `,
    (question) => {
      const value = wholeNumber(question, 0, question.length);
      return Number.isNaN(value) ? 'none' : `${value}`;
    },
  );
});

test('decimal hours; a mark that may be of thousands is asked for', () => {
  checkRows(
    `
    1.0           => 60
    0.25          => 15
    7.5           => 450
    0.01          => 1         # 0.6 min, half a minute up
    20,0          => 1200
    0,01          => 1
    0,125         => 8
    1,125         => unclear
    12,500        => unclear
    1.125         => 68        # a single point is decimal
    2.000,5       => 120030
    2,000.5       => 120030
    2,00.5        => null
    1.2.3         => null
    -1.5          => -90
    1h            => null
    . 1,125       => 67500
    . 1,12        => null
    . 1.125       => 68
    , 1,125       => 68
    , 1.125       => 67500
    , 1.5         => null
    `,
    (question) => {
      const [, mark, text = ''] = /^(?:([.,]) )?(.*)$/.exec(question) ?? [];
      return `${hoursAsMinutes(text, (mark ?? null) as DecimalMark | null)}`;
    },
  );
});

test('durations by the clock, else decimal hours', () => {
  checkRows(
    `
    01:00:01   => 60
    00:00:29   => 0
    00:00:30   => 1
    0:06       => 6
    1:30       => 90
    123:45     => 7425
    -0:30      => -30
    1:60       => null
    1:3        => null
    0.11       => 7
    1,5        => 90
    1,125      => unclear
    1h 30m     => null
    `,
    (question) => `${durationAsMinutes(question, null)}`,
  );
});
