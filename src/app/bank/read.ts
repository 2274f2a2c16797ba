/** Tells what each line of a bank statement pays; nothing is kept. */
import type { UseCase } from '../app.ts';
import { matchedFile } from './matched.ts';
import { statementTold } from './told.ts';

export const readTheStatement: UseCase<'bank.read'> = async (app, request) => {
  const matched = await matchedFile(app, request);
  if ('refusal' in matched) return matched;
  return { value: statementTold(request.input.fileName, matched, new Map()) };
};
