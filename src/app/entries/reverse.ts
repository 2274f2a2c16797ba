/** Unwinds a posted entry: its minutes go back to the blocks they came from (B9). */
import { reverseEntry } from '../../engine/bank/work.ts';
import { refuse, type UseCase } from '../app.ts';
import { settledFor } from '../blocks/change.ts';
import { commandOf } from '../command.ts';
import { commitLedger } from '../gather.ts';
import type { PresentedEntry } from '../present/entry.ts';
import { entryWrite, placeOfEntry } from './find.ts';
import { entryTold } from './told.ts';

export const reverseTheEntry: UseCase<'entry.reverse'> = async (app, request) => {
  const { entry: id, reason } = request.input;
  const command = commandOf(app, 'entry.reverse', request);
  const place = await placeOfEntry<PresentedEntry>(app, command, id);
  if ('answer' in place) return place.answer;
  const write = entryWrite(command, place, { waiting: true }, ({ step, entry, act, where }) => {
    const reversed = reverseEntry(step, entry, act.today, reason, act);
    if ('code' in reversed) return refuse(reversed);
    // What it gives back may cover what waits (A4, B6).
    const settled = settledFor(reversed, act, where);
    return {
      step: settled,
      outcome: entryTold(reversed.entry, settled, where),
      subject: place.id,
    };
  });
  return await commitLedger(app, write);
};
