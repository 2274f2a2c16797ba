/** An entry from what was written: its day, the minutes worked (B1), its work type. */
import type { InputOf } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Act, BankEntry, Books } from '../../engine/bank/books.ts';
import { addDays, type LocalDate } from '../../engine/days.ts';
import type { Minutes } from '../../engine/hours.ts';
import { workedMinutes } from '../../engine/worked.ts';
import { dayAt, type Zone } from '../../engine/zones.ts';
import type { Needs } from '../../store/books.ts';
import type { Actor } from '../app.ts';
import type { Where } from '../commit.ts';
import { workTypeNamed, workTypesIn } from '../work-types/named.ts';
import { zoneNamed } from '../zones.ts';

/** What may be written of work. */
export type Written = Pick<
  InputOf<'entry.log'>,
  | 'workType'
  | 'job'
  | 'description'
  | 'technician'
  | 'workedOn'
  | 'startedAt'
  | 'endedAt'
  | 'breakMinutes'
  | 'minutes'
>;

export type Times = Pick<
  Written,
  'workedOn' | 'startedAt' | 'endedAt' | 'breakMinutes' | 'minutes'
>;

/** When and how long, as an entry keeps it. */
export type Worked = {
  readonly workedOn: LocalDate;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly workedMinutes: Minutes;
};

/**
 * Reads the times of work. Refused: neither minutes nor both start and end, both of them, a day
 * that is not that of the start, and what B1 refuses.
 */
export function workedOf(
  times: Times,
  books: Pick<Books, 'termsOn'>,
  zone: Zone,
  act: Act,
): Worked | AnyRefusal {
  const { startedAt = null, endedAt = null, breakMinutes, minutes: written } = times;
  if (written !== undefined && (endedAt !== null || breakMinutes !== undefined)) {
    return wrong('minutes', 'give either minutes, or start, end and break');
  }
  const startedOn = startedAt === null ? null : dayAt(zone, startedAt);
  const workedOn = times.workedOn ?? startedOn ?? act.today;
  if (startedOn !== null && workedOn !== startedOn) {
    return wrong(
      'workedOn',
      `expected the day of the start, which is ${startedOn} in ${zone.name}`,
    );
  }
  const { longestEntryMinutes } = books.termsOn(workedOn).policy;
  if (written !== undefined) {
    const worked = workedMinutes({ minutes: written }, longestEntryMinutes);
    return typeof worked === 'object'
      ? worked
      : { workedOn, startedAt, endedAt, workedMinutes: worked };
  }
  if (startedAt === null || endedAt === null) {
    return wrong('minutes', 'give the minutes, or both start and end');
  }
  const clock = { startedAt, endedAt, breakMinutes: breakMinutes ?? 0 };
  const worked = workedMinutes(clock, longestEntryMinutes);
  return typeof worked === 'object'
    ? worked
    : { workedOn, startedAt, endedAt, workedMinutes: worked };
}

function wrong(field: string, message: string): AnyRefusal {
  return { code: 'input_invalid', fields: [{ field, message }] };
}

/** The refusal of more work for a client who is archived; null when the client is not. */
export function archivedClient({ client }: Where): AnyRefusal | null {
  const { archivedOn, name } = client;
  return archivedOn === null ? null : { code: 'client_archived', client: name, archivedOn };
}

/** A new draft of what was written; refused where the client, its times or its work type are. */
export function draftOf(
  id: string,
  actor: Actor,
  written: Written,
  books: Pick<Books, 'termsOn'>,
  act: Act,
  where: Where,
): BankEntry | AnyRefusal {
  const archived = archivedClient(where);
  if (archived !== null) return archived;
  const { job, description, technician } = written;
  const called = workTypeNamed(workTypesIn(books, act.today), written.workType);
  if ('code' in called) return called;
  const worked = workedOf(written, books, zoneNamed(where.firm.timeZone), act);
  if ('code' in worked) return worked;
  return {
    entry: {
      ...{ id, client: where.client.id, technician: technician ?? actor.name },
      ...{ job, description, ...called, ...worked },
    },
    source: 'hourbank',
    sourceId: id,
    member: memberOf(actor),
    state: 'draft',
    version: 1,
    corrects: null,
    createdAt: act.at,
    outcome: null,
  };
}

/** The member behind an actor; null when nobody signed in is. */
export function memberOf({ member }: Actor): string | null {
  return member === '' ? null : member;
}

/**
 * The days of the job that the work may fall on, in whatever time zone the firm is (B2); null for
 * the job of the entry that is written about.
 */
export function jobDaysOf(
  job: string | null,
  { workedOn, startedAt }: Times,
  nowMilliseconds: number,
): Needs['jobDays'] {
  if (workedOn !== undefined) return [{ job, workedOn }];
  const day = dayAt(UTC, startedAt ?? Math.floor(nowMilliseconds / 1000));
  return [-1, 0, 1].map((days) => ({ job, workedOn: addDays(day, days) }));
}

/**
 * The job's day of an entry as it is, and those that it may fall on once it is changed (B2): so that
 * whatever is written of it in the same commit finds them.
 */
export function jobDaysOfBoth(job: string | null, times: Times, now: number): Needs['jobDays'] {
  const isMoved = times.workedOn !== undefined || times.startedAt !== undefined;
  const days = isMoved ? jobDaysOf(job, times, now) : [{ job, workedOn: null }];
  return [{ job: null, workedOn: null }, ...days];
}

const UTC = zoneNamed('UTC');
