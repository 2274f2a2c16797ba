/** What the catalogue offers this client today, with what it saves; or terms of its own. */
import { Group, Radio, Stack, Text } from '@mantine/core';
import { Hours, Money, Rate } from '../../ui/figures.tsx';
import { dayText } from '../../ui/format.ts';
import { filledBy, type Offer } from './sale.ts';
import type { SaleForm } from './sale-form.ts';

const OWN = 'own';

/** A product may be offered in several sizes. */
function keyOf({ product, minutes }: Pick<Offer, 'product' | 'minutes'>): string {
  return `${minutes} ${product}`;
}

export function OfferChoice({
  form,
  offers,
  currency,
}: {
  readonly form: SaleForm;
  readonly offers: readonly Offer[];
  readonly currency: string;
}) {
  const { product, minutes } = form.values;
  const chosen = offers.find(
    (offer) => offer.product === product && filledBy(offer).minutes === minutes,
  );
  const choose = (key: string): void => {
    const offer = offers.find((each) => keyOf(each) === key);
    form.clearErrors();
    form.setValues(offer === undefined ? { product: '' } : filledBy(offer));
  };
  return (
    <Radio.Group
      label="Offers of the catalogue"
      value={product === '' || chosen === undefined ? OWN : keyOf(chosen)}
      onChange={choose}
    >
      <Stack gap="xs" mt="xs">
        {offers.map((offer) => (
          <OneOffer key={keyOf(offer)} offer={offer} />
        ))}
        <Radio.Card value={OWN} p="sm">
          <Group gap="sm" wrap="nowrap">
            <Radio.Indicator />
            <Text size="sm">
              Terms of its own{offers.length === 0 && `: no product has a price in ${currency}`}
            </Text>
          </Group>
        </Radio.Card>
      </Stack>
    </Radio.Group>
  );
}

function OneOffer({ offer }: { readonly offer: Offer }) {
  const { product, minutes, price, ratePerHour, saving, expiresOn, workTypes, currency } = offer;
  return (
    <Radio.Card value={keyOf(offer)} p="sm">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Radio.Indicator mt={2} />
        <Stack gap={2} flex={1} miw={0}>
          <Group justify="space-between" gap="xs">
            <Text fw={600}>
              <Hours minutes={minutes} /> · {product}
            </Text>
            <Money amount={price} currency={currency} fw={600} />
          </Group>
          <Text size="sm" c="dimmed">
            <Rate amount={ratePerHour} currency={currency} />
            {saving !== null && Number(saving) > 0 && (
              <>
                {' '}
                · saves <Money amount={saving} currency={currency} />
              </>
            )}{' '}
            · {expiresOn === null ? 'never expires' : `until ${dayText(expiresOn)}`}
            {workTypes !== null && ` · for ${workTypes.join(', ')} only`}
          </Text>
        </Stack>
      </Group>
    </Radio.Card>
  );
}
