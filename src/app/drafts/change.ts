/** Puts other blocks, items and work on a draft. */
import { updateDraft } from '../../store/invoice-drafts.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { draftTold, wantedIn } from './told.ts';

export const changeDraft: UseCase<'draft.change'> = (app, request) =>
  commit(app, {
    ...commandOf(app, 'draft.change', request),
    client: null,
    act: async (tx) => {
      const { input } = request;
      const draft = await updateDraft(tx, input.draft, wantedIn(input));
      if (draft === null) return refuse({ code: 'not_found', thing: 'draft', name: input.draft });
      return { outcome: draftTold(draft), subject: draft.id, client: draft.client };
    },
  });
