/** Posts a draft, or a waiting entry (B7). */
import { versionConflict } from '../../engine/bank/drafts.ts';
import { postEntry } from '../../engine/bank/work.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitLedger } from '../gather.ts';
import type { PresentedEntry } from '../present/entry.ts';
import { entryWrite, placeOfEntry, THEIR_DAYS } from './find.ts';
import { entryTold, refuseNamed } from './told.ts';
import { archivedClient } from './written.ts';

export const postTheEntry: UseCase<'entry.post'> = async (app, request) => {
  const { entry: id, version, asOverage } = request.input;
  const command = commandOf(app, 'entry.post', request);
  const place = await placeOfEntry<PresentedEntry>(app, command, id);
  if ('answer' in place) return place.answer;
  const write = entryWrite(command, place, THEIR_DAYS, ({ step, entry, act, where }) => {
    const refusal = versionConflict(entry, version) ?? archivedClient(where);
    if (refusal !== null) return refuse(refusal);
    const posted = postEntry(step, entry, false, { asOverage }, act);
    if ('code' in posted) return refuseNamed(posted, step.books);
    return { step: posted, outcome: entryTold(posted.entry, posted, where), subject: place.id };
  });
  return await commitLedger(app, write);
};
