/** Invoices: what is to be paid, what was paid, and the way to pay. */
import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { OutputOf } from '../../contract/operations.ts';
import { addressOf } from '../ui/client.ts';
import { Day, Money } from '../ui/figures.tsx';
import { Empty, More, Page, Waiting } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useList, useOperation, useWrite } from '../ui/queries.ts';

type Invoice = OutputOf<'portal.invoices'>['items'][number];

export function InvoicesPage() {
  const { data: overview } = useOperation('portal.show', {});
  const list = useList('portal.invoices', {});
  return (
    <Page title="Invoices">
      <Problem error={list.error} />
      {!list.isRead && <Waiting height={480} />}
      {list.isRead && list.items.length === 0 && <Empty says="No invoice was issued yet." />}
      {list.items.map((invoice) => (
        <OneInvoice key={invoice.id} invoice={invoice} mayPay={overview?.mayBuy === true} />
      ))}
      <More list={list} />
    </Page>
  );
}

const STATES = {
  open: ['to be paid', 'yellow'],
  overdue: ['overdue', 'red'],
  paid: ['paid', 'bank'],
  credited: ['credited', 'gray'],
  issued: ['issued', 'gray'],
} as const;

function OneInvoice({ invoice, mayPay }: { readonly invoice: Invoice; readonly mayPay: boolean }) {
  const { id, label, kind, state, issuedOn, dueOn, currency, gross, open } = invoice;
  const pay = useWrite('portal.pay', ({ url }) => location.assign(url));
  const [says, color] = STATES[state];
  const isOpen = Number(open) > 0;
  return (
    <Paper withBorder p="md" component="article" aria-label={label}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {label}
          </Title>
          <Badge color={color} variant="light">
            {kind === 'credit-note' ? 'credit note' : says}
          </Badge>
        </Group>
        <Text>
          <Money amount={gross} currency={currency} fw={600} /> of <Day day={issuedOn} />
          {isOpen && (
            <>
              , open <Money amount={open} currency={currency} fw={600} />
              {dueOn !== null && ' by '}
              {dueOn !== null && <Day day={dueOn} />}
            </>
          )}
        </Text>
        <Problem error={pay.error} />
        <Group>
          {isOpen && mayPay && (
            <Button loading={pay.isPending} onClick={() => pay.mutate({ input: { invoice: id } })}>
              Pay
            </Button>
          )}
          <Anchor href={addressOf('portal.invoice-pdf', { invoice: id })}>PDF of {label}</Anchor>
        </Group>
      </Stack>
    </Paper>
  );
}
