/** The versions of a policy: what each set, from when, why and by whose word. */
import { Box, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Day } from '../../ui/figures.tsx';
import { momentText } from '../../ui/format.ts';
import { More, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { useFirmDay } from '../shell/firm-day.ts';
import { Sentences } from './sentences.tsx';
import { whose } from './use-policy.ts';

type Version = OutputOf<'policy.list'>['items'][number];

const COLUMNS: readonly Column<Version>[] = [
  {
    heading: 'Version',
    cell: ({ version }) => version,
    text: ({ version }) => version,
    isFigure: true,
  },
  {
    heading: 'From',
    cell: ({ validFrom }) => <Day day={validFrom} />,
    text: (one) => one.validFrom,
  },
  {
    heading: 'What it sets',
    cell: ({ says }) => (
      <Box miw="16rem" maw="40rem">
        <Sentences says={says} />
      </Box>
    ),
    text: ({ says }) => says.join(' '),
  },
  { heading: 'Why', cell: ({ reason }) => reason, text: ({ reason }) => reason },
  {
    heading: 'Set',
    cell: ({ createdAt }) => momentText(createdAt),
    text: ({ createdAt }) => createdAt,
  },
];

export function PolicyHistory({ client }: { readonly client: string | null }) {
  const list = useList('policy.list', whose(client));
  const today = useFirmDay();
  // The one that holds is the last to begin; of two from one day, the later version.
  const holding = list.items
    .filter(({ validFrom }) => validFrom <= today)
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom) || b.version - a.version)[0];
  const stateOf = (one: Version): string => {
    if (one.validFrom > today) return 'yet to come';
    return one === holding ? 'holds today' : 'over';
  };
  return (
    <>
      <Problem error={list.error} />
      {!list.isRead && list.error === null && <Waiting />}
      {list.isRead && list.items.length === 0 && <Text c="dimmed">None was set yet.</Text>}
      {list.items.length > 0 && (
        <Rows
          caption="Versions, the last one first"
          items={list.items}
          columns={[...COLUMNS, { heading: 'State', cell: stateOf, text: stateOf }]}
          keyOf={({ version }) => String(version)}
          filters={false}
          all={list.all}
        />
      )}
      <More list={list} />
    </>
  );
}
