/** What is owed in work, in hours and money, and how it rolled forward month by month (H2). */
import { Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { OutputOf } from '../../../contract/operations.ts';
import { MonthBars } from '../../ui/charts/month-bars.tsx';
import { addressOf } from '../../ui/client.ts';
import { Hours, Money } from '../../ui/figures.tsx';
import { hoursText, moneyText } from '../../ui/format.ts';
import { Section, Waiting } from '../../ui/page.tsx';
import { useOperation } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { MONTH } from './columns.tsx';
import { ReportFrame } from './report-frame.tsx';

type Month = NonNullable<OutputOf<'report.deferred'>['months']>[number];
type Total = OutputOf<'report.deferred'>['totals'][number];

const route = getRouteApi('/shell/reports/deferred');

export function DeferredPage() {
  const period = route.useSearch();
  const { data, error } = useOperation('report.deferred', { ...period, by: 'month' });
  return (
    <ReportFrame
      place="/reports/deferred"
      title="Owed in work"
      says="What clients bought and have not used: opening + bought − drawn − lapsed − refunded = closing. What lapsed is breakage."
      period={period}
      told={data}
      file={addressOf('report.export', { report: 'deferred', ...period })}
      error={error}
    >
      {data === undefined ? (
        <Waiting height={520} />
      ) : (
        data.totals.map((total) => (
          <OneCurrency
            key={total.currency}
            total={total}
            months={(data.months ?? []).filter(({ currency }) => currency === total.currency)}
          />
        ))
      )}
    </ReportFrame>
  );
}

function OneCurrency({
  total,
  months,
}: {
  readonly total: Total;
  readonly months: readonly Month[];
}) {
  const { currency } = total;
  const figures = (of: (month: Month) => string): number[] =>
    months.map((each) => Number(of(each)));
  const tick = (figure: number): string => moneyText(figure.toFixed(2), currency);
  return (
    <Section title={`In ${currency}`}>
      <Stack>
        <MonthBars
          says={`Deferred revenue in ${currency} at the close of each month`}
          months={months.map(({ month }) => month)}
          kinds={[{ name: 'Owed in work', figures: figures(({ closing }) => closing.value) }]}
          tick={tick}
        />
        <Rows
          caption={`Roll-forward in ${currency}, in money`}
          items={months}
          keyOf={({ month }) => month}
          columns={columnsOf(
            (quantity) => quantity.value,
            (value) => <Money amount={value} currency={currency} />,
          )}
          filters={false}
        />
        <Rows
          caption={`Roll-forward in ${currency}, in hours`}
          items={months}
          keyOf={({ month }) => month}
          columns={columnsOf(
            (quantity) => quantity.minutes,
            (minutes) => <Hours minutes={minutes} />,
          )}
          filters={false}
        />
        <p>
          At the close: <strong>{hoursText(total.closing.minutes)}</strong> worth{' '}
          <strong>{moneyText(total.closing.value, currency)}</strong>; breakage of the period:{' '}
          <strong>{moneyText(total.lapsed.value, currency)}</strong>.
        </p>
      </Stack>
    </Section>
  );
}

const PARTS = [
  ['Opening', 'opening'],
  ['Bought', 'bought'],
  ['Drawn', 'drawn'],
  ['Lapsed', 'lapsed'],
  ['Refunded', 'refunded'],
  ['Closing', 'closing'],
] as const;

function columnsOf<Figure extends string | number>(
  of: (quantity: Month['opening']) => Figure,
  shown: (
    figure: Figure,
  ) => Column<Month>['cell'] extends (item: Month) => infer Node ? Node : never,
): readonly Column<Month>[] {
  return [
    MONTH,
    ...PARTS.map(([heading, part]) => ({
      heading,
      isFigure: true,
      cell: (month: Month) => shown(of(month[part])),
      text: (month: Month) => of(month[part]),
    })),
  ];
}
