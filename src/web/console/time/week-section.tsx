/** The week of one person: before and after, and what stands in each cell. */
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { ask } from '../../ui/client.ts';
import { daysLater } from '../../ui/days.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ChoiceField } from '../../ui/fields.tsx';
import { Hours } from '../../ui/figures.tsx';
import { dayText, weekdayText } from '../../ui/format.ts';
import { joinedText } from '../../ui/joined.ts';
import { Empty, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useFirmDay } from '../shell/firm-day.ts';
import { EntryLink } from '../shell/links.tsx';
import { useMay, useSession } from '../shell/session.ts';
import { useTechnicians } from './firm-facts.ts';
import { StateBadge } from './state-badge.tsx';
import type { TypedEntry } from './typed-entry.ts';
import { type Cell, type Entry, mondayOf, type WeekRow, weekOf } from './week.ts';
import { WeekGrid } from './week-grid.tsx';

const route = getRouteApi('/shell/time');
const MOST_A_PAGE = 500;
const LAST_DAY_OFFSET = 6;

/** All entries of a person's week, however many. */
function useWeekEntries(technician: string, monday: string) {
  const period = { technician, from: monday, to: daysLater(monday, LAST_DAY_OFFSET) };
  return useQuery({
    queryKey: ['entry.list', 'week', period],
    enabled: technician !== '',
    queryFn: async ({ signal }) => {
      const items: Entry[] = [];
      let after: string | undefined;
      do {
        const input = { ...period, limit: MOST_A_PAGE, ...(after === undefined ? {} : { after }) };
        const page: OutputOf<'entry.list'> = await ask('entry.list', input, { signal });
        items.push(...page.items);
        after = page.next ?? undefined;
      } while (after !== undefined);
      return items;
    },
  });
}

export function WeekSection({
  onLog,
}: {
  /** Begins an entry for a cell. */
  readonly onLog: (fields: Partial<TypedEntry>) => void;
}) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const today = useFirmDay();
  const you = useSession()?.account?.name ?? '';
  const technician = search.technician ?? you;
  const monday = mondayOf(search.week ?? today);
  const { data, error, refetch } = useWeekEntries(technician, monday);
  const [opened, setOpened] = useState<{ row: WeekRow; cell: Cell } | null>(null);
  const may = useMay();
  const go = (to: typeof search): void =>
    void navigate({ to: '/time', search: { ...search, ...to } });
  const log = (row: WeekRow, cell: Cell): void => {
    setOpened(null);
    onLog({
      ...{ client: row.client, workType: row.workType, workedOn: cell.day },
      technician: technician === you ? '' : technician,
    });
  };
  const week = weekOf(monday, data ?? []);
  const open = (row: WeekRow, cell: Cell): void => {
    if (cell.entries.length === 0 && may('entries:write')) log(row, cell);
    else setOpened({ row, cell });
  };
  return (
    <Section
      title={`Week of ${dayText(monday)}`}
      actions={
        <WeekMoves
          monday={monday}
          isThisWeek={monday === mondayOf(today)}
          technician={technician}
          onGo={(week) => go({ week })}
          onChoose={(name) => go({ technician: name === you ? undefined : name })}
        />
      }
    >
      <Problem error={data === undefined ? error : null} again={() => void refetch()} />
      {data === undefined && error === null && <Waiting height={180} />}
      {data !== undefined && week.rows.length === 0 && (
        <Empty says="Nothing was logged in this week. Type one line above, or start the timer." />
      )}
      {week.rows.length > 0 && <WeekGrid week={week} today={today} onOpen={open} />}
      <Dialog
        title={opened === null ? '' : `${opened.row.clientName}, ${weekdayText(opened.cell.day)}`}
        isOpen={opened !== null}
        onClose={() => setOpened(null)}
      >
        {opened !== null && <CellEntries {...opened} onLog={may('entries:write') ? log : null} />}
      </Dialog>
    </Section>
  );
}

function WeekMoves({
  monday,
  isThisWeek,
  technician,
  onGo,
  onChoose,
}: {
  readonly monday: string;
  readonly isThisWeek: boolean;
  readonly technician: string;
  readonly onGo: (week: string) => void;
  readonly onChoose: (technician: string) => void;
}) {
  const technicians = useTechnicians();
  const today = useFirmDay();
  return (
    <Group gap="xs">
      {technicians !== null && (
        <ChoiceField
          size="xs"
          aria-label="Whose week"
          data={[...new Set([technician, ...technicians])].toSorted((a, b) => a.localeCompare(b))}
          value={technician}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        />
      )}
      <Button.Group>
        <Button size="xs" variant="default" onClick={() => onGo(daysLater(monday, -7))}>
          ← Week before
        </Button>
        {!isThisWeek && (
          <Button size="xs" variant="default" onClick={() => onGo(today)}>
            This week
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => onGo(daysLater(monday, 7))}>
          Week after →
        </Button>
      </Button.Group>
    </Group>
  );
}

function CellEntries({
  row,
  cell,
  onLog,
}: {
  readonly row: WeekRow;
  readonly cell: Cell;
  readonly onLog: ((row: WeekRow, cell: Cell) => void) | null;
}) {
  return (
    <>
      <Text size="sm" c="dimmed">
        {row.workType}
      </Text>
      {cell.entries.length === 0 && <Text size="sm">Nothing was logged here.</Text>}
      <ul className="items">
        {cell.entries.map(({ id, workedMinutes, description, job, state }) => (
          <li key={id}>
            <EntryLink entry={id}>
              <Hours minutes={workedMinutes} />
            </EntryLink>{' '}
            <StateBadge state={state} />
            <Text size="sm" c="dimmed">
              {joinedText([job, description], ': ') || 'No description'}
            </Text>
          </li>
        ))}
      </ul>
      {onLog !== null && (
        <Group>
          <Button onClick={() => onLog(row, cell)}>Log more here</Button>
        </Group>
      )}
    </>
  );
}
