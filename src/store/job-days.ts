/** What was worked and billed on the days of jobs, where a policy rounds those as a whole (B2). */
import type { LocalDate } from '../engine/days.ts';
import type { Minutes } from '../engine/hours.ts';
import { jobDayKey } from '../engine/job-days.ts';
import type { JobDay } from '../engine/rounding.ts';
import type { FirmTransaction } from './database.ts';

export type AskedJobDay = {
  readonly client: string;
  readonly job: string;
  readonly workedOn: LocalDate;
};

export type KeptJobDay = { readonly client: string; readonly key: string; readonly sums: JobDay };

/**
 * The sums of those days over what is posted, what was billed apart by itself; a day without any is
 * left out.
 */
export async function readJobDays(
  tx: FirmTransaction,
  asked: readonly AskedJobDay[],
): Promise<readonly KeptJobDay[]> {
  if (asked.length === 0) return [];
  const rows = await tx.rows<{
    readonly client_id: string;
    readonly job: string;
    readonly worked_on: LocalDate;
    readonly is_apart: boolean;
    readonly worked: Minutes;
    readonly billed: Minutes;
  }>(
    `select e.client_id, e.job, e.worked_on, e.coverage = 'separate' as is_apart,
       sum(e.worked_minutes) as worked, sum(e.billed_minutes) as billed
     from hourbank.entry e
     join json_to_recordset($2::json) as asked (client uuid, job text, worked_on date)
       on e.client_id = asked.client
       and e.job = asked.job
       and e.worked_on = asked.worked_on
     where e.firm_id = $1
       and e.state = 'posted'
     group by e.client_id, e.job, e.worked_on, e.coverage = 'separate'`,
    [tx.firm, JSON.stringify(distinct(asked))],
  );
  return rows.map((row) => {
    const sums: JobDay = { workedMinutes: row.worked, billedMinutes: row.billed };
    const { client_id: client, job, worked_on: workedOn } = row;
    return { client, key: jobDayKey({ job, workedOn }, row.is_apart), sums };
  });
}

/** The days as rows, each once. */
function distinct(asked: readonly AskedJobDay[]): readonly object[] {
  const rows = asked.map(({ client, job, workedOn }) => ({ client, job, worked_on: workedOn }));
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}
