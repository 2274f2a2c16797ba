/** Does what is asked, whatever the operation. */
import { fileBytes } from '../contract/file-bytes.ts';
import type { OperationName } from '../contract/operations.ts';
import type { AnyRequest, App, Result } from './app.ts';
import { USE_CASES } from './use-cases.ts';

/** Runs the use case of an operation on an input that was read by its schema. */
export async function perform(
  app: App,
  name: OperationName,
  asked: AnyRequest,
): Promise<Result<unknown>> {
  const useCase = USE_CASES[name] as
    | ((app: App, asked: AnyRequest) => Promise<Result<unknown>>)
    | undefined;
  if (useCase === undefined) throw new RangeError(`nothing does ${name}`);
  return await useCase(app, { file: fileBytes(null), ...asked });
}
