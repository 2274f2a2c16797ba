/** Instants of a timer: it measures what has been, so none of them lies ahead. */
import type { AnyRefusal } from '../../contract/refusals.ts';

/** Clocks of two machines are seldom quite the same. */
const CLOCKS_DIFFER_SECONDS = 60;

/** The refusal of an instant that is still to come; null when it is past, or not given. */
export function notYet(
  field: string,
  instant: number | undefined,
  nowMilliseconds: number,
): AnyRefusal | null {
  if (instant === undefined) return null;
  if (instant <= Math.floor(nowMilliseconds / 1000) + CLOCKS_DIFFER_SECONDS) return null;
  const now = new Date(nowMilliseconds).toISOString();
  const message = `expected an instant that has been; it is ${now} now`;
  return { code: 'input_invalid', fields: [{ field, message }] };
}
