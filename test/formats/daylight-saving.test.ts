/** Local times where clocks change (B1): nothing is guessed, and what is known is booked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mapping } from '../../src/formats/mapping.ts';
import { messages, readEntries } from '../support/reading.ts';
import { checkRows } from '../support/rows.ts';

/** Reads `zone start to end`, with `, N min` where the file gives the minutes. */
function booked(question: string): string {
  const [, zone = '', start = '', end = '', minutes = ''] =
    /^(\S+) (\S+) to (\S+?)(?:, (\d+) min)?$/.exec(question) ?? [];
  const file = `id,client,startedAt,endedAt,minutes\ne1,A,${start},${end},${minutes}\n`;
  const read = readEntries(file, { zone });
  if ('code' in read) return read.code;
  const [entry] = read.entries;
  if (entry === undefined) return read.refused[0]?.code ?? 'nothing';
  const ended = entry.endedAt === null ? ', end unknown' : '';
  const warned = read.warnings.length > 0 ? ', warned' : '';
  return `${entry.workedOn} ${entry.workedMinutes} min${ended}${warned}`;
}

test('the hour left out in spring and the hour repeated in autumn', () => {
  checkRows(
    `
    Europe/Berlin 2026-03-29T01:30 to 2026-03-29T03:30                 => 2026-03-29 60 min
    Europe/Berlin 2026-03-29T01:30 to 2026-03-29T02:30                 => local_time_never
    Europe/Berlin 2026-03-29T02:30 to 2026-03-29T03:30                 => local_time_never
    Europe/Berlin 2026-03-29T02:30 to 2026-03-29T03:30, 60 min         => 2026-03-29 60 min
    Europe/Berlin 2026-10-25T01:30 to 2026-10-25T03:30                 => 2026-10-25 180 min
    Europe/Berlin 2026-10-25T02:30 to 2026-10-25T03:30                 => local_time_twice
    Europe/Berlin 2026-10-25T01:30 to 2026-10-25T02:30                 => local_time_twice
    Europe/Berlin 2026-10-25T01:30 to 2026-10-25T02:30, 120 min        => 2026-10-25 120 min, end unknown
    Europe/Berlin 2026-10-25T02:50 to 2026-10-25T02:10, 20 min         => 2026-10-25 20 min, end unknown
    Europe/Berlin 2026-10-25T02:30+02:00 to 2026-10-25T02:30+01:00     => 2026-10-25 60 min
    Europe/Berlin 2026-10-25T01:59:59 to 2026-10-25T03:00              => 2026-10-25 120 min
    Europe/Berlin 2026-03-02T10:00 to 2026-03-02T09:00, 20 min         => 2026-03-02 20 min, end unknown, warned
    America/New_York 2026-03-08T01:30 to 2026-03-08T03:30              => 2026-03-08 60 min
    America/New_York 2026-03-08T02:00 to 2026-03-08T03:30              => local_time_never
    America/New_York 2026-11-01T00:30 to 2026-11-01T02:30              => 2026-11-01 180 min
    America/New_York 2026-11-01T01:30 to 2026-11-01T02:30              => local_time_twice
    America/New_York 2026-10-31T20:00 to 2026-11-01T04:00              => 2026-10-31 540 min
    America/New_York 2026-10-31T20:00 to 2026-11-01T04:00, 480 min     => 2026-10-31 480 min, warned
    Pacific/Apia 2011-12-29T23:30 to 2011-12-31T00:30                  => 2011-12-29 60 min
    Pacific/Apia 2011-12-30T12:00 to 2011-12-30T13:00                  => local_time_never
    Pacific/Apia 2011-12-30T12:00 to 2011-12-30T13:00, 60 min          => 2011-12-30 60 min, end unknown
    Australia/Lord_Howe 2026-04-05T01:45 to 2026-04-05T02:15           => local_time_twice
    `,
    booked,
  );
});

test('the day is that of the firm, from one end of the world to the other', () => {
  checkRows(
    `
    Pacific/Pago_Pago 2026-03-02T10:59Z to 2026-03-02T11:30Z           => 2026-03-01 31 min
    Pacific/Pago_Pago 2026-03-02T11:00Z to 2026-03-02T11:30Z           => 2026-03-02 30 min
    Pacific/Kiritimati 2026-03-02T09:59Z to 2026-03-02T11:30Z          => 2026-03-02 91 min
    Pacific/Kiritimati 2026-03-02T10:00Z to 2026-03-02T11:30Z          => 2026-03-03 90 min
    Pacific/Kiritimati 2026-03-02T23:30 to 2026-03-03T00:30            => 2026-03-02 60 min
    Pacific/Pago_Pago 2026-03-02T23:30 to 2026-03-03T00:30             => 2026-03-02 60 min
    Asia/Kathmandu 2026-03-02T18:14Z to 2026-03-02T18:20Z              => 2026-03-02 6 min
    Asia/Kathmandu 2026-03-02T18:15Z to 2026-03-02T18:20Z              => 2026-03-03 5 min
    Europe/Berlin 2026-03-02T00:30+14:00 to 2026-03-02T01:30+14:00     => 2026-03-01 60 min
    `,
    booked,
  );
});

test('the file may be of another zone than the firm', () => {
  const columns = { client: 'C', startedOn: 'D', startedTime: 'S', endedTime: 'E' };
  const mapping: Mapping = { columns, zone: 'Pacific/Kiritimati' };
  const file = 'C,D,S,E\nA,2026-03-02,0:30,1:00\nA,2026-03-02,23:30,0:15\n';
  const read = readEntries(file, { mapping, zone: 'Pacific/Pago_Pago' });
  assert.ok(!('code' in read));
  assert.deepEqual(
    read.entries.map((entry) => [entry.workedOn, entry.workedMinutes]),
    [
      ['2026-02-28', 30],
      ['2026-03-01', 45],
    ],
  );
});

test('the messages say how to write such a time exactly', () => {
  const file = `id,client,startedAt,endedAt
e1,A,2026-10-25T02:30,2026-10-25T03:30
e2,A,2026-03-29T01:30,2026-03-29T02:30:10
`;
  assert.equal(
    messages(readEntries(file)),
    'time.csv:2 ("e1"): "startedAt" is 2026-10-25 02:30, which there was twice in Europe/Berlin: ' +
      'write it with its offset, as 2026-10-25T02:30+02:00, or give the minutes\n' +
      'time.csv:3 ("e2"): "endedAt" is 2026-03-29 02:30:10, which there was not in ' +
      'Europe/Berlin: the clock was put forward past it; correct it, or give the minutes',
  );
  assert.equal(
    messages(
      readEntries('id,client,startedAt,endedAt\ne1,A,2026-11-01T01:30,2026-11-01T02:30\n', {
        zone: 'America/St_Johns',
      }),
    ).includes('as 2026-11-01T01:30-02:30'),
    true,
  );
});
