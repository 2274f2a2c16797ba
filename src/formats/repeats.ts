/** An id stands for one entry: where it comes again, the first row is taken and the rest refused. */
import type { FileEntry } from './entry-rows.ts';
import { type RowRefusal, refuseRow } from './refusals.ts';

export function withoutRepeats(
  entries: readonly FileEntry[],
  file: string,
): { readonly once: readonly FileEntry[]; readonly repeated: readonly RowRefusal[] } {
  const ids = new Set<string>();
  for (const { id } of entries) ids.add(id);
  if (ids.size === entries.length) return { once: entries, repeated: [] };
  const firstLines = new Map<string, number>();
  const repeated: RowRefusal[] = [];
  const once = entries.filter(({ id, client, line }) => {
    const firstLine = firstLines.get(id);
    if (firstLine === undefined) {
      firstLines.set(id, line);
      return true;
    }
    const flaw = { code: 'entry_duplicate', entry: id, firstLine } as const;
    repeated.push(refuseRow(file, line, { id, client }, { column: null, flaw }));
    return false;
  });
  return { once, repeated };
}
