/** What invoices say of a client, how it is taxed, and where they go. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { countText } from '../../ui/format.ts';
import { Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';
import { BillingForm, TREATMENTS } from './billing-form.tsx';
import { type Fact, FactGrid } from './fact-grid.tsx';
import { useClient } from './this-client.ts';

type Billing = OutputOf<'client-billing.show'>;

export function ClientBilling() {
  const { id: client } = useClient();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useOperation('client-billing.show', { client });
  return (
    <Section
      title="On invoices"
      actions={
        data !== undefined &&
        !isOpen &&
        may('clients:write') && (
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            Change
          </Button>
        )
      }
    >
      <Problem error={error} again={() => void refetch()} />
      {data === undefined && error === null && <Waiting height={160} />}
      {data !== undefined && !isOpen && <FactGrid facts={factsOf(data)} />}
      {data !== undefined && isOpen && <BillingForm billing={data} onDone={() => setOpen(false)} />}
    </Section>
  );
}

function factsOf(billing: Billing): readonly Fact[] {
  const { legalName, address, taxId, paymentTermsDays, invoicesGoTo, mails } = billing;
  return [
    {
      name: 'Name and address',
      says: legalName,
      more: (
        <Text inherit component="span" className="lines">
          {address === '' ? 'No address yet' : address}
        </Text>
      ),
    },
    {
      name: 'Tax',
      says: TREATMENTS[billing.taxTreatment],
      more: [taxId === '' ? 'No tax number' : taxId, billing.taxNote]
        .filter((text) => text !== '')
        .join('. '),
    },
    {
      name: 'To be paid',
      says:
        paymentTermsDays === null
          ? 'As the firm asks'
          : `Within ${countText(paymentTermsDays, 'day')}`,
    },
    {
      name: 'Sent to',
      says: invoicesGoTo.length === 0 ? 'Nobody' : invoicesGoTo.join(', '),
      more:
        mails.length > 0
          ? 'To these addresses'
          : invoicesGoTo.length > 0
            ? 'To the contacts for billing'
            : 'Add a contact for billing, or an address',
    },
  ];
}
