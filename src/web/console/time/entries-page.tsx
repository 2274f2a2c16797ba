/** All entries, narrowed by client, state, technician and days; each leads to itself. */
import { getRouteApi } from '@tanstack/react-router';
import './time.css';
import type { OutputOf } from '../../../contract/operations.ts';
import { Day, Hours, Money } from '../../ui/figures.tsx';
import { More, Page, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { toldAt } from '../../ui/told-at.ts';
import { ClientLink, EntryLink } from '../shell/links.tsx';
import { EntryFilters } from './entry-filters.tsx';
import type { EntryFilter } from './search.ts';
import { STATES, StateBadge } from './state-badge.tsx';
import { TimePlaces } from './time-places.tsx';

type Entry = OutputOf<'entry.list'>['items'][number];

const route = getRouteApi('/shell/time/entries');

/** What it holds of blocks: what was reversed went back to them. */
function drawnMinutes({ state, outcome }: Entry): number {
  if (state === 'reversed') return 0;
  return outcome?.draws.reduce((sum, { minutes }) => sum + minutes, 0) ?? 0;
}

const COLUMNS: readonly Column<Entry>[] = [
  {
    heading: 'Day',
    text: ({ workedOn }) => workedOn,
    cell: ({ id, workedOn }) => (
      <EntryLink entry={id}>
        <Day day={workedOn} />
      </EntryLink>
    ),
  },
  {
    heading: 'Client',
    text: ({ clientName }) => clientName,
    cell: ({ client, clientName }) => <ClientLink client={client}>{clientName}</ClientLink>,
  },
  { heading: 'Who worked', text: (entry) => entry.technician, cell: (entry) => entry.technician },
  { heading: 'Work type', text: (entry) => entry.workType, cell: (entry) => entry.workType },
  { heading: 'Job', text: (entry) => entry.job, cell: (entry) => entry.job },
  {
    heading: 'What was done',
    text: (entry) => entry.description,
    cell: (entry) => entry.description,
  },
  {
    heading: 'State',
    text: ({ state }) => STATES[state][0],
    cell: ({ state }) => <StateBadge state={state} />,
  },
  {
    heading: 'Worked',
    isFigure: true,
    text: (entry) => entry.workedMinutes,
    cell: (entry) => <Hours minutes={entry.workedMinutes} />,
  },
  {
    heading: 'Drawn',
    isFigure: true,
    text: drawnMinutes,
    cell: (entry) => <Hours minutes={drawnMinutes(entry)} />,
  },
  {
    heading: 'Overage',
    isFigure: true,
    text: ({ state, outcome }) => (state === 'reversed' ? 0 : (outcome?.overageMinutes ?? 0)),
    cell: ({ state, outcome, currency }) => {
      if (outcome === null || state === 'reversed' || outcome.overageMinutes === 0) return '–';
      if (outcome.overageValue === null) return <Hours minutes={outcome.overageMinutes} />;
      return <Money amount={outcome.overageValue} currency={currency} />;
    },
  },
];

export function EntriesPage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList('entry.list', { ...filter, limit: 50 });
  const told = toldAt(list.error, ['from', 'to']);
  const narrow = (search: EntryFilter): void =>
    void navigate({ to: '/time/entries', search, replace: true });
  return (
    <Page title="Time" tabTitle="All entries" actions={<TimePlaces />}>
      <Section title="All entries">
        <EntryFilters filter={filter} onFilter={narrow} errors={told.at} />
        <Problem error={told.rest} />
        {!list.isRead && list.error === null && <Waiting height={480} />}
        {list.isRead && (
          <div className="entries">
            <Rows
              caption="Entries, newest day first"
              items={list.items}
              columns={COLUMNS}
              keyOf={({ id }) => id}
              sorts={false}
              filters={false}
              all={list.all}
            />
          </div>
        )}
        <More list={list} />
      </Section>
    </Page>
  );
}
