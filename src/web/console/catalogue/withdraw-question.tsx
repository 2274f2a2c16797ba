/** Asks before a product is taken out of sale, and says what stays. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { Problem } from '../../ui/problem.tsx';
import { useWrite } from '../../ui/queries.ts';
import type { Product } from './product-section.tsx';

export function WithdrawQuestion({
  product,
  onDone,
}: {
  readonly product: Product;
  readonly onDone: () => void;
}) {
  const withdraw = useWrite('product.withdraw', onDone);
  const sizes = new Set(product.tiers.map(({ minutes, currency }) => `${minutes} ${currency}`))
    .size;
  return (
    <Stack>
      <Text>
        From now on nobody can buy {product.name}
        {sizes > 0 && ` in any of its ${sizes} sizes`}, here or in the portal. Blocks of it that
        were sold stay as they are and are drawn on as before. It can be put back on sale at any
        time, at the same prices.
      </Text>
      <Problem error={withdraw.error} />
      <Group>
        <Button
          color="red.9"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ input: { product: product.id } })}
        >
          Take out of sale
        </Button>
        <Button variant="default" onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </Stack>
  );
}
