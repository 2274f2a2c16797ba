/** What was worked, and what became of it, by month and work type. */
import { getRouteApi } from '@tanstack/react-router';
import type { OutputOf } from '../../../contract/operations.ts';
import { MonthBars } from '../../ui/charts/month-bars.tsx';
import { addressOf } from '../../ui/client.ts';
import { Hours, Money } from '../../ui/figures.tsx';
import { hoursText, monthText } from '../../ui/format.ts';
import { Empty, Section, Waiting } from '../../ui/page.tsx';
import { useOperation } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { ReportFrame } from './report-frame.tsx';
import { WORKED } from './worked-columns.tsx';

type Report = OutputOf<'report.hours'>;
type Line = Report['months'][number];

const route = getRouteApi('/shell/reports/hours');

const COLUMNS: readonly Column<Line>[] = [
  { heading: 'Month', cell: ({ month }) => monthText(month), text: ({ month }) => month },
  { heading: 'Work type', cell: ({ workType }) => workType, text: ({ workType }) => workType },
  ...WORKED,
  {
    heading: 'Worth drawn',
    isFigure: true,
    cell: ({ drawnValue, currency }) => <Money amount={drawnValue} currency={currency} />,
    text: ({ drawnValue }) => drawnValue,
  },
  {
    heading: 'Worth of overage',
    isFigure: true,
    cell: ({ overageValue, currency }) => <Money amount={overageValue} currency={currency} />,
    text: ({ overageValue }) => overageValue,
  },
];

export function HoursPage() {
  const period = route.useSearch();
  const { data, error } = useOperation('report.hours', period);
  return (
    <ReportFrame
      place="/reports/hours"
      title="Hours by work type"
      says="What was worked on those days, and what became of it. What was reversed counts nowhere."
      period={period}
      file={addressOf('report.export', { report: 'hours', ...period })}
      error={error}
    >
      {data === undefined ? (
        <Waiting height={560} />
      ) : data.months.length === 0 ? (
        <Empty says="No work was logged in these months." />
      ) : (
        <>
          <Section title="Worked, by work type">
            <Picture months={data.months} />
          </Section>
          <Section title="Figures">
            <Rows
              caption="Hours by month and work type"
              items={data.months}
              columns={COLUMNS}
              keyOf={({ month, workType, currency }) => `${month} ${workType} ${currency}`}
            />
            {data.totals.map((total) => (
              <p key={total.currency}>
                In all ({total.currency}): <Hours minutes={total.workedMinutes} fw={700} /> worked,{' '}
                <Hours minutes={total.drawnMinutes} fw={700} /> drawn from blocks worth{' '}
                <Money amount={total.drawnValue} currency={total.currency} fw={700} />.
              </p>
            ))}
          </Section>
        </>
      )}
    </ReportFrame>
  );
}

function Picture({ months: lines }: { readonly months: readonly Line[] }) {
  const months = [...new Set(lines.map(({ month }) => month))].sort();
  const kinds = [...new Set(lines.map(({ workType }) => workType))].map((name) => ({
    name,
    figures: months.map((month) =>
      lines
        .filter((line) => line.month === month && line.workType === name)
        .reduce((sum, { workedMinutes }) => sum + workedMinutes, 0),
    ),
  }));
  return (
    <MonthBars
      says="Hours worked each month, by work type"
      months={months}
      kinds={kinds}
      tick={(minutes) => hoursText(Math.round(minutes))}
      unit={60}
    />
  );
}
