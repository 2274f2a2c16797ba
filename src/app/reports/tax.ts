/** Net and tax of what was issued, by month and rate: credit notes are taken off (G5). */
import type { OutputOf } from '../../contract/operations.ts';
import { type Cents, cents, decimalMoney } from '../../engine/money.ts';
import { formatPercentage } from '../../engine/tax-rates.ts';
import { type TaxSum, taxByMonth } from '../../store/reports.ts';
import type { Actor, App, Result, UseCase } from '../app.ts';
import { type AskedMonths, overMonths } from './period.ts';

type Report = OutputOf<'report.tax'>;

export const reportTax: UseCase<'report.tax'> = (app, { actor, input }) =>
  taxReport(app, actor, input);

export function taxReport(app: App, actor: Actor, asked: AskedMonths): Promise<Result<Report>> {
  return overMonths(app, actor, asked, {
    what: 'the report of tax',
    read: taxByMonth,
    tell: (sums) => ({
      months: sums.map((sum) => ({ month: sum.month, ...sumTold(sum) })),
      totals: totalsOf(sums).sort(inOrder).map(sumTold),
    }),
  });
}

/** Of each kind of tax, over all months. */
function totalsOf(sums: readonly TaxSum[]): TaxSum[] {
  const totals = new Map<string, TaxSum>();
  for (const sum of sums) {
    const { currency, treatment, label, rateThousandths } = sum;
    const key = JSON.stringify([currency, treatment, rateThousandths, label]);
    const { net, tax } = totals.get(key) ?? { net: 0, tax: 0 };
    totals.set(key, { ...sum, net: cents(net + sum.net), tax: cents(tax + sum.tax) });
  }
  return [...totals.values()];
}

function inOrder(a: TaxSum, b: TaxSum): number {
  const keys = ({ currency, treatment }: TaxSum) => `${currency} ${treatment}`;
  if (keys(a) !== keys(b)) return keys(a) < keys(b) ? -1 : 1;
  return (b.rateThousandths ?? 0) - (a.rateThousandths ?? 0);
}

function sumTold(sum: TaxSum): Report['totals'][number] {
  const { currency, treatment, label, rateThousandths, net, tax } = sum;
  const money = (amount: Cents): string => decimalMoney(amount, currency);
  return {
    currency,
    treatment: treatment === 'taxed' && rateThousandths === null ? 'untaxed' : treatment,
    label: label ?? '',
    percent: rateThousandths === null ? null : formatPercentage(rateThousandths),
    ...{ net: money(net), tax: money(tax) },
  };
}
