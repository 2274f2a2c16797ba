/** Discards a draft: nothing was booked of it. */
import { deleteDrafts } from '../../store/invoice-drafts.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';

export const discardDraft: UseCase<'draft.discard'> = (app, request) =>
  commit(app, {
    ...commandOf(app, 'draft.discard', request),
    client: null,
    act: async (tx) => {
      const { draft } = request.input;
      const discarded = await deleteDrafts(tx, [draft]);
      if (discarded === 0) return refuse({ code: 'not_found', thing: 'draft', name: draft });
      return { outcome: { discarded: draft }, subject: draft };
    },
  });
