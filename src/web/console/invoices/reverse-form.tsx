/** Takes a payment back that failed or was returned; says before what is open after it. */
import { Stack, Text, TextInput } from '@mantine/core';
import { Facts } from '../../ui/facts.tsx';
import { DayField, MoneyField, unlessEmpty } from '../../ui/fields.tsx';
import { Money } from '../../ui/figures.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { useOperation } from '../../ui/queries.ts';
import { typedMoney } from '../../ui/typed.ts';
import { amountText, centsOf, typedCents } from './amounts.ts';
import type { Payment } from './payment-words.ts';

export function ReverseForm({
  payment,
  onDone,
}: {
  readonly payment: Payment;
  readonly onDone: () => void;
}) {
  const { id, amount, reversed, currency, invoice, invoiceLabel } = payment;
  const left = centsOf(amount, currency) - centsOf(reversed, currency);
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'payment.reverse',
    initial: { amount: amountText(left, currency), on: '', reason: '' },
    inputOf: (typed) => ({
      payment: id,
      amount: typedMoney(typed.amount, currency),
      on: unlessEmpty(typed.on),
      reason: typed.reason,
    }),
    onDone,
  });
  const back = typedCents(form.values.amount, currency) ?? 0;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">
          For payments that failed or were returned.{' '}
          {invoiceLabel === null
            ? "It comes off the client's balance."
            : 'Blocks that it opened close again, as far as they are not used.'}
        </Text>
        <MoneyField
          label="Amount"
          name="amount"
          currency={currency}
          {...form.getInputProps('amount')}
        />
        <DayField
          label="Day"
          name="on"
          description="Left empty: today"
          {...form.getInputProps('on')}
        />
        <TextInput label="Reason" name="reason" required {...form.getInputProps('reason')} />
        <Facts
          facts={[
            [
              'Left of the payment now',
              <Money key="1" amount={amountText(left, currency)} currency={currency} />,
            ],
            [
              'Taken back',
              <Money key="2" amount={amountText(back, currency)} currency={currency} fw={600} />,
            ],
            [
              'Left after it',
              <Money
                key="3"
                amount={amountText(Math.max(0, left - back), currency)}
                currency={currency}
              />,
            ],
          ]}
        />
        {invoice !== null && <OpenAfter invoice={invoice} back={Math.min(back, left)} />}
        <FormEnd button="Take back" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}

/** What is open of its invoice: what came in for it falls by what is taken back. */
function OpenAfter({ invoice, back }: { readonly invoice: string; readonly back: number }) {
  const { data } = useOperation('invoice.show', { invoice });
  if (data === undefined) return null;
  const { label, gross, paid, credited, open, currency } = data.invoice;
  const owed = centsOf(gross, currency) - centsOf(credited, currency);
  const after = Math.max(0, owed - (centsOf(paid, currency) - back));
  return (
    <Facts
      facts={[
        [`Open of ${label} now`, <Money key="now" amount={open} currency={currency} />],
        [
          `Open of ${label} after it`,
          <Money key="after" amount={amountText(after, currency)} currency={currency} fw={600} />,
        ],
      ]}
    />
  );
}
