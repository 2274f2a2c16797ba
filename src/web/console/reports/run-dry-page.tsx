/** Who runs dry when: clients in the order in which their hours will be used up (J1). */
import type { OutputOf } from '../../../contract/operations.ts';
import { Day, Hours } from '../../ui/figures.tsx';
import { unpaidText } from '../../ui/format.ts';
import { HoursBar } from '../../ui/hours-bar.tsx';
import { More, Section, Waiting } from '../../ui/page.tsx';
import { useList } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { ClientLink } from '../shell/links.tsx';
import { ReportFrame } from './report-frame.tsx';

type Standing = OutputOf<'client.overview'>['items'][number];

const COLUMNS: readonly Column<Standing>[] = [
  {
    heading: 'Client',
    cell: ({ id, name }) => <ClientLink client={id}>{name}</ClientLink>,
    text: ({ name }) => name,
  },
  {
    heading: 'Hours left',
    cell: (client) => <HoursBar {...client} />,
    text: ({ usableMinutes }) => usableMinutes,
  },
  {
    heading: 'Used a week',
    isFigure: true,
    cell: ({ burnMinutesPerWeek: burn }) =>
      burn === null ? 'no forecast' : <Hours minutes={burn} />,
    text: ({ burnMinutesPerWeek }) => burnMinutesPerWeek ?? '',
  },
  {
    heading: 'Runs out on',
    cell: ({ runsOutOn, usableMinutes }) =>
      runsOutOn === null ? (
        usableMinutes === 0 ? (
          'nothing left'
        ) : (
          'not in sight'
        )
      ) : (
        <Day day={runsOutOn} />
      ),
    text: ({ runsOutOn }) => runsOutOn ?? '',
  },
  {
    heading: 'Expires next',
    cell: ({ nextExpiry }) =>
      nextExpiry === null ? (
        'nothing'
      ) : (
        <>
          <Hours minutes={nextExpiry.minutes} /> on <Day day={nextExpiry.on} />
          {unpaidText(nextExpiry)}
        </>
      ),
    text: ({ nextExpiry }) => nextExpiry?.on ?? '',
  },
];

export function RunDryPage() {
  const list = useList('client.overview', { sort: 'runs-out', limit: 100 });
  return (
    <ReportFrame
      place="/reports/run-dry"
      title="Who runs dry"
      says="By how fast each client used hours in the last 90 days: ask for renewal while there is still time to buy."
      period={null}
      file={null}
      error={list.error}
    >
      <Section title="Clients, the first to run dry first">
        {list.isRead ? (
          <>
            <Rows
              caption="Who runs dry"
              items={list.items}
              columns={COLUMNS}
              keyOf={({ id }) => id}
              all={list.all}
            />
            <More list={list} />
          </>
        ) : (
          <Waiting height={480} />
        )}
      </Section>
    </ReportFrame>
  );
}
