/** Takes overage of a posted entry from a block bought after it, with consent (A8). */
import { coverEntry } from '../../engine/bank/work.ts';
import { findBlock } from '../../store/blocks.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitLedger } from '../gather.ts';
import type { PresentedEntry } from '../present/entry.ts';
import { entryWrite, placeOfEntry } from './find.ts';
import { entryTold } from './told.ts';
import { archivedClient } from './written.ts';

export const coverTheEntry: UseCase<'entry.cover'> = async (app, request) => {
  const { actor, input } = request;
  const { entry: id, consent } = input;
  const command = commandOf(app, 'entry.cover', request);
  const place = await placeOfEntry<PresentedEntry>(app, command, id);
  if ('answer' in place) return place.answer;
  const block = await app.database.read(actor.firm, (tx) =>
    findBlock(tx, place.client, input.block),
  );
  if (block === null) return refuse({ code: 'not_found', thing: 'block', name: input.block });
  const needs = { blocks: [block.id] };
  const write = entryWrite(command, place, needs, ({ step, entry, act, where }) => {
    const archived = archivedClient(where);
    if (archived !== null) return refuse(archived);
    const covered = coverEntry(step, entry, block.id, consent, act);
    if ('code' in covered) return refuse(covered);
    return {
      step: covered,
      outcome: entryTold(covered.entry, covered, where),
      subject: place.id,
    };
  });
  return await commitLedger(app, write);
};
