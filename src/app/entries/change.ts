/** Changes a draft or a waiting entry. */
import { changeEntry, versionConflict } from '../../engine/bank/drafts.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitLedger } from '../gather.ts';
import type { PresentedEntry } from '../present/entry.ts';
import { changesOf } from './changed.ts';
import { entryWrite, placeOfEntry } from './find.ts';
import { entryTold } from './told.ts';
import { archivedClient, jobDaysOfBoth } from './written.ts';

export const changeTheEntry: UseCase<'entry.change'> = async (app, request) => {
  const { entry: id, version, ...anew } = request.input;
  const command = commandOf(app, 'entry.change', request);
  if (Object.values(anew).every((value) => value === undefined)) {
    const message = 'name what is to be changed, such as minutes or job';
    return refuse({ code: 'input_invalid', fields: [{ field: '', message }] });
  }
  const place = await placeOfEntry<PresentedEntry>(app, command, id);
  if ('answer' in place) return place.answer;
  // It may be posted in the same commit: then on the day of its job as it is by then.
  const needs = { jobDays: jobDaysOfBoth(anew.job ?? null, anew, app.clock()) };
  const write = entryWrite(command, place, needs, ({ step, entry, act, where }) => {
    const conflict = versionConflict(entry, version) ?? archivedClient(where);
    if (conflict !== null) return refuse(conflict);
    const changes = changesOf(anew, entry, step.books, act, where);
    if ('code' in changes) return refuse(changes);
    const changed = changeEntry(step, entry, changes);
    if ('code' in changed) return refuse(changed);
    return {
      step: changed,
      outcome: entryTold(changed.entry, changed, where),
      subject: place.id,
    };
  });
  return await commitLedger(app, write);
};
