/** Entries as rows. */
import type { BankEntry, EntryState, Outcome } from '../engine/bank/books.ts';
import type { LocalDate } from '../engine/days.ts';
import { minutes } from '../engine/hours.ts';
import type { Slice } from '../engine/lots.ts';
import { type Cents, cents } from '../engine/money.ts';
import type { RuleOutcome } from '../engine/post.ts';
import type { FirmTransaction } from './database.ts';

export type EntryRow = {
  readonly entry_id: string;
  readonly client_id: string;
  readonly source: string;
  readonly source_id: string;
  readonly technician: string;
  readonly member: string | null;
  readonly job: string;
  readonly work_type: string;
  readonly description: string;
  readonly worked_on: LocalDate;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  readonly worked_minutes: number;
  readonly state: EntryState;
  readonly version: number;
  readonly corrects: string | null;
  readonly created_at: string;
  readonly coverage: Outcome['coverage'] | null;
  readonly billed_minutes: number | null;
  readonly drawn_minutes: number | null;
  readonly overage_minutes: number | null;
  readonly overage_cents: Cents | null;
  readonly separate_minutes: number | null;
  readonly separate_cents: Cents | null;
  readonly waits_for: readonly string[] | null;
  readonly decision: {
    readonly rules: readonly RuleOutcome[];
    readonly versions: Outcome['versions'];
  } | null;
  readonly posted_at: string | null;
  readonly posted_by: string | null;
  readonly posted_as: number | null;
  readonly reversed_as: number | null;
};

/** The columns of an entry, as every statement about entries asks for them. */
export const ENTRY_COLUMNS = `
  entry_id, client_id, source, source_id, technician, member, job, work_type, description,
  worked_on, started_at, ended_at, worked_minutes, state, version, corrects, created_at, coverage,
  billed_minutes, drawn_minutes, overage_minutes, overage_cents, separate_minutes, separate_cents,
  waits_for, decision, posted_at, posted_by, posted_as, reversed_as`;

/** The entries of those ids with what they drew; those that there are none of are left out. */
export async function readEntries(
  tx: FirmTransaction,
  ids: readonly string[],
): Promise<readonly BankEntry[]> {
  const rows = await tx.rows<EntryRow>(
    `select ${ENTRY_COLUMNS}
     from hourbank.entry
     where firm_id = $1
       and entry_id = any($2::uuid[])`,
    [tx.firm, ids],
  );
  return await withDraws(tx, rows);
}

/** Whose the entries of those ids are; those that there are none of are left out. */
export async function readClientsOf(
  tx: FirmTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ readonly entry_id: string; readonly client_id: string }>(
    `select entry_id, client_id
     from hourbank.entry
     where firm_id = $1
       and entry_id = any($2::uuid[])`,
    [tx.firm, ids],
  );
  return new Map(rows.map((row) => [row.entry_id, row.client_id]));
}

/** Rows as entries, each with what it drew. */
export async function withDraws(
  tx: FirmTransaction,
  rows: readonly EntryRow[],
): Promise<readonly BankEntry[]> {
  const drew = rows.filter((row) => row.posted_as !== null).map((row) => row.entry_id);
  const draws = drew.length === 0 ? new Map() : await readDraws(tx, drew);
  return rows.map((row) => entryOfRow(row, draws.get(row.entry_id) ?? []));
}

/** What entries drew when they were posted or covered, in that order; a reversal is not counted. */
async function readDraws(
  tx: FirmTransaction,
  entries: readonly string[],
): Promise<ReadonlyMap<string, readonly Slice[]>> {
  const rows = await tx.rows<{
    readonly entry_id: string;
    readonly block_id: string;
    readonly minutes: number;
    readonly value_cents: number;
  }>(
    `select entry_id, block_id, minutes, value_cents
     from hourbank.movement
     where firm_id = $1
       and entry_id = any($2::uuid[])
       and kind in ('work', 'cover')
     order by sequence, place`,
    [tx.firm, entries],
  );
  const draws = new Map<string, Slice[]>();
  for (const row of rows) {
    const slice: Slice = {
      block: row.block_id,
      minutes: minutes(0 - row.minutes),
      value: cents(0 - row.value_cents),
    };
    const known = draws.get(row.entry_id);
    if (known === undefined) draws.set(row.entry_id, [slice]);
    else known.push(slice);
  }
  return draws;
}

function entryOfRow(row: EntryRow, draws: readonly Slice[]): BankEntry {
  return {
    entry: {
      id: row.entry_id,
      client: row.client_id,
      technician: row.technician,
      job: row.job,
      workType: row.work_type,
      description: row.description,
      workedOn: row.worked_on,
      startedAt: secondsOf(row.started_at),
      endedAt: secondsOf(row.ended_at),
      workedMinutes: minutes(row.worked_minutes),
    },
    source: row.source,
    sourceId: row.source_id,
    member: row.member,
    state: row.state,
    version: row.version,
    corrects: row.corrects,
    createdAt: row.created_at,
    outcome: outcomeOfRow(row, draws),
  };
}

function outcomeOfRow(row: EntryRow, draws: readonly Slice[]): Outcome | null {
  const { coverage, decision, posted_at: postedAt } = row;
  if (coverage === null || decision === null || postedAt === null) return null;
  return {
    coverage,
    billedMinutes: minutes(row.billed_minutes ?? 0),
    drawnMinutes: minutes(row.drawn_minutes ?? 0),
    draws,
    overageMinutes: minutes(row.overage_minutes ?? 0),
    overageValue: row.overage_cents,
    separateMinutes: minutes(row.separate_minutes ?? 0),
    separateValue: row.separate_cents,
    waitsFor: row.waits_for ?? [],
    decision: decision.rules,
    versions: decision.versions,
    postedAt,
    postedBy: row.posted_by ?? '',
    postedAs: row.posted_as,
    reversedAs: row.reversed_as,
  };
}

function secondsOf(instant: string | null): number | null {
  return instant === null ? null : Math.floor(Date.parse(instant) / 1000);
}
