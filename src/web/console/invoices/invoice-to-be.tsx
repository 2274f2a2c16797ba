/** Exactly the invoice that something would become: worked out by issuing it, and taking it back. */
import { Text } from '@mantine/core';
import type { GivenTo } from '../../ui/client.ts';
import { Facts } from '../../ui/facts.tsx';
import { Day, Money } from '../../ui/figures.tsx';
import { Section, Waiting } from '../../ui/page.tsx';
import { sentence } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { type Invoice, InvoiceLines } from './invoice-lines.tsx';

/** What one line and its tax take: what stands below moves once, and not again with the answer. */
const TOLD_SPACE = 280;

export function InvoiceToBe({
  recipe,
  says,
}: {
  /** What it is to be made of, for whom, as JSON; null: there is too little to tell yet. */
  readonly recipe: string | null;
  /** What is missing, while it is null. */
  readonly says: string;
}) {
  const given = (
    recipe === null ? { client: '' } : JSON.parse(recipe)
  ) as GivenTo<'invoice.preview'>;
  const { data, error } = useOperation('invoice.preview', given, { enabled: recipe !== null });
  return (
    <Section title="The invoice to be">
      {recipe === null && <Text c="dimmed">{says}</Text>}
      {recipe !== null && error !== null && (
        <Text role="status">{sentence(`Not as it stands: ${error.message}`)}</Text>
      )}
      {recipe !== null && error === null && data === undefined && <Waiting height={TOLD_SPACE} />}
      {recipe !== null && error === null && data !== undefined && <Told invoice={data} />}
    </Section>
  );
}

function Told({ invoice }: { readonly invoice: Invoice }) {
  const { kind, gross, currency, dueOn, issuedOn } = invoice;
  return (
    <>
      <Money amount={gross} currency={currency} fz="2rem" fw={700} lh={1.1} />
      <Facts
        facts={[
          ['Issued on', <Day key="issued" day={issuedOn} />],
          ...(dueOn === null ? [] : [['Due on', <Day key="due" day={dueOn} />] as const]),
        ]}
      />
      {kind === 'credit-note' && (
        <Text>More is taken back than invoiced: it will be a credit note.</Text>
      )}
      <InvoiceLines invoice={invoice} isIssued={false} isNarrow />
    </>
  );
}
