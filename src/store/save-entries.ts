/** Keeps what a write changed of entries. */
import type { BankEntry, Outcome } from '../engine/bank/books.ts';
import { plainColumn, repeatedJsonColumn, textColumn } from './columns.ts';
import type { FirmTransaction } from './database.ts';

function entryFields({ entry, outcome, ...kept }: BankEntry) {
  return {
    entry_id: entry.id,
    client_id: entry.client,
    source: kept.source,
    source_id: kept.sourceId,
    technician: entry.technician,
    member: kept.member,
    job: entry.job,
    work_type: entry.workType,
    description: entry.description,
    worked_on: entry.workedOn,
    started_at: instantOf(entry.startedAt),
    ended_at: instantOf(entry.endedAt),
    worked_minutes: entry.workedMinutes,
    state: kept.state,
    version: kept.version,
    corrects: kept.corrects,
    created_at: kept.createdAt,
    coverage: outcome?.coverage ?? null,
    billed_minutes: outcome?.billedMinutes ?? null,
    drawn_minutes: outcome?.drawnMinutes ?? null,
    overage_minutes: outcome?.overageMinutes ?? null,
    overage_cents: outcome?.overageValue ?? null,
    separate_minutes: outcome?.separateMinutes ?? null,
    separate_cents: outcome?.separateValue ?? null,
    waits_for: outcome?.waitsFor ?? null,
    decision: decisionOf(outcome),
    posted_at: outcome?.postedAt ?? null,
    posted_by: outcome?.postedBy ?? null,
    posted_as: outcome?.postedAs ?? null,
    reversed_as: outcome?.reversedAs ?? null,
  };
}

function decisionOf(outcome: Outcome | null): object | null {
  return outcome === null ? null : { rules: outcome.decision, versions: outcome.versions };
}

function instantOf(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString();
}

const ENTRY_RECORD = `
  entry_id uuid, client_id uuid, source text, source_id text, technician text, member text,
  job text, work_type text, description text, worked_on date, started_at timestamptz,
  ended_at timestamptz, worked_minutes integer, state text, version integer, corrects uuid,
  created_at timestamptz, coverage text, billed_minutes integer, drawn_minutes integer,
  overage_minutes integer, overage_cents bigint, separate_minutes integer, separate_cents bigint,
  waits_for uuid[], decision jsonb, posted_at timestamptz, posted_by text, posted_as bigint,
  reversed_as bigint`;

