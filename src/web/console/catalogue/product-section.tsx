/** One product: what its hours cost today, what they saved and cost before. */
import { Badge, Button, Group, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { actColumn } from '../../ui/act-column.tsx';
import { hoursText, moneyText, rateText } from '../../ui/format.ts';
import { Empty, Section } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useWrite } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { byDay, type Standing, sinceText, standingText } from './by-day.ts';
import { savingAgainst } from './saving.ts';

export type Product = OutputOf<'product.list'>['items'][number];
type Tier = Product['tiers'][number];
type Rate = OutputOf<'rate.list'>['items'][number];

const keyOf = ({ minutes, currency }: Tier): string => `${currency} ${minutes}`;

export function ProductSection({
  product,
  rates,
  today,
  mayChange,
  onTier,
  onWithdraw,
}: {
  readonly product: Product;
  readonly rates: readonly Rate[];
  readonly today: string;
  readonly mayChange: boolean;
  readonly onTier: (minutes?: number) => void;
  readonly onWithdraw: () => void;
}) {
  const restore = useWrite('product.restore');
  const isWithdrawn = product.withdrawnOn !== null;
  return (
    <Section
      title={product.name}
      actions={
        mayChange && (
          <Group gap="xs">
            {isWithdrawn ? (
              <Button
                size="xs"
                loading={restore.isPending}
                onClick={() => restore.mutate({ input: { product: product.id } })}
              >
                Put back on sale
              </Button>
            ) : (
              <>
                <Button size="xs" onClick={() => onTier()}>
                  Set a price
                </Button>
                <Button size="xs" variant="default" onClick={onWithdraw}>
                  Take out of sale
                </Button>
              </>
            )}
          </Group>
        )
      }
    >
      <Problem error={restore.error} />
      <Group gap="xs">
        <Badge variant="light" color={isWithdrawn ? 'gray' : 'bank'}>
          {isWithdrawn ? `withdrawn since ${sinceText(product.withdrawnOn ?? '')}` : 'on sale'}
        </Badge>
        <Badge variant="light" color="blue">
          {product.workTypes === null ? 'for any work' : `for ${product.workTypes.join(', ')}`}
        </Badge>
      </Group>
      {product.description !== '' && <Text>{product.description}</Text>}
      {product.tiers.length === 0 ? (
        <Empty says="It has no price yet, so nobody can buy it.">
          {mayChange && !isWithdrawn && <Button onClick={() => onTier()}>Set a price</Button>}
        </Empty>
      ) : (
        <Prices
          product={product}
          rates={rates}
          today={today}
          onTier={mayChange && !isWithdrawn ? onTier : null}
        />
      )}
    </Section>
  );
}

function Prices({
  product,
  rates,
  today,
  onTier,
}: {
  readonly product: Product;
  readonly rates: readonly Rate[];
  readonly today: string;
  /** Null: it may not be changed. */
  readonly onTier: ((minutes: number) => void) | null;
}) {
  const all = byDay(product.tiers, keyOf, today)
    .toSorted(
      (a, b) => a.item.minutes - b.item.minutes || (a.item.validFrom < b.item.validFrom ? 1 : -1),
    )
    .map((standing) => ({ ...standing.item, standing }));
  const over = all.filter(({ standing }) => standing.state === 'over');
  const saved = (tier: Tier): string | null =>
    savingAgainst(rates, product.workTypes, tier, tier.validFrom > today ? tier.validFrom : today);
  const saves: Column<Tier> = {
    heading: 'Saves',
    cell: (tier) => moneyOrDash(saved(tier), tier.currency),
    text: (tier) => saved(tier) ?? '',
    isFigure: true,
  };
  const change = actColumn(
    'Change',
    ({ minutes }: Tier) => `Change the price of ${hoursText(minutes)}`,
    ({ minutes }) => onTier?.(minutes),
  );
  return (
    <>
      <Rows
        caption={`Prices of ${product.name}`}
        items={all.filter(({ standing }) => standing.state !== 'over')}
        filters={false}
        keyOf={(tier) => `${keyOf(tier)} ${tier.validFrom}`}
        columns={[...TIER_COLUMNS, saves, ...STANDING, ...(onTier === null ? [] : [change])]}
      />
      {over.length > 0 && (
        <details>
          <summary>Earlier prices</summary>
          <Rows
            caption={`Earlier prices of ${product.name}`}
            items={over}
            filters={false}
            keyOf={(tier) => `${keyOf(tier)} ${tier.validFrom}`}
            columns={[...TIER_COLUMNS, ...STANDING]}
          />
        </details>
      )}
    </>
  );
}

function moneyOrDash(amount: string | null, currency: string): string {
  return amount === null ? '–' : moneyText(amount, currency);
}

const STANDING: readonly Column<Tier & { readonly standing: Standing<Tier> }>[] = [
  {
    heading: 'From',
    cell: ({ validFrom }) => sinceText(validFrom),
    text: ({ validFrom }) => validFrom,
  },
  {
    heading: 'State',
    cell: ({ standing }) => standingText(standing),
    text: ({ standing }) => standingText(standing),
  },
];

const TIER_COLUMNS: readonly Column<Tier>[] = [
  {
    heading: 'Hours',
    cell: ({ minutes }) => hoursText(minutes),
    text: ({ minutes }) => minutes,
    isFigure: true,
  },
  {
    heading: 'Price',
    cell: ({ price, currency }) => moneyText(price, currency),
    text: ({ price }) => price,
    isFigure: true,
  },
  {
    heading: 'An hour',
    cell: ({ ratePerHour, currency }) => rateText(ratePerHour, currency),
    text: ({ ratePerHour }) => ratePerHour,
    isFigure: true,
  },
  {
    heading: 'Good for',
    cell: ({ validityMonths }) => validityText(validityMonths),
    text: ({ validityMonths }) => validityMonths ?? '',
  },
];

/** How long a block of it can be used. */
function validityText(months: number | null): string {
  if (months === null) return 'ever';
  return months === 1 ? '1 month' : `${months} months`;
}
