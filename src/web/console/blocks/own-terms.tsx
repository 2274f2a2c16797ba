/** Terms of its own: how many hours at what price or rate, each telling the other; and for what. */
import { MultiSelect, SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { HoursField, MoneyField } from '../../ui/fields.tsx';
import { useOperation } from '../../ui/queries.ts';
import { typedHours } from '../../ui/typed.ts';
import { useNames } from '../shell/catalogue-names.ts';
import { type Priced, priceAndRate } from './price-and-rate.ts';
import { currencyOf } from './sale.ts';
import type { SaleForm } from './sale-form.ts';

export function OwnTerms({
  form,
  client,
}: {
  readonly form: SaleForm;
  readonly client: OutputOf<'client.show'>;
}) {
  const { data: billing } = useOperation('billing.show', {});
  const { values, errors } = form;
  const shown = priceAndRate(values.priced, typedHours(values.minutes), currencyOf(client));
  const says = billing?.pricesIncludeTax === true ? 'With tax' : 'Before tax';
  const type =
    (by: Priced['by']) =>
    ({ currentTarget }: { readonly currentTarget: { readonly value: string } }): void => {
      form.setFieldValue('priced', { by, typed: currentTarget.value });
      form.clearFieldError('price');
      form.clearFieldError('ratePerHour');
    };
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <HoursField
          label="Hours"
          name="minutes"
          required
          value={values.minutes}
          onChange={({ currentTarget }) => form.setFieldValue('minutes', currentTarget.value)}
          error={errors['minutes']}
        />
        <MoneyField
          label="Rate an hour"
          name="ratePerHour"
          description={says}
          currency={client.currency}
          value={shown.ratePerHour}
          onChange={type('ratePerHour')}
          error={errors['ratePerHour']}
        />
        <MoneyField
          label="Price"
          name="price"
          description={says}
          currency={client.currency}
          value={shown.price}
          onChange={type('price')}
          error={errors['price']}
        />
      </SimpleGrid>
      <WorkTypes
        value={values.workTypes}
        onChange={(chosen) => form.setFieldValue('workTypes', chosen)}
        error={errors['workTypes']}
      />
    </>
  );
}

/** The work types a block is limited to; none chosen: it is for all. */
export function WorkTypes({
  value,
  onChange,
  error,
}: {
  readonly value: string[];
  readonly onChange: (chosen: string[]) => void;
  readonly error: ReactNode;
}) {
  const names = useNames('work-type.list');
  return (
    <MultiSelect
      label="Only for these work types"
      placeholder={value.length === 0 ? 'All work' : ''}
      name="workTypes"
      data={[...names]}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'For all work' }}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
