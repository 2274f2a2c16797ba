/** What waited for hours is posted once there are some: A4 and B6. */
import type { Act, BankEntry, Books, Step } from './books.ts';
import { inOrderOfWork, postEntry } from './work.ts';

/** Nobody is asked: an entry is covered to its last minute, or goes on waiting. */
const WHOLLY = { asOverage: false, whollyCovered: true } as const;

/**
 * Posts the waiting entries of the books that blocks now cover wholly, in the order of their work.
 * The others go on waiting: for the blocks that would still cover them, or, where there are none,
 * for a block or a decision; nothing becomes overage here. Done again, it changes nothing.
 */
export function settleWaiting(step: Step, act: Act): Step {
  const settled = settleOnce(step, act);
  // What was posted may have brought others of its job's day below what is left (B2).
  const hasPosted = settled.books.journalLength > step.books.journalLength;
  return hasPosted ? settleWaiting(settled, act) : settled;
}

function settleOnce(step: Step, act: Act): Step {
  let settled = step;
  for (const before of inOrderOfWork(waitingOf(step.books))) {
    const posted = postEntry(settled, before, false, WHOLLY, act);
    // What a person has to decide anew, such as travel that is billed apart since, stays as it is.
    if ('code' in posted || posted.entry.outcome?.coverage === 'separate') continue;
    if (posted.entry.state === 'waiting' && waitsForTheSame(before, posted.entry)) continue;
    settled = { books: posted.books, change: posted.change };
  }
  return settled;
}

/** In the order of their ids, so that what was written down together is always taken alike. */
function waitingOf({ entries }: Books): readonly BankEntry[] {
  return [...entries.values()]
    .filter(({ state }) => state === 'waiting')
    .sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1));
}

function waitsForTheSame(before: BankEntry, after: BankEntry): boolean {
  const waited = new Set(before.outcome?.waitsFor);
  const waits = after.outcome?.waitsFor ?? [];
  return waits.length === waited.size && waits.every((block) => waited.has(block));
}
