/** Reverses a posted entry and posts a new version of it in its place, in one commit (B9). */
import type { OutputOf } from '../../contract/operations.ts';
import type { UseCase } from '../app.ts';
import { settledFor } from '../blocks/change.ts';
import { commandOf } from '../command.ts';
import { commitLedger } from '../gather.ts';
import { correctedBy, needsOfCorrection } from './corrected.ts';
import { entryWrite, placeOfEntry } from './find.ts';
import { entryTold, refuseNamed } from './told.ts';

export const correctTheEntry: UseCase<'entry.correct'> = async (app, request) => {
  const { actor, input } = request;
  const { entry: id, ...asked } = input;
  const command = commandOf(app, 'entry.correct', request);
  const place = await placeOfEntry<OutputOf<'entry.correct'>>(app, command, id);
  if ('answer' in place) return place.answer;
  const version = app.newId();
  const needs = needsOfCorrection(asked, app.clock());
  const write = entryWrite(command, place, needs, (found) => {
    const { step, act, where } = found;
    const corrected = correctedBy(actor, version, asked, found);
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
