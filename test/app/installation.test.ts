/** What is told of the installation, and no secret of it. */
import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { test } from 'node:test';
import { createFirm } from '../../src/app/firm/create.ts';
import { checkoutFirm } from '../../src/app/pay/checkout-firm.ts';
import type { Checkout } from '../../src/app/ports.ts';
import { openBank } from '../support/bank.ts';

const unasked = (): never => {
  throw new Error('nobody is asked');
};
const CHECKOUT: Checkout = {
  pagesAt: 'https://checkout.example',
  takes: () => true,
  open: unasked,
  readEvent: unasked,
};

test('without a mail server and without Stripe, it says so', async () => {
  const bank = await openBank();
  assert.deepEqual(await bank.ask('installation.show', {}), {
    ...{ version: '1.2.3', baseUrl: 'http://127.0.0.1:4747', sendsMails: false, mailsFrom: null },
    ...{ takesStripe: false, isDemo: false },
  });
});

test('mails go out from an address, and Stripe is the only firm that is not made up', async () => {
  const bank = await openBank(undefined, {
    mailer: { send: async () => 'sent' },
    checkout: () => CHECKOUT,
  });
  const firm = randomUUIDv7();
  const named = { name: 'Quillmoor IT', currency: 'EUR', timeZone: 'UTC', isDemo: true };
  await createFirm(bank.app, { firm, ...named });
  const own = await bank.ask('installation.show', {});
  assert.deepEqual([own.sendsMails, own.mailsFrom], [true, 'hours@bank.example']);
  assert.deepEqual([own.takesStripe, own.isDemo], [true, false]);
  const demo = await bank.ask('installation.show', {}, { as: { firm, role: 'technician' } });
  assert.deepEqual([demo.takesStripe, demo.isDemo], [false, true]);
  // A second firm that is meant leaves open whose account it is.
  await bank.addFirm('Rookwood');
  assert.equal(await checkoutFirm(bank.app), null);
  assert.equal((await bank.ask('installation.show', {})).takesStripe, false);
});
