/** The days of a report, and whose it is. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import { addDays, addMonths, firstOfMonth, type LocalDate, localDate } from '../../engine/days.ts';
import { findClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import type { Reported } from '../../store/reports.ts';
import { type App, refuse } from '../app.ts';
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
  const to = last ?? firstOfMonth(today);
  const from = first ?? localDate(`${to.slice(0, 4)}-01-01`);
  if (to < from) {
    return refuse(wrong('to', `expected ${monthOf(from)}, when the period begins, or a later one`));
  }
  const client = await clientIn(tx, named);
  if (typeof client === 'object' && client !== null) return client;
  return { from, to: addDays(addMonths(to, 1), -1), client };
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
