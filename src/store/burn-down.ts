/**
 * What was left at the close of each day of a period. What it costs grows with the days and with the
 * blocks that moved in them, not with the entries: the last movement of a block until a record stands
 * at one place in an index.
 */
import type { Beginning, Period } from '../engine/bank/told-days.ts';
import {
  type BurnChange,
  type BurnStep,
  closesOf,
  type EarlyLapse,
  earlyChanges,
} from '../engine/burn-down.ts';
import { addDays, daysBetween, type LocalDate } from '../engine/days.ts';
import { minutes } from '../engine/hours.ts';
import type { FirmTransaction } from './database.ts';
import {
  type Journal,
  readBeginning,
  readLeftAfter,
  readReversed,
  readThrough,
} from './statements.ts';

export type KeptCloses = {
  readonly closes: readonly BurnStep[];
  /** The day of the period on which the last record of all stands, or one before; null: none does. */
  readonly lastOn: LocalDate | null;
  /** True when the journal ends within the period or before it. */
  readonly reachesEnd: boolean;
};

/** The closes of the days of a period. */
export async function readCloses(
  tx: FirmTransaction,
  journal: Journal,
  period: Period,
): Promise<KeptCloses> {
  const first = await readBeginning(tx, journal, period.to);
  if (first.through === 0) return { closes: [], lastOn: null, reachesEnd: true };
  const early = period.from < first.on ? await readEarlyCloses(tx, journal, first) : [];
  const before = early.filter(({ on }) => on < first.on);
  if (period.to < first.on) {
    return { closes: before, lastOn: null, reachesEnd: first.through === journal.length };
  }
  const from = period.from < first.on ? first.on : period.from;
  const reached = await readReached(tx, journal, { from, to: period.to });
  const left = await readLeft(tx, journal, reached);
  const lastOn = reached.find(({ through }) => through === journal.length)?.on ?? null;
  const closes = reached.map(({ on, through }) => ({
    ...{ on, leftMinutes: minutes(left.get(through) ?? 0) },
  }));
  return { closes: [...before, ...closes], lastOn, reachesEnd: lastOn !== null };
}

/** What was left on days that were over when the books began, and on that day. */
async function readEarlyCloses(
  tx: FirmTransaction,
  journal: Journal,
  first: Omit<Beginning, 'reversed'>,
): Promise<readonly BurnStep[]> {
  const reversed = await readReversed(tx, journal, first.through);
  const began: Beginning = { ...first, reversed: new Set(reversed) };
  const others = await tx.rows<{ readonly told_on: LocalDate; readonly moved: number }>(
    `select case
         when m.entry_id = any($5::uuid[]) then $4::date
         else least(m.moved_on, $4::date)
       end as told_on,
       sum(m.minutes) as moved
     from hourbank.movement m
     where m.firm_id = $1
       and m.client_id = $2
       and m.sequence <= $3
       and m.kind not in ('lapse', 'reopening')
     group by 1`,
    [tx.firm, journal.client, began.through, began.on, reversed],
  );
  const changes = others.map((row): BurnChange => ({ on: row.told_on, minutes: row.moved }));
  return closesOf(earlyChanges(began, changes, await readEarlyLapses(tx, journal, began)));
}

async function readEarlyLapses(
  tx: FirmTransaction,
  { client }: Journal,
  began: Beginning,
): Promise<readonly EarlyLapse[]> {
  const rows = await tx.rows<{
    readonly sequence: number;
    readonly kind: 'lapse' | 'reopening';
    readonly block_id: string;
    readonly moved_on: LocalDate;
    readonly minutes: number;
  }>(
    `select sequence, kind, block_id, moved_on, minutes
     from hourbank.movement
     where firm_id = $1
       and client_id = $2
       and sequence <= $3
       and kind in ('lapse', 'reopening')
     order by sequence, place`,
    [tx.firm, client, began.through],
  );
  return rows.map(({ sequence, kind, block_id: subject, moved_on: on, minutes: moved }) => ({
    record: { sequence, kind, subject, on, recordedOn: began.on },
    minutes: moved,
  }));
}

/** The last record that stands on a day or before. */
type Reached = { readonly on: LocalDate; readonly through: number };

/**
 * How far the journal had come by each day of a period. The next record was recorded later and is no
 * lapse of the day or before: the first of the next day on which any was recorded. Where the clocks
 * of two machines did not agree about midnight, one of a later day stands before it in the journal;
 * so nothing is reached before what is reached by a later day.
 */
async function readReached(
  tx: FirmTransaction,
  journal: Journal,
  { from, to }: Period,
): Promise<readonly Reached[]> {
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, place) =>
    addDays(from, place),
  );
  const rows = await tx.rows<{ readonly told_on: LocalDate; readonly sequence: number }>(
    `select told.told_on, next.sequence
     from unnest($3::date[]) as told (told_on)
     cross join lateral (
       select j.sequence
       from hourbank.journal j
       where j.firm_id = $1
         and j.client_id = $2
         and j.recorded_on > told.told_on
         and not (j.kind = 'lapse' and j.booked_on <= told.told_on)
       order by j.recorded_on, j.sequence
       limit 1
     ) as next`,
    [tx.firm, journal.client, days],
  );
  const nextAfter = new Map(rows.map((row) => [row.told_on, row.sequence]));
  const reached: Reached[] = [];
  let through = await readThrough(tx, journal, to);
  for (const on of days.toReversed()) {
    through = Math.min(through, (nextAfter.get(on) ?? journal.length + 1) - 1);
    reached.push({ on, through });
  }
  return reached.reverse();
}

/** What was left in all blocks after each of those records. */
async function readLeft(
  tx: FirmTransaction,
  journal: Journal,
  reached: readonly Reached[],
): Promise<ReadonlyMap<number, number>> {
  const [{ through: first } = { through: 0 }] = reached;
  const last = reached.at(-1)?.through ?? first;
  const moved = await readMoved(tx, journal, first, last);
  let still = 0;
  for (const [block, left] of await readLeftAfter(tx, journal, first)) {
    if (!moved.has(block)) still += left.minutes;
  }
  const sequences = [...new Set(reached.map(({ through }) => through))];
  const rows = await tx.rows<{ readonly sequence: number; readonly left_minutes: number }>(
    `select reached.sequence, coalesce(sum(last.left_minutes), 0) as left_minutes
     from unnest($2::bigint[]) as reached (sequence)
     cross join unnest($3::uuid[]) as moved (block_id)
     left join lateral (
       select m.left_minutes
       from hourbank.movement m
       where m.firm_id = $1
         and m.block_id = moved.block_id
         and m.sequence <= reached.sequence
       order by m.sequence desc, m.place desc
       limit 1
     ) as last on true
     group by reached.sequence`,
    [tx.firm, sequences, [...moved]],
  );
  const movedLeft = new Map(rows.map((row) => [row.sequence, row.left_minutes]));
  return new Map(sequences.map((sequence) => [sequence, still + (movedLeft.get(sequence) ?? 0)]));
}

/** The blocks that moved after a record until another. */
async function readMoved(
  tx: FirmTransaction,
  { client }: Journal,
  after: number,
  until: number,
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ readonly block_id: string }>(
    `select b.block_id
     from hourbank.block b
     where b.firm_id = $1
       and b.client_id = $2
       and exists (
         select
         from hourbank.movement m
         where m.firm_id = $1
           and m.block_id = b.block_id
           and m.sequence > $3
           and m.sequence <= $4
       )`,
    [tx.firm, client, after, until],
  );
  return new Set(rows.map((row) => row.block_id));
}
