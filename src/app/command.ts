/** A request as the command that the write path keeps. */
import type { AnyOperationName } from '../contract/operations.ts';
import type { App, Author } from './app.ts';
import type { Command } from './commit.ts';

type Asked = { readonly actor: Author; readonly key: string | null; readonly input: unknown };

/** Without a key of its own, a request gets one: it then takes effect once, whatever is retried. */
export function commandOf(
  app: App,
  operation: AnyOperationName,
  { actor, key, input }: Asked,
): Command {
  return { actor, operation, key: key ?? `own ${app.newId()}`, input };
}
