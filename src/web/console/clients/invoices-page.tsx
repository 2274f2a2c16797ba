/** All invoices and credit notes of a client. */
import { Group, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { Money } from '../../ui/figures.tsx';
import { Empty, More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList, useOperation } from '../../ui/queries.ts';
import { Rows } from '../../ui/rows.tsx';
import { ButtonLink, TextLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { INVOICE_COLUMNS } from './invoice-columns.tsx';
import { useClient } from './this-client.ts';

const STATES = ['all', 'open', 'overdue'] as const;
const LABELS = { all: 'All', open: 'To be paid', overdue: 'Overdue' } as const;

export function ClientInvoicesPage() {
  const { id: client, archivedOn } = useClient();
  const may = useMay();
  const [state, setState] = useState<(typeof STATES)[number]>('all');
  const list = useList('invoice.list', { client, ...(state === 'all' ? {} : { state }) });
  return (
    <Section
      title="Invoices and credit notes"
      actions={
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label="Which invoices"
            data={STATES.map((value) => ({ value, label: LABELS[value] }))}
            value={state}
            onChange={setState}
          />
          <ButtonLink to="/invoices/payments" search={{ client }} variant="default" size="xs">
            Payments
          </ButtonLink>
          {archivedOn === null && may('invoices:write') && (
            <ButtonLink to="/invoices/new" search={{ client }} variant="default" size="xs">
              New invoice
            </ButtonLink>
          )}
        </Group>
      }
    >
      <OwnMoney client={client} />
      <Problem error={list.error} />
      {!list.isRead && list.error === null && <Waiting height={480} />}
      {list.isRead && list.items.length === 0 && (
        <Empty
          says={
            state === 'all'
              ? 'Nothing has been invoiced yet. A block that is sold stands on an invoice.'
              : `No invoice is ${state}.`
          }
        />
      )}
      {list.items.length > 0 && (
        <Rows
          caption="All that was invoiced, the newest first"
          items={list.items}
          columns={INVOICE_COLUMNS}
          keyOf={({ id }) => id}
          all={list.all}
        />
      )}
      <More list={list} />
    </Section>
  );
}

/** What the client paid and owes for nothing (G4); nothing is said where there is none. */
function OwnMoney({ client }: { readonly client: string }) {
  const { data } = useOperation('client-balance.show', { client });
  if (data === undefined || Number(data.balance) === 0) return null;
  return (
    <Text>
      <TextLink to="/invoices/balances">The client's balance</TextLink> is{' '}
      <Money amount={data.balance} currency={data.currency} fw={600} />: paid, and owed for nothing.
    </Text>
  );
}