/** Adds entries as they are: drafts, and what was posted as it was logged. */
export async function insertEntries(
  tx: FirmTransaction,
  kept: readonly BankEntry[],
): Promise<void> {
  if (kept.length === 0) return;
  const decisions = repeatedJsonColumn(kept, ({ outcome }) => decisionOf(outcome));
  await tx.rows(
    `insert into hourbank.entry (
       firm_id, entry_id, client_id, source, source_id, technician, member, job, work_type,
       description, worked_on, started_at, ended_at, worked_minutes, state, version, corrects,
       created_at, coverage, billed_minutes, drawn_minutes, overage_minutes, overage_cents,
       separate_minutes, separate_cents, waits_for, decision, posted_at, posted_by, posted_as,
       reversed_as
     )
     select $1::uuid,
       unnest($2::uuid[]),
       unnest($3::uuid[]),
       unnest($4::text[]),
       unnest($5::text[]),
       unnest($6::text[]),
       unnest($7::text[]),
       unnest($8::text[]),
       unnest($9::text[]),
       unnest($10::text[]),
       unnest($11::date[]),
       to_timestamp(unnest($12::double precision[])),
       to_timestamp(unnest($13::double precision[])),
       unnest($14::integer[]),
       unnest($15::text[]),
       unnest($16::integer[]),
       unnest($17::uuid[]),
       unnest($18::timestamptz[]),
       unnest($19::text[]),
       unnest($20::integer[]),
       unnest($21::integer[]),
       unnest($22::integer[]),
       unnest($23::bigint[]),
       unnest($24::integer[]),
       unnest($25::bigint[]),
       unnest($26::text[])::uuid[],
       ($27::jsonb[])[unnest($28::integer[])],
       unnest($29::timestamptz[]),
       unnest($30::text[]),
       unnest($31::bigint[]),
       unnest($32::bigint[])
     returning firm_id`,
    [
      tx.firm,
      plainColumn(kept, ({ entry }) => entry.id),
      plainColumn(kept, ({ entry }) => entry.client),
      textColumn(kept, ({ source }) => source),
      textColumn(kept, ({ sourceId }) => sourceId),
      textColumn(kept, ({ entry }) => entry.technician),
      textColumn(kept, ({ member }) => member),
      textColumn(kept, ({ entry }) => entry.job),
      textColumn(kept, ({ entry }) => entry.workType),
      textColumn(kept, ({ entry }) => entry.description),
      plainColumn(kept, ({ entry }) => entry.workedOn),
      plainColumn(kept, ({ entry }) => entry.startedAt),
      plainColumn(kept, ({ entry }) => entry.endedAt),
      plainColumn(kept, ({ entry }) => entry.workedMinutes),
      plainColumn(kept, ({ state }) => state),
      plainColumn(kept, ({ version }) => version),
      plainColumn(kept, ({ corrects }) => corrects),
      plainColumn(kept, ({ createdAt }) => createdAt),
      plainColumn(kept, ({ outcome }) => outcome?.coverage ?? null),
      plainColumn(kept, ({ outcome }) => outcome?.billedMinutes ?? null),
      plainColumn(kept, ({ outcome }) => outcome?.drawnMinutes ?? null),
      plainColumn(kept, ({ outcome }) => outcome?.overageMinutes ?? null),
      plainColumn(kept, ({ outcome }) => outcome?.overageValue ?? null),
      plainColumn(kept, ({ outcome }) => outcome?.separateMinutes ?? null),
      plainColumn(kept, ({ outcome }) => outcome?.separateValue ?? null),
      textColumn(kept, ({ outcome }) => (outcome === null ? null : `{${outcome.waitsFor}}`)),
      decisions.documents,
      decisions.places,
      plainColumn(kept, ({ outcome }) => outcome?.postedAt ?? null),
      textColumn(kept, ({ outcome }) => outcome?.postedBy ?? null),
      plainColumn(kept, ({ outcome }) => outcome?.postedAs ?? null),
      plainColumn(kept, ({ outcome }) => outcome?.reversedAs ?? null),
    ],
  );
}

/** Keeps what entries have become. */
export async function updateEntries(
  tx: FirmTransaction,
  entries: readonly BankEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.rows(
    `update hourbank.entry
     set technician = changed.technician,
       job = changed.job,
       work_type = changed.work_type,
       description = changed.description,
       worked_on = changed.worked_on,
       started_at = changed.started_at,
       ended_at = changed.ended_at,
       worked_minutes = changed.worked_minutes,
       state = changed.state,
       version = changed.version,
       coverage = changed.coverage,
       billed_minutes = changed.billed_minutes,
       drawn_minutes = changed.drawn_minutes,
       overage_minutes = changed.overage_minutes,
       overage_cents = changed.overage_cents,
       separate_minutes = changed.separate_minutes,
       separate_cents = changed.separate_cents,
       waits_for = changed.waits_for,
       decision = changed.decision,
       posted_at = changed.posted_at,
       posted_by = changed.posted_by,
       posted_as = changed.posted_as,
       reversed_as = changed.reversed_as
     from json_to_recordset($2::json) as changed (${ENTRY_RECORD})
     where entry.firm_id = $1
       and entry.entry_id = changed.entry_id`,
    [tx.firm, JSON.stringify(entries.map(entryFields))],
  );
}

/** Entries that were never posted may go; the state says so once more. */
export async function deleteEntries(
  tx: FirmTransaction,
  entries: readonly string[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.rows(
    `delete from hourbank.entry
     where firm_id = $1
       and entry_id = any($2::uuid[])
       and state in ('draft', 'waiting')`,
    [tx.firm, entries],
  );
}
