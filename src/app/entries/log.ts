/** Logs work as a draft, or posts it at once. */
import { withEntry } from '../../engine/bank/books.ts';
import { postEntry } from '../../engine/bank/work.ts';
import { refuse, type UseCase } from '../app.ts';
import { clientIdOf } from '../clients/find.ts';
import { commandOf } from '../command.ts';
import { NOTHING_ELSE } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { forbidden } from '../may.ts';
import type { PresentedEntry } from '../present/entry.ts';
import { entryTold, refuseNamed } from './told.ts';
import { draftOf, jobDaysOf } from './written.ts';

export const logEntry: UseCase<'entry.log'> = async (app, request) => {
  const { input, actor } = request;
  const denied = input.post ? forbidden(actor, 'entries:post') : null;
  if (denied !== null) return refuse(denied);
  const client = await clientIdOf(app, actor, input.client);
  if ('refusal' in client) return client;
  const id = app.newId();
  return commitLedger<PresentedEntry>(app, {
    ...commandOf(app, 'entry.log', request),
    client: client.id,
    needs: { ...NOTHING_ELSE, jobDays: jobDaysOf(input.job, input, app.clock()) },
    decide: (step, act, where) => {
      const draft = draftOf(id, actor, input, step.books, act, where);
      if ('code' in draft) return refuse(draft);
      const done = input.post
        ? postEntry(step, draft, true, input, act)
        : { ...withEntry(step, draft, true), entry: draft };
      if ('code' in done) return refuseNamed(done, step.books);
      return { step: done, outcome: entryTold(done.entry, done, where), subject: id };
    },
  });
};
