/** The versions of a policy: what each set, from when, why and by whose word. */
import { Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Day } from '../../ui/figures.tsx';
import { momentText, proseText } from '../../ui/format.ts';
import { More } from '../../ui/page.tsx';
import { useList } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';

type Version = OutputOf<'policy.list'>['items'][number];

const COLUMNS: readonly Column<Version>[] = [
  {
    heading: 'From',
    cell: ({ validFrom }) => <Day day={validFrom} />,
    text: (one) => one.validFrom,
  },
  {
    heading: 'What it sets',
    cell: ({ says }) =>
      says.map((each) => (
        <Text key={each} size="sm" miw="14rem" maw="40rem">
          {proseText(each)}
        </Text>
      )),
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
  const list = useList('policy.list', client === null ? {} : { client });
  if (list.items.length === 0) return null;
  return (
    <>
      <Rows
        caption="Versions, the last one first"
        items={list.items}
        columns={COLUMNS}
        keyOf={({ version }) => String(version)}
        filters={false}
        all={list.all}
      />
      <More list={list} />
    </>
  );
}
