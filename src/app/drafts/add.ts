/** Keeps a draft of an invoice: it has no number and books nothing. */
import { findClient } from '../../store/clients.ts';
import { insertDraft } from '../../store/invoice-drafts.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { draftTold, wantedIn } from './told.ts';

export const addDraft: UseCase<'draft.add'> = (app, request) =>
  commit(app, {
    ...commandOf(app, 'draft.add', request),
    client: null,
    act: async (tx, { at, by }) => {
      const { input } = request;
      const client = await findClient(tx, input.client);
      if (client === null)
        return refuse({ code: 'not_found', thing: 'client', name: input.client });
      const draft = {
        ...{ id: app.newId(), client: client.id, wanted: wantedIn(input) },
        ...{ version: 1, createdAt: at },
      };
      await insertDraft(tx, { ...draft, createdBy: by });
      return { outcome: draftTold(draft), subject: draft.id, client: client.id };
    },
  });
