/** Clock times in time zones (B1), and the last usable day in the firm's zone (A5, A8). */
import { test } from 'node:test';
import { accountOf } from '../../src/engine/accounts.ts';
import { localDate } from '../../src/engine/days.ts';
import { allocate } from '../../src/engine/draw.ts';
import { minutes } from '../../src/engine/hours.ts';
import { newLot } from '../../src/engine/lots.ts';
import { cents } from '../../src/engine/money.ts';
import { dayAt, localTime, type Zone, zoneOf } from '../../src/engine/zones.ts';
import { checkRows } from '../support/rows.ts';

test('which instant a local clock time is', () => {
  checkRows(
    `
    UTC                 2026-03-29 02:30 => once 2026-03-29T02:30Z
    +05:30              2026-03-29 02:30 => once 2026-03-28T21:00Z
    Europe/Berlin       2026-01-15 00:00 => once 2026-01-14T23:00Z
    Europe/Berlin       2026-07-15 23:59 => once 2026-07-15T21:59Z
    Europe/Berlin       2026-03-28 23:59 => once 2026-03-28T22:59Z
    Europe/Berlin       2026-03-29 00:00 => once 2026-03-28T23:00Z
    Europe/Berlin       2026-03-29 01:59 => once 2026-03-29T00:59Z
    Europe/Berlin       2026-03-29 02:00 => never, read as 2026-03-29T01:00Z   # 03:00 in summer
    Europe/Berlin       2026-03-29 02:59 => never, read as 2026-03-29T01:59Z
    Europe/Berlin       2026-03-29 03:00 => once 2026-03-29T01:00Z
    Europe/Berlin       2026-03-30 00:00 => once 2026-03-29T22:00Z
    Europe/Berlin       2026-10-25 01:59 => once 2026-10-24T23:59Z
    Europe/Berlin       2026-10-25 02:00 => twice 2026-10-25T00:00Z 2026-10-25T01:00Z
    Europe/Berlin       2026-10-25 02:59 => twice 2026-10-25T00:59Z 2026-10-25T01:59Z
    Europe/Berlin       2026-10-25 03:00 => once 2026-10-25T02:00Z
    Europe/Berlin       2026-10-26 00:00 => once 2026-10-25T23:00Z
    America/New_York    2026-03-08 01:59 => once 2026-03-08T06:59Z
    America/New_York    2026-03-08 02:30 => never, read as 2026-03-08T07:30Z
    America/New_York    2026-03-08 03:00 => once 2026-03-08T07:00Z
    America/New_York    2026-11-01 00:59 => once 2026-11-01T04:59Z
    America/New_York    2026-11-01 01:30 => twice 2026-11-01T05:30Z 2026-11-01T06:30Z
    America/New_York    2026-11-01 02:00 => once 2026-11-01T07:00Z
    Pacific/Pago_Pago   2026-03-31 23:59 => once 2026-04-01T10:59Z
    Pacific/Kiritimati  2026-03-31 00:00 => once 2026-03-30T10:00Z
    Asia/Kathmandu      2026-03-31 00:00 => once 2026-03-30T18:15Z
    Australia/Lord_Howe 2026-10-04 01:59 => once 2026-10-03T15:29Z
    Australia/Lord_Howe 2026-10-04 02:15 => never, read as 2026-10-03T15:45Z
    Australia/Lord_Howe 2026-10-04 02:30 => once 2026-10-03T15:30Z
    Australia/Lord_Howe 2026-04-05 01:29 => once 2026-04-04T14:29Z
    Australia/Lord_Howe 2026-04-05 01:30 => twice 2026-04-04T14:30Z 2026-04-04T15:00Z
    Australia/Lord_Howe 2026-04-05 02:00 => once 2026-04-04T15:30Z
    Pacific/Apia        2011-12-29 23:59 => once 2011-12-30T09:59Z
    Pacific/Apia        2011-12-30 00:00 => never, read as 2011-12-30T10:00Z   # Samoa had no such day
    Pacific/Apia        2011-12-30 12:00 => never, read as 2011-12-30T22:00Z
    Pacific/Apia        2011-12-31 00:00 => once 2011-12-30T10:00Z
    America/Sao_Paulo   2018-11-04 00:00 => never, read as 2018-11-04T03:00Z   # no midnight
    America/Sao_Paulo   2018-11-04 01:00 => once 2018-11-04T03:00Z
    America/Sao_Paulo   2018-02-17 23:30 => twice 2018-02-18T01:30Z 2018-02-18T02:30Z
    America/Sao_Paulo   2018-02-18 00:00 => once 2018-02-18T03:00Z
    `,
    (question) => {
      const [name = '', day = '', clock = ''] = question.split(' ');
      const found = localTime(zone(name), localDate(day), secondOf(clock));
      if (found.kind === 'twice') return `twice ${utc(found.at)} ${utc(found.laterAt)}`;
      return found.kind === 'once' ? `once ${utc(found.at)}` : `never, read as ${utc(found.at)}`;
    },
  );
});

