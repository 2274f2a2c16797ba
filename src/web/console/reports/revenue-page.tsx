/** What was earned, by client and kind. */
import { getRouteApi } from '@tanstack/react-router';
import type { OutputOf } from '../../../contract/operations.ts';
import { addressOf } from '../../ui/client.ts';
import { Section, Waiting } from '../../ui/page.tsx';
import { useOperation } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { ClientLink } from '../shell/links.tsx';
import { moneyColumns } from './columns.tsx';
import { ReportFrame } from './report-frame.tsx';

type Client = OutputOf<'report.revenue'>['clients'][number];
type Total = OutputOf<'report.revenue'>['totals'][number];

const route = getRouteApi('/shell/reports/revenue');

const KINDS = moneyColumns([
  ['Blocks', 'block'],
  ['Breakage', 'breakage'],
  ['Overage', 'overage'],
  ['Travel', 'travel'],
  ['Projects', 'project'],
  ['Total', 'total'],
]);

const CLIENTS: readonly Column<Client>[] = [
  {
    heading: 'Client',
    cell: ({ client, clientName }) => <ClientLink client={client}>{clientName}</ClientLink>,
    text: ({ clientName }) => clientName,
  },
  ...KINDS,
];

const TOTALS: readonly Column<Total>[] = [
  { heading: 'Currency', cell: ({ currency }) => currency, text: ({ currency }) => currency },
  ...KINDS,
];

export function RevenuePage() {
  const period = route.useSearch();
  const { data, error } = useOperation('report.revenue', period);
  return (
    <ReportFrame
      place="/reports/revenue"
      title="Revenue"
      says="What was earned: hours drawn at the rate of their block, hours that lapsed, and work beyond the blocks. Net of tax."
      period={period}
      told={data}
      file={addressOf('report.export', { report: 'revenue', ...period })}
      error={error}
    >
      {data === undefined ? (
        <Waiting height={480} />
      ) : (
        <>
          <Section title="In all">
            <Rows
              caption="Revenue in all"
              items={data.totals}
              columns={TOTALS}
              keyOf={({ currency }) => currency}
              filters={false}
            />
          </Section>
          <Section title="By client">
            <Rows
              caption="Revenue by client"
              items={data.clients}
              columns={CLIENTS}
              keyOf={({ client }) => client}
            />
          </Section>
        </>
      )}
    </ReportFrame>
  );
}
