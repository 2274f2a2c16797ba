/** How money came in, in words. */
import type { OutputOf } from '../../../contract/operations.ts';

export type Payment = OutputOf<'payment.list'>['items'][number];

export const METHODS: Readonly<Record<Payment['method'], string>> = {
  bank: 'Bank transfer',
  cash: 'Cash',
  stripe: 'Stripe',
  other: 'Another way',
};
