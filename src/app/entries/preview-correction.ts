/** Tells what correcting an entry would do: the same as doing it, rolled back (B7, B9). */
import type { OutputOf } from '../../contract/operations.ts';
import type { UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { preview } from '../commit.ts';
import { correctedBy, needsOfCorrection } from './corrected.ts';
import { entryWrite, placeOfEntry } from './find.ts';
import { previewTold, refuseNamed } from './told.ts';

/** Why, for what is not kept: it is read by nobody. */
const NO_REASON = 'preview';

export const previewCorrection: UseCase<'entry.preview-correction'> = async (app, request) => {
  const { actor, input } = request;
  const { entry: id, ...anew } = input;
  const asked = { ...anew, reason: NO_REASON };
  const command = commandOf(app, 'entry.preview-correction', request);
  const place = await placeOfEntry<OutputOf<'entry.preview-correction'>>(app, command, id);
  if ('answer' in place) return place.answer;
  const version = app.newId();
  const needs = needsOfCorrection(asked, app.clock());
  const write = entryWrite(command, place, needs, (found) => {
    const { step, act, where } = found;
    const corrected = correctedBy(actor, version, asked, found);
    if ('code' in corrected) return refuseNamed(corrected, step.books);
    const posted = { ...corrected, entry: corrected.posted };
    return { step: corrected, outcome: previewTold(step, posted, act, where), subject: place.id };
  });
  return await preview(app, write);
};
