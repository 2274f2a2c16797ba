/** Records money that came in, for an invoice or for none; says before what it leaves. */
import { Stack, Text, TextInput } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Facts } from '../../ui/facts.tsx';
import { ChoiceField, DayField, MoneyField, unlessEmpty } from '../../ui/fields.tsx';
import { Money } from '../../ui/figures.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { typedMoney } from '../../ui/typed.ts';
import { amountText, centsOf, typedCents } from './amounts.ts';

/** What it is for: what is open of it says how much is the client's own. */
export type PaidFor = {
  readonly id: string;
  readonly label: string;
  readonly open: string;
};

export function PaymentForm({
  client,
  currency,
  invoice,
  onDone,
}: {
  readonly client: string;
  readonly currency: string;
  /** Null: it is the client's balance. */
  readonly invoice: PaidFor | null;
  readonly onDone: (payment: OutputOf<'payment.record'>) => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'payment.record',
    initial: { amount: invoice?.open ?? '', method: 'bank', on: '', reference: '' },
    inputOf: ({ amount, method, on, reference }) => ({
      client,
      ...(invoice === null ? {} : { invoice: invoice.id }),
      amount: typedMoney(amount, currency),
      method,
      on: unlessEmpty(on),
      reference,
    }),
    onDone,
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <MoneyField
          label="Amount"
          name="amount"
          required
          currency={currency}
          {...form.getInputProps('amount')}
        />
        <ChoiceField
          label="How it came in"
          name="method"
          data={[
            { value: 'bank', label: 'Bank transfer' },
            { value: 'cash', label: 'Cash' },
            { value: 'other', label: 'Another way' },
          ]}
          {...form.getInputProps('method')}
        />
        <DayField
          label="Day"
          name="on"
          description="Left empty: today"
          {...form.getInputProps('on')}
        />
        <TextInput
          label="Reference"
          name="reference"
          description="Such as what the transfer says"
          {...form.getInputProps('reference')}
        />
        {invoice === null ? (
          <Text size="sm">It is the client's own money until an invoice is paid from it.</Text>
        ) : (
          <After invoice={invoice} typed={form.values.amount} currency={currency} />
        )}
        <FormEnd button="Record" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}

function After({
  invoice: { open, label },
  typed,
  currency,
}: {
  readonly invoice: PaidFor;
  readonly typed: string;
  readonly currency: string;
}) {
  const owed = centsOf(open, currency);
  const amount = typedCents(typed, currency) ?? 0;
  const money = (figure: number) => (
    <Money key={figure} amount={amountText(Math.max(0, figure), currency)} currency={currency} />
  );
  return (
    <Facts
      facts={[
        [`Open of ${label} now`, money(owed)],
        ['Open after it', money(owed - amount)],
        ...(amount > owed ? [["To the client's balance", money(amount - owed)] as const] : []),
      ]}
    />
  );
}
