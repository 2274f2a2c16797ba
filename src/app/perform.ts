/** Does what is asked, whatever the operation. */
import type { FileBytes } from '../contract/file-bytes.ts';
import type {
  AnyOperationName,
  OperationName,
  PortalOperationName,
} from '../contract/operations.ts';
import { type AnyPortalRequest, type AnyRequest, type App, type Result, refuse } from './app.ts';
import { answeredBefore } from './commit.ts';
import { PORTAL_USE_CASES } from './portal/use-cases.ts';
import { USE_CASES } from './use-cases.ts';

/** Runs the use case of an operation on an input that was read by its schema. */
export async function perform(
  app: App,
  name: OperationName,
  asked: AnyRequest,
): Promise<Result<unknown>> {
  const run = USE_CASES[name] as (app: App, asked: AnyRequest) => Promise<Result<unknown>>;
  const result = await run(app, { file: noFile(), ...asked });
  return await orAsBefore(app, name, asked, result);
}

/** What it names may have gone since, or be called otherwise: a repeat is answered all the same. */
async function orAsBefore(
  app: App,
  operation: AnyOperationName,
  asked: AnyRequest | AnyPortalRequest,
  result: Result<unknown>,
): Promise<Result<unknown>> {
  const { key } = asked;
  if (key === null || !('refusal' in result) || result.refusal.code !== 'not_found') {
    return result;
  }
  return (await answeredBefore(app, { ...asked, operation, key })) ?? result;
}

/** The same for what a contact asks of the portal. */
export async function performForContact(
  app: App,
  name: PortalOperationName,
  asked: AnyPortalRequest,
): Promise<Result<unknown>> {
  const run = PORTAL_USE_CASES[name] as Ask;
  return await orAsBefore(app, name, asked, await run(app, asked));
}

type Ask = (app: App, asked: AnyPortalRequest) => Promise<Result<unknown>>;

/** The file of a request that came without one. */
async function* noFile(): FileBytes {
  yield refuse({ code: 'body_unreadable', expected: 'the file as the body' });
}
