/** Pages of a list: where the next one begins is told in a text that means nothing to the caller. */
import type { AnyRefusal } from '../contract/refusals.ts';

/** The key after which a page begins, as it was told; null when it is not ours. */
export function readCursor(after: string | undefined): readonly string[] | null {
  if (after === undefined) return [];
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    const strings = Array.isArray(key) && key.every((part) => typeof part === 'string');
    return strings && key.length > 0 ? key : null;
  } catch {
    return null;
  }
}

export const CURSOR_INVALID: AnyRefusal = { code: 'cursor_invalid' };

/**
 * A page of rows of which one more than `limit` was asked for: what is on it, and where the next
 * begins, by the key of the last one on it.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly string[],
  present: (row: Row) => Item,
): { readonly items: Item[]; readonly next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: shown.map(present),
    next: more ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null,
  };
}
