/** Ids for entries of a file without any. */
import { createHash } from 'node:crypto';
import type { FileEntry } from '../../formats/entry-rows.ts';
import { nameKey } from '../../store/names.ts';

/** An entry of a file, with the work type as the firm calls it. */
export type NamedRow = { readonly entry: FileEntry; readonly workType: string };

/**
 * Ids made of all that a file says of its entries, so that they are known again in the next export,
 * wherever they stand there. Whose an entry is, is told by the client there is and not by the name
 * in the file: neither another way of writing it nor another name since makes other work of it. Of
 * entries alike in all of it, each is one; they are counted from the first row of the file on.
 */
export function idsByContent(): (client: string, row: NamedRow) => string {
  const seen = new Map<string, number>();
  return (client, { entry, workType }) => {
    const { technician, job, description, workedOn } = entry;
    const content = JSON.stringify([
      ...[client, nameKey(technician), nameKey(job), nameKey(workType), description, workedOn],
      ...[entry.startedAt, entry.endedAt, entry.workedMinutes],
    ]);
    const hash = createHash('sha256').update(content).digest('base64url').slice(0, 27);
    const place = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, place);
    return place === 1 ? hash : `${hash} ${place}`;
  };
}
