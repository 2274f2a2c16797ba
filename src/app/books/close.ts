/**
 * Closes the books through a day (H1): nothing is booked on it or before any more. What lapsed by
 * then is booked first, and whatever is being booked is waited for.
 */
import { closeBooks } from '../../store/closing.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { runLapses } from '../lapses/run.ts';
import { firmToday } from '../today.ts';

export const closeTheBooks: UseCase<'books.close'> = async (app, request) => {
  const { actor, input } = request;
  const { through } = input;
  const { today } = await app.database.read(actor.firm, (tx) => firmToday(app, tx));
  if (through >= today) return refuse({ code: 'close_in_future', asked: through, today });
  const lapsed = await runLapses(app, actor);
  if ('refusal' in lapsed) return lapsed;
  return await commit(app, {
    ...commandOf(app, 'books.close', request),
    client: null,
    act: async (tx) => {
      // Every booking holds the row of its client: when all of them are held, none is under way.
      const closedThrough = await closeBooks(tx, through);
      if (closedThrough === null || closedThrough < through) {
        return { outcome: { closedThrough: through }, subject: through };
      }
      return refuse({ code: 'close_not_later', closedThrough, asked: through });
    },
  });
};
