/** One item of an invoice: what for, how much, when, and its tax. */
import { Button, Fieldset, Group, SimpleGrid, TextInput } from '@mantine/core';
import { ChoiceField, DayField, MoneyField } from '../../ui/fields.tsx';
import { useTaxChoices } from '../shell/catalogue-names.ts';
import type { FieldErrors, TypedItem } from './recipe.ts';

export function ItemRow({
  item,
  place,
  currency,
  errors,
  onChange,
  onRemove,
}: {
  readonly item: TypedItem;
  readonly place: number;
  readonly currency: string;
  readonly errors: FieldErrors;
  readonly onChange: (changed: Partial<TypedItem>) => void;
  readonly onRemove: () => void;
}) {
  const taxRates = useTaxChoices();
  const at = (field: string) => {
    const name = `items.${place}.${field}`;
    return { name, error: errors[name] };
  };
  return (
    <Fieldset legend={`Item ${place + 1}`}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label="What for"
          {...at('description')}
          value={item.description}
          onChange={({ currentTarget }) => onChange({ description: currentTarget.value })}
        />
        <MoneyField
          label="Amount"
          {...at('amount')}
          currency={currency}
          value={item.amount}
          onChange={({ currentTarget }) => onChange({ amount: currentTarget.value })}
        />
        <DayField
          label="Day of the work"
          {...at('on')}
          value={item.on}
          onChange={({ currentTarget }) => onChange({ on: currentTarget.value })}
        />
        <ChoiceField
          label="Tax rate"
          {...at('taxRate')}
          data={[{ value: '', label: 'As the billing says' }, ...taxRates]}
          value={item.taxRate}
          onChange={({ currentTarget }) => onChange({ taxRate: currentTarget.value })}
        />
      </SimpleGrid>
      <Group justify="flex-end" mt="sm">
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onRemove}>
          Take item {place + 1} off
        </Button>
      </Group>
    </Fieldset>
  );
}
