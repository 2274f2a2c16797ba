/** Shows through which day the books are closed. */
import type { UseCase } from '../app.ts';
import { firmToday } from '../today.ts';

export const showTheBooks: UseCase<'books.show'> = async (app, { actor }) => {
  const { firm } = await app.database.read(actor.firm, (tx) => firmToday(app, tx));
  return { value: { closedThrough: firm.closedThrough } };
};
