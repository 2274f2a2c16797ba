/**
 * What is owed in work and how it rolled forward (H2). Every figure is a sum of movements, by the day
 * on which they were booked; what lapsed is breakage.
 */
import type { InputOf, OutputOf } from '../../contract/operations.ts';
import { type Currency, cents, decimalMoney } from '../../engine/money.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { type MovedSum, movedByBlock, movedByMonth, type Reported } from '../../store/reports.ts';
import { type Actor, type App, type Result, refuse, type UseCase } from '../app.ts';
import { MOST_ROWS, monthsIn, reportedMonths, tooManyRows } from './period.ts';

type Report = OutputOf<'report.deferred'>;

type Asked = Pick<InputOf<'report.deferred'>, 'from' | 'to' | 'client' | 'by'>;

export const reportDeferred: UseCase<'report.deferred'> = (app, { actor, input }) =>
  deferredReport(app, actor, input);

export async function deferredReport(
  app: App,
  actor: Actor,
  asked: Asked,
): Promise<Result<Report>> {
  return await app.database.read(actor.firm, async (tx) => {
    const period = await reportedMonths(app, tx, asked);
    if ('refusal' in period) return period;
    return asked.by === 'month' ? await byMonth(tx, period) : await byBlock(tx, period);
  });
}

/** Minutes and value of each part of the equation, those that were lost below zero. */
type Sums = Record<'opening' | MovedSum['part'], { minutes: number; value: number }>;

function noSums(): Sums {
  const none = () => ({ minutes: 0, value: 0 });
  return { opening: none(), bought: none(), drawn: none(), lapsed: none(), refunded: none() };
}

function add(
  to: { minutes: number; value: number },
  by: { readonly minutes: number; readonly value: number },
): void {
  to.minutes += by.minutes;
  to.value += by.value;
}

async function byMonth(tx: FirmTransaction, period: Reported): Promise<Result<Report>> {
  const moved = await movedByMonth(tx, period);
  const months: NonNullable<Report['months']> = [];
  const totals: Report['totals'] = [];
  for (const currency of [...new Set(moved.map((sum) => sum.currency))].sort()) {
    const own = moved.filter((sum) => sum.currency === currency);
    const whole = noSums();
    for (const sum of own) add(whole[sum.month === null ? 'opening' : sum.part], sum);
    let opening = { ...whole.opening };
    for (const month of monthsIn(period)) {
      const sums = { ...noSums(), opening };
      for (const sum of own) if (sum.month === month) add(sums[sum.part], sum);
      months.push({ month, currency, ...rollTold(sums, currency) });
      opening = closingOf(sums);
    }
    totals.push({ currency, ...rollTold(whole, currency) });
  }
  months.sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
  return { value: { from: period.from, to: period.to, months, blocks: null, totals } };
}

async function byBlock(tx: FirmTransaction, period: Reported): Promise<Result<Report>> {
  const rows = await movedByBlock(tx, period, MOST_ROWS + 1);
  if (rows.length > MOST_ROWS) return refuse(tooManyRows('the report by block'));
  const totals = new Map<Currency, Sums>();
  for (const { currency, sums } of rows) {
    const total = totals.get(currency) ?? noSums();
    totals.set(currency, total);
    for (const part of PARTS) add(total[part], sums[part]);
  }
  const blocks = rows.map(({ block: id, name, boughtOn, client, clientName, currency, sums }) => ({
    ...{ client, clientName, currency, block: name, boughtOn, id },
    ...rollTold(sums, currency),
  }));
  return {
    value: {
      ...{ from: period.from, to: period.to, months: null, blocks },
      totals: [...totals]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([currency, sums]) => ({ currency, ...rollTold(sums, currency) })),
    },
  };
}

const PARTS = ['opening', 'bought', 'drawn', 'lapsed', 'refunded'] as const;

type GivenSums = {
  readonly [Part in keyof Sums]: { readonly minutes: number; readonly value: number };
};

function closingOf(sums: GivenSums): { minutes: number; value: number } {
  const closing = { minutes: 0, value: 0 };
  for (const part of PARTS) add(closing, sums[part]);
  return closing;
}

/** As the equation has them: what was drawn, lapsed and refunded is taken off. */
function rollTold(sums: GivenSums, currency: Currency) {
  const quantity = (minutes: number, value: number) => ({
    minutes,
    value: decimalMoney(cents(value), currency),
  });
  const lost = ({ minutes, value }: GivenSums['drawn']) => quantity(0 - minutes, 0 - value);
  const closing = closingOf(sums);
  return {
    opening: quantity(sums.opening.minutes, sums.opening.value),
    bought: quantity(sums.bought.minutes, sums.bought.value),
    ...{ drawn: lost(sums.drawn), lapsed: lost(sums.lapsed), refunded: lost(sums.refunded) },
    closing: quantity(closing.minutes, closing.value),
  };
}
