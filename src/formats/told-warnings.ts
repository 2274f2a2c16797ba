/** What is taken and still worth a look, as sentences. */
import type { Doubt } from '../engine/doubts.ts';
import type { Entry } from '../engine/entries.ts';
import type { ReadEntries } from './read-entries.ts';

/** One warning: of which kind, about what, and the sentence that says so. */
export type Warning = {
  readonly code: string;
  /** The entry or block it is about; null when it is about a whole file or client. */
  readonly id: string | null;
  readonly message: string;
};

export type Warnings = readonly Warning[];

/** Duplicates and overlaps: booked, because time is a fact. */
export function doubtWarnings(doubts: readonly Doubt<Entry>[]): Warnings {
  return doubts.map(({ kind, entry, other }) => ({
    code: kind,
    id: entry.id,
    message:
      kind === 'duplicate'
        ? `entry ${entry.id} is like entry ${other.id} in everything but its id`
        : `entry ${entry.id} of ${entry.technician || 'nobody named'} begins before entry ${other.id} ends`,
  }));
}

/** What the reader of the entries thought worth telling; beyond a few of a kind only the number. */
export function readingWarnings(read: ReadEntries, file: string): Warnings {
  const { warnings, warningTotals, skippedRows } = read;
  const told: Warning[] = warnings.map((warning) => ({
    code: warning.code,
    id: 'id' in warning ? warning.id : null,
    message: warning.message,
  }));
  for (const [code, total] of Object.entries(warningTotals)) {
    const untold = total - warnings.filter((warning) => warning.code === code).length;
    if (untold > 0) told.push({ code, id: null, message: `and ${untold} more of this kind` });
  }
  if (skippedRows > 0) {
    const rows = skippedRows === 1 ? '1 row was' : `${skippedRows} rows were`;
    const message = `${file}: ${rows} left out by rule: not billable, or skipRows of the mapping`;
    told.push({ code: 'row_skipped', id: null, message });
  }
  if (skippedRows + read.entries.length + read.refusedRows === 0) {
    told.push({ code: 'no_rows', id: null, message: `${file} has headings and no rows` });
  }
  return told;
}
