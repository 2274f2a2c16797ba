/** Exactly the invoice that something would become: worked out by issuing it, and taking it back. */
import { Box, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type GivenTo, Refused } from '../../ui/client.ts';
import { Facts } from '../../ui/facts.tsx';
import { Day, Money } from '../../ui/figures.tsx';
import { Section, Waiting } from '../../ui/page.tsx';
import { sentence } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { type Invoice, InvoiceLines } from './invoice-lines.tsx';

/** What one line and its tax take: what stands below moves once, and not again with the answer. */
const TOLD_SPACE = 240;

/** Two lines of text, or one sum: the button below stays where it is, whichever is told. */
const SUM_SPACE = '3rem';

export function InvoiceToBe({
  recipe,
  says,
  children,
}: {
  /** What it is to be made of, for whom, as JSON; null: there is too little to tell yet. */
  readonly recipe: string | null;
  /** What is missing, while it is null. */
  readonly says: string;
  /** What issues it: between what it comes to and what it is made of. */
  readonly children?: ReactNode;
}) {
  const given = (
    recipe === null ? { client: '' } : JSON.parse(recipe)
  ) as GivenTo<'invoice.preview'>;
  const asked = useOperation('invoice.preview', given, { enabled: recipe !== null });
  const error = recipe === null ? null : asked.error;
  const invoice = recipe === null || error !== null ? undefined : asked.data;
  return (
    <Section title="The invoice to be">
      <Box mih={SUM_SPACE}>
        {recipe === null && <Text c="dimmed">{says}</Text>}
        {error !== null && <Text c="dimmed">Not as it stands: see below.</Text>}
        {invoice !== undefined && (
          <Money
            amount={invoice.gross}
            currency={invoice.currency}
            fz="2rem"
            fw={700}
            lh={SUM_SPACE}
          />
        )}
      </Box>
      {children}
      {error !== null && <Text role="status">{whyNot(error)}</Text>}
      {recipe !== null && error === null && invoice === undefined && (
        <Waiting height={TOLD_SPACE} />
      )}
      {invoice !== undefined && <Told invoice={invoice} />}
    </Section>
  );
}

/** What is wrong in a field is told at the field, once it is sent. */
function whyNot(error: Error): string {
  const isTyped = error instanceof Refused && error.code === 'input_invalid';
  return isTyped ? 'Something is missing still, or cannot be read.' : sentence(error.message);
}

function Told({ invoice }: { readonly invoice: Invoice }) {
  const { kind, dueOn, issuedOn } = invoice;
  return (
    <>
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
