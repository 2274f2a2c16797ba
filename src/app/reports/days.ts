/** The days of an export. */
import { type LocalDate, localDate } from '../../engine/days.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { type App, refuse } from '../app.ts';
import type { Refused } from '../commit.ts';
import { firmToday } from '../today.ts';
import { wrong } from '../wrong.ts';

type Asked = { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined };

export type Days = { readonly from: LocalDate; readonly to: LocalDate };

/** Without a last day, until today; without a first, from the beginning of that year. */
export async function exportedDays(
  app: App,
  tx: FirmTransaction,
  { from: first, to: last }: Asked,
): Promise<Days | Refused> {
  const { today } = await firmToday(app, tx);
  const to = last ?? today;
  const from = first ?? localDate(`${to.slice(0, 4)}-01-01`);
  if (from <= to) return { from, to };
  return refuse(wrong('to', `expected ${from}, when the period begins, or a later day`));
}
