/** What is refused of clients, the catalogue and blocks. */
import type { Example, Step } from './example.ts';
import { asking } from './example.ts';

const client = 'Alder Dental';
const ADD_CLIENT: Step = { ask: 'client.add', with: { name: client } };
const PRODUCT: Step = { ask: 'product.add', with: { name: 'Support hours' } };

function sold(given: object = {}): Step {
  return { ask: 'block.sell', with: { client, minutes: 600, price: '900.00', ...given } };
}

export const BLOCK_EXAMPLES: readonly Example[] = [
  asking('name_taken', ADD_CLIENT, { ask: 'client.add', with: { name: 'ALDER DENTAL' } }),
  asking(
    'name_ambiguous',
    ADD_CLIENT,
    { ask: 'contact.add', with: { client, name: 'Ana Alder' } },
    { ask: 'contact.add', with: { client, name: 'Ana Alder' } },
    { ask: 'contact.remove', with: { client, contact: 'Ana Alder' } },
  ),
  asking('client_archived', ADD_CLIENT, { ask: 'client.archive', with: { client } }, sold()),
  asking(
    'product_withdrawn',
    ADD_CLIENT,
    PRODUCT,
    { ask: 'tier.set', with: { product: 'Support hours', minutes: 600, price: '900.00' } },
    { ask: 'product.withdraw', with: { product: 'Support hours' } },
    { ask: 'block.sell', with: { client, product: 'Support hours', minutes: 600 } },
  ),
  asking('tier_unknown', ADD_CLIENT, PRODUCT, {
    ask: 'block.sell',
    with: { client, product: 'Support hours', minutes: 600 },
  }),
  asking(
    'block_expires_before_bought',
    ADD_CLIENT,
    sold({ boughtOn: '2026-03-01', expiresOn: '2026-02-28' }),
  ),
  asking('block_in_future', ADD_CLIENT, sold({ boughtOn: '2026-03-03' })),
  asking('extension_not_later', ADD_CLIENT, sold({ expiresOn: '2026-12-31' }), {
    ask: 'block.extend',
    with: { client, block: 'B-1', expiresOn: '2026-06-30', reason: 'Goodwill' },
  }),
  asking(
    'insufficient_lapsed_minutes',
    ADD_CLIENT,
    sold({ boughtOn: '2026-01-05', expiresOn: '2026-01-31' }),
    { ask: 'block.reopen', with: { client, block: 'B-1', minutes: 660, reason: 'Reported late' } },
  ),
  asking('insufficient_block_minutes', ADD_CLIENT, sold(), {
    ask: 'block.refund',
    with: { client, block: 'B-1', minutes: 660, reason: 'The client moves away' },
  }),
  asking('payment_too_large', ADD_CLIENT, sold({ paid: '800.00' }), {
    ask: 'block.pay',
    with: { client, block: 'B-1', amount: '200.00' },
  }),
];
