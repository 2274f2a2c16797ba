/** Days and times as files write them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  clockFormatOf,
  dateFormatOf,
  dateSuggestions,
  ISO_DATE,
} from '../../src/formats/date-formats.ts';
import { emptyMoment, momentScanner } from '../../src/formats/moments.ts';
import { checkRows } from '../support/rows.ts';

type Part = 'day' | 'time' | 'moment';

/** Reads `cell` from the middle of a longer text, as it stands in a row. */
function read(cell: string, part: Part, dateFormat = 'YYYY-MM-DD', timeFormat?: string): string {
  const format = dateFormatOf(dateFormat);
  if ('code' in format) return format.code;
  const clock = clockFormatOf(timeFormat);
  if (typeof clock === 'object') return clock.code;
  const scanner = momentScanner(format, clock);
  const into = emptyMoment();
  const [before, after] = ['12:30', '7:45 PM'];
  const text = `${before}${cell}${after}`;
  const from = before.length;
  if (!scanner[part](text, from, from + cell.length, into)) return 'unreadable';
  const day = into.day ?? `no day, year ${into.year}`;
  const offset = Number.isNaN(into.offsetSeconds) ? '' : ` ${into.offsetSeconds / 60} min`;
  if (part === 'day') return day;
  return `${part === 'time' ? '' : `${day} `}${into.secondOfDay} s${offset}`;
}

test('days as a mapping says they are written', () => {
  checkRows(
    `
    YYYY-MM-DD 2026-01-31     => 2026-01-31
    YYYY-MM-DD 2026-1-3       => 2026-01-03
    YYYY-MM-DD 2026-02-29     => no day, year 2026
    YYYY-MM-DD 2024-02-29     => 2024-02-29
    YYYY-MM-DD 2026-02-02     => 2026-02-02
    YYYY-MM-DD 2027-01-01     => 2027-01-01
    YYYY-MM-DD 2026-01-34     => no day, year 2026    # shared a key with 2 February
    YYYY-MM-DD 2026-17-01     => no day, year 2026    # shared a key with January 2027
    YYYY-MM-DD 2026-00-10     => no day, year 2026
    YYYY-MM-DD 0016-01-11     => no day, year 16
    YYYY-MM-DD 2200-01-01     => no day, year 2200
    YYYY-MM-DD 26-01-31       => unreadable
    YYYY-MM-DD 2026-01-311    => unreadable
    YYYY-MM-DD 2026/01/31     => unreadable
    YYYY-MM-DD 2026-01        => unreadable
    YYYY-MM-DD \\N            => unreadable
    M/D/YYYY   9/16/2011      => 2011-09-16
    M/D/YYYY   09/06/2011     => 2011-09-06
    MM/DD/YYYY 13/15/2024     => no day, year 2024
    DD/MM/YYYY 13/12/2024     => 2024-12-13
    D.M.YYYY   6.9.2011       => 2011-09-06
    DD.MM.YYYY 26.01.2015     => 2015-01-26
    DD.MM.YYYY 26.01.15       => unreadable
    YYYY/MM/DD 2026/01/31     => 2026-01-31
    YYYY.DD.MM 2026.31.01     => 2026-01-31
    DD/MM/YY   31/01/26       => date_format_unknown
    MM/MM/YYYY 01/31/2026     => date_format_unknown
    Y-m-d      2026-01-31     => date_format_unknown
    YYYYMMDD   20260131       => date_format_unknown
    `,
    (question) => {
      const [format = '', cell = ''] = question.split(' ');
      return read(cell, 'day', format);
    },
  );
  assert.equal(read('6. 9. 2011', 'day', 'D. M. YYYY'), '2011-09-06');
});

test('a day and a cell that goes on where the day ends are not one', () => {
  const scanner = momentScanner(ISO_DATE, 'either');
  const text = '2026-01-31T10:00Z';
  for (let to = 0; to < 10; to++) assert.equal(scanner.day(text, 0, to, emptyMoment()), to === 9);
  for (let to = 0; to <= 17; to++) {
    assert.equal(scanner.moment(text, 0, to, emptyMoment()), to >= 16);
  }
});

test('a day is not taken for that of the row before because it begins alike', () => {
  const scanner = momentScanner(ISO_DATE, 'either');
  for (const [text, day] of [
    ['2026-01-3', '2026-01-03'],
    ['2026-01-31', '2026-01-31'],
    ['2026-01-3', '2026-01-03'],
    ['2026-01-3 ', null],
    ['2026-01-3', '2026-01-03'],
  ] as const) {
    const into = emptyMoment();
    const read = scanner.day(`${text}1`, 0, text.length, into);
    assert.equal(read ? into.day : null, day);
  }
});

