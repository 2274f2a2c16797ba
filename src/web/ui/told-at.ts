/** What is refused at a field, in a form and where there is none: the days of a list, the months of a report. */
import { plainly } from '../../contract/expectations.ts';
import { Refused } from './client.ts';
import { proseText } from './format.ts';

/** A refusal as it stands at its field: in plain words, with days as they are written here. */
export function fieldText(message: string): string {
  return proseText(plainly(message));
}

/** What stands at which field, and what is to be told elsewhere: null where all of it has a field. */
export function toldAt<Field extends string>(
  error: Error | null,
  fields: readonly Field[],
): { readonly at: Readonly<Partial<Record<Field, string>>>; readonly rest: Error | null } {
  const flaws = error instanceof Refused ? error.fields : [];
  const isHere = (field: string): field is Field => fields.some((each) => each === field);
  const areHere = flaws.length > 0 && flaws.every(({ field }) => isHere(field));
  const told = areHere ? flaws.map(({ field, message }) => [field, fieldText(message)]) : [];
  return { at: Object.fromEntries(told), rest: areHere ? null : error };
}
