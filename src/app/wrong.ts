/** The refusal of one field: where it is, and what was expected there. */
import type { AnyRefusal } from '../contract/refusals.ts';

export function wrong(field: string, message: string): AnyRefusal {
  return { code: 'input_invalid', fields: [{ field, message }] };
}
