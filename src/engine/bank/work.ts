/** Work is posted, unwound and covered after all: B7 to B9, and A8's explicit act. */
import { type Account, inScope, lotIn } from '../accounts.ts';
import { coverEarlier } from '../acts.ts';
import { inBookingOrder } from '../book.ts';
import { reverse } from '../corrections.ts';
import type { LocalDate } from '../days.ts';
import type { Entry } from '../entries.ts';
import { type Minutes, minutes } from '../hours.ts';
import { jobDayKey, type NextJobDay, nextJobDay } from '../job-days.ts';
import { coverOf, reversalOf, workOf } from '../journal.ts';
import { type Lot, leftMinutes } from '../lots.ts';
import { type Cents, cents, proportion } from '../money.ts';
import { type Posting, type PostingChoice, post } from '../post.ts';
import {
  type Act,
  type BankEntry,
  type Books,
  type Outcome,
  recorded,
  type Step,
  withEntry,
} from './books.ts';
import { closedOn } from './closed.ts';
import type { BankRefusal, CannotCover } from './refusals.ts';

/**
 * What may be decided when an entry is posted (A4, B6): that nothing waits, by a person; or that it
 * is covered wholly or goes on waiting, where nobody is asked.
 */
export type PostingWish = { readonly asOverage: boolean; readonly whollyCovered?: boolean };

/** Books, change, and the entry as it now is. */
export type EntryStep = Step & { readonly entry: BankEntry };

