/** Reverses a posted entry and posts a new version of it in its place, in one commit (B9). */
import type { OutputOf } from '../../contract/operations.ts';
import { correctEntry } from '../../engine/bank/correct.ts';
import type { Needs } from '../../store/books.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitLedger } from '../gather.ts';
import { changesOf } from './changed.ts';
import { entryWrite, placeOfEntry, THEIR_DAYS } from './find.ts';
import { entryTold, refuseNamed } from './told.ts';
import { archivedClient, jobDaysOf, memberOf, type Times } from './written.ts';

export const correctTheEntry: UseCase<'entry.correct'> = async (app, request) => {
  const { actor, input } = request;
  const { entry: id, reason, asOverage, ...anew } = input;
  const command = commandOf(app, 'entry.correct', request);
  const place = await placeOfEntry<OutputOf<'entry.correct'>>(app, command, id);
  if ('answer' in place) return place.answer;
  const version = app.newId();
  const needs = { jobDays: jobDaysOfBoth(anew.job ?? null, anew, app.clock()) };
  const write = entryWrite(command, place, needs, ({ step, entry, act, where }) => {
    const archived = archivedClient(where);
    if (archived !== null) return refuse(archived);
    const changes = changesOf(anew, entry, step.books, act, where);
    if ('code' in changes) return refuse(changes);
    const correction = { id: version, member: memberOf(actor), reason, asOverage, changes };
    const corrected = correctEntry(step, entry, correction, act);
    if ('code' in corrected) return refuseNamed(corrected, step.books);
    const outcome = {
      reversed: entryTold(corrected.reversed, corrected, where),
      posted: entryTold(corrected.posted, corrected, where),
    };
    return { step: corrected, outcome, subject: place.id };
  });
  return await commitLedger(app, write);
};

/** The job's day of the old version, and those that the new one may fall on (B2). */
function jobDaysOfBoth(job: string | null, times: Times, now: number): Needs['jobDays'] {
  const moved = times.workedOn !== undefined || times.startedAt !== undefined;
  const days = moved ? jobDaysOf(job, times, now) : [{ job, workedOn: null }];
  return [...THEIR_DAYS.jobDays, ...days];
}
