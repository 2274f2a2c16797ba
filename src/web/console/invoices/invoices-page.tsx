/** Invoices and credit notes, newest first: all, open, overdue or settled; of one client or all. */
import { Button, Group, SegmentedControl } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { OutputOf } from '../../../contract/operations.ts';
import { Day, Money } from '../../ui/figures.tsx';
import { Empty, More, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { ClientLink, InvoiceLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { ClientField } from './client-field.tsx';
import { InvoiceState, stateText } from './invoice-state.tsx';
import { InvoicesFrame } from './invoices-frame.tsx';
import type { InvoiceState as State } from './search.ts';

type Listed = OutputOf<'invoice.list'>['items'][number];

const route = getRouteApi('/shell/invoices');

const STATES = [
  { value: 'all', label: 'All' },
  { value: 'open', label: 'To be paid' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'settled', label: 'Settled' },
];

const COLUMNS: readonly Column<Listed>[] = [
  {
    heading: 'Number',
    cell: ({ id, label }) => (
      <InvoiceLink invoice={id}>
        <span className="figure">{label}</span>
      </InvoiceLink>
    ),
    text: ({ label }) => label,
  },
  {
    heading: 'Client',
    cell: ({ client, clientName }) => <ClientLink client={client}>{clientName}</ClientLink>,
    text: ({ clientName }) => clientName,
  },
  {
    heading: 'State',
    cell: ({ state }) => <InvoiceState state={state} />,
    text: ({ state }) => stateText(state),
  },
  {
    heading: 'Issued on',
    cell: ({ issuedOn }) => <Day day={issuedOn} />,
    text: ({ issuedOn }) => issuedOn,
  },
  {
    heading: 'Due on',
    cell: ({ dueOn }) => (dueOn === null ? '' : <Day day={dueOn} />),
    text: ({ dueOn }) => dueOn ?? '',
  },
  {
    heading: 'Total',
    isFigure: true,
    cell: ({ gross, currency }) => <Money amount={gross} currency={currency} />,
    text: ({ gross }) => gross,
  },
  {
    heading: 'Open',
    isFigure: true,
    cell: ({ open, currency, kind }) =>
      kind === 'invoice' && (
        <Money amount={open} currency={currency} {...(Number(open) > 0 ? { fw: 600 } : {})} />
      ),
    text: ({ open, kind }) => (kind === 'invoice' ? open : ''),
  },
  {
    heading: 'Currency',
    isFileOnly: true,
    cell: ({ currency }) => currency,
    text: ({ currency }) => currency,
  },
];

export function InvoicesPage() {
  const { state, client } = route.useSearch();
  const navigate = useNavigate();
  const may = useMay();
  const asked = { ...(state === undefined ? {} : { state }), ...clientOr(client) };
  const list = useList('invoice.list', asked);
  const choose = (changed: { readonly state?: State; readonly client?: string }): void =>
    void navigate({ to: '/invoices', search: changed, replace: true });
  return (
    <InvoicesFrame
      title="Invoices"
      actions={
        may('invoices:write') && (
          <Button
            renderRoot={(props) => <Link to="/invoices/new" search={clientOr(client)} {...props} />}
          >
            New invoice
          </Button>
        )
      }
    >
      <Group align="end" gap="md">
        <SegmentedControl
          aria-label="Which invoices"
          data={STATES}
          value={state ?? 'all'}
          onChange={(chosen) =>
            choose({ ...clientOr(client), ...(chosen === 'all' ? {} : { state: chosen as State }) })
          }
        />
        <ClientField
          clearable
          client={client ?? null}
          onChoose={(chosen) =>
            choose({ ...(state === undefined ? {} : { state }), ...clientOr(chosen ?? undefined) })
          }
        />
      </Group>
      <Problem error={list.error} />
      {!list.isRead && list.error === null && <Waiting height={520} />}
      {list.isRead && <List list={list} isAll={state === undefined && client === undefined} />}
    </InvoicesFrame>
  );
}

function clientOr(client: string | undefined): { readonly client?: string } {
  return client === undefined ? {} : { client };
}

function List({
  list,
  isAll,
}: {
  readonly list: ReturnType<typeof useList<'invoice.list'>>;
  readonly isAll: boolean;
}) {
  if (list.items.length === 0) {
    return isAll ? (
      <Empty says="Every block sold stands on an invoice, and so does work beyond the blocks. Nothing was invoiced yet.">
        <Button component={Link} to="/clients">
          Choose a client to sell a block to
        </Button>
      </Empty>
    ) : (
      <Empty says="No invoice is in this state." />
    );
  }
  return (
    <>
      <Rows
        caption="Invoices"
        items={list.items}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        sorts={!list.hasMore}
        all={list.all}
      />
      <More list={list} />
    </>
  );
}
