/** What technicians worked, and how much of it clients pay for, by the day of the work. */
import type { OutputOf } from '../../contract/operations.ts';
import { technicianMonths, type UseOf } from '../../store/hours.ts';
import type { Actor, App, Result, UseCase } from '../app.ts';
import { addedUp } from './added-up.ts';
import { type AskedMonths, overMonths } from './period.ts';

type Report = OutputOf<'report.utilisation'>;

export const reportUtilisation: UseCase<'report.utilisation'> = (app, { actor, input }) =>
  utilisationReport(app, actor, input);

export function utilisationReport(
  app: App,
  actor: Actor,
  asked: AskedMonths,
): Promise<Result<Report>> {
  return overMonths(app, actor, asked, {
    what: 'the report of utilisation',
    read: technicianMonths,
    tell: (months) => ({
      months: [...months],
      technicians: [...addedUp(months, ({ technician }) => technician, sumsOf)].map(
        ([technician, sums]) => ({ technician, ...sums }),
      ),
    }),
  });
}

function sumsOf({ month: _, technician: __, ...sums }: UseOf) {
  return sums;
}
