/** Said beside what a statement ends with: what of it cannot be used before it is paid (A4). */
import { Text } from '@mantine/core';
import { Hours } from './figures.tsx';

export function UnpaidSays({
  balance,
  to,
}: {
  readonly balance:
    | { readonly asOf: string; readonly unpaidMinutes: number; readonly usableMinutes: number }
    | undefined;
  /** The last day of the statement: of the past, nothing is said that may be otherwise tomorrow. */
  readonly to: string;
}) {
  if (balance === undefined || balance.unpaidMinutes === 0 || to < balance.asOf) return null;
  return (
    <Text>
      Of the hours at the end, <Hours minutes={balance.unpaidMinutes} /> are not paid yet:{' '}
      <Hours minutes={balance.usableMinutes} fw={600} /> are left to be used now.
    </Text>
  );
}
