/** Flags as the input of an operation. */
import type { Field } from '../../contract/fields.ts';
import { hoursAreWholeMinutes, minutesOfHours } from '../../engine/hours.ts';

/** What was typed for a field: text, several texts, or a flag. */
type Typed = string | readonly string[] | boolean;

/**
 * The input from what was typed, by the names of the fields. What a field cannot be read as is left
 * as it is: the contract says what is wrong with it, in its own words.
 */
export function inputOf(
  fields: readonly Field[],
  typed: Readonly<Record<string, Typed | undefined>>,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.kind === 'fields') {
      const within = inputOf(field.fields, typed);
      if (Object.keys(within).length > 0 || field.required) input[field.name] = within;
      continue;
    }
    const given = typed[field.name];
    if (given !== undefined) input[field.name] = asTyped(field, given);
  }
  return input;
}

function asTyped({ kind, mayBeNone }: Field, given: Typed): unknown {
  if (mayBeNone && given === 'none') return null;
  if (kind === 'flag')
    return given === true || given === 'true' ? true : given === 'false' ? false : given;
  if (kind === 'texts') return typeof given === 'object' ? given : [given];
  if (typeof given !== 'string') return given;
  if (kind === 'minutes') return minutesOf(given) ?? given;
  return kind === 'whole' && /^-?\d{1,15}$/.test(given) ? Number(given) : given;
}

const DURATION = /^(?:(\d{1,6}(?:\.\d{1,4})?) ?h)? ?(?:(\d{1,7}) ?(?:min|m)?)?$/;

/** `20h`, `1.5h`, `1h 30min`, `90min` and `90` as minutes; null when it is none of them. */
export function minutesOf(text: string): number | null {
  const match = DURATION.exec(text.trim());
  if (match === null || text.trim() === '') return null;
  const [, hours, rest] = match;
  if (hours === undefined) return Number(rest);
  if (!hoursAreWholeMinutes(hours)) return null;
  return (minutesOfHours(hours) ?? 0) + Number(rest ?? '0');
}
