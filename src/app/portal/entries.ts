/** Lists the work that was done for a contact's client, newest day first: all but drafts. */
import { listEntries } from '../../store/entry-lists.ts';
import { type PortalUseCase, refuse } from '../app.ts';
import { afterOf, FIRST_DAY, LAST_DAY } from '../entries/list.ts';
import { entriesTold } from '../entries/told.ts';
import { CURSOR_INVALID, pageOf, readCursor } from '../pages.ts';
import { wrong } from '../wrong.ts';
import { ownEntry } from './entry.ts';

const TOLD_STATES = ['waiting', 'posted', 'reversed'] as const;

export const listOwnEntries: PortalUseCase<'portal.entries'> = async (app, { actor, input }) => {
  const after = afterOf(readCursor(input.after));
  if (after === undefined) return refuse(CURSOR_INVALID);
  const { limit, state, from = FIRST_DAY, to = LAST_DAY } = input;
  if (to < from) {
    return refuse(wrong('to', `expected ${from}, when the period begins, or a later day`));
  }
  return await app.database.read(actor.firm, async (tx) => {
    const entries = await listEntries(tx, {
      client: actor.client,
      states: state === undefined ? TOLD_STATES : [state],
      ...{ technician: null, after, from, to, limit: limit + 1 },
    });
    const told = (await entriesTold(tx, entries)).flatMap((entry) => ownEntry(entry) ?? []);
    return {
      value: pageOf(
        told,
        limit,
        ({ workedOn, id }) => [workedOn, id],
        (entry) => entry,
      ),
    };
  });
};
