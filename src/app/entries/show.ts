/** Shows an entry and what it drew. */
import { readEntries } from '../../store/entries.ts';
import { refuse, type UseCase } from '../app.ts';
import { entryUnknown } from './find.ts';
import { entriesTold } from './told.ts';

export const showEntry: UseCase<'entry.show'> = async (app, { actor, input }) => {
  const [entry] = await app.database.read(actor.firm, async (tx) =>
    entriesTold(tx, await readEntries(tx, [input.entry])),
  );
  return entry === undefined ? refuse(entryUnknown(input.entry)) : { value: entry };
};
