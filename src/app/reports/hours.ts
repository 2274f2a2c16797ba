/** What was worked and what became of it, by month and work type, by the day of the work. */
import type { OutputOf } from '../../contract/operations.ts';
import { type Currency, cents, decimalMoney } from '../../engine/money.ts';
import { type HoursOf, hoursByMonth, type ValuedSum } from '../../store/hours.ts';
import type { Actor, App, Result, UseCase } from '../app.ts';
import { addedUp } from './added-up.ts';
import { type AskedMonths, overMonths } from './period.ts';

type Report = OutputOf<'report.hours'>;

export const reportHours: UseCase<'report.hours'> = (app, { actor, input }) =>
  hoursReport(app, actor, input);

export function hoursReport(app: App, actor: Actor, asked: AskedMonths): Promise<Result<Report>> {
  return overMonths(app, actor, asked, {
    what: 'the report of hours',
    read: hoursByMonth,
    tell: (rows) => ({
      months: rows.map(({ month, workType, currency, ...sums }) => ({
        ...{ month, workType, currency },
        ...sumsTold(sums, currency),
      })),
      totals: [...addedUp(rows, ({ currency }) => currency, sumsOf)].map(([currency, sums]) => ({
        currency,
        ...sumsTold(sums, currency),
      })),
    }),
  });
}

function sumsOf({ month: _, workType: __, currency: ___, ...sums }: HoursOf): ValuedSum {
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
