/** What technicians worked, and how much of it clients pay for, by the day of the work. */
import type { OutputOf } from '../../contract/operations.ts';
import { technicianMonths, type UseOf } from '../../store/hours.ts';
import { type Actor, type App, type Result, refuse, type UseCase } from '../app.ts';
import { addedUp } from './added-up.ts';
import { type AskedMonths, MOST_ROWS, reportedMonths, tooManyRows } from './period.ts';

type Report = OutputOf<'report.utilisation'>;

export const reportUtilisation: UseCase<'report.utilisation'> = (app, { actor, input }) =>
  utilisationReport(app, actor, input);

export async function utilisationReport(
  app: App,
  actor: Actor,
  asked: AskedMonths,
): Promise<Result<Report>> {
  return await app.database.read(actor.firm, async (tx) => {
    const period = await reportedMonths(app, tx, asked);
    if ('refusal' in period) return period;
    const months = await technicianMonths(tx, period, MOST_ROWS + 1);
    if (months.length > MOST_ROWS) return refuse(tooManyRows('the report of utilisation'));
    const totals = addedUp(months, ({ technician }) => technician, sumsOf);
    const technicians = [...totals].map(([technician, sums]) => ({ technician, ...sums }));
    return { value: { from: period.from, to: period.to, months: [...months], technicians } };
  });
}

function sumsOf({ month: _, technician: __, ...sums }: UseOf) {
  return sums;
}
