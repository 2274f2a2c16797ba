/** What a statement is made of, read from the journal between two days. */
import { type ToldEntry, toldEntry } from '../engine/bank/owed.ts';
import type { Quantity, StatementSource } from '../engine/bank/statement.ts';
import type { Beginning, Period } from '../engine/bank/told-days.ts';
import type { JournalRecord } from '../engine/chain.ts';
import { addDays, type LocalDate } from '../engine/days.ts';
import { minutes, NO_MINUTES } from '../engine/hours.ts';
import { cents, NO_MONEY } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';
import { readEntries } from './entries.ts';
import { RECORD_COLUMNS, type RecordRow, recordOfRow } from './journal.ts';
import { readStatedBlocks, type StatedBlock } from './stated-blocks.ts';

/** Whose journal, and how many records it has. */
export type Journal = { readonly client: string; readonly length: number };

/** The journal of a client that there is. */
export async function readJournal(tx: FirmTransaction, client: string): Promise<Journal> {
  const [row] = await tx.rows<{ readonly journal_length: number }>(
    `select journal_length
     from hourbank.client
     where firm_id = $1
       and client_id = $2`,
    [tx.firm, client],
  );
  if (row === undefined) throw new RangeError(`there is no client ${client}`);
  return { client, length: row.journal_length };
}

/** What is kept of a period. */
export type KeptPeriod = Omit<StatementSource, 'pending'> & {
  readonly blocks: readonly StatedBlock[];
  /** True when the journal ends within the period or before it. */
  readonly reachesEnd: boolean;
};

/**
 * Reads a period of a journal; null when it has more than `most` records. What was left in each
 * block before it stands in the block's last movement until then: one place in an index, however
 * long the past is.
 */
export async function readPeriod(
  tx: FirmTransaction,
  journal: Journal,
  period: Period,
  most: number,
): Promise<KeptPeriod | null> {
  const { from, to } = period;
  const first = await readBeginning(tx, journal, to);
  const isLater = from > first.on;
  const reversed = isLater ? [] : await readReversed(tx, journal, first.through);
  const began: Beginning = { ...first, reversed: new Set(reversed) };
  const after = isLater ? await readThrough(tx, journal, addDays(from, -1)) : began.through;
  const until = to >= began.on ? await readThrough(tx, journal, to) : 0;
  const early = isLater ? [] : await readFirstRecords(tx, journal, began, period, most + 1);
  const rest = await readRecords(tx, journal, after, until, most + 1 - early.length);
  const records = [...early, ...rest];
  if (records.length > most) return null;
  const left = isLater
    ? await readLeftAfter(tx, journal, after)
    : await readLeftBefore(tx, journal, began, from);
  const blocks = await readStatedBlocks(tx, journal.client, until);
  return {
    period,
    began,
    blocks,
    openings: blocks.map(({ id }) => ({ block: id, left: left.get(id) ?? NOTHING })),
    records,
    entries: await readToldEntries(tx, records),
    reachesEnd: (to >= began.on ? until : began.through) === journal.length,
  };
}

const NOTHING: Quantity = { minutes: NO_MINUTES, value: NO_MONEY };

/** How the journal began; one that has not begins when the period ends, with nothing. */
export async function readBeginning(
  tx: FirmTransaction,
  journal: Journal,
  otherwise: LocalDate,
): Promise<Omit<Beginning, 'reversed'>> {
  const [first] = await tx.rows<{ readonly recorded_on: LocalDate }>(
    `select recorded_on
     from hourbank.journal
     where firm_id = $1
       and client_id = $2
       and sequence = 1`,
    [tx.firm, journal.client],
  );
  if (first === undefined) return { on: otherwise, through: 0 };
  return { on: first.recorded_on, through: await readThrough(tx, journal, first.recorded_on) };
}

/** The entries that were reversed until a record of the first day. */
export async function readReversed(
  tx: FirmTransaction,
  { client }: Journal,
  through: number,
): Promise<readonly string[]> {
  const rows = await tx.rows<{ readonly subject: string }>(
    `select subject
     from hourbank.journal
     where firm_id = $1
       and client_id = $2
       and sequence <= $3
       and kind = 'reversal'`,
    [tx.firm, client, through],
  );
  return rows.map(({ subject }) => subject);
}

/**
 * The last record that stands on a day or before: the next one was recorded later and is no lapse
 * of a day until then. Records of two days are looked at, in case that the clocks of two machines
 * did not agree about midnight; they are gathered first, or the least of them would be looked for
 * from the beginning of the journal on.
 */
