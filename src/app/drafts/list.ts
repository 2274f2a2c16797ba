/** Lists the drafts of invoices, newest first. */
import { type DraftPlace, type KeptDraft, listDrafts } from '../../store/invoice-drafts.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { draftTold } from './told.ts';

export const listTheDrafts: UseCase<'draft.list'> = async (app, { actor, input }) => {
  const key = readKey(input.after, ['instant', 'id']);
  if (key === null) return refuse(CURSOR_INVALID);
  const [at, id] = key;
  const after: DraftPlace | null = at === undefined || id === undefined ? null : { at, id };
  const rows = await app.database.read(actor.firm, (tx) => listDrafts(tx, after, input.limit + 1));
  const keyOf = (row: KeptDraft) => [row.createdAt, row.id];
  return { value: pageOf(rows, input.limit, keyOf, draftTold) };
};
