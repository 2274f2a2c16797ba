/** What an operation is: everything that route, document, command and form derive from. */
import type { z } from 'zod';
import type { Permission, PortalPermission } from './permissions.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What an answer is made of: text is told as it is, and a PDF is a file of its own. */
export type AnswerKind = 'json' | 'text' | 'pdf';

/** What the body of a request is made of. */
export type BodyKind = 'json' | 'file';

/** For whom an operation is: those of the firm, or the contacts of its clients. Never for both. */
export type Audience = 'firm' | 'client';

type PermissionOf<For extends Audience> = For extends 'client' ? PortalPermission : Permission;

/** One operation of the contract. `noun.verb` names it everywhere. */
export type Operation<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
  Body extends BodyKind = BodyKind,
  For extends Audience = Audience,
> = {
  readonly name: Name;
  readonly method: Method;
  /** Below `/api/v1`; a part in braces is a field of the input. */
  readonly path: string;
  readonly summary: string;
  readonly permission: PermissionOf<For>;
  /** All of it: what stands in the path, in the query (of a get or delete) or in the body. */
  readonly input: Input;
  readonly output: Output;
  readonly produces: AnswerKind;
  /** `file`: the body is a file as it is, and the other fields stand in the query. */
  readonly body: Body;
  /** True when it changes nothing that is kept, although it is no get. */
  readonly preview: boolean;
  /** `client`: it is about the client of the contact who asks, which is in no input. */
  readonly audience: For;
  /** An input as one would write it, for the reference page and the command's help. */
  readonly example: z.input<Input>;
};

type Given<
  Name extends string,
  Input extends z.ZodObject,
  Output extends z.ZodType,
  Body extends BodyKind,
  For extends Audience,
> = Omit<Operation<Name, Input, Output, Body, For>, Unsaid> &
  Partial<Pick<Operation<Name, Input, Output, Body, For>, Unsaid>>;

/** What need not be said of an operation. */
type Unsaid = 'produces' | 'body' | 'preview' | 'audience';

/** Defines an operation; what is not said is JSON in, JSON out, kept, and for the firm. */
export function operation<
  const Name extends string,
  Input extends z.ZodObject,
  Output extends z.ZodType,
  const Body extends BodyKind = 'json',
  const For extends Audience = 'firm',
>(given: Given<Name, Input, Output, Body, For>): Operation<Name, Input, Output, Body, For> {
  const unsaid = { produces: 'json', body: 'json' as Body, preview: false } as const;
  return { ...unsaid, audience: 'firm' as For, ...given };
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
