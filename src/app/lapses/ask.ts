/** Lapses what is due for every client, when somebody asks for it; done again, it changes nothing. */
import type { OutputOf } from '../../contract/operations.ts';
import type { UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { answeredBefore, commit } from '../commit.ts';
import { runLapses } from './run.ts';

export const askForLapses: UseCase<'lapse.run'> = async (app, request) => {
  const command = commandOf(app, 'lapse.run', request);
  const before = await answeredBefore<OutputOf<'lapse.run'>>(app, command);
  if (before !== null) return before;
  const done = await runLapses(app, request.actor);
  // A run that found nothing keeps nothing: the next one with its key may find something.
  if ('refusal' in done || done.value.clients === 0 || request.key === null) return done;
  const { value: outcome } = done;
  return await commit(app, {
    ...command,
    client: null,
    act: async () => ({ outcome, subject: `${outcome.clients} clients` }),
  });
};
