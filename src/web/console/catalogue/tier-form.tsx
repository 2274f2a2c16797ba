/** Sets what so many hours of a product cost, from a day on. */
import { SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { DayField, HoursField, MoneyField, unlessEmpty } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { dayText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { CurrencyField } from '../../ui/place-fields.tsx';
import { minutesAsTyped, typedHours, typedMoney, typedWhole } from '../../ui/typed.ts';
import { useFirm } from '../shell/firm-day.ts';
import type { Product } from './product-section.tsx';
import { tierInWords } from './tier-words.ts';

type Rate = OutputOf<'rate.list'>['items'][number];

const BY = [
  { value: 'ratePerHour', label: 'By the hour' },
  { value: 'price', label: 'As a whole' },
];

export function TierForm({
  product,
  minutes,
  rates,
  today,
  onDone,
}: {
  readonly product: Product;
  /** Of the tier that gets another price; null: any. */
  readonly minutes: number | null;
  readonly rates: readonly Rate[];
  readonly today: string;
  readonly onDone: () => void;
}) {
  const firm = useFirm();
  const before = product.tiers
    .filter((tier) => tier.minutes === minutes)
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))
    .at(-1);
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'tier.set',
    initial: {
      product: product.id,
      minutes: minutes === null ? '' : minutesAsTyped(minutes),
      ...{ by: 'ratePerHour', price: '', ratePerHour: '' },
      currency: before?.currency ?? firm?.currency ?? 'EUR',
      validityMonths: before === undefined ? '12' : String(before.validityMonths ?? ''),
      validFrom: today,
    },
    inputOf: ({ by, price, ratePerHour, validityMonths, validFrom, ...typed }) => ({
      ...typed,
      minutes: typedHours(typed.minutes) ?? typed.minutes,
      ...(by === 'price'
        ? { price: typedMoney(price, typed.currency) }
        : { ratePerHour: typedMoney(ratePerHour, typed.currency) }),
      validityMonths: validityMonths.trim() === '' ? null : typedWhole(validityMonths),
      validFrom: unlessEmpty(validFrom),
    }),
    onDone,
  });
  const typed = form.getValues();
  const says = tierInWords(typed, rates, product.workTypes, typed.validFrom || today);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <HoursField label="Hours" name="minutes" required {...form.getInputProps('minutes')} />
        <SegmentedControl aria-label="Priced" data={BY} {...form.getInputProps('by')} />
        {typed.by === 'price' ? (
          <MoneyField
            label="Price"
            name="price"
            currency={typed.currency}
            required
            {...form.getInputProps('price')}
          />
        ) : (
          <MoneyField
            label="Rate an hour"
            name="ratePerHour"
            currency={typed.currency}
            required
            {...form.getInputProps('ratePerHour')}
          />
        )}
        <CurrencyField label="Currency" name="currency" {...form.getInputProps('currency')} />
        <TextInput
          label="Good for how many months"
          description="Left empty: its blocks never expire"
          name="validityMonths"
          inputMode="numeric"
          {...form.getInputProps('validityMonths')}
        />
        <DayField label="From" name="validFrom" {...form.getInputProps('validFrom')} />
        {says !== null && (
          <Text role="status" fw={600}>
            {says}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          Changes: what is sold on {dayText(typed.validFrom || today)} or later. Does not change:
          blocks that were sold, their value and their expiry.
        </Text>
        <FormEnd button="Set the price" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
