/** Tells what posting a draft would do: the same as doing it, rolled back (B7). */
import type { OutputOf } from '../../contract/operations.ts';
import { postEntry } from '../../engine/bank/work.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { preview } from '../commit.ts';
import { entryWrite, placeOfEntry, THEIR_DAYS } from './find.ts';
import { previewTold, refuseNamed } from './told.ts';
import { archivedClient } from './written.ts';

export const previewPosting: UseCase<'entry.preview-posting'> = async (app, request) => {
  const { entry: id, asOverage } = request.input;
  const command = commandOf(app, 'entry.preview-posting', request);
  const place = await placeOfEntry<OutputOf<'entry.preview-posting'>>(app, command, id);
  if ('answer' in place) return place.answer;
  const write = entryWrite(command, place, THEIR_DAYS, ({ step, entry, act, where }) => {
    const archived = archivedClient(where);
    if (archived !== null) return refuse(archived);
    const posted = postEntry(step, entry, false, { asOverage }, act);
    if ('code' in posted) return refuseNamed(posted, step.books);
    return { step: posted, outcome: previewTold(step, posted, act, where), subject: place.id };
  });
  return await preview(app, write);
};
