/** What was worked and what became of it, by month and work type, by the day of the work. */
import type { OutputOf } from '../../contract/operations.ts';
import { type Currency, cents, decimalMoney } from '../../engine/money.ts';
import { hoursByMonth, type ValuedSum } from '../../store/hours.ts';
import { type Actor, type App, type Result, refuse, type UseCase } from '../app.ts';
import { addedUp } from './added-up.ts';
import { type AskedMonths, MOST_ROWS, reportedMonths, tooManyRows } from './period.ts';

type Report = OutputOf<'report.hours'>;

export const reportHours: UseCase<'report.hours'> = (app, { actor, input }) =>
  hoursReport(app, actor, input);

export async function hoursReport(
  app: App,
  actor: Actor,
  asked: AskedMonths,
): Promise<Result<Report>> {
  return await app.database.read(actor.firm, async (tx) => {
    const period = await reportedMonths(app, tx, asked);
    if ('refusal' in period) return period;
    const rows = await hoursByMonth(tx, period, MOST_ROWS + 1);
    if (rows.length > MOST_ROWS) return refuse(tooManyRows('the report of hours'));
    const totals = addedUp(rows, ({ currency }) => currency, sumsOf);
    return {
      value: {
        ...{ from: period.from, to: period.to },
        months: rows.map(({ month, workType, currency, ...sums }) => ({
          ...{ month, workType, currency },
          ...sumsTold(sums, currency),
        })),
        totals: [...totals].map(([currency, sums]) => ({
          currency,
          ...sumsTold(sums, currency),
        })),
      },
    };
  });
}

function sumsOf({
  month: _,
  workType: __,
  currency: ___,
  ...sums
}: ValuedSum & { readonly month: string; readonly workType: string; readonly currency: Currency }) {
  return sums;
}

function sumsTold(
  { drawnValue, overageValue, separateValue, ...minutes }: ValuedSum,
  of: Currency,
) {
  const money = (amount: number): string => decimalMoney(cents(amount), of);
  return {
    ...minutes,
    ...{ drawnValue: money(drawnValue), overageValue: money(overageValue) },
    separateValue: money(separateValue),
  };
}
