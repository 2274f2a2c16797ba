/** Reopens books from a day on: an exception, which stands in the audit with its reason. */
import { addDays } from '../../engine/days.ts';
import { keepClosedThrough } from '../../store/closing.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';

export const reopenTheBooks: UseCase<'books.reopen'> = async (app, request) => {
  const { from } = request.input;
  return await commit(app, {
    ...commandOf(app, 'books.reopen', request),
    client: null,
    alone: true,
    act: async (tx, _act, firm) => {
      const { closedThrough } = firm;
      if (closedThrough === null || closedThrough < from) {
        return refuse({ code: 'books_open', asked: from });
      }
      const until = addDays(from, -1);
      await keepClosedThrough(tx, until);
      return { outcome: { closedThrough: until }, subject: from };
    },
  });
};
