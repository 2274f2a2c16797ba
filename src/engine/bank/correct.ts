/** A posted entry is corrected by its reversal and a new version in its place, together (B9). */
import type { Act, BankEntry, Step } from './books.ts';
import type { EntryChanges } from './drafts.ts';
import type { BankRefusal } from './refusals.ts';
import { type PostingWish, postEntry, reverseEntry } from './work.ts';

/** What a correction is given beside what it changes. */
export type Correction = PostingWish & {
  /** The new version's id, and the member who corrects; null when nobody signed in does. */
  readonly id: string;
  readonly member: string | null;
  readonly reason: string;
  readonly changes: EntryChanges;
};

/** Books, change, the entry reversed and the one in its place. */
export type Corrected = Step & { readonly reversed: BankEntry; readonly posted: BankEntry };

/**
 * Reverses a posted entry today and posts a new version of it. The minutes that come back are there
 * for the new version before anybody else; it draws in the order in force, as all work does (A6).
 * Refused: what a reversal refuses, and what posting refuses of the new version; then neither is
 * done.
 */
export function correctEntry(
  step: Step,
  before: BankEntry,
  correction: Correction,
  act: Act,
): Corrected | BankRefusal {
  const { id, member, reason, changes } = correction;
  const reversed = reverseEntry(step, before, act.today, reason, act);
  if ('code' in reversed) return reversed;
  const version: BankEntry = {
    entry: { ...before.entry, ...changes, id },
    source: 'hourbank',
    sourceId: id,
    member,
    state: 'draft',
    version: 1,
    corrects: before.entry.id,
    createdAt: act.at,
    outcome: null,
  };
  const posted = postEntry(reversed, version, true, correction, act);
  if ('code' in posted) return posted;
  const { books, change } = posted;
  return { books, change, reversed: reversed.entry, posted: posted.entry };
}
