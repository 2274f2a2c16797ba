/** What was earned, by client and kind: the revenue accounts of the journal by the day of booking. */
import type { OutputOf } from '../../contract/operations.ts';
import { type Currency, cents, decimalMoney } from '../../engine/money.ts';
import { type RevenueOf, revenueByClient } from '../../store/reports.ts';
import type { Actor, App, Result, UseCase } from '../app.ts';
import { addedUp } from './added-up.ts';
import { type AskedMonths, overMonths } from './period.ts';

type Report = OutputOf<'report.revenue'>;

type Kinds = Readonly<Record<'block' | 'breakage' | 'overage' | 'travel' | 'project', number>>;

export const reportRevenue: UseCase<'report.revenue'> = (app, { actor, input }) =>
  revenueReport(app, actor, input);

export function revenueReport(app: App, actor: Actor, asked: AskedMonths): Promise<Result<Report>> {
  return overMonths(app, actor, asked, {
    what: 'the report of revenue',
    read: revenueByClient,
    tell: (rows) => ({
      clients: rows.map(({ client, clientName, currency, ...sums }) => ({
        ...{ client, clientName, currency },
        ...kindsTold(sums, currency),
      })),
      totals: [...addedUp(rows, ({ currency }) => currency, kindsOf)].map(([currency, sums]) => ({
        currency,
        ...kindsTold(sums, currency),
      })),
    }),
  });
}

function kindsOf({ client: _, clientName: __, currency: ___, ...kinds }: RevenueOf): Kinds {
  return kinds;
}

function kindsTold(sums: Kinds, currency: Currency) {
  const money = (amount: number): string => decimalMoney(cents(amount), currency);
  const { block, breakage, overage, travel, project } = sums;
  return {
    ...{ block: money(block), breakage: money(breakage), overage: money(overage) },
    ...{ travel: money(travel), project: money(project) },
    total: money(block + breakage + overage + travel + project),
  };
}
