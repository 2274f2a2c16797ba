/** B1: worked minutes are end − start − break, from instants. */
import { test } from 'node:test';
import { localDate } from '../../src/engine/days.ts';
import type { Refusal } from '../../src/engine/refusals.ts';
import { type Time, workedMinutes } from '../../src/engine/worked.ts';
import { localTime, zoneOf } from '../../src/engine/zones.ts';
import { refusalText } from '../support/ledger-words.ts';
import { checkRows } from '../support/rows.ts';

const DAY = 24 * 60;

test('B1 end − start − break; seconds are rounded once for the span, half a minute up', () => {
  checkRows(
    `
    2026-03-02T09:00:00Z to 2026-03-02T10:00:00Z               => 60
    2026-03-02T09:00:00Z to 2026-03-02T10:00:29Z               => 60
    2026-03-02T09:00:00Z to 2026-03-02T10:00:30Z               => 61
    2026-03-02T09:00:29Z to 2026-03-02T10:00:31Z               => 60   # 62 were each end rounded
    2026-03-02T09:00:00Z to 2026-03-02T09:00:00Z               => 0
    2026-03-02T09:00:00Z to 2026-03-02T09:00:29Z               => 0
    2026-03-02T09:00:00Z to 2026-03-02T12:00:00Z, break 45     => 135
    2026-03-02T09:00:00Z to 2026-03-02T12:00:00Z, break 180    => 0
    2026-03-02T22:30:00Z to 2026-03-03T01:15:00Z               => 165  # over midnight
    2026-03-02T00:00:00Z to 2026-03-03T00:00:00Z               => 1440
    2026-03-02T00:00:00Z to 2026-03-03T00:30:00Z, break 30     => 1440 # the break is off first
    `,
    clock,
  );
});

test('B1 refused: end before start, breaks that cannot be, over-long entries', () => {
  checkRows(
    `
    2026-03-02T10:00:00Z to 2026-03-02T09:30:00Z               => refused entry_ends_before_start minutes -30 min
    2026-03-02T10:00:00Z to 2026-03-02T09:59:59Z               => refused entry_ends_before_start minutes 0 min
    2026-03-02T10:00:00Z to 2026-03-02T09:30:00Z, break -5     => refused entry_ends_before_start minutes -30 min
    2026-03-02T09:00:00Z to 2026-03-02T10:00:00Z, break -5     => refused break_negative breakMinutes -5 min
    2026-03-02T09:00:00Z to 2026-03-02T10:00:00Z, break 61     => refused break_too_long breakMinutes 61 min spanMinutes 1h
    2026-03-02T00:00:00Z to 2026-03-03T00:01:00Z               => refused entry_too_long minutes 1441 min longestEntryMinutes 24h
    2026-03-02T00:00:00Z to 2026-03-05T00:00:00Z, break 5000   => refused break_too_long breakMinutes 5000 min spanMinutes 72h
    `,
    clock,
  );
});

test('B1 an entry without clock times has its minutes', () => {
  const written = (question: string): string => told({ minutes: Number(question) });
  checkRows(
    `
    0    => 0
    1    => 1
    1440 => 1440
    1441 => refused entry_too_long minutes 1441 min longestEntryMinutes 24h
    -1   => refused minutes_negative minutes -1 min
    `,
    written,
  );
});

test('B1 the longest entry is a policy', () => {
  checkRows(
    `
    480 => 480
    481 => refused entry_too_long minutes 481 min longestEntryMinutes 8h
    `,
    (question) => told({ minutes: Number(question) }, 480),
  );
});

test('B1 right across changes of daylight saving', () => {
  checkRows(
    `
    Europe/Berlin     2026-03-28 22:00 to 2026-03-29 06:00 => 420  # the night of 7 hours
    Europe/Berlin     2026-10-24 22:00 to 2026-10-25 06:00 => 540  # the night of 9 hours
    Europe/Berlin     2026-03-29 01:59 to 2026-03-29 03:00 => 1
    America/New_York  2026-03-08 01:30 to 2026-03-08 03:30 => 60
    America/New_York  2026-11-01 00:30 to 2026-11-01 03:30 => 240
    Australia/Lord_Howe 2026-10-04 01:00 to 2026-10-04 04:00 => 150
    Australia/Lord_Howe 2026-04-05 01:00 to 2026-04-05 04:00 => 210
    Asia/Kathmandu    2026-03-28 22:00 to 2026-03-29 06:00 => 480
    `,
    (question) => {
      const [name = '', startDay = '', start = '', , endDay = '', end = ''] = question.split(' ');
      const zone = zoneOf(name);
      if (zone === null) throw new Error(`${name} is no zone`);
      const at = (day: string, time: string): number => {
        const [hour = 0, minute = 0] = time.split(':').map(Number);
        return localTime(zone, localDate(day), hour * 3600 + minute * 60).at;
      };
      return told({ startedAt: at(startDay, start), endedAt: at(endDay, end), breakMinutes: 0 });
    },
  );
});

function clock(question: string): string {
  const [span = '', pause = 'break 0'] = question.split(', ');
  const [startedAt = 0, endedAt = 0] = span.split(' to ').map((text) => Date.parse(text) / 1000);
  return told({ startedAt, endedAt, breakMinutes: Number(pause.replace('break ', '')) });
}

function told(time: Time, longestEntryMinutes: number = DAY): string {
  const worked: number | Refusal = workedMinutes(time, longestEntryMinutes);
  return typeof worked === 'number' ? String(worked) : refusalText(worked);
}
