/**
 * What a statement is made of, taken from a whole journal the long way: every record is looked at,
 * and the opening is added up from the first one on.
 */

import type { BankEntry } from '../../src/engine/bank/books.ts';
import { type ToldEntry, toldEntry } from '../../src/engine/bank/owed.ts';
import type { Quantity, StatementSource } from '../../src/engine/bank/statement.ts';
import { type Beginning, type Period, placing } from '../../src/engine/bank/told-days.ts';
import type { JournalRecord } from '../../src/engine/chain.ts';
import type { LocalDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { movedIn } from '../../src/engine/journal.ts';
import { cents } from '../../src/engine/money.ts';

/** A client's journal, whole. */
export type WholeJournal = {
  readonly records: readonly JournalRecord[];
  /** In the order of sale. */
  readonly blocks: readonly string[];
  readonly entries: readonly BankEntry[];
  /** Lapses that are due and not written down. */
  readonly pending: readonly JournalRecord[];
};

/** The first day and what belongs to it, its lapses that were written down later too. */
export function beginningOf(records: readonly JournalRecord[], otherwise: LocalDate): Beginning {
  const on = records[0]?.recordedOn ?? otherwise;
  const isOfFirstDay = ({ recordedOn, kind, on: day }: JournalRecord): boolean =>
    recordedOn <= on || (kind === 'lapse' && day <= on);
  const next = records.findIndex((record) => !isOfFirstDay(record));
  const through = next < 0 ? records.length : next;
  const reversals = records.slice(0, through).filter(({ kind }) => kind === 'reversal');
  return { on, through, reversed: new Set(reversals.map(({ subject }) => subject)) };
}

export function sourceOf(journal: WholeJournal, period: Period): StatementSource {
  const { records } = journal;
  const began = beginningOf(records, period.to);
  const days = records.map(placing(began));
  const dayOf = (record: JournalRecord): LocalDate => days[record.sequence - 1] ?? began.on;
  const earlier = records.filter((record) => dayOf(record) < period.from);
  const told = records.filter((one) => dayOf(one) >= period.from && dayOf(one) <= period.to);
  const reachesEnd =
    period.to < began.on
      ? began.through === records.length
      : records.every((record) => dayOf(record) <= period.to);
  const entries = new Map<string, ToldEntry>();
  for (const entry of journal.entries) {
    const one = toldEntry(entry);
    if (one !== null) entries.set(one.work.id, one);
  }
  return {
    ...{ period, began, entries },
    openings: journal.blocks.map((block) => ({ block, left: leftIn(block, earlier) })),
    records: told,
    pending: reachesEnd ? journal.pending : [],
  };
}

function leftIn(block: string, records: readonly JournalRecord[]): Quantity {
  const moved = records.flatMap(movedIn).filter((move) => move.block === block);
  return {
    minutes: minutes(moved.reduce((sum, move) => sum + move.minutes, 0)),
    value: cents(moved.reduce((sum, move) => sum + move.value, 0)),
  };
}
