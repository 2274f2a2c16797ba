/** What is big and seldom needed is loaded when it is first used: most commands never do. */
import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';

const loaded = new Set<string>();
registerHooks({
  resolve: (specifier, context, next) => {
    loaded.add(specifier);
    return next(specifier, context);
  },
});

test('the parts of the program load neither Stripe nor what signs links, until they are used', async () => {
  await import('../../src/main/parts.ts');
  assert.ok(loaded.has('../store/database.ts'), 'it was seen what is loaded');
  assert.deepEqual([loaded.has('stripe'), loaded.has('jose')], [false, false]);
  const { createStripeCheckout } = await import('../../src/adapters/stripe/checkout.ts');
  const { createLinks } = await import('../../src/adapters/links.ts');
  const secrets = { secretKey: 'sk_test_1', webhookSecret: 'whsec_1', apiBase: null };
  const checkout = createStripeCheckout(secrets);
  const links = createLinks('a secret', 'hourbank:invoice-link');
  assert.deepEqual([loaded.has('stripe'), loaded.has('jose')], [false, false]);
  assert.equal(await checkout.readEvent('{}', 'none'), 'forged');
  assert.equal(await links.read('bm9uZQ.bm9uZQ.bm9uZQ', 0), null);
  assert.deepEqual([loaded.has('stripe'), loaded.has('jose')], [true, true]);
});
