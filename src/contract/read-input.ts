/** Reads what an operation is given: its fields as one object, checked, or every flaw by field. */
import type { z } from 'zod';
import { fieldsWithCardNumber } from './card-numbers.ts';
import { type Complaint, check } from './complaints.ts';
import type { Operation } from './define.ts';
import type { AnyRefusal, FieldFlaw } from './refusals.ts';

/** The input as the operation's schema makes it; refused: what is wrong with which fields. */
export function readInput(
  operation: Pick<Operation, 'input'>,
  given: unknown,
): { readonly input: z.output<z.ZodObject> } | { readonly refusal: AnyRefusal } {
  // First, for what else is refused may be told as it was given.
  const cards = fieldsWithCardNumber(given);
  if (cards.length > 0) return { refusal: { code: 'card_number', fields: cards } };
  const checked = check(operation.input, given);
  if ('value' in checked) return { input: checked.value };
  return { refusal: { code: 'input_invalid', fields: checked.complaints.map(flawOf) } };
}

function flawOf(complaint: Complaint): FieldFlaw {
  if (complaint.kind === 'wrong') return { field: complaint.at, message: complaint.message };
  const field = complaint.at === '' ? complaint.key : `${complaint.at}.${complaint.key}`;
  const known = complaint.knownKeys.join(', ');
  return { field, message: `no such field; there are ${known === '' ? 'none' : known}` };
}
