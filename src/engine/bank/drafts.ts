/** Before it is posted, an entry may be changed and discarded: it has drawn nothing (B7). */
import type { Entry } from '../entries.ts';
import { type BankEntry, joined, NO_CHANGE, type Step, withEntry } from './books.ts';
import type { BankRefusal } from './refusals.ts';
import type { EntryStep } from './work.ts';

/** What may be changed of an entry: all but what it is and whose. */
export type EntryChanges = Partial<Omit<Entry, 'id' | 'client'>>;

/** The refusal of an act on a version of an entry that is not the one asked for; null: it is. */
export function versionConflict(
  { entry, version }: BankEntry,
  askedVersion: number | undefined,
): BankRefusal | null {
  if (askedVersion === undefined || askedVersion === version) return null;
  return { code: 'version_conflict', entry: entry.id, version, askedVersion };
}

/**
 * Changes a draft or a waiting entry. A waiting one is a draft again: what was decided was decided
 * about other work. Refused: an entry posted or reversed.
 */
export function changeEntry(
  step: Step,
  before: BankEntry,
  changes: EntryChanges,
): EntryStep | BankRefusal {
  const closed = closedRefusal(before);
  if (closed !== null) return closed;
  const after: BankEntry = {
    ...before,
    entry: { ...before.entry, ...changes },
    state: 'draft',
    version: before.version + 1,
    outcome: null,
  };
  return { ...withEntry(step, after, false), entry: after };
}

/** Discards a draft or a waiting entry. Refused: an entry posted or reversed. */
export function discardEntry({ books, change }: Step, before: BankEntry): Step | BankRefusal {
  const closed = closedRefusal(before);
  if (closed !== null) return closed;
  const entries = new Map(books.entries);
  entries.delete(before.entry.id);
  return {
    books: { ...books, entries },
    change: joined(change, { ...NO_CHANGE, discarded: [before.entry.id] }),
  };
}

/** The refusal of what only an entry that is not posted yet allows; null: it is not. */
function closedRefusal({ entry, state }: BankEntry): BankRefusal | null {
  if (state === 'draft' || state === 'waiting') return null;
  return { code: 'entry_state', entry: entry.id, state, needed: 'open' };
}
