/**
 * History: work that was recorded elsewhere in its time, and is taken over in bulk. It is posted as
 * `postEntry` would, one entry after the other; what is made of it is gathered once.
 */
import { lotIn } from '../accounts.ts';
import type { JournalRecord } from '../chain.ts';
import { workOf } from '../journal.ts';
import {
  type Act,
  type BankEntry,
  type Change,
  joined,
  type Movement,
  movementsOf,
  NO_CHANGE,
  recordIn,
  type Step,
} from './books.ts';
import type { BankRefusal } from './refusals.ts';
import { decidePosting, workFacts } from './work.ts';

/** Books, change, and what was not posted. */
export type PostedHistory = Step & {
  readonly refused: readonly { readonly draft: BankEntry; readonly refusal: BankRefusal }[];
};

const NOBODY_DECIDES = { asOverage: false } as const;

/**
 * Posts new entries in the order given (B7), which is to be that of their work. One that is refused
 * draws nothing and holds up none of the others. Unlike `postEntry`, it leaves the entries out of
 * the books: no later act of the write may name them.
 */
export function postHistory(step: Step, drafts: readonly BankEntry[], act: Act): PostedHistory {
  const { client, termsOn, money } = step.books;
  const jobDays = new Map(step.books.jobDays);
  let { account, journalLength } = step.books;
  const entries: BankEntry[] = [];
  const records: JournalRecord[] = [];
  const movements: Movement[] = [];
  const touched = new Set<string>();
  const refused: { draft: BankEntry; refusal: BankRefusal }[] = [];
  for (const draft of drafts) {
    const at = { client, account, jobDays, journalLength, termsOn, money };
    const decided = decidePosting(at, draft, true, NOBODY_DECIDES, act);
    if ('code' in decided) {
      refused.push({ draft, refusal: decided });
      continue;
    }
    const { entry, posted } = decided;
    entries.push(entry);
    if (posted === null) continue;
    account = posted.account;
    if (posted.jobDay !== null) jobDays.set(posted.jobDay.key, posted.jobDay.after);
    const record = recordIn(at, workOf(posted.posting), workFacts(posted.posting), act);
    records.push(record);
    for (const movement of movementsOf(record, account)) {
      movements.push(movement);
      touched.add(movement.block);
    }
    journalLength = record.sequence;
  }
  // Of a block that many entries drew from, only what is left in the end is kept.
  const lots = [...touched].map((block) => lotIn(account, block));
  const change: Change = { ...NO_CHANGE, newEntries: entries, lots, records, movements };
  return {
    books: { ...step.books, account, jobDays, journalLength },
    change: joined(step.change, change),
    refused,
  };
}