test('both clocks are taken, and one only where the mapping says so', () => {
  checkRows(
    `
    0:00          => 0 s
    9:05          => 32700 s
    09:05:07      => 32707 s
    23:59:59.999  => 86399 s
    10:23:52 AM   => 37432 s
    10:23 AM      => 37380 s
    11:23:01 pm   => 84181 s
    12:00 AM      => 0 s
    12:30 PM      => 45000 s
    12:30 p.m.    => 45000 s
    1:05PM        => 47100 s
    13:00 PM      => unreadable
    0:30 AM       => unreadable
    24:00         => unreadable
    9:60          => unreadable
    9:5           => unreadable
    9             => unreadable
    9:05:         => unreadable
    9:05 XM       => unreadable
    24 9:05       => 32700 s
    24 9:05 AM    => unreadable
    12 9:05 AM    => 32700 s
    12 9:05       => unreadable
    `,
    (question) => {
      const [, format, cell = ''] = /^(?:(24|12) (?=\d))?(.*)$/.exec(question) ?? [];
      const timeFormat = { 24: 'H:mm', 12: 'h:mm a' }[format ?? ''];
      return read(cell, 'time', 'YYYY-MM-DD', timeFormat);
    },
  );
  assert.equal(read('9:05\u202fPM', 'time'), '75900 s', 'a narrow no-break space before PM');
});

test('a day and a time in one cell, with or without an offset', () => {
  checkRows(
    `
    2026-03-02T09:00          => 2026-03-02 32400 s
    2026-03-02 09:00          => 2026-03-02 32400 s
    2026-03-02, 09:00         => 2026-03-02 32400 s
    2026-03-02t09:00:30z      => 2026-03-02 32430 s 0 min
    2026-03-02T09:00:00Z      => 2026-03-02 32400 s 0 min
    2026-03-02T09:00:00.000Z  => 2026-03-02 32400 s 0 min
    2026-03-02T09:00+02:00    => 2026-03-02 32400 s 120 min
    2026-03-02T09:00 +02:00   => 2026-03-02 32400 s 120 min
    2026-03-02T09:00-0330     => 2026-03-02 32400 s -210 min
    2026-03-02T09:00+14       => 2026-03-02 32400 s 840 min
    2026-03-02 9:00 PM        => 2026-03-02 75600 s
    2026-03-02                => unreadable
    2026-03-0209:00           => unreadable
    2026-03-02T               => unreadable
    2026-03-02T09:00+2        => unreadable
    2026-03-02T09:00+02:0     => unreadable
    2026-03-02T09:00+19:00    => unreadable
    2026-03-02T09:00 CET      => unreadable
    `,
    (question) => read(question, 'moment'),
  );
});

test('a day that is not YYYY-MM-DD suggests how it may be meant', () => {
  checkRows(
    `
    03/04/2024          => MM/DD/YYYY or DD/MM/YYYY
    13/04/2024 10:00    => MM/DD/YYYY or DD/MM/YYYY   # nothing is guessed
    26.01.2015          => DD.MM.YYYY
    2024/03/04          => YYYY/MM/DD
    03-04-2024          => MM-DD-YYYY or DD-MM-YYYY
    2024-03-04          => nothing
    3/4/24              => nothing
    none                => nothing
    `,
    (question) => dateSuggestions(question).join(' or ') || 'nothing',
  );
});

test('every instant that ISO 8601 can write is read as Temporal reads it', () => {
  const seconds = fc.integer({ min: 86_400, max: 7_000_000_000 });
  const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
  fc.assert(
    fc.property(seconds, offset, (at, minutes) => {
      const sign = minutes < 0 ? '-' : '+';
      const size = Math.abs(minutes);
      const two = (value: number): string => value.toString().padStart(2, '0');
      const zone = `${sign}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
      const instant = Temporal.Instant.fromEpochMilliseconds(at * 1000);
      const local = instant.toZonedDateTimeISO(zone).toPlainDateTime();
      const second = local.hour * 3600 + local.minute * 60 + local.second;
      const expected = `${local.toPlainDate()} ${second} s ${minutes} min`;
      assert.equal(read(`${local}${zone}`, 'moment'), expected);
    }),
  );
});
