/** What technicians worked, and how much of it clients pay for. */
import { getRouteApi } from '@tanstack/react-router';
import type { OutputOf } from '../../../contract/operations.ts';
import { addressOf } from '../../ui/client.ts';
import { Hours } from '../../ui/figures.tsx';
import { Empty, Section, Waiting } from '../../ui/page.tsx';
import { useOperation } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { MONTH, WORKED } from './columns.tsx';
import { ReportFrame } from './report-frame.tsx';
import { WorkedBars } from './worked-bars.tsx';

type Report = OutputOf<'report.utilisation'>;
type Used = Report['technicians'][number];
type Line = Report['months'][number];

const route = getRouteApi('/shell/reports/utilisation');

const PERCENT = 100;

/** How much of what was worked clients pay for; text, for it is told and sorted alike. */
function shareOf({ chargedMinutes, workedMinutes }: Used): number {
  return workedMinutes === 0 ? 0 : Math.round((PERCENT * chargedMinutes) / workedMinutes);
}

const USED: readonly Column<Used>[] = [
  {
    heading: 'Technician',
    cell: ({ technician }) => technician,
    text: ({ technician }) => technician,
  },
  {
    heading: 'Paid for',
    isFigure: true,
    cell: (used) => `${shareOf(used)} %`,
    text: shareOf,
  },
  {
    heading: 'Charged',
    isFigure: true,
    cell: ({ chargedMinutes }) => <Hours minutes={chargedMinutes} />,
    text: ({ chargedMinutes }) => chargedMinutes,
  },
  {
    heading: 'Free',
    isFigure: true,
    cell: ({ freeMinutes }) => <Hours minutes={freeMinutes} />,
    text: ({ freeMinutes }) => freeMinutes,
  },
  ...WORKED,
];

const BY_MONTH: readonly Column<Line>[] = [MONTH, ...USED];

export function UtilisationPage() {
  const period = route.useSearch();
  const { data, error } = useOperation('report.utilisation', period);
  return (
    <ReportFrame
      place="/reports/utilisation"
      title="Utilisation"
      says="What each technician worked, and how much of it clients pay for: worked = charged + free + waiting + draft."
      period={period}
      told={data}
      file={addressOf('report.export', { report: 'utilisation', ...period })}
      error={error}
    >
      {data === undefined ? (
        <Waiting height={560} />
      ) : data.technicians.length === 0 ? (
        <Empty says="No work was logged in these months." />
      ) : (
        <>
          <Section title="Worked, by technician">
            <WorkedBars
              says="Hours worked each month, by technician"
              lines={data.months}
              kindOf={({ technician }) => technician}
            />
          </Section>
          <Section title="By technician">
            <Rows
              caption="Utilisation by technician"
              items={data.technicians}
              columns={USED}
              keyOf={({ technician }) => technician}
            />
          </Section>
          <Section title="By month">
            <Rows
              caption="Utilisation by month"
              items={data.months}
              columns={BY_MONTH}
              keyOf={({ month, technician }) => `${month} ${technician}`}
            />
          </Section>
        </>
      )}
    </ReportFrame>
  );
}
