/** Drafts of invoices: kept, with no number, and booking nothing. */
import { Anchor, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OutputOf } from '../../../contract/operations.ts';
import { countText, dayText, momentText } from '../../ui/format.ts';
import { Empty, More, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { ClientLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { InvoicesFrame } from './invoices-frame.tsx';

type Draft = OutputOf<'draft.list'>['items'][number];

/** What a draft asks for, in words. */
function saysOf({ blocks, items, unbilledThrough }: Draft): string {
  const parts = [
    ...(blocks.length === 0 ? [] : [countText(blocks.length, 'block')]),
    ...(items.length === 0 ? [] : [countText(items.length, 'item')]),
    ...(unbilledThrough === null ? [] : [`work up to ${dayText(unbilledThrough)}`]),
  ];
  return parts.length === 0 ? 'nothing yet' : parts.join(', ');
}

const COLUMNS: readonly Column<Draft>[] = [
  {
    heading: 'Draft',
    cell: (draft) => (
      <Anchor component={Link} to={`/invoices/drafts/${draft.id}`} inherit>
        {saysOf(draft)}
      </Anchor>
    ),
    text: saysOf,
  },
  {
    heading: 'Client',
    cell: ({ client, clientName }) => <ClientLink client={client}>{clientName}</ClientLink>,
    text: ({ clientName }) => clientName,
  },
  {
    heading: 'Made',
    cell: ({ createdAt }) => momentText(createdAt),
    text: ({ createdAt }) => createdAt,
  },
];

export function DraftsPage() {
  const list = useList('draft.list', {});
  const may = useMay();
  const make = may('invoices:write') && (
    <Button component={Link} to="/invoices/new">
      New invoice
    </Button>
  );
  return (
    <InvoicesFrame title="Drafts" actions={make}>
      <Problem error={list.error} />
      {!list.isRead && list.error === null && <Waiting height={200} />}
      {list.isRead && list.items.length === 0 && (
        <Empty says="An invoice that is not ready can be kept here: it has no number and books nothing until it is issued.">
          {make}
        </Empty>
      )}
      {list.items.length > 0 && (
        <>
          <Rows
            caption="Drafts of invoices"
            items={list.items}
            columns={COLUMNS}
            keyOf={({ id }) => id}
            sorts={!list.hasMore}
            all={list.all}
          />
          <More list={list} />
        </>
      )}
    </InvoicesFrame>
  );
}
