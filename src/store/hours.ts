/**
 * What was worked and what became of it, added up by the database by the day of the work, so that
 * what comes back grows with months, work types and technicians, and not with entries.
 */
import type { Currency } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';
import type { Reported } from './reports.ts';

const POSTED = `e.state = 'posted'`;
/** What is kept as drawn is what the work draws where it can: the overage is a part of it (B4). */
const DRAWN = 'e.drawn_minutes - e.overage_minutes';
const CHARGED = `(
         e.drawn_minutes > 0
         or e.separate_minutes > 0 and e.separate_cents is distinct from 0
       )`;
const UNPRICED = `case when e.overage_cents is null then e.overage_minutes else 0 end
         + case when e.separate_cents is null then e.separate_minutes else 0 end`;

/** What is added up, and of which entries; none of them is reversed. */
const WORKED = {
  workedMinutes: ['e.worked_minutes', 'true'],
  billedMinutes: ['e.billed_minutes', POSTED],
  drawnMinutes: [DRAWN, POSTED],
  overageMinutes: ['e.overage_minutes', POSTED],
  separateMinutes: ['e.separate_minutes', POSTED],
  waitingMinutes: ['e.worked_minutes', `e.state = 'waiting'`],
  draftMinutes: ['e.worked_minutes', `e.state = 'draft'`],
} as const;

/** With what it is worth, in cents of one currency. */
const VALUED = {
  ...WORKED,
  drawnValue: ['m.value_cents', POSTED],
  overageValue: ['e.overage_cents', POSTED],
  separateValue: ['e.separate_cents', POSTED],
  unpricedMinutes: [UNPRICED, POSTED],
} as const;

/** Parted by whether anybody pays for it. */
const USED = {
  ...WORKED,
  chargedMinutes: ['e.worked_minutes', `${POSTED} and ${CHARGED}`],
  freeMinutes: ['e.worked_minutes', `${POSTED} and not ${CHARGED}`],
} as const;

type Totals = Readonly<Record<string, readonly [of: string, when: string]>>;

type SumsOf<Of extends Totals> = { readonly [Name in keyof Of]: number };

/** Nothing adds up to nothing. They come back as one list, in the order of their names. */
function sums(totals: Totals): string {
  const each = Object.values(totals).map(
    ([of, when]) => `coalesce(sum(${of}) filter (where ${when}), 0)::bigint`,
  );
  return `json_build_array(
         ${each.join(',\n         ')}
       ) as sums`;
}

function named<Of extends Totals>(totals: Of, counts: readonly number[]): SumsOf<Of> {
  const names = Object.keys(totals);
  return Object.fromEntries(names.map((name, place) => [name, counts[place] ?? 0])) as SumsOf<Of>;
}

/** The work of the period, each state from the index of lists in that state. */
function ofPeriod({ client }: Reported): string {
  return `e.firm_id = $1
       and e.state in ('draft', 'waiting', 'posted')
       and e.worked_on between $2 and $3
       and ${client === null ? '$4::uuid is null' : 'e.client_id = $4'}`;
}

/** Sums over entries that are not reversed, with what they are worth. */
export type ValuedSum = SumsOf<typeof VALUED>;

export type HoursOf = ValuedSum & {
  readonly month: string;
  readonly workType: string;
  readonly currency: Currency;
};

/** By month, work type and currency. Looks up what each posted entry of the period drew. */
export async function hoursByMonth(
  tx: FirmTransaction,
  asked: Reported,
  limit: number,
): Promise<readonly HoursOf[]> {
  const rows = await tx.rows<{
    readonly month: string;
    readonly work_type: string;
    readonly currency: Currency;
    readonly sums: readonly number[];
  }>(
    `select to_char(e.worked_on, 'YYYY-MM') as month,
       e.work_type,
       c.currency,
       ${sums(VALUED)}
     from hourbank.entry e
     join hourbank.client c on c.firm_id = $1
       and c.client_id = e.client_id
     left join lateral (
       select -sum(moved.value_cents) as value_cents
       from hourbank.movement moved
       where moved.firm_id = $1
         and moved.entry_id = e.entry_id
     ) m on ${POSTED}
     where ${ofPeriod(asked)}
     group by 1, 2, 3
     order by 1, 2, 3
     limit $5`,
    [tx.firm, asked.from, asked.to, asked.client, limit],
  );
  return rows.map(({ month, work_type, currency, sums: counts }) => ({
    ...{ month, workType: work_type, currency },
    ...named(VALUED, counts),
  }));
}

export type UseOf = SumsOf<typeof USED> & { readonly month: string; readonly technician: string };

/** By month and technician, as they are written on the entries. */
export async function technicianMonths(
  tx: FirmTransaction,
  asked: Reported,
  limit: number,
): Promise<readonly UseOf[]> {
  const rows = await tx.rows<{
    readonly month: string;
    readonly technician: string;
    readonly sums: readonly number[];
  }>(
    `select to_char(e.worked_on, 'YYYY-MM') as month,
       e.technician,
       ${sums(USED)}
     from hourbank.entry e
     where ${ofPeriod(asked)}
     group by 1, 2
     order by 1, 2
     limit $5`,
    [tx.firm, asked.from, asked.to, asked.client, limit],
  );
  return rows.map(({ month, technician, sums: counts }) => ({
    ...{ month, technician },
    ...named(USED, counts),
  }));
}
