/** Tells a contact why work drew what it drew: every rule, and every block looked at. */
import { readEntries } from '../../store/entries.ts';
import { type PortalUseCase, refuse } from '../app.ts';
import { entryUnknown } from '../entries/find.ts';
import { explained } from '../entries/why.ts';
import { whyAsTold } from '../present/why.ts';
import { ownEntry } from './entry.ts';

/** Refused: work of another client, and a draft. */
export const whyOwnEntry: PortalUseCase<'portal.why'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const [kept] = await readEntries(tx, [input.entry]);
    if (kept?.entry.client !== actor.client) return refuse(entryUnknown(input.entry));
    const { entry, facts } = await explained(app, tx, kept);
    const own = ownEntry(entry);
    if (own === null) return refuse(entryUnknown(input.entry));
    const { rules, blocks, text } = whyAsTold(entry, facts);
    return { value: { entry: own, rules, blocks, text } };
  });
