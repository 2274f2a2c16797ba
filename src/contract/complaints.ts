/** What a schema has to say against a value, without Zod's own terms. */
import type { z } from 'zod';
import { expectedOf } from './expected.ts';

/** Something wrong at a place of the value, such as `workTypes.Night`; empty for the whole of it. */
export type Complaint =
  | { readonly kind: 'wrong'; readonly at: string; readonly message: string }
  | {
      readonly kind: 'unknown_key';
      readonly at: string;
      readonly key: string;
      readonly knownKeys: readonly string[];
    };

/** The value as the schema makes it, or all that is wrong with it. */
export type Checked<T> =
  | { readonly value: T }
  | { readonly complaints: readonly [Complaint, ...Complaint[]] };

/** Checks a value against a schema of plain objects, records and lists. */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Checked<z.output<Schema>> {
  const parsed = schema.safeParse(value, { error: expectedOf });
  if (parsed.success) return { value: parsed.data };
  const [first, ...rest] = parsed.error.issues.flatMap((issue) => complaintsOf(issue, schema));
  if (first === undefined) throw new RangeError('a schema refuses without a reason');
  return { complaints: [first, ...rest] };
}

function complaintsOf(issue: z.core.$ZodIssue, schema: z.ZodType): readonly Complaint[] {
  const at = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [{ kind: 'wrong', at, message: issue.message }];
  const knownKeys = keysAt(schema, issue.path);
  return issue.keys.map((key) => ({ kind: 'unknown_key', at, key, knownKeys }));
}

/** The keys a schema knows at a place of the value. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let here = unwrapped(schema);
  for (const step of path) here = unwrapped(childOf(here, String(step)));
  return isRecord(here) && isRecord(here['shape']) ? Object.keys(here['shape']) : [];
}

/** The schema of a key of an object, of any entry of a record, or of any item of a list. */
function childOf(schema: unknown, key: string): unknown {
  if (!isRecord(schema)) return null;
  if (isRecord(schema['shape'])) return schema['shape'][key];
  return schema['valueType'] ?? schema['element'];
}

/** The schema within defaults, optionals and the like. */
function unwrapped(schema: unknown): unknown {
  let here = schema;
  while (isRecord(here) && here['element'] === undefined && typeof here['unwrap'] === 'function') {
    here = here['unwrap']();
  }
  return here;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
