/** Does what is asked, whatever the operation. */
import type { OperationName } from '../contract/operations.ts';
import type { App, Request, Result } from './app.ts';
import { USE_CASES } from './use-cases.ts';

/** Runs the use case of an operation on an input that was read by its schema. */
export async function perform(
  app: App,
  name: OperationName,
  asked: Request<OperationName>,
): Promise<Result<unknown>> {
  const useCase = USE_CASES[name] as
    | ((app: App, asked: Request<OperationName>) => Promise<Result<unknown>>)
    | undefined;
  if (useCase === undefined) throw new RangeError(`nothing does ${name}`);
  return await useCase(app, asked);
}
