/** One block of an invoice: as the catalogue offers it, or at a price or rate of its own. */
import { Button, Fieldset, Group, SimpleGrid, TextInput } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { ChoiceField, DayField, HoursField, MoneyField } from '../../ui/fields.tsx';
import { hoursText, moneyText } from '../../ui/format.ts';
import { useOperation } from '../../ui/queries.ts';
import { minutesAsTyped, typedHours } from '../../ui/typed.ts';
import { type Priced, priceAndRate } from '../blocks/price-and-rate.ts';
import { currencyOf } from '../blocks/sale.ts';
import type { FieldErrors, TypedBlock } from './recipe.ts';

type Offer = OutputOf<'offer.list'>['items'][number];

type Props = {
  readonly block: TypedBlock;
  readonly place: number;
  readonly client: string;
  readonly currency: string;
  readonly errors: FieldErrors;
  readonly onChange: (changed: Partial<TypedBlock>) => void;
  readonly onRemove: () => void;
};

/** A field of the row, as refusals name it. */
function fieldOf({ place, errors }: Props, field: string) {
  const name = `blocks.${place}.${field}`;
  return { name, error: errors[name] };
}

export function BlockRow(props: Props) {
  const { block, place, client, onChange, onRemove } = props;
  const { data } = useOperation('offer.list', { client });
  const offers = data?.items ?? [];
  const chosen = offers.findIndex(
    ({ product, minutes }) => product === block.product && minutes === typedHours(block.minutes),
  );
  const choose = (value: string): void => {
    const offer = offers[Number(value)];
    onChange(
      value === '' || offer === undefined
        ? { product: '' }
        : { product: offer.product, minutes: minutesAsTyped(offer.minutes) },
    );
  };
  return (
    <Fieldset legend={`Block ${place + 1}`}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <ChoiceField
          label="Offer"
          {...fieldOf(props, 'product')}
          data={[
            {
              value: '',
              label: block.product !== '' && chosen < 0 ? block.product : 'Terms of its own',
            },
            ...offers.map((offer, index) => ({ value: String(index), label: says(offer) })),
          ]}
          value={chosen < 0 ? '' : String(chosen)}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
        {block.product === '' && <OwnPrice {...props} />}
        <DayField
          label="Last usable day"
          {...fieldOf(props, 'expiresOn')}
          description={
            block.product === '' ? 'Left empty: it never expires' : 'Left empty: as offered'
          }
          value={block.expiresOn}
          onChange={({ currentTarget }) => onChange({ expiresOn: currentTarget.value })}
        />
        <TextInput
          label="Name"
          {...fieldOf(props, 'name')}
          description="Left empty: it is given one"
          value={block.name}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
      </SimpleGrid>
      <Group justify="flex-end" mt="sm">
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onRemove}>
          Take block {place + 1} off
        </Button>
      </Group>
    </Fieldset>
  );
}

function says({ product, minutes, price, currency }: Offer): string {
  return `${hoursText(minutes)} · ${product} · ${moneyText(price, currency)}`;
}

function OwnPrice(props: Props) {
  const { block, currency, onChange } = props;
  const shown = priceAndRate(block.priced, typedHours(block.minutes), currencyOf({ currency }));
  const type =
    (by: Priced['by']) =>
    ({ currentTarget }: { readonly currentTarget: { readonly value: string } }): void =>
      onChange({ priced: { by, typed: currentTarget.value } });
  return (
    <>
      <HoursField
        label="Hours"
        {...fieldOf(props, 'minutes')}
        value={block.minutes}
        onChange={({ currentTarget }) => onChange({ minutes: currentTarget.value })}
      />
      <MoneyField
        label="Rate an hour"
        {...fieldOf(props, 'ratePerHour')}
        currency={currency}
        value={shown.ratePerHour}
        onChange={type('ratePerHour')}
      />
      <MoneyField
        label="Price"
        {...fieldOf(props, 'price')}
        currency={currency}
        value={shown.price}
        onChange={type('price')}
      />
    </>
  );
}
