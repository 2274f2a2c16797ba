/** Money that came in: from whom, for which of the open invoices, or for none. */
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { ChoiceField } from '../../ui/fields.tsx';
import { dayText, moneyText } from '../../ui/format.ts';
import { Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { ClientField } from './client-field.tsx';
import { PaymentForm } from './payment-form.tsx';

const BALANCE = '';

export function RecordPayment({
  client: asked,
  onDone,
}: {
  /** The client it is from, where that is known; null: it is asked for. */
  readonly client: string | null;
  readonly onDone: () => void;
}) {
  const [client, setClient] = useState(asked);
  return (
    <Stack>
      <ClientField placeholder="Choose one" client={client} onChoose={setClient} />
      {client !== null && <For key={client} client={client} onDone={onDone} />}
    </Stack>
  );
}

function For({ client, onDone }: { readonly client: string; readonly onDone: () => void }) {
  const shown = useOperation('client.show', { client });
  const open = useOperation('invoice.list', { client, state: 'open', limit: 500 });
  const [chosen, setChosen] = useState<string | null>(null);
  const error = shown.error ?? open.error;
  if (shown.data === undefined || open.data === undefined) {
    return error === null ? <Waiting height={360} /> : <Problem error={error} />;
  }
  // What is due first is paid first.
  const invoices = open.data.items.toReversed();
  const invoice = invoices.find(({ id }) => id === (chosen ?? invoices[0]?.id)) ?? null;
  return (
    <>
      <ChoiceField
        label="For"
        data={[
          ...invoices.map(({ id, label, open: owed, currency, dueOn }) => ({
            value: id,
            label: `${label}: ${moneyText(owed, currency)} open, due ${dayText(dueOn ?? '')}`,
          })),
          { value: BALANCE, label: "No invoice: the client's balance" },
        ]}
        value={invoice?.id ?? BALANCE}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      <PaymentForm
        key={invoice?.id ?? BALANCE}
        client={client}
        currency={shown.data.currency}
        invoice={invoice}
        onDone={onDone}
      />
    </>
  );
}
