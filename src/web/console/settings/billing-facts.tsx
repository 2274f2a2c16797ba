/** What is set for billing, for those who may look only. */
import { Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Section } from '../../ui/page.tsx';
import { Said } from './said.tsx';

export type Billing = OutputOf<'billing.show'>;

export function BillingFacts({ billing }: { readonly billing: Billing }) {
  const lines = (text: string) => <Text style={{ whiteSpace: 'pre-line' }}>{text || '–'}</Text>;
  return (
    <Section title="What invoices say">
      <Said
        facts={[
          ['Legal name', billing.legalName],
          ['Address', lines(billing.address)],
          ['Tax number', billing.taxId || '–'],
          ['Payment details', lines(billing.paymentDetails)],
          ['Footer', billing.footer || '–'],
          ['Due', `${billing.paymentTermsDays} days after issue`],
          ['Invoice numbers', billing.invoicePrefix],
          ['Credit note numbers', billing.creditNotePrefix],
          ['Tax rate of lines', billing.taxRate ?? 'none'],
          ['Prices', billing.pricesIncludeTax ? 'include tax' : 'are before tax'],
          ['Monthly invoices', monthlyText(billing.monthlyInvoicesDay)],
          ['Paper', billing.paper],
        ]}
      />
    </Section>
  );
}

/** When the work of a month is invoiced, in words. */
export function monthlyText(day: number | null): string {
  return day === null
    ? 'when you ask for them'
    : `on day ${day} of each month, for the month before, and sent`;
}
