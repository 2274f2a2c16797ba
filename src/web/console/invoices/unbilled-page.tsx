/** Work that is to be invoiced, by client: invoiced for one or for all, or taken out. */
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { DayField } from '../../ui/fields.tsx';
import { Day, Hours, Money } from '../../ui/figures.tsx';
import { hoursText } from '../../ui/format.ts';
import { Empty, More, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { toldAt } from '../../ui/told-at.ts';
import { ClientLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { InvoiceAll } from './invoice-all.tsx';
import { InvoiceWork } from './invoice-work.tsx';
import { InvoicesFrame } from './invoices-frame.tsx';
import { SettleElsewhere } from './settle-elsewhere.tsx';
import type { Unbilled } from './unbilled.ts';

type Asked = { readonly act: 'one' | 'elsewhere'; readonly of: Unbilled } | { readonly act: 'all' };

const COLUMNS: readonly Column<Unbilled>[] = [
  {
    heading: 'Client',
    cell: ({ client, clientName }) => <ClientLink client={client}>{clientName}</ClientLink>,
    text: ({ clientName }) => clientName,
  },
  { heading: 'Since', cell: ({ from }) => <Day day={from} />, text: ({ from }) => from },
  {
    heading: 'Hours',
    isFigure: true,
    cell: ({ minutes, minutesWithoutRate }) => (
      <>
        <Hours minutes={minutes} />
        {minutesWithoutRate > 0 && (
          <Text size="xs" c="orange.9">
            {hoursText(minutesWithoutRate)} without a rate
          </Text>
        )}
      </>
    ),
    text: ({ minutes }) => minutes,
  },
  {
    heading: 'To be invoiced',
    isFigure: true,
    cell: ({ value, currency }) => <Money amount={value} currency={currency} fw={600} />,
    text: ({ value }) => value,
  },
];

export function UnbilledPage() {
  const may = useMay();
  const [through, setThrough] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [done, setDone] = useState('');
  const list = useList('unbilled.list', through === '' ? {} : { through });
  const told = toldAt(list.error, ['through']);
  const end = (says: string): void => {
    setAsked(null);
    setDone(says);
  };
  return (
    <InvoicesFrame
      title="Unbilled work"
      actions={
        may('invoices:write') &&
        list.items.length > 0 && (
          <Button onClick={() => setAsked({ act: 'all' })}>Invoice all clients</Button>
        )
      }
    >
      <Text c="dimmed" size="sm">
        Work that no block covered, and travel: earned when it was posted, on no invoice yet.
      </Text>
      <Text role="status" {...(done === '' ? { className: 'skip' } : {})}>
        {done}
      </Text>
      <Problem error={told.rest} />
      <DayField
        label="Booked up to"
        description="Left empty: all of it"
        maw="14rem"
        value={through}
        onChange={({ currentTarget }) => setThrough(currentTarget.value)}
        error={told.at.through}
      />
      {!list.isRead && list.error === null && <Waiting height={320} />}
      {list.isRead && <Clients list={list} onAsk={may('invoices:write') ? setAsked : null} />}
      <Asking asked={asked} through={through} onClose={() => setAsked(null)} onDone={end} />
    </InvoicesFrame>
  );
}

function Clients({
  list,
  onAsk,
}: {
  readonly list: ReturnType<typeof useList<'unbilled.list'>>;
  readonly onAsk: ((asked: Asked) => void) | null;
}) {
  const acts: Column<Unbilled> = {
    heading: 'What to do',
    isAct: true,
    isFigure: true,
    text: () => '',
    cell: (of) => (
      <Group gap="xs" wrap="nowrap" justify="flex-end">
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Invoice ${of.clientName}`}
          onClick={() => onAsk?.({ act: 'one', of })}
        >
          Invoice
        </Button>
        <Button
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          size="compact-sm"
          aria-label={`Settled elsewhere: the work of ${of.clientName}`}
          onClick={() => onAsk?.({ act: 'elsewhere', of })}
        >
          Settled elsewhere
        </Button>
      </Group>
    ),
  };
  return (
    <>
      {list.items.length === 0 ? (
        <Empty says="All work that no block covered is invoiced." />
      ) : (
        <>
          <Rows
            caption="Unbilled work by client"
            items={list.items}
            columns={onAsk === null ? COLUMNS : [...COLUMNS, acts]}
            keyOf={({ client }) => client}
            sorts={!list.hasMore}
            all={list.all}
          />
          <More list={list} />
        </>
      )}
    </>
  );
}

const TITLES = {
  one: 'Invoice the work',
  elsewhere: 'Settled elsewhere',
  all: 'Invoice all clients',
} as const;

function Asking({
  asked,
  through,
  onClose,
  onDone,
}: {
  readonly asked: Asked | null;
  readonly through: string;
  readonly onClose: () => void;
  readonly onDone: (says: string) => void;
}) {
  const of = asked === null || asked.act === 'all' ? null : asked.of;
  const title = asked === null ? '' : TITLES[asked.act];
  return (
    <Dialog
      title={of === null ? title : `${title}: ${of.clientName}`}
      isOpen={asked !== null}
      isWide={asked?.act === 'one'}
      onClose={onClose}
    >
      {asked?.act === 'one' && <InvoiceWork of={asked.of} through={through} />}
      {asked?.act === 'elsewhere' && (
        <SettleElsewhere of={asked.of} through={through} onDone={onDone} />
      )}
      {asked?.act === 'all' && <InvoiceAll onDone={onDone} onClose={onClose} />}
    </Dialog>
  );
}
