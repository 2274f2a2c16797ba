/** A document: its lines, what has become of it, and what can be done with it. */
import { Button, Grid, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { OutputOf } from '../../../contract/operations.ts';
import { addressOf } from '../../ui/client.ts';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Day, Money } from '../../ui/figures.tsx';
import { Page, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { ClientLink, InvoiceLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { InvoiceActs } from './invoice-acts.tsx';
import { InvoiceLines } from './invoice-lines.tsx';
import { InvoiceState } from './invoice-state.tsx';
import { PayLinks } from './pay-links.tsx';
import { PaymentsOf } from './payments-of.tsx';
import { SettledBy } from './settled-by.tsx';

type Shown = OutputOf<'invoice.show'>;

const route = getRouteApi('/shell/invoices/$invoice');

export function InvoicePage() {
  const { invoice: asked } = route.useParams();
  return <One key={asked} asked={asked} />;
}

function One({ asked }: { readonly asked: string }) {
  const { data, error, refetch } = useOperation('invoice.show', { invoice: asked });
  if (data === undefined) {
    return (
      <Page title="Invoice">
        {error === null ? (
          <Waiting height={640} />
        ) : (
          <Problem error={error} again={() => void refetch()} />
        )}
      </Page>
    );
  }
  const { invoice } = data;
  const word = invoice.kind === 'invoice' ? 'Invoice' : 'Credit note';
  return (
    <Page
      title={`${word} ${invoice.label}`}
      actions={
        <>
          <InvoiceState state={invoice.state} />
          <Button
            component="a"
            variant="default"
            href={addressOf('invoice.pdf', { invoice: invoice.id })}
            target="_blank"
            rel="noopener"
          >
            PDF
          </Button>
        </>
      }
    >
      <InvoiceActs invoice={invoice} />
      <Parts shown={data} />
    </Page>
  );
}

function Parts({ shown }: { readonly shown: Shown }) {
  const { invoice, links, settlements } = shown;
  const may = useMay();
  const isInvoice = invoice.kind === 'invoice';
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7, lg: 8 }}>
        <Stack gap="lg">
          <Section title="Lines">
            <InvoiceLines invoice={invoice} />
          </Section>
          {isInvoice && (
            <Section title="What settled it">
              <SettledBy settlements={settlements} invoice={invoice} />
            </Section>
          )}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5, lg: 4 }}>
        <Stack gap="lg">
          <Section title={isInvoice ? 'Open' : 'Given back'}>
            <Money
              amount={isInvoice ? invoice.open : invoice.gross}
              currency={invoice.currency}
              fz="2rem"
              fw={700}
              lh={1.1}
            />
            <Facts facts={factsOf(invoice)} />
            {invoice.reason !== '' && <Text size="sm">Reason: {invoice.reason}</Text>}
          </Section>
          {isInvoice && <PaymentsOf invoice={invoice} />}
          {isInvoice && (links.length > 0 || may('invoices:write')) && (
            <Section title="Pay link">
              <PayLinks invoice={invoice} links={links} />
            </Section>
          )}
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

function factsOf(invoice: Shown['invoice']): readonly Fact[] {
  const { client, clientName, issuedOn, dueOn, gross, paid, credited, currency, credits } = invoice;
  const money = (amount: string) => <Money key="amount" amount={amount} currency={currency} />;
  const common: readonly Fact[] = [
    [
      'Client',
      <ClientLink key="client" client={client}>
        {clientName}
      </ClientLink>,
    ],
    ['Issued on', <Day key="issued" day={issuedOn} />],
  ];
  if (invoice.kind === 'credit-note') {
    const of = credits === null ? 'earlier work' : <Credited key="credits" invoice={credits} />;
    return [...common, ['Takes back from', of]];
  }
  return [
    ...common,
    ['Due on', dueOn === null ? '' : <Day key="due" day={dueOn} />],
    ['Total', money(gross)],
    ['Paid', money(paid)],
    ['Credited', money(credited)],
  ];
}

function Credited({ invoice }: { readonly invoice: string }) {
  const { data } = useOperation('invoice.show', { invoice });
  return <InvoiceLink invoice={invoice}>{data?.invoice.label ?? 'its invoice'}</InvoiceLink>;
}
