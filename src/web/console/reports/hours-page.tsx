/** What was worked, and what became of it, by month and work type. */
import { getRouteApi } from '@tanstack/react-router';
import type { OutputOf } from '../../../contract/operations.ts';
import { addressOf } from '../../ui/client.ts';
import { Hours, Money } from '../../ui/figures.tsx';
import { Empty, Section, Waiting } from '../../ui/page.tsx';
import { useOperation } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { MONTH, moneyColumns, WORKED } from './columns.tsx';
import { ReportFrame } from './report-frame.tsx';
import { WorkedBars } from './worked-bars.tsx';

type Report = OutputOf<'report.hours'>;
type Line = Report['months'][number];

const route = getRouteApi('/shell/reports/hours');

const COLUMNS: readonly Column<Line>[] = [
  MONTH,
  { heading: 'Work type', cell: ({ workType }) => workType, text: ({ workType }) => workType },
  ...WORKED,
  ...moneyColumns([
    ['Worth drawn', 'drawnValue'],
    ['Worth of overage', 'overageValue'],
  ]),
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
      told={data}
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
            <WorkedBars
              says="Hours worked each month, by work type"
              lines={data.months}
              kindOf={({ workType }) => workType}
            />
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
