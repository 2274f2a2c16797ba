/** Invoices the work of one client: exactly the invoice to be, before it is one. */
import { Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { todayHere } from '../../ui/days.ts';
import { DayField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { ByMail } from './by-mail.tsx';
import { InvoiceToBe } from './invoice-to-be.tsx';
import type { Unbilled } from './unbilled.ts';

export function InvoiceWork({
  of: { client },
  through,
}: {
  readonly of: Unbilled;
  readonly through: string;
}) {
  const navigate = useNavigate();
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'invoice.issue',
    initial: { unbilledThrough: through === '' ? todayHere() : through, mail: false },
    inputOf: (typed) => ({ client, ...typed }),
    onDone: ({ id }) => void navigate({ to: '/invoices/$invoice', params: { invoice: id } }),
  });
  const { unbilledThrough } = form.values;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DayField
          label="Booked up to"
          name="unbilledThrough"
          maw="14rem"
          {...form.getInputProps('unbilledThrough')}
        />
        <InvoiceToBe
          recipe={unbilledThrough === '' ? null : JSON.stringify({ client, unbilledThrough })}
          says="Say up to which day."
        />
        <ByMail
          isChosen={form.values.mail}
          onChoose={(mail) => form.setFieldValue('mail', mail)}
          error={form.errors['mail']}
        />
        <FormEnd button="Issue the invoice" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
