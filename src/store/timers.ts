/** Running timers: one a person, by the table's key. */
import type { FirmTransaction } from './database.ts';

export type Timer = {
  readonly member: string;
  readonly client: string;
  readonly job: string;
  readonly workType: string;
  readonly description: string;
  readonly startedAt: string;
};

type TimerRow = {
  readonly member: string;
  readonly client_id: string;
  readonly job: string;
  readonly work_type: string;
  readonly description: string;
  readonly started_at: string;
};

const TIMER_COLUMNS = 'member, client_id, job, work_type, description, started_at';

/** The running timer of a member; null when none runs. */
export async function findTimer(tx: FirmTransaction, member: string): Promise<Timer | null> {
  const [row] = await tx.rows<TimerRow>(
    `select ${TIMER_COLUMNS}
     from hourbank.timer
     where firm_id = $1
       and member = $2`,
    [tx.firm, member],
  );
  return row === undefined ? null : timerOfRow(row);
}

/** Keeps a timer; false when one of the member's runs already. */
export async function insertTimer(tx: FirmTransaction, timer: Timer): Promise<boolean> {
  const rows = await tx.rows(
    `insert into hourbank.timer (
       firm_id, member, client_id, job, work_type, description, started_at
     )
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (firm_id, member) do nothing
     returning firm_id`,
    [
      tx.firm,
      timer.member,
      timer.client,
      timer.job,
      timer.workType,
      timer.description,
      timer.startedAt,
    ],
  );
  return rows.length > 0;
}

/** Takes the running timer of a member away; null when none runs (any more). */
export async function deleteTimer(tx: FirmTransaction, member: string): Promise<Timer | null> {
  const [row] = await tx.rows<TimerRow>(
    `delete from hourbank.timer
     where firm_id = $1
       and member = $2
     returning ${TIMER_COLUMNS}`,
    [tx.firm, member],
  );
  return row === undefined ? null : timerOfRow(row);
}

function timerOfRow(row: TimerRow): Timer {
  return {
    member: row.member,
    client: row.client_id,
    job: row.job,
    workType: row.work_type,
    description: row.description,
    startedAt: row.started_at,
  };
}
