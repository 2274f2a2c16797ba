/** What was imported before, each with how far it came. */
import { Anchor, Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OutputOf } from '../../../contract/operations.ts';
import { countText, momentText } from '../../ui/format.ts';
import { Empty, More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { stateOf } from './import-state.ts';

type Earlier = OutputOf<'import.list'>['items'][number];

const COLUMNS: readonly Column<Earlier>[] = [
  {
    heading: 'File',
    cell: ({ id, fileName }) => (
      <Anchor component={Link} to={`/import/${id}`} inherit>
        {fileName}
      </Anchor>
    ),
    text: ({ fileName }) => fileName,
  },
  { heading: 'Of', cell: ({ kind }) => kind, text: ({ kind }) => kind },
  {
    heading: 'State',
    cell: (each) => {
      const { says, color } = stateOf(each);
      return (
        <Badge variant="light" color={color}>
          {says}
        </Badge>
      );
    },
    text: (each) => stateOf(each).says,
  },
  ...(
    [
      ['Rows', 'rowsRead'],
      ['Booked', 'rowsBooked'],
      ['Known before', 'rowsKnown'],
      ['Refused', 'rowsRefused'],
    ] as const
  ).map(
    ([heading, name]): Column<Earlier> => ({
      heading,
      cell: (each) => countText(each[name], 'row'),
      text: (each) => each[name],
      isFigure: true,
    }),
  ),
  {
    heading: 'Started',
    cell: ({ startedAt }) => <span className="figure">{momentText(startedAt)}</span>,
    text: ({ startedAt }) => startedAt,
  },
];

export function EarlierImports() {
  const list = useList('import.list', { limit: 50 });
  return (
    <Section title="Earlier imports">
      <Problem error={list.error} />
      {!list.isRead && <Waiting height={120} />}
      {list.isRead && list.items.length === 0 && <Empty says="Nothing was imported yet." />}
      {list.items.length > 0 && (
        <Rows
          caption="Earlier imports, newest first"
          items={list.items}
          keyOf={({ id }) => id}
          columns={COLUMNS}
          all={list.all}
        />
      )}
      <More list={list} />
    </Section>
  );
}
