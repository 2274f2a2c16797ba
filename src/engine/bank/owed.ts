/** What a record makes the client owe beside the blocks: overage (B6) and travel billed apart (B10). */
import type { JournalRecord } from '../chain.ts';
import type { Entry } from '../entries.ts';
import { type Minutes, minutes, NO_MINUTES } from '../hours.ts';
import { type LedgerAccount, movedIn } from '../journal.ts';
import { type Cents, cents, NO_MONEY } from '../money.ts';
import type { BankEntry, Outcome } from './books.ts';
import { numberFact } from './facts.ts';
import type { UnbilledWork } from './money-books.ts';

/** Minutes owed for, and their price; negative when they are owed no more. Null: no rate is known. */
export type Owed = { readonly minutes: Minutes; readonly value: Cents | null };

const NOTHING_OWED: Owed = { minutes: NO_MINUTES, value: NO_MONEY };

/** What is told of the work of a posted entry: it stays as it is, whatever becomes of the entry. */
export type ToldWork = Pick<
  Entry,
  'id' | 'technician' | 'job' | 'workType' | 'description' | 'workedMinutes'
> & {
  /** True for travel that nobody is billed for. */
  readonly freeTravel: boolean;
};

/** A posted entry, and what is owed for it as it now stands. */
export type ToldEntry = {
  readonly work: ToldWork;
  readonly owed: Pick<
    Outcome,
    'overageMinutes' | 'overageValue' | 'separateMinutes' | 'separateValue'
  >;
};

/** The entry as it is told; null while it is not posted. */
export function toldEntry({ entry, outcome }: BankEntry): ToldEntry | null {
  if (outcome === null) return null;
  const { id, technician, job, workType, description, workedMinutes } = entry;
  const { overageMinutes, overageValue, separateMinutes, separateValue, decision } = outcome;
  const freeTravel = decision.some((look) => look.rule === 'B10' && look.outcome === 'free');
  return {
    work: { id, technician, job, workType, description, workedMinutes, freeTravel },
    owed: { overageMinutes, overageValue, separateMinutes, separateValue },
  };
}

/** What a record of an entry adds to what is owed for it; nothing where it is not about one. */
export function owedIn(
  record: JournalRecord,
  entry: ToldEntry | null,
): { readonly overage: Owed; readonly travel: Owed } {
  if (entry === null) return { overage: NOTHING_OWED, travel: NOTHING_OWED };
  const counts = owedMinutes(record, entry.owed);
  const owed = (account: LedgerAccount, count: number, known: boolean): Owed => {
    const value = known || count === 0 ? 0 - balanceOf(record, account) : null;
    return { minutes: minutes(count), value: value === null ? null : cents(value) };
  };
  return {
    overage: owed('revenue:overage', counts.overage, entry.owed.overageValue !== null),
    travel: owed('revenue:travel', counts.travel, entry.owed.separateValue !== null),
  };
}

/** A reversed entry stays as it was when it was reversed: then that much is owed no more. */
function owedMinutes(record: JournalRecord, owed: ToldEntry['owed']) {
  switch (record.kind) {
    case 'work': {
      const count = (name: string): number => numberFact(record.facts, name) ?? 0;
      return { overage: count('overageMinutes'), travel: count('separateMinutes') };
    }
    case 'cover':
      return { overage: movedIn(record).reduce((sum, move) => sum + move.minutes, 0), travel: 0 };
    case 'reversal':
      return { overage: 0 - owed.overageMinutes, travel: 0 - owed.separateMinutes };
    default:
      return { overage: 0, travel: 0 };
  }
}

/** Debits less credits of an account, in minor units. */
function balanceOf({ money }: JournalRecord, account: LedgerAccount): number {
  let sum = 0;
  for (const line of money) if (line.account === account) sum += line.amount;
  return sum;
}

/** What a record of an entry adds to what is to be invoiced, or takes off it; nothing without a price. */
export function unbilledIn(record: JournalRecord): readonly UnbilledWork[] {
  if (!OF_ENTRIES.has(record.kind)) return [];
  if (!record.money.some(({ account }) => account === 'unbilled')) return [];
  const counts = unbilledMinutes(record);
  const { client, sequence, subject: entry, on } = record;
  return (['overage', 'travel'] as const).flatMap((kind) => {
    const value = cents(0 - balanceOf(record, `revenue:${kind}`));
    const of = { client, sequence, kind, entry, on };
    return value === 0 ? [] : [{ ...of, minutes: minutes(counts[kind]), value }];
  });
}

/** Records of entries: the others invoice what these have earned. */
const OF_ENTRIES: ReadonlySet<JournalRecord['kind']> = new Set(['work', 'cover', 'reversal']);

function unbilledMinutes(record: JournalRecord): { overage: number; travel: number } {
  const count = (name: string): number => numberFact(record.facts, name) ?? 0;
  switch (record.kind) {
    case 'work':
      return { overage: count('overageMinutes'), travel: count('separateMinutes') };
    case 'cover':
      return { overage: movedIn(record).reduce((sum, move) => sum + move.minutes, 0), travel: 0 };
    default:
      return { overage: 0 - count('overageMinutes'), travel: 0 - count('separateMinutes') };
  }
}