export async function readThrough(
  tx: FirmTransaction,
  { client, length }: Journal,
  day: LocalDate,
): Promise<number> {
  const [next] = await tx.rows<{ readonly sequence: number | null }>(
    `with later as materialized (
       select j.sequence
       from hourbank.journal j
       where j.firm_id = $1
         and j.client_id = $2
         and j.recorded_on > $3
         and not (j.kind = 'lapse' and j.booked_on <= $3)
         and j.recorded_on <= 1 + (
           select min(l.recorded_on)
           from hourbank.journal l
           where l.firm_id = $1
             and l.client_id = $2
             and l.recorded_on > $3
             and not (l.kind = 'lapse' and l.booked_on <= $3)
         )
     )
     select min(sequence) as sequence
     from later`,
    [tx.firm, client, day],
  );
  return (next?.sequence ?? length + 1) - 1;
}

/**
 * The records of the first day that stand on days of the period, those of reversed entries on the
 * first day itself; and all its lapses and reopenings, as one follows from another where they stand.
 */
async function readFirstRecords(
  tx: FirmTransaction,
  { client }: Journal,
  began: Beginning,
  { from, to }: Period,
  limit: number,
): Promise<readonly JournalRecord[]> {
  const rows = await tx.rows<RecordRow>(
    `select ${RECORD_COLUMNS}
     from hourbank.journal
     where firm_id = $1
       and client_id = $2
       and sequence <= $3
       and (
         kind in ('lapse', 'reopening')
         or (booked_on >= $4 and booked_on <= $5 and not (subject = any($8::text[])))
         or ($5 >= $6::date and (booked_on >= $4 or subject = any($8::text[])))
       )
     order by sequence
     limit $7`,
    [tx.firm, client, began.through, from, to, began.on, limit, [...began.reversed]],
  );
  return rows.map(recordOfRow);
}

/** The records after one until another. */
async function readRecords(
  tx: FirmTransaction,
  { client }: Journal,
  after: number,
  until: number,
  limit: number,
): Promise<readonly JournalRecord[]> {
  if (until <= after) return [];
  const rows = await tx.rows<RecordRow>(
    `select ${RECORD_COLUMNS}
     from hourbank.journal
     where firm_id = $1
       and client_id = $2
       and sequence > $3
       and sequence <= $4
     order by sequence
     limit $5`,
    [tx.firm, client, after, until, limit],
  );
  return rows.map(recordOfRow);
}

type LeftRow = {
  readonly block_id: string;
  readonly left_minutes: number;
  readonly left_cents: number;
};

function leftOfRows(rows: readonly LeftRow[]): ReadonlyMap<string, Quantity> {
  return new Map(
    rows.map((row) => [
      row.block_id,
      { minutes: minutes(row.left_minutes), value: cents(row.left_cents) },
    ]),
  );
}

/** What was left in each block after a record. */
export async function readLeftAfter(tx: FirmTransaction, { client }: Journal, sequence: number) {
  const rows = await tx.rows<LeftRow>(
    `select b.block_id, last.left_minutes, last.left_cents
     from hourbank.block b
     cross join lateral (
       select m.left_minutes, m.left_cents
       from hourbank.movement m
       where m.firm_id = $1
         and m.block_id = b.block_id
         and m.sequence <= $3
       order by m.sequence desc, m.place desc
       limit 1
     ) as last
     where b.firm_id = $1
       and b.client_id = $2`,
    [tx.firm, client, sequence],
  );
  return leftOfRows(rows);
}

/**
 * What was left in each block before a day that was over when the books began, but for lapses and
 * reopenings, and without the entries that were reversed on the first day: they stand on it.
 */
async function readLeftBefore(
  tx: FirmTransaction,
  { client }: Journal,
  began: Beginning,
  day: LocalDate,
) {
  const rows = await tx.rows<LeftRow>(
    `select block_id, sum(minutes) as left_minutes, sum(value_cents)::bigint as left_cents
     from hourbank.movement
     where firm_id = $1
       and client_id = $2
       and sequence <= $3
       and moved_on < $4
       and kind not in ('lapse', 'reopening')
       and (entry_id is null or not (entry_id = any($5::uuid[])))
     group by block_id`,
    [tx.firm, client, began.through, day, [...began.reversed]],
  );
  return leftOfRows(rows);
}

async function readToldEntries(
  tx: FirmTransaction,
  records: readonly JournalRecord[],
): Promise<ReadonlyMap<string, ToldEntry>> {
  const about = records.filter(({ kind }) => ['work', 'cover', 'reversal'].includes(kind));
  const ids = [...new Set(about.map(({ subject }) => subject))];
  const entries = ids.length === 0 ? [] : await readEntries(tx, ids);
  const told = new Map<string, ToldEntry>();
  for (const entry of entries) {
    const one = toldEntry(entry);
    if (one !== null) told.set(one.work.id, one);
  }
  return told;
}
