/** Records of the journal as rows. */
import type { Fact, JournalRecord } from '../engine/chain.ts';
import type { LocalDate } from '../engine/days.ts';
import { minutes } from '../engine/hours.ts';
import type { LedgerAccount, TransactionKind } from '../engine/journal.ts';
import { cents } from '../engine/money.ts';

export type RecordRow = {
  readonly client_id: string;
  readonly sequence: number;
  readonly booked_on: LocalDate;
  readonly kind: TransactionKind;
  readonly subject: string;
  readonly money: readonly (readonly [LedgerAccount, block: string | null, amount: number])[];
  readonly minutes: readonly (readonly [block: string, minutes: number])[];
  readonly facts: Fact;
  readonly recorded_at: string;
  readonly recorded_on: LocalDate;
  readonly recorded_by: string;
};

/** The columns of a record, as every statement about records asks for them. */
export const RECORD_COLUMNS = `
  client_id, sequence, booked_on, kind, subject, money, minutes, facts, recorded_at, recorded_on,
  recorded_by`;

export function recordOfRow(row: RecordRow): JournalRecord {
  return {
    client: row.client_id,
    sequence: row.sequence,
    on: row.booked_on,
    kind: row.kind,
    subject: row.subject,
    money: row.money.map(([account, block, amount]) => ({ account, block, amount: cents(amount) })),
    minutes: row.minutes.map(([block, count]) => ({ block, minutes: minutes(count) })),
    facts: row.facts,
    recordedAt: row.recorded_at,
    recordedOn: row.recorded_on,
    recordedBy: row.recorded_by,
  };
}
