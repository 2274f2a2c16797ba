/** Discards a draft or a waiting entry; what it was stands in the audit. */
import { discardEntry } from '../../engine/bank/drafts.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitLedger } from '../gather.ts';
import { entryWrite, placeOfEntry } from './find.ts';
import { entryTold } from './told.ts';

type Discarded = { readonly discarded: string };

export const discardTheEntry: UseCase<'entry.discard'> = async (app, request) => {
  const command = commandOf(app, 'entry.discard', request);
  const place = await placeOfEntry<Discarded>(app, command, request.input.entry);
  if ('answer' in place) return place.answer;
  const write = entryWrite(command, place, {}, ({ step, entry, where }) => {
    const discarded = discardEntry(step, entry);
    if ('code' in discarded) return refuse(discarded);
    return {
      step: discarded,
      outcome: { discarded: place.id },
      subject: place.id,
      summary: { ...request.input, discarded: entryTold(entry, step, where) },
    };
  });
  return await commitLedger(app, write);
};
