/** Clients' own money that is here: paid and owed for nothing. It pays invoices, or is paid out. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { MoneyField } from '../../ui/fields.tsx';
import { Money } from '../../ui/figures.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { moneyText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Empty, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { typedMoney } from '../../ui/typed.ts';
import { ClientLink, InvoiceLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { amountText, centsOf, typedCents } from './amounts.ts';
import { InvoicesFrame } from './invoices-frame.tsx';

type Client = OutputOf<'report.receivables'>['clients'][number];

const COLUMNS: readonly Column<Client>[] = [
  {
    heading: 'Client',
    cell: ({ client, clientName }) => <ClientLink client={client}>{clientName}</ClientLink>,
    text: ({ clientName }) => clientName,
  },
  {
    heading: 'Own money',
    isFigure: true,
    cell: ({ clientBalances, currency }) => (
      <Money amount={clientBalances} currency={currency} fw={600} />
    ),
    text: ({ clientBalances }) => clientBalances,
  },
  {
    heading: 'Open invoices',
    isFigure: true,
    cell: ({ total, currency }) => <Money amount={total} currency={currency} />,
    text: ({ total }) => total,
  },
  {
    heading: 'Could be paid from it',
    cell: ({ invoices }) =>
      invoices.map(({ id, label }, place) => (
        <span key={id}>
          {place > 0 && ', '}
          <InvoiceLink invoice={id}>{label}</InvoiceLink>
        </span>
      )),
    text: ({ invoices }) => invoices.map(({ label }) => label).join(', '),
  },
];

export function BalancesPage() {
  const may = useMay();
  const { data, error } = useOperation('report.receivables', {});
  const [asked, setAsked] = useState<Client | null>(null);
  const [done, setDone] = useState('');
  const clients = (data?.clients ?? []).filter(({ clientBalances }) => Number(clientBalances) > 0);
  const act: Column<Client> = {
    heading: 'What to do',
    isAct: true,
    isFigure: true,
    text: () => '',
    cell: (client) => (
      <Group justify="flex-end">
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Pay out to ${client.clientName}`}
          onClick={() => setAsked(client)}
        >
          Pay out
        </Button>
      </Group>
    ),
  };
  return (
    <InvoicesFrame title="Clients' balances">
      <Text c="dimmed" size="sm">
        What clients paid beyond what they owed, and what credit notes gave back of paid invoices.
        An invoice can be paid from it; what is not needed is paid out.
      </Text>
      <Text role="status" {...(done === '' ? { className: 'skip' } : {})}>
        {done}
      </Text>
      <Problem error={error} />
      {data === undefined && error === null && <Waiting height={240} />}
      {data !== undefined && clients.length === 0 && (
        <Empty says="No client has money of its own here." />
      )}
      {clients.length > 0 && (
        <Rows
          caption="Clients' balances"
          items={clients}
          columns={may('refunds:write') ? [...COLUMNS, act] : COLUMNS}
          keyOf={({ client }) => client}
        />
      )}
      <Dialog
        title={`Pay out to ${asked?.clientName ?? ''}`}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
      >
        {asked !== null && (
          <PayOut
            of={asked}
            onDone={(says) => {
              setAsked(null);
              setDone(says);
            }}
          />
        )}
      </Dialog>
    </InvoicesFrame>
  );
}

function PayOut({
  of: { client, clientName, clientBalances, currency },
  onDone,
}: {
  readonly of: Client;
  readonly onDone: (says: string) => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'client-balance.pay-out',
    initial: { amount: clientBalances, reference: '' },
    inputOf: ({ amount, reference }) => ({
      client,
      amount: typedMoney(amount, currency),
      reference,
    }),
    onDone: ({ balance }) =>
      onDone(`Paid out; ${moneyText(balance, currency)} of ${clientName} are left here.`),
  });
  const here = centsOf(clientBalances, currency);
  const out = typedCents(form.values.amount, currency) ?? 0;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">
          Records that money was paid back. The transfer itself is made at your bank.
        </Text>
        <MoneyField
          label="Amount"
          name="amount"
          required
          currency={currency}
          {...form.getInputProps('amount')}
        />
        <TextInput label="Reference" name="reference" {...form.getInputProps('reference')} />
        <Facts
          facts={[
            ['Here now', <Money key="now" amount={clientBalances} currency={currency} />],
            [
              'Left after it',
              <Money
                key="after"
                amount={amountText(Math.max(0, here - out), currency)}
                currency={currency}
              />,
            ],
          ]}
        />
        <FormEnd button="Record the pay-out" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
