/** What looks wrong among entries and is booked all the same: duplicates and overlaps. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '../../src/engine/days.ts';
import { type Doubt, duplicatesAmong, overlapsAmong } from '../../src/engine/doubts.ts';
import type { Entry } from '../../src/engine/entries.ts';
import { minutes } from '../../src/engine/hours.ts';

const DAY = localDate('2026-03-02');

/** `1 Kim 9:00-10:00 mail`, or `1 Kim 60 min mail` where no clock time is known. */
function entriesOf(text: string): readonly Entry[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const words = line.trim().split(/\s+/);
      const [id = '', technician = '', time = '', ...about] = words;
      const [start, end] = time.includes('-') ? time.split('-').map(secondOfDay) : [null, null];
      const clock = start === null ? null : ((end ?? 0) - (start ?? 0)) / 60;
      return {
        ...{ id, client: 'Acme', technician, job: '', workType: '', description: about.join(' ') },
        ...{ workedOn: DAY, startedAt: start ?? null, endedAt: end ?? null },
        workedMinutes: minutes(clock ?? Number(time)),
      };
    });
}

function secondOfDay(clock: string): number {
  const [hour = '0', minute = '0'] = clock.split(':');
  return Number(hour) * 3600 + Number(minute) * 60;
}

function told(doubts: readonly Doubt<Entry>[]): readonly string[] {
  return doubts.map(({ kind, entry, other }) => `${entry.id} ${kind} ${other.id}`);
}

test('entries alike in all but the id are duplicates of the first of them', () => {
  const entries = entriesOf(`
    1 Kim  9:00-10:00 mail
    2 Kim  9:00-10:00 mail
    3 Kim  9:00-10:00 phone
    4 Ravi 9:00-10:00 mail
    5 Kim  9:00-10:00 mail
    6 Kim  9:30-10:00 mail
  `);
  assert.deepEqual(told(duplicatesAmong(entries)), ['2 duplicate 1', '5 duplicate 1']);
});

test('entries without a clock are duplicates when day, minutes and all else are alike', () => {
  const entries = entriesOf(`
    1 Kim 60 mail
    2 Kim 30 mail
    3 Kim 60 mail
  `);
  assert.deepEqual(told(duplicatesAmong(entries)), ['3 duplicate 1']);
});

test('work begun before the same technician ended earlier work overlaps the last to end', () => {
  const entries = entriesOf(`
    1 Kim  9:00-12:00 mail
    2 Kim  9:30-10:00 phone
    3 Ravi 9:45-10:00 phone
    4 Kim  11:59-13:00 mail
    5 Kim  13:00-14:00 mail
    6 Kim  13:30-13:30 nothing
  `);
  assert.deepEqual(told(overlapsAmong(entries)), ['2 overlap 1', '4 overlap 1']);
});
