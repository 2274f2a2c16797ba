/** Blocks in words: how one stands, where it came from, and whether it is paid. */
import { Badge, Group } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';

export type Block = OutputOf<'block.list'>['items'][number];

type Word = { readonly says: string; readonly color: string };

/** Total by type. */
const STATES: Readonly<Record<Block['state'], Word>> = {
  unpaid: { says: 'Not open yet', color: 'blue' },
  open: { says: 'Open', color: 'bank' },
  used_up: { says: 'Used up', color: 'gray' },
  expired: { says: 'Expired', color: 'orange' },
  lapsed: { says: 'Lapsed', color: 'gray' },
};

/** Total by type. */
export const ORIGINS: Readonly<Record<Block['origin'], string>> = {
  sale: 'Sold',
  grant: 'Granted',
  opening: 'Brought along',
};

/** Whether it is paid; null where nothing was to be paid. */
export function paymentOf({ origin, price, paid }: Block): Word | null {
  if (origin !== 'sale' || Number(price) === 0) return null;
  if (Number(paid) >= Number(price)) return { says: 'Paid', color: 'bank' };
  return Number(paid) > 0
    ? { says: 'Paid in part', color: 'orange' }
    : { says: 'Not paid', color: 'orange' };
}

/** In one line, for lists and files. */
export function standingText(block: Block): string {
  const payment = paymentOf(block);
  const states = [STATES[block.state].says, ORIGINS[block.origin]];
  return [...states, ...(payment === null ? [] : [payment.says])].join(', ');
}

/** How it stands and whether it is paid. */
export function BlockBadges({ block }: { readonly block: Block }) {
  const payment = paymentOf(block);
  return (
    <Group gap={4}>
      <Badge variant="light" color={STATES[block.state].color}>
        {STATES[block.state].says}
      </Badge>
      <Badge variant={payment === null ? 'outline' : 'light'} color={payment?.color ?? 'gray'}>
        {payment?.says ?? ORIGINS[block.origin]}
      </Badge>
    </Group>
  );
}
