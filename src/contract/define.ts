/** What an operation is: everything that route, document, command and form derive from. */
import type { z } from 'zod';
import type { Permission } from './permissions.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What an answer is made of: text is told as it is, and a PDF is a file of its own. */
export type AnswerKind = 'json' | 'text' | 'pdf';

/** What the body of a request is made of. */
export type BodyKind = 'json' | 'file';

/** One operation of the contract. `noun.verb` names it everywhere. */
export type Operation<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
  Body extends BodyKind = BodyKind,
> = {
  readonly name: Name;
  readonly method: Method;
  /** Below `/api/v1`; a part in braces is a field of the input. */
  readonly path: string;
  readonly summary: string;
  readonly permission: Permission;
  /** All of it: what stands in the path, in the query (of a get or delete) or in the body. */
  readonly input: Input;
  readonly output: Output;
  readonly produces: AnswerKind;
  /** `file`: the body is a file as it is, and the other fields stand in the query. */
  readonly body: Body;
  /** True when it changes nothing that is kept, although it is no get. */
  readonly preview: boolean;
  /** An input as one would write it, for the reference page and the command's help. */
  readonly example: z.input<Input>;
};

type Given<
  Name extends string,
  Input extends z.ZodObject,
  Output extends z.ZodType,
  Body extends BodyKind,
> = Omit<Operation<Name, Input, Output, Body>, 'produces' | 'body' | 'preview'> &
  Partial<Pick<Operation<Name, Input, Output, Body>, 'produces' | 'body' | 'preview'>>;

/** Defines an operation; what is not said is JSON in, JSON out, and kept. */
export function operation<
  const Name extends string,
  Input extends z.ZodObject,
  Output extends z.ZodType,
  const Body extends BodyKind = 'json',
>(given: Given<Name, Input, Output, Body>): Operation<Name, Input, Output, Body> {
  return { produces: 'json', body: 'json' as Body, preview: false, ...given };
}

/** The fields of an operation's path, in their order there. */
export function pathFields({ path }: Pick<Operation, 'path'>): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

/** True when the fields beside the path stand in the query. */
export function usesQuery({ method, body }: Pick<Operation, 'method' | 'body'>): boolean {
  return method === 'get' || method === 'delete' || body === 'file';
}

/** How long an idempotency key may be. */
export const LONGEST_KEY_CHARACTERS = 200;

/** True when it changes what is kept: then it takes an idempotency key (B11). */
export function isWrite({ method, preview }: Pick<Operation, 'method' | 'preview'>): boolean {
  return method !== 'get' && !preview;
}