/** Entries in the order in which they were worked; what began together, as it was written down. */
export function inOrderOfWork(entries: readonly BankEntry[]): readonly BankEntry[] {
  const asWritten = entries.toSorted(
    (a, b) => compareTexts(a.createdAt, b.createdAt) || compareTexts(a.entry.id, b.entry.id),
  );
  const placed = asWritten.map((kept, place) => ({ ...kept.entry, place, kept }));
  return inBookingOrder(placed).map(({ kept }) => kept);
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Where posting stands: what it reads of the books. */
export type Standing = Pick<
  Books,
  'client' | 'account' | 'jobDays' | 'journalLength' | 'termsOn' | 'money'
>;

/** What posting makes of an entry, before the books have it. */
export type DecidedEntry = {
  readonly entry: BankEntry;
  /** Null while it waits: then nothing is drawn. */
  readonly posted: {
    readonly posting: Posting;
    readonly account: Account;
    /** The job's day with the entry in it; null where days of jobs are not rounded (B2). */
    readonly jobDay: NextJobDay | null;
  } | null;
};

/**
 * Posts a draft, a waiting entry or a new one (B7). What has to wait is kept waiting, and draws
 * nothing. Refused: an entry posted or reversed before, work on a day to come, and too few minutes
 * under the policy `onShortage: stop`.
 */
export function postEntry(
  step: Step,
  before: BankEntry,
  isNew: boolean,
  wish: PostingWish,
  act: Act,
): EntryStep | BankRefusal {
  const { books } = step;
  const decided = decidePosting(books, before, isNew, wish, act);
  if ('code' in decided) return decided;
  const { entry, posted } = decided;
  const kept = withEntry(step, entry, isNew);
  if (posted === null) return { ...kept, entry };
  const { posting, account, jobDay } = posted;
  const jobDays =
    jobDay === null ? books.jobDays : new Map(books.jobDays).set(jobDay.key, jobDay.after);
  const at = { ...kept, books: { ...kept.books, jobDays } };
  return { ...recorded(at, account, workOf(posting), workFacts(posting), act), entry };
}

/** Decides what posting makes of an entry, as `postEntry` keeps it; refused as there. */
export function decidePosting(
  books: Standing,
  before: BankEntry,
  isNew: boolean,
  wish: PostingWish,
  act: Act,
): DecidedEntry | BankRefusal {
  const { entry, state } = before;
  if (state === 'posted' || state === 'reversed') {
    return { code: 'entry_state', entry: entry.id, state, needed: 'open' };
  }
  if (entry.workedOn > act.today) {
    return { code: 'work_in_future', workedOn: entry.workedOn, today: act.today };
  }
  const terms = books.termsOn(entry.workedOn);
  const jobDay = nextJobDay(books.jobDays, entry, terms);
  const choice: PostingChoice = {
    asOverage: wish.asOverage,
    whollyCovered: wish.whollyCovered ?? false,
    ...(jobDay === null ? {} : { billedMinutes: jobDay.billedMinutes }),
  };
  const done = post(books.account, entry, terms, choice);
  if ('code' in done) return done;
  const { posting, account } = done;
  const waits = posting.coverage === 'waiting';
  const outcome: Outcome = {
    ...withoutEntry(posting),
    versions: terms.versions,
    postedAt: act.at,
    postedBy: act.by,
    postedAs: waits ? null : books.journalLength + 1,
    reversedAs: null,
  };
  const after: BankEntry = {
    ...before,
    state: waits ? 'waiting' : 'posted',
    version: isNew ? before.version : before.version + 1,
    outcome,
  };
  const posted = waits ? null : { posting, account, jobDay };
  return { entry: after, posted };
}

/** What the journal keeps of posted work beside what it moved; in the order of its text. */
export function workFacts(posting: Posting) {
  return {
    billedMinutes: posting.billedMinutes,
    drawnMinutes: posting.drawnMinutes,
    overageMinutes: posting.overageMinutes,
    separateMinutes: posting.separateMinutes,
    workedMinutes: posting.entry.workedMinutes,
  };
}

function withoutEntry({ entry: _, ...rest }: Posting): Omit<Posting, 'entry'> {
  return rest;
}

/**
 * Unwinds a posted entry by a reversal that names its draws, newest slice first (B9). Its reason
 * stands in the journal. Refused: an entry that is not posted.
 */
export function reverseEntry(
  step: Step,
  before: BankEntry,
  on: LocalDate,
  reason: string,
  act: Act,
): EntryStep | BankRefusal {
  const { entry, outcome, state } = before;
  if (state !== 'posted' || outcome === null) {
    return { code: 'entry_state', entry: entry.id, state, needed: 'posted' };
  }
  const { books } = step;
  const closed = closedOn(books, on);
  if (closed !== null) return closed;
  const { reversal, account } = reverse(books.account, { entry, ...outcome }, on);
  const after: BankEntry = {
    ...before,
    state: 'reversed',
    version: before.version + 1,
    outcome: { ...outcome, reversedAs: books.journalLength + 1 },
  };
  const kept = withEntry(step, after, false);
  const jobDays = new Map(books.jobDays);
  const key = jobDayKey(entry, outcome.coverage === 'separate');
  const jobDay = jobDays.get(key);
  if (jobDay !== undefined) {
    jobDays.set(key, {
      workedMinutes: minutes(jobDay.workedMinutes - entry.workedMinutes),
      billedMinutes: minutes(jobDay.billedMinutes - outcome.billedMinutes),
    });
  }
  const at = { ...kept, books: { ...kept.books, jobDays } };
  const facts = {
    reason,
    overageMinutes: outcome.overageMinutes,
    separateMinutes: outcome.separateMinutes,
  };
  const unwound = recorded(at, account, reversalOf(reversal, on), facts, act);
  return { ...unwound, entry: after };
}

/**
 * Takes overage of a posted entry from a block bought after the work (A8), as far as the block
 * goes. What was owed for those minutes is owed no more. Refused: an entry that is not posted or
 * has no overage, and a block that can cover none of it.
 */
export function coverEntry(
  step: Step,
  before: BankEntry,
  block: string,
  consent: string,
  act: Act,
): EntryStep | BankRefusal {
  const { entry, outcome, state } = before;
  if (state !== 'posted' || outcome === null) {
    return { code: 'entry_state', entry: entry.id, state, needed: 'posted' };
  }
  if (outcome.overageMinutes === 0) return { code: 'nothing_to_cover', entry: entry.id };
  const covered = coverEarlier(step.books.account, block, entry, outcome.overageMinutes);
  if (covered.slices.length === 0) return cannotCover(step, block, entry);
  const { uncoveredMinutes } = covered;
  const stillOwed = overageValueOf(outcome, uncoveredMinutes);
  const noLongerOwed = cents((outcome.overageValue ?? 0) - (stillOwed ?? 0));
  const after: BankEntry = {
    ...before,
    version: before.version + 1,
    outcome: {
      ...outcome,
      draws: [...outcome.draws, ...covered.slices],
      overageMinutes: uncoveredMinutes,
      overageValue: stillOwed,
      decision: [
        ...outcome.decision,
        { rule: 'A8', outcome: uncoveredMinutes === 0 ? 'covered' : 'partly_covered' },
      ],
    },
  };
  const transaction = coverOf(entry.id, covered.slices, noLongerOwed, act.today);
  const facts = { consent, overageMinutes: uncoveredMinutes };
  const kept = withEntry(step, after, false);
  return { ...recorded(kept, covered.account, transaction, facts, act), entry: after };
}

function cannotCover({ books }: Step, block: string, entry: Entry): BankRefusal {
  const lot = lotIn(books.account, block);
  const name = books.labels.get(block)?.name ?? block;
  return {
    code: 'block_cannot_cover',
    block: name,
    entry: entry.id,
    because: obstacle(lot, entry),
  };
}

/** What keeps a block from covering work after all; it need not have been bought before it (A8). */
function obstacle(lot: Lot, { workType, workedOn }: Entry): CannotCover {
  const { expiresOn, workTypes } = lot.block;
  if (!inScope(workTypes, workType)) return 'out_of_scope';
  if (expiresOn !== null && expiresOn < workedOn) return 'expired';
  return leftMinutes(lot) === 0 ? 'used_up' : 'not_open';
}

/**
 * What is owed for the rest of an overage: its share of what all of it was valued at (B6), half up.
 * Rates that were agreed since have no say.
 */
function overageValueOf(outcome: Outcome, rest: Minutes): Cents | null {
  if (outcome.overageValue === null) return null;
  return proportion(outcome.overageValue, rest, outcome.overageMinutes);
}
