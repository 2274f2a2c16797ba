/** The days of a report, and whose it is. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import { addDays, addMonths, firstOfMonth, type LocalDate, localDate } from '../../engine/days.ts';
import { findClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import type { Reported } from '../../store/reports.ts';
import { type Actor, type App, type Result, refuse } from '../app.ts';
import type { Refused } from '../commit.ts';
import { firmToday } from '../today.ts';
import { wrong } from '../wrong.ts';

/** More than a large firm has clients, or open invoices. */
export const MOST_ROWS = 20_000;

/** Months by their first days. */
export type AskedMonths = {
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  readonly client?: string | undefined;
};

/** Refused: months in the wrong order, and a client the firm does not have. */
export async function reportedMonths(
  app: App,
  tx: FirmTransaction,
  { from: first, to: last, client: named }: AskedMonths,
): Promise<Reported | Refused> {
  const { today } = await firmToday(app, tx);
  const months = begun(first, last ?? firstOfMonth(today), monthOf);
  if ('refusal' in months) return months;
  const client = await clientIn(tx, named);
  if (typeof client === 'object' && client !== null) return client;
  return { from: months.from, to: addDays(addMonths(months.to, 1), -1), client };
}

/** The days of an export: until today, where no last one is asked for. */
export async function exportedDays(
  app: App,
  tx: FirmTransaction,
  { from, to }: Pick<AskedMonths, 'from' | 'to'>,
): Promise<Days | Refused> {
  const { today } = await firmToday(app, tx);
  return begun(from, to ?? today, (day) => day);
}

export type Days = { readonly from: LocalDate; readonly to: LocalDate };

/** Without a first day, from the beginning of the year of the last; refused: a last before the first. */
function begun(
  first: LocalDate | undefined,
  to: LocalDate,
  told: (from: LocalDate) => string,
): Days | Refused {
  const from = first ?? localDate(`${to.slice(0, 4)}-01-01`);
  if (from <= to) return { from, to };
  return refuse(wrong('to', `expected ${told(from)}, when the period begins, or a later one`));
}

/**
 * What the rows of a period come to. Refused: as for the months, and more rows than a report may
 * have, `what` being the report.
 */
export async function overMonths<Row, Told>(
  app: App,
  actor: Actor,
  asked: AskedMonths,
  {
    what,
    read,
    tell,
  }: {
    readonly what: string;
    readonly read: (tx: FirmTransaction, of: Reported, limit: number) => Promise<readonly Row[]>;
    readonly tell: (rows: readonly Row[]) => Told;
  },
): Promise<Result<Days & Told>> {
  return await app.database.read(actor.firm, async (tx) => {
    const period = await reportedMonths(app, tx, asked);
    if ('refusal' in period) return period;
    const rows = await read(tx, period, MOST_ROWS + 1);
    if (rows.length > MOST_ROWS) return refuse(tooManyRows(what));
    return { value: { from: period.from, to: period.to, ...tell(rows) } };
  });
}

/** The id of the client that is named; null when none is. */
export async function clientIn(
  tx: FirmTransaction,
  named: string | undefined,
): Promise<string | null | Refused> {
  if (named === undefined) return null;
  const client = await findClient(tx, named);
  return client?.id ?? refuse({ code: 'not_found', thing: 'client', name: named });
}

/** `2026-03` */
function monthOf(on: LocalDate): string {
  return on.slice(0, 7);
}

/** The months between two days. */
export function monthsIn({ from, to }: Pick<Reported, 'from' | 'to'>): readonly string[] {
  const months: string[] = [];
  for (let on = firstOfMonth(from); on <= to; on = addMonths(on, 1)) months.push(monthOf(on));
  return months;
}

export function tooManyRows(what: string): AnyRefusal {
  return { code: 'export_too_long', what, most: MOST_ROWS, of: 'rows' };
}
