/** What is written anew of an entry that is there already, and what stays as it was. */
import type { InputOf } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Act, BankEntry, Books } from '../../engine/bank/books.ts';
import type { EntryChanges } from '../../engine/bank/drafts.ts';
import type { Entry } from '../../engine/entries.ts';
import { minutesOfSeconds } from '../../engine/hours.ts';
import type { Where } from '../commit.ts';
import { workTypeNamed, workTypesIn } from '../work-types/named.ts';
import { zoneNamed } from '../zones.ts';
import { type Times, type Worked, workedOf } from './written.ts';

type Anew = Omit<InputOf<'entry.change'>, 'entry' | 'version'>;

/** The changes; refused where the work type or the times are (B1). */
export function changesOf(
  anew: Anew,
  { entry }: BankEntry,
  books: Books,
  act: Act,
  { firm }: Where,
): EntryChanges | AnyRefusal {
  const { workType, job, description, technician } = anew;
  const called: { workType?: string } | AnyRefusal =
    workType === undefined ? {} : workTypeNamed(workTypesIn(books, act.today), workType);
  if ('code' in called) return called;
  const times = timesAnew(anew, entry);
  const worked: Partial<Worked> | AnyRefusal =
    times === null ? {} : workedOf(times, books, zoneNamed(firm.timeZone), act);
  if ('code' in worked) return worked;
  return {
    ...called,
    ...(job === undefined ? {} : { job }),
    ...(description === undefined ? {} : { description }),
    ...(technician === undefined ? {} : { technician }),
    ...worked,
  };
}

/**
 * The times of the entry with those that are given anew in the place of the old ones; null when
 * none is given.
 * - Minutes take the place of the end: the start stays.
 * - A start or an end alone moves that end of the work: the other stays, and so does the break.
 * - Both take the place of all there was.
 * - A day alone moves work without clock times; with them, it has to be that of the start.
 */
function timesAnew(anew: Times, entry: Entry): Times | null {
  const { workedOn, startedAt, endedAt, breakMinutes, minutes } = anew;
  const given = [workedOn, startedAt, endedAt, breakMinutes, minutes];
  if (given.every((time) => time === undefined)) return null;
  const start = startedAt ?? entry.startedAt;
  const began = start === null ? { workedOn: workedOn ?? entry.workedOn } : { startedAt: start };
  const day = workedOn === undefined ? began : { ...began, workedOn };
  if (minutes !== undefined) {
    return { ...day, minutes, ...some({ endedAt, breakMinutes }) };
  }
  const end = endedAt ?? entry.endedAt;
  if (start !== null && end !== null) {
    const kept = startedAt === undefined || endedAt === undefined ? breakOf(entry) : 0;
    return { ...day, endedAt: end, breakMinutes: breakMinutes ?? kept };
  }
  if (endedAt !== undefined || breakMinutes !== undefined) {
    return { ...day, ...some({ endedAt, breakMinutes }) };
  }
  return { ...day, minutes: entry.workedMinutes };
}

/** What the clock says was worked less than the time between start and end. */
function breakOf({ startedAt, endedAt, workedMinutes }: Entry): number {
  if (startedAt === null || endedAt === null) return 0;
  return Math.max(0, minutesOfSeconds(endedAt - startedAt) - workedMinutes);
}

function some({ endedAt, breakMinutes }: Pick<Times, 'endedAt' | 'breakMinutes'>): Times {
  return {
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(breakMinutes === undefined ? {} : { breakMinutes }),
  };
}
