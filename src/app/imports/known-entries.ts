/** Rows whose ids are known: whether a file still tells what was taken over. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import { DIFFERENCES, type EntryDifference } from '../../engine/bank/refusals.ts';
import { formatMinutes } from '../../engine/hours.ts';
import type { Client } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { type KnownEntry, readKnownEntries } from '../../store/known-rows.ts';
import { nameKey } from '../../store/names.ts';
import type { RefusedRows } from './refused-rows.ts';
import type { NamedRow } from './source-ids.ts';

type Owner = Pick<Client, 'id' | 'name'>;

/** What becomes of a row that is known: it is left, and mostly there is nothing to say of it. */
type Left = { readonly refusal: AnyRefusal } | { readonly message: string } | null;

type Difference = Pick<DiffersRefusal, 'field' | 'kept' | 'told'>;
type DiffersRefusal = Extract<AnyRefusal, { readonly code: 'entry_differs' }>;

/**
 * What is to be said of a row that is known. Refused: one that tells otherwise what was taken over.
 *
 * As long as an entry is of version 1, it stands as it was taken over, and so do a reversed one's
 * texts and times: a correction is an entry of its own. But once something was done with it here
 * (corrected, reversed, changed while it waited), somebody has decided about it, and to be told to
 * correct it would be of no use: then the row is known, and a warning tells what differs.
 */
export function leftAsKnown(owner: Owner, row: NamedRow, kept: KnownEntry): Left {
  const difference = differing(owner, row, kept);
  if (difference === null) return null;
  const { id: entry, clientName: client, version } = kept;
  if (version === 1) return { refusal: { code: 'entry_differs', entry, client, ...difference } };
  const { field, told } = difference;
  return {
    message:
      `entry ${entry} of ${client} was changed here since it was taken over, and is left as it ` +
      `is; it has the ${DIFFERENCES[field]} ${difference.kept}, not ${told}`,
  };
}

/** The first thing in which a row tells an entry otherwise than it stands here; null when none. */
function differing({ id, name }: Owner, row: NamedRow, kept: KnownEntry): Difference | null {
  if (id !== kept.client) return { field: 'client', kept: kept.clientName, told: name };
  const { entry, workType } = row;
  if (entry.workedOn !== kept.workedOn) {
    return { field: 'workedOn', kept: kept.workedOn, told: entry.workedOn };
  }
  if (entry.workedMinutes !== kept.workedMinutes) {
    const [was, told] = [kept.workedMinutes, entry.workedMinutes].map(formatMinutes);
    return { field: 'minutes', kept: was ?? '', told: told ?? '' };
  }
  const names: readonly (readonly [EntryDifference, string, string])[] = [
    ['technician', kept.technician, entry.technician],
    ['job', kept.job, entry.job],
    ['workType', kept.workType, workType],
  ];
  for (const [field, was, told] of names) {
    if (was === told || nameKey(was) === nameKey(told)) continue;
    return { field, kept: orNone(was), told: orNone(told) };
  }
  return null;
}

function orNone(name: string): string {
  return name === '' ? '(none)' : name;
}

/** How many ids are looked up at once. */
const LOOKED_UP = 5000;

/**
 * Of rows that name a client who is not there, those that are new. The others were taken over for
 * somebody else, or for the same client under another name: they are refused, so that nobody is
 * added for whom there is nothing.
 */
export async function newAmong(
  tx: FirmTransaction,
  source: string,
  rows: readonly NamedRow[],
  refused: RefusedRows,
): Promise<readonly NamedRow[]> {
  const fresh: NamedRow[] = [];
  for (let from = 0; from < rows.length; from += LOOKED_UP) {
    const some = rows.slice(from, from + LOOKED_UP);
    const ids = some.map(({ entry }) => entry.id);
    const known = await readKnownEntries(tx, source, ids);
    for (const row of some) {
      const kept = known.get(row.entry.id);
      if (kept === undefined) fresh.push(row);
      else refused.refuse(row.entry, anothers(row, kept));
    }
  }
  return fresh;
}

function anothers({ entry: { client: told } }: NamedRow, kept: KnownEntry): AnyRefusal {
  const { id: entry, clientName: client } = kept;
  return { ...{ code: 'entry_differs', entry, client }, field: 'client', kept: client, told };
}
