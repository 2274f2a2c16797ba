/** What is booked and still worth a look. */
import type { ClientBook, ClientInput } from '../../engine/book.ts';
import type { LocalDate } from '../../engine/days.ts';
import type { Doubt } from '../../engine/doubts.ts';
import type { Entry } from '../../engine/entries.ts';
import type { Policy } from '../../engine/policy.ts';
import type { FileEntry } from '../../formats/entry-rows.ts';
import { nearest } from '../../formats/nearest.ts';
import type { ReadEntries } from '../../formats/read-entries.ts';

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

/** What the close leaves out, and overage that has no price. */
export function bookWarnings(book: ClientBook, asOf: LocalDate, policy: Policy): Warnings {
  const { client, currency, laterEntries, laterBlocks, totals } = book;
  const late = `after the close of ${asOf}: not booked`;
  const warnings: Warning[] = [];
  for (const { id, workedOn } of laterEntries) {
    const message = `entry ${id} of ${client} was worked on ${workedOn}, ${late}`;
    warnings.push({ code: 'entry_after_close', id, message });
  }
  for (const { id, boughtOn } of laterBlocks) {
    const message = `block ${id} of ${client} is bought on ${boughtOn}, ${late}`;
    warnings.push({ code: 'block_after_close', id, message });
  }
  const unpriced = totals.overageValue === null && policy.standardRatePerHour !== null;
  if (unpriced && currency !== policy.currency) {
    const message =
      currency === null
        ? `${client} has overage but bought nothing, so its currency is not known: give "currency" in the policy`
        : `${client} buys in ${currency}, the policy's rates are in ${policy.currency}: its overage has no rate`;
    warnings.push({ code: 'overage_without_rate', id: null, message });
  }
  return warnings;
}

/**
 * Names that nearly meet: a client or a work type that is written in two ways loses its hours.
 * Looks among all clients, and tells of those in `chosen`.
 */
export function nameWarnings(
  clients: readonly ClientInput<FileEntry>[],
  chosen: ReadonlySet<string>,
  policy: Policy,
): Warnings {
  return [...clientsAlike(clients, chosen), ...workTypesUnused(clients, policy)];
}

function clientsAlike(
  clients: readonly ClientInput<FileEntry>[],
  chosen: ReadonlySet<string>,
): Warnings {
  const buyers = new Map<string, string>();
  for (const { client, blocks } of clients) {
    if (blocks.length > 0) buyers.set(lettersOf(client), client);
  }
  const warnings: Warning[] = [];
  for (const { client, blocks } of clients) {
    const buyer = buyers.get(lettersOf(client));
    if (blocks.length > 0 || buyer === undefined || !chosen.has(client)) continue;
    const message = `"${client}" has work and no block, "${buyer}" has blocks: if they are one, write one name`;
    warnings.push({ code: 'client_like_another', id: null, message });
  }
  return warnings;
}

/** A name without capitals, spaces and signs. */
function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function workTypesUnused(clients: readonly ClientInput<FileEntry>[], policy: Policy): Warnings {
  const used = new Set<string>();
  const named = new Set(Object.keys(policy.workTypes));
  for (const { entries, blocks } of clients) {
    for (const { workType } of entries) used.add(workType);
    for (const { workTypes } of blocks) for (const workType of workTypes ?? []) named.add(workType);
  }
  if (used.size === 0) return [];
  const known = [...used].filter((workType) => workType !== '').slice(0, MOST_COMPARED);
  const unused = [...named].filter((workType) => !used.has(workType)).slice(0, MOST_COMPARED);
  return unused.map((workType) => {
    const meant = nearest(workType, known);
    const hint = meant === null ? '' : `; did you mean "${meant}"?`;
    const message = `no entry is of the work type "${workType}" that the policy or a block names${hint}`;
    return { code: 'work_type_unused', id: null, message };
  });
}

const MOST_COMPARED = 1000;

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
  if (skippedRows + read.entries.length + read.refused.length === 0) {
    told.push({ code: 'no_rows', id: null, message: `${file} has headings and no rows` });
  }
  return told;
}
