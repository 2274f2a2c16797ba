/** Payments, the last recorded first; of one client or of all. */
import { Anchor, Button, Group, Text } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addressOf } from '../../ui/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Day, Money } from '../../ui/figures.tsx';
import { moneyText } from '../../ui/format.ts';
import { Empty, More, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { ClientLink, InvoiceLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { ClientField } from './client-field.tsx';
import { InvoicesFrame } from './invoices-frame.tsx';
import { METHODS, type Payment } from './payment-words.ts';
import { RecordPayment } from './record-payment.tsx';
import { ReverseForm } from './reverse-form.tsx';

const route = getRouteApi('/shell/invoices/payments');

const COLUMNS: readonly Column<Payment>[] = [
  { heading: 'Day', cell: ({ on }) => <Day day={on} />, text: ({ on }) => on },
  {
    heading: 'Client',
    cell: ({ client, clientName }) => <ClientLink client={client}>{clientName}</ClientLink>,
    text: ({ clientName }) => clientName,
  },
  {
    heading: 'For',
    cell: ({ invoice, invoiceLabel }) =>
      invoice === null ? (
        'balance'
      ) : (
        <InvoiceLink invoice={invoice}>
          <span className="figure">{invoiceLabel ?? 'its invoice'}</span>
        </InvoiceLink>
      ),
    text: ({ invoiceLabel }) => invoiceLabel ?? 'balance',
  },
  {
    heading: 'How',
    cell: ({ method, reference }) => (
      <>
        {METHODS[method]}
        {reference !== '' && (
          <Text size="xs" c="dimmed">
            {reference}
          </Text>
        )}
      </>
    ),
    text: ({ method, reference }) => [METHODS[method], reference].filter(Boolean).join(': '),
  },
  {
    heading: 'Amount',
    isFigure: true,
    cell: ({ amount, currency }) => <Money amount={amount} currency={currency} fw={600} />,
    text: ({ amount }) => amount,
  },
  {
    heading: 'Taken back',
    isFigure: true,
    cell: ({ reversed, currency }) =>
      Number(reversed) > 0 && <Money amount={reversed} currency={currency} />,
    text: ({ reversed }) => reversed,
  },
];

const CURRENCY: Column<Payment> = {
  heading: 'Currency',
  isFileOnly: true,
  cell: ({ currency }) => currency,
  text: ({ currency }) => currency,
};

export function PaymentsPage() {
  const { client } = route.useSearch();
  const navigate = useNavigate();
  const may = useMay();
  const [act, setAct] = useState<Payment | 'record' | null>(null);
  const close = (): void => setAct(null);
  const list = useList('payment.list', client === undefined ? {} : { client });
  const record = may('payments:write') && (
    <Button onClick={() => setAct('record')}>Record a payment</Button>
  );
  return (
    <InvoicesFrame title="Payments" actions={record}>
      <Group>
        <ClientField
          clearable
          client={client ?? null}
          onChoose={(chosen) =>
            void navigate({
              to: '/invoices/payments',
              search: chosen === null ? {} : { client: chosen },
              replace: true,
            })
          }
        />
      </Group>
      <Problem error={list.error} />
      {!list.isRead && list.error === null && <Waiting height={480} />}
      {list.isRead && list.items.length === 0 && (
        <Empty says="Money that came in stands here: recorded by hand, from a bank statement, or paid by a link.">
          {record}
        </Empty>
      )}
      {list.items.length > 0 && (
        <>
          <Rows
            caption="Payments"
            items={list.items}
            columns={[...COLUMNS, actsOf(may('payments:write') ? setAct : null), CURRENCY]}
            keyOf={({ id }) => id}
            sorts={!list.hasMore}
            all={list.all}
          />
          <More list={list} />
        </>
      )}
      <Dialog
        title={act === 'record' ? 'Record a payment' : 'Take a payment back'}
        isOpen={act !== null}
        onClose={close}
      >
        {act === 'record' && <RecordPayment client={client ?? null} onDone={close} />}
        {act !== null && act !== 'record' && <ReverseForm payment={act} onDone={close} />}
      </Dialog>
    </InvoicesFrame>
  );
}

function actsOf(onReverse: ((payment: Payment) => void) | null): Column<Payment> {
  return {
    heading: 'What to do',
    isAct: true,
    isFigure: true,
    text: () => '',
    cell: (payment) => (
      <Group gap="xs" wrap="nowrap" justify="flex-end">
        <Anchor
          size="sm"
          href={addressOf('payment.receipt', { payment: payment.id })}
          target="_blank"
          rel="noopener"
        >
          Receipt
        </Anchor>
        {onReverse !== null && Number(payment.reversed) < Number(payment.amount) && (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={`Take back ${moneyText(payment.amount, payment.currency)} of ${payment.clientName}`}
            onClick={() => onReverse(payment)}
          >
            Take back
          </Button>
        )}
      </Group>
    ),
  };
}
