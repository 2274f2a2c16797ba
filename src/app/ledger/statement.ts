/** Tells the client's journal between two days. */
import type { UseCase } from '../app.ts';
import { statementAsTold } from '../present/statement.ts';
import { statedFor } from './stated.ts';

export const showStatement: UseCase<'statement.show'> = async (app, { actor, input }) => {
  const stated = await statedFor(app, actor, input);
  return 'refusal' in stated ? stated : { value: statementAsTold(stated) };
};
