/** What was sold: its invoice, the link by which it can be paid, and what else can be done now. */
import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OutputOf } from '../../../contract/operations.ts';
import { Facts } from '../../ui/facts.tsx';
import { Day, Hours, Money } from '../../ui/figures.tsx';
import { Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { InvoiceActs } from '../invoices/invoice-acts.tsx';
import { InvoiceState } from '../invoices/invoice-state.tsx';
import { PayLinks } from '../invoices/pay-links.tsx';
import { BlockLink, InvoiceLink } from '../shell/links.tsx';

export function Sold({
  block: sold,
  onNext,
}: {
  readonly block: OutputOf<'block.sell'>;
  readonly onNext: () => void;
}) {
  const { client } = sold;
  // As it stands now: it may be paid from here.
  const { data } = useOperation('block.show', { client, block: sold.id, limit: 1 });
  const block = data?.block ?? sold;
  return (
    <>
      <Section title="The block">
        <Facts
          facts={[
            [
              'Block',
              <BlockLink key="block" client={client} block={block.id}>
                {block.name}
              </BlockLink>,
            ],
            ['Hours', <Hours key="hours" minutes={block.minutes} fw={600} />],
            [
              'Usable now',
              <span key="usable">
                <Hours minutes={block.usableMinutes} />
                {block.state === 'unpaid' && ': it opens when it is paid'}
              </span>,
            ],
            [
              'Until',
              block.expiresOn === null ? 'never expires' : <Day key="day" day={block.expiresOn} />,
            ],
          ]}
        />
      </Section>
      {block.invoice !== null && <ItsInvoice invoice={block.invoice} />}
      <Group>
        <Button component={Link} to={`/clients/${client}`} variant="default">
          To the client
        </Button>
        <Button variant="default" onClick={onNext}>
          Sell another one
        </Button>
      </Group>
    </>
  );
}

function ItsInvoice({ invoice }: { readonly invoice: string }) {
  const { data, error } = useOperation('invoice.show', { invoice });
  if (data === undefined) return error === null ? <Waiting /> : <Problem error={error} />;
  const { label, currency, gross, open, dueOn, state } = data.invoice;
  return (
    <Section title={`Invoice ${label}`} actions={<InvoiceState state={state} />}>
      <Facts
        facts={[
          [
            'Invoice',
            <InvoiceLink key="invoice" invoice={invoice}>
              {label}
            </InvoiceLink>,
          ],
          ['Total', <Money key="gross" amount={gross} currency={currency} fw={600} />],
          ['Open', <Money key="open" amount={open} currency={currency} />],
          ...(dueOn === null ? [] : [['Due on', <Day key="due" day={dueOn} />] as const]),
        ]}
      />
      <InvoiceActs invoice={data.invoice} />
      {Number(open) > 0 && <PayLinks invoice={data.invoice} links={data.links} />}
    </Section>
  );
}
