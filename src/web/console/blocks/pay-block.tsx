/** Records a payment for the invoice that a block was sold on. */
import type { OutputOf } from '../../../contract/operations.ts';
import { moneyText } from '../../ui/format.ts';
import { Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { PaymentForm } from '../invoices/payment-form.tsx';

export function PayBlock({
  block: { client, currency },
  invoice,
  onDone,
}: {
  readonly block: OutputOf<'block.show'>['block'];
  readonly invoice: string;
  readonly onDone: (says: string) => void;
}) {
  const { data, error } = useOperation('invoice.show', { invoice });
  if (data === undefined) {
    return error === null ? <Waiting height={360} /> : <Problem error={error} />;
  }
  return (
    <PaymentForm
      client={client}
      currency={currency}
      invoice={data.invoice}
      onDone={({ amount }) =>
        onDone(`${moneyText(amount, currency)} recorded for ${data.invoice.label}.`)
      }
    />
  );
}
