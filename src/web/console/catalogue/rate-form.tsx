/** Sets a standard rate from a day on, of one work type or of all others. */
import { Stack, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { ChoiceField, DayField, MoneyField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { dayText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { CurrencyField } from '../../ui/place-fields.tsx';
import { useOperation } from '../../ui/queries.ts';
import { typedMoney } from '../../ui/typed.ts';
import { useNames } from '../shell/catalogue-names.ts';
import { useFirm } from '../shell/firm-day.ts';

type Rate = OutputOf<'rate.list'>['items'][number];

const ALL = 'All work without a rate of its own';

export function RateForm({
  rate,
  today,
  onDone,
}: {
  /** Null: any. */
  readonly rate: Rate | null;
  readonly today: string;
  readonly onDone: () => void;
}) {
  const firm = useFirm();
  const names = useNames('work-type.list');
  const { data: workTypes } = useOperation('work-type.list', { limit: 500 });
  const travels = new Set(workTypes?.items.filter(({ travel }) => travel).map(({ name }) => name));
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'rate.set',
    initial: {
      workType: rate?.workType ?? '',
      currency: rate?.currency ?? firm?.currency ?? 'EUR',
      ratePerHour: rate?.ratePerHour ?? '',
      flatFee: rate?.flatFee ?? '',
      validFrom: rate === null ? '' : today,
    },
    inputOf: ({ workType, currency, ratePerHour, flatFee, validFrom }) => ({
      workType: workType === '' ? null : workType,
      currency,
      ratePerHour: ratePerHour === '' ? null : typedMoney(ratePerHour, currency),
      flatFee: flatFee === '' || !travels.has(workType) ? null : typedMoney(flatFee, currency),
      ...(validFrom === '' ? {} : { validFrom }),
    }),
    onDone,
  });
  const { workType, currency, validFrom } = form.getValues();
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ChoiceField
          label="Of which work"
          name="workType"
          data={[{ value: '', label: ALL }, ...names.map((name) => ({ value: name, label: name }))]}
          {...form.getInputProps('workType')}
        />
        <CurrencyField
          label="Currency"
          description="For clients who pay in it"
          name="currency"
          {...form.getInputProps('currency')}
        />
        <MoneyField
          label="Rate an hour"
          name="ratePerHour"
          currency={currency}
          data-autofocus
          {...form.getInputProps('ratePerHour')}
        />
        {travels.has(workType) && (
          <MoneyField
            label="Flat fee of a trip"
            description="What one entry of travel costs, whatever its minutes"
            name="flatFee"
            currency={currency}
            {...form.getInputProps('flatFee')}
          />
        )}
        <DayField
          label="From"
          description={
            validFrom === '' ? 'Left empty: the first of its kind for all days' : undefined
          }
          name="validFrom"
          {...form.getInputProps('validFrom')}
        />
        <Text size="sm" c="dimmed">
          Changes: what work of {validFrom === '' ? 'that day' : dayText(validFrom)} or later costs
          beyond the blocks, once it is posted. Does not change: what is posted already, invoices,
          and the price of any block.
        </Text>
        <FormEnd button="Set the rate" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
