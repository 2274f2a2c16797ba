/** Tells what logging and posting work would do: the same as doing it, rolled back (B7). */
import { postEntry } from '../../engine/bank/work.ts';
import { refuse, type UseCase } from '../app.ts';
import { clientIdOf } from '../clients/find.ts';
import { commandOf } from '../command.ts';
import { NOTHING_ELSE, preview } from '../commit.ts';
import { previewTold, refuseNamed } from './told.ts';
import { draftOf, jobDaysOf } from './written.ts';

export const previewEntry: UseCase<'entry.preview'> = async (app, request) => {
  const { input, actor } = request;
  const client = await clientIdOf(app, actor, input.client);
  if ('refusal' in client) return client;
  const id = app.newId();
  return preview(app, {
    ...commandOf(app, 'entry.preview', request),
    client: client.id,
    needs: { ...NOTHING_ELSE, jobDays: jobDaysOf(input.job, input, app.clock()) },
    decide: (step, act, where) => {
      const draft = draftOf(id, actor, input, step.books, act, where);
      if ('code' in draft) return refuse(draft);
      const posted = postEntry(step, draft, true, input, act);
      if ('code' in posted) return refuseNamed(posted, step.books);
      return { step: posted, outcome: previewTold(step, posted, act, where), subject: id };
    },
  });
};