test('which day an instant falls on', () => {
  checkRows(
    `
    2026-03-28T22:59Z in Europe/Berlin      => 2026-03-28
    2026-03-28T23:00Z in Europe/Berlin      => 2026-03-29
    2026-03-29T21:59Z in Europe/Berlin      => 2026-03-29
    2026-03-29T22:00Z in Europe/Berlin      => 2026-03-30
    2026-10-24T21:59Z in Europe/Berlin      => 2026-10-24
    2026-10-24T22:00Z in Europe/Berlin      => 2026-10-25
    2026-10-25T22:59Z in Europe/Berlin      => 2026-10-25
    2026-10-25T23:00Z in Europe/Berlin      => 2026-10-26
    2026-03-09T03:59Z in America/New_York   => 2026-03-08
    2026-03-09T04:00Z in America/New_York   => 2026-03-09
    2026-11-02T04:59Z in America/New_York   => 2026-11-01
    2026-11-02T05:00Z in America/New_York   => 2026-11-02
    2026-04-01T10:59Z in Pacific/Pago_Pago  => 2026-03-31
    2026-04-01T11:00Z in Pacific/Pago_Pago  => 2026-04-01
    2026-03-31T09:59Z in Pacific/Kiritimati => 2026-03-31
    2026-03-31T10:00Z in Pacific/Kiritimati => 2026-04-01
    2026-03-31T18:14Z in Asia/Kathmandu     => 2026-03-31
    2026-03-31T18:15Z in Asia/Kathmandu     => 2026-04-01
    2026-10-04T12:59Z in Australia/Lord_Howe => 2026-10-04
    2026-10-04T13:00Z in Australia/Lord_Howe => 2026-10-05
    2011-12-30T09:59Z in Pacific/Apia       => 2011-12-29
    2011-12-30T10:00Z in Pacific/Apia       => 2011-12-31
    2018-02-18T01:59Z in America/Sao_Paulo  => 2018-02-17
    2018-02-18T02:59Z in America/Sao_Paulo  => 2018-02-17
    2018-02-18T03:00Z in America/Sao_Paulo  => 2018-02-18
    1999-12-31T23:59Z in UTC                => 1999-12-31
    1970-01-01T00:00Z in America/New_York   => 1969-12-31
    `,
    (question) => {
      const [at = '', , name = ''] = question.split(' ');
      return dayAt(zone(name), Date.parse(at) / 1000);
    },
  );
});

test('A5 an entry that begins at 23:59 on the last usable day draws, one at 00:00 does not', () => {
  const block = {
    id: 'A',
    sequence: 1,
    boughtOn: localDate('2026-01-01'),
    expiresOn: localDate('2026-03-31'),
    minutes: minutes(60),
    price: cents(6000),
    workTypes: null,
    openMinutes: minutes(60),
  };
  const account = accountOf([newLot(block)], 'purchase');
  checkRows(
    `
    Europe/Berlin       2026-03-31T21:59Z => draws
    Europe/Berlin       2026-03-31T22:00Z => does not
    America/New_York    2026-04-01T03:59Z => draws
    America/New_York    2026-04-01T04:00Z => does not
    Pacific/Pago_Pago   2026-04-01T10:59Z => draws
    Pacific/Pago_Pago   2026-04-01T11:00Z => does not
    Pacific/Kiritimati  2026-03-31T09:59Z => draws
    Pacific/Kiritimati  2026-03-31T10:00Z => does not
    Pacific/Kiritimati  2025-12-31T10:00Z => draws       # the day of the purchase begins
    Pacific/Kiritimati  2025-12-31T09:59Z => does not
    `,
    (question) => {
      const [name = '', at = ''] = question.split(' ');
      const workedOn = dayAt(zone(name), Date.parse(at) / 1000);
      const { slices } = allocate(account, { workedOn, workType: 'remote' }, minutes(1));
      return slices.length === 1 ? 'draws' : 'does not';
    },
  );
});

test('a zone that nobody knows is none', () => {
  const name = (question: string): string => (zoneOf(question) === null ? 'none' : 'a zone');
  checkRows(
    `
    Europe/Berlin => a zone
    utc           => a zone
    Europe/Bonn   => none
    nowhere       => none
    +05:30        => a zone
    2020-01-01T00:00Z                     => none
    2020-01-01T00:00+01:00[Europe/Berlin] => none
    `,
    name,
  );
});

function zone(name: string): Zone {
  const found = zoneOf(name);
  if (found === null) throw new Error(`${name} is no zone`);
  return found;
}

function secondOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 3600 + minute * 60;
}

function utc(at: number): string {
  return new Date(at * 1000).toISOString().replace(':00.000Z', 'Z');
}
