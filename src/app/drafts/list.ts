/** Lists the drafts of invoices, newest first. */

import { namesOf } from '../../store/clients.ts';
import { type DraftPlace, type KeptDraft, listDrafts } from '../../store/invoice-drafts.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { draftTold } from './told.ts';

export const listTheDrafts: UseCase<'draft.list'> = async (app, { actor, input }) => {
  const key = readKey(input.after, ['instant', 'id']);
  if (key === null) return refuse(CURSOR_INVALID);
  const [at, id] = key;
  const after: DraftPlace | null = at === undefined || id === undefined ? null : { at, id };
  const keyOf = (row: KeptDraft) => [row.createdAt, row.id];
  return await app.database.read(actor.firm, async (tx) => {
    const rows = await listDrafts(tx, after, input.limit + 1);
    const names = await namesOf(
      tx,
      rows.map(({ client }) => client),
    );
    const told = (row: KeptDraft) => ({
      ...draftTold(row),
      clientName: names.get(row.client) ?? '',
    });
    return { value: pageOf(rows, input.limit, keyOf, told) };
  });
};
