/** What a correction makes of an entry (B9): the same whether it is kept or only told before. */
import type { InputOf } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import { type Corrected, correctEntry } from '../../engine/bank/correct.ts';
import type { Needs } from '../../store/books.ts';
import type { Actor } from '../app.ts';
import { changesOf } from './changed.ts';
import type { Found } from './find.ts';
import { archivedClient, jobDaysOfBoth, memberOf } from './written.ts';

/** A correction as it is asked for. */
type Asked = Omit<InputOf<'entry.correct'>, 'entry'>;

/** What it needs loaded beside the entry. */
export function needsOfCorrection(asked: Asked, nowMilliseconds: number): Partial<Needs> {
  return { jobDays: jobDaysOfBoth(asked.job ?? null, asked, nowMilliseconds), waiting: true };
}

/**
 * The entry reversed and its new version posted under the id given. Refused: for an archived
 * client, times or a work type that cannot be, and what `correctEntry` refuses.
 */
export function correctedBy(
  actor: Actor,
  id: string,
  { reason, asOverage, ...anew }: Asked,
  { step, entry, act, where }: Found,
): Corrected | AnyRefusal {
  const archived = archivedClient(where);
  if (archived !== null) return archived;
  const changes = changesOf(anew, entry, step.books, act, where);
  if ('code' in changes) return changes;
  const correction = { id, member: memberOf(actor), reason, asOverage, changes };
  return correctEntry(step, entry, correction, act);
}
