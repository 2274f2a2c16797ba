/** What was earned, by client and kind: the revenue accounts of the journal by the day of booking. */
import type { OutputOf } from '../../contract/operations.ts';
import { type Currency, cents, decimalMoney } from '../../engine/money.ts';
import { revenueByClient } from '../../store/reports.ts';
import { type Actor, type App, type Result, refuse, type UseCase } from '../app.ts';
import { type AskedMonths, MOST_ROWS, reportedMonths, tooManyRows } from './period.ts';

type Report = OutputOf<'report.revenue'>;

const KINDS = ['block', 'breakage', 'overage', 'travel', 'project'] as const;

type Kinds = Readonly<Record<(typeof KINDS)[number], number>>;

const NOTHING: Kinds = { block: 0, breakage: 0, overage: 0, travel: 0, project: 0 };

export const reportRevenue: UseCase<'report.revenue'> = (app, { actor, input }) =>
  revenueReport(app, actor, input);

export async function revenueReport(
  app: App,
  actor: Actor,
  asked: AskedMonths,
): Promise<Result<Report>> {
  return await app.database.read(actor.firm, async (tx) => {
    const period = await reportedMonths(app, tx, asked);
    if ('refusal' in period) return period;
    const rows = await revenueByClient(tx, period, MOST_ROWS + 1);
    if (rows.length > MOST_ROWS) return refuse(tooManyRows('the report of revenue'));
    const totals = new Map<Currency, Kinds>();
    for (const row of rows) {
      totals.set(row.currency, added(totals.get(row.currency) ?? NOTHING, row));
    }
    return {
      value: {
        ...{ from: period.from, to: period.to },
        clients: rows.map(({ client, clientName, currency, ...sums }) => ({
          ...{ client, clientName, currency },
          ...kindsTold(sums, currency),
        })),
        totals: [...totals]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([currency, sums]) => ({ currency, ...kindsTold(sums, currency) })),
      },
    };
  });
}

function added(a: Kinds, b: Kinds): Kinds {
  return {
    ...{ block: a.block + b.block, breakage: a.breakage + b.breakage },
    ...{ overage: a.overage + b.overage, travel: a.travel + b.travel },
    project: a.project + b.project,
  };
}

function kindsTold(sums: Kinds, currency: Currency) {
  const money = (amount: number): string => decimalMoney(cents(amount), currency);
  const { block, breakage, overage, travel, project } = sums;
  return {
    ...{ block: money(block), breakage: money(breakage), overage: money(overage) },
    ...{ travel: money(travel), project: money(project) },
    total: money(KINDS.reduce((sum, kind) => sum + sums[kind], 0)),
  };
}
