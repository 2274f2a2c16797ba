/** Does what is asked, whatever the operation. */
import type { FileBytes } from '../contract/file-bytes.ts';
import type { OperationName } from '../contract/operations.ts';
import { type AnyRequest, type App, type Result, refuse } from './app.ts';
import { answeredBefore } from './commit.ts';
import { USE_CASES } from './use-cases.ts';

/** Runs the use case of an operation on an input that was read by its schema. */
export async function perform(
  app: App,
  name: OperationName,
  asked: AnyRequest,
): Promise<Result<unknown>> {
  const useCase = USE_CASES[name] as (app: App, asked: AnyRequest) => Promise<Result<unknown>>;
  const result = await useCase(app, { file: noFile(), ...asked });
  if (asked.key === null || !('refusal' in result) || result.refusal.code !== 'not_found') {
    return result;
  }
  // What it names may have gone since, or be called otherwise: a repeat is answered all the same.
  return (await answeredBefore(app, { ...asked, operation: name, key: asked.key })) ?? result;
}

/** The file of a request that came without one. */
async function* noFile(): FileBytes {
  yield refuse({ code: 'body_unreadable', expected: 'the file as the body' });
}
