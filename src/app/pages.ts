/** Pages of a list: where the next one begins is told in a text that means nothing to the caller. */
import type { AnyRefusal } from '../contract/refusals.ts';
import { LAST_YEAR, parseDay } from '../engine/days.ts';
import { isId } from '../store/names.ts';

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

/** What a part of a key may be. */
export type KeyPart = 'text' | 'day' | 'instant' | 'id' | 'number';

const PARTS: Readonly<Record<KeyPart, (part: string) => boolean>> = {
  text: (part) => part.isWellFormed() && !/\p{Cc}/u.test(part),
  day: (part) => parseDay(part) !== null,
  instant: (part) => {
    const at = Date.parse(part);
    return at >= 0 && at < LATEST_AT && new Date(at).toISOString() === part;
  },
  id: isId,
  number: (part) => /^[1-9]\d{0,8}$/.test(part),
};

const LATEST_AT = Date.UTC(LAST_YEAR + 1);

/** The key after which a page begins: empty at the beginning; null when it is not of such parts. */
export function readKey(
  after: string | undefined,
  parts: readonly KeyPart[],
): readonly string[] | null {
  const key = readCursor(after);
  if (key === null || key.length === 0) return key;
  const fits = parts.every((part, place) => PARTS[part](key[place] ?? ''));
  return key.length === parts.length && fits ? key : null;
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
