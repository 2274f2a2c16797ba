/** Adds a tax rate, or makes it another percentage from a day on. */
import { Stack, Text, TextInput } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { DayField, unlessEmpty } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { dayText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';

type TaxRate = OutputOf<'tax-rate.list'>['items'][number];

export function TaxRateForm({
  taxRate,
  today,
  onDone,
}: {
  /** Null: a new one. */
  readonly taxRate: TaxRate | null;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'tax-rate.set',
    initial: {
      taxRate: taxRate?.name ?? '',
      rate: taxRate?.rate ?? '',
      label: taxRate?.label ?? 'VAT {rate}',
      validFrom: taxRate === null ? '' : today,
    },
    inputOf: ({ taxRate: name, rate, label, validFrom }) => ({
      taxRate: name,
      rate: rate.replace(',', '.').replace(/ ?%$/, '').trim(),
      label: unlessEmpty(label),
      // Of another percentage the day is asked for.
      validFrom: taxRate === null ? undefined : validFrom,
    }),
    onDone,
  });
  const { rate, label, validFrom } = form.getValues();
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {taxRate === null && (
          <TextInput
            label="Name"
            description="What you call it here, such as standard or reduced"
            name="taxRate"
            required
            data-autofocus
            {...form.getInputProps('taxRate')}
          />
        )}
        <TextInput
          label="Percentage"
          name="rate"
          inputMode="decimal"
          autoComplete="off"
          rightSection="%"
          required
          {...form.getInputProps('rate')}
        />
        <TextInput
          label="On invoices"
          description={`Printed as: ${label.replaceAll('{rate}', rate === '' ? '… %' : `${rate} %`)}`}
          name="label"
          {...form.getInputProps('label')}
        />
        {taxRate !== null && (
          <DayField label="From" name="validFrom" required {...form.getInputProps('validFrom')} />
        )}
        <Text size="sm" c="dimmed">
          {taxRate === null
            ? 'It holds for supplies of all days.'
            : `Changes: invoices for supplies of ${validFrom === '' ? 'that day' : dayText(validFrom)}
              or later. Does not change: invoices that are issued, and credit notes on them, which
              keep the rate of the invoice.`}
        </Text>
        <FormEnd button={taxRate === null ? 'Add' : 'Change'} isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
