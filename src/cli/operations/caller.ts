/** Asks for an operation, of a server by its address, or of the local data. */
import type { Operation } from '../../contract/define.ts';
import type { OperationName } from '../../contract/operations.ts';
import type { RefusalCode } from '../../contract/refusals.ts';

/** What a command asks for. */
export type Call = {
  readonly operation: Operation & { readonly name: OperationName };
  readonly input: Readonly<Record<string, unknown>>;
  /** The idempotency key; null when none is given. */
  readonly key: string | null;
  /** The file that goes with it; null for operations without one. */
  readonly file: ReadableStream<Uint8Array<ArrayBuffer>> | null;
};

/** Why it was not done. */
export type Trouble = { readonly code: RefusalCode; readonly detail: string };

/** What was answered: a value, or the bytes of a PDF. */
export type Answered =
  | { readonly value: unknown }
  | { readonly bytes: Uint8Array }
  | { readonly trouble: Trouble };

/** Asks; `close` lets go of what it needed. */
export type Caller = {
  readonly call: (call: Call) => Promise<Answered>;
  readonly close: () => Promise<void>;
};

/** Where a command finds its firm: an address and key, or the local data. */
export type Where = {
  readonly url: string | null;
  readonly key: string | null;
  readonly firm: string | null;
};
