/** A request as the command that the write path keeps. */
import type { OperationName } from '../contract/operations.ts';
import type { App, Request } from './app.ts';
import type { Command } from './commit.ts';

/** Without a key of its own, a request gets one: it then takes effect once, whatever is retried. */
export function commandOf<Name extends OperationName>(
  app: App,
  operation: Name,
  { actor, key, input }: Request<Name>,
): Command {
  return { actor, operation, key: key ?? `own ${app.newId()}`, input };
}
