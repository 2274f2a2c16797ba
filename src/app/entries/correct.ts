/** Reverses a posted entry and posts a new version of it in its place, in one commit (B9). */
import type { OutputOf } from '../../contract/operations.ts';
import { correctEntry } from '../../engine/bank/correct.ts';
import { refuse, type UseCase } from '../app.ts';
import { settledFor } from '../blocks/change.ts';
import { commandOf } from '../command.ts';
import { commitLedger } from '../gather.ts';
import { changesOf } from './changed.ts';
import { entryWrite, placeOfEntry } from './find.ts';
import { entryTold, refuseNamed } from './told.ts';
import { archivedClient, jobDaysOfBoth, memberOf } from './written.ts';

export const correctTheEntry: UseCase<'entry.correct'> = async (app, request) => {
  const { actor, input } = request;
  const { entry: id, reason, asOverage, ...anew } = input;
  const command = commandOf(app, 'entry.correct', request);
  const place = await placeOfEntry<OutputOf<'entry.correct'>>(app, command, id);
  if ('answer' in place) return place.answer;
  const version = app.newId();
  const needs = { jobDays: jobDaysOfBoth(anew.job ?? null, anew, app.clock()), waiting: true };
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
    // The new version came first; what it left may cover what waits (A4, B6).
    return { step: settledFor(corrected, act, where), outcome, subject: place.id };
  });
  return await commitLedger(app, write);
};
