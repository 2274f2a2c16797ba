/** Reads what an operation is given: its fields as one object, checked, or every flaw by field. */
import type { z } from 'zod';
import { check } from './complaints.ts';
import type { Operation } from './define.ts';
import type { FieldFlaw } from './refusals.ts';

/** The input as the operation's schema makes it, or what is wrong with which fields. */
export function readInput(
  operation: Pick<Operation, 'input'>,
  given: unknown,
): { readonly input: z.output<z.ZodObject> } | { readonly flaws: readonly FieldFlaw[] } {
  const checked = check(operation.input, given);
  if ('value' in checked) return { input: checked.value };
  return {
    flaws: checked.complaints.map((complaint) => {
      if (complaint.kind === 'wrong') {
        return { field: complaint.at, message: complaint.message };
      }
      const field = complaint.at === '' ? complaint.key : `${complaint.at}.${complaint.key}`;
      const known = complaint.knownKeys.join(', ');
      return { field, message: `no such field; there are ${known === '' ? 'none' : known}` };
    }),
  };
}
