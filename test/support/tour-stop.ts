/** A stop of the tour, and what is met at several of them. */
import type { OperationName } from '../../src/contract/operations.ts';

export type Input = Readonly<Record<string, unknown>>;

export type Stop = {
  readonly operation: OperationName;
  readonly input: Input;
  /** Names for parts of the answer, by their paths: `{ entry: 'id' }`. */
  readonly remembers: Readonly<Record<string, string>>;
  /** The code with which it is refused, where that is what is to be seen. */
  readonly refused: string | null;
};

/** An instant to which the clock is set. */
export type Move = { readonly moveTo: string };

/** Stops at an operation. */
export function stop(
  operation: OperationName,
  input: Input = {},
  more: { remembers?: Readonly<Record<string, string>>; refused?: string } = {},
): Stop {
  return { operation, input, remembers: more.remembers ?? {}, refused: more.refused ?? null };
}

export const ALDER = 'Alder Dental';
export const BIRCH = 'Birch & Sons';
export const CEDAR = 'Cedar Bakery';

/** Work for a client, with what the visitor is known by. */
export const work = { client: ALDER, workType: 'remote', job: 'Mail server', description: '@mark' };
