/** The payments that came in for an invoice: each with its receipt, and taken back where it failed. */
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { addressOf } from '../../ui/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Day, Money } from '../../ui/figures.tsx';
import { More, Section } from '../../ui/page.tsx';
import { useList } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';
import { METHODS, type Payment } from './payment-words.ts';
import { ReverseForm } from './reverse-form.tsx';

export function PaymentsOf({ invoice }: { readonly invoice: OutputOf<'invoice.show'>['invoice'] }) {
  const list = useList('payment.list', { invoice: invoice.id });
  if (list.items.length === 0) return null;
  return (
    <Section title="Payments">
      {list.items.map((payment) => (
        <OnePayment key={payment.id} payment={payment} />
      ))}
      <More list={list} />
    </Section>
  );
}

function OnePayment({ payment }: { readonly payment: Payment }) {
  const { id, amount, reversed, currency, on, method, reference } = payment;
  const may = useMay();
  const [isReversing, setReversing] = useState(false);
  const close = (): void => setReversing(false);
  return (
    <Stack gap={2}>
      <Group justify="space-between" gap="xs">
        <Day day={on} />
        <Money amount={amount} currency={currency} fw={600} />
      </Group>
      <Text size="sm" c="dimmed">
        {METHODS[method]}
        {reference !== '' && ` · ${reference}`}
        {Number(reversed) > 0 && (
          <>
            {' '}
            · taken back: <Money amount={reversed} currency={currency} />
          </>
        )}
      </Text>
      <Group gap="sm">
        <Anchor
          size="sm"
          href={addressOf('payment.receipt', { payment: id })}
          target="_blank"
          rel="noopener"
        >
          Receipt
        </Anchor>
        {may('payments:write') && Number(reversed) < Number(amount) && (
          <Button variant="default" size="compact-xs" onClick={() => setReversing(true)}>
            Take back
          </Button>
        )}
      </Group>
      <Dialog title="Take a payment back" isOpen={isReversing} onClose={close}>
        <ReverseForm payment={payment} onDone={close} />
      </Dialog>
    </Stack>
  );
}
