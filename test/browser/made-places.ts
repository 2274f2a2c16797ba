/** Pages about things that come and go with the days, each made here, for what opens over them. */
import type { Page } from 'playwright-core';
import { ask, ownName } from './asked.ts';
import type { Place } from './places.ts';
import { madeFor, ofLapsed } from './wrong-acts.ts';

/** The pages, with what opens over each whatever day the demo firm was made on. */
export async function madePlaces(page: Page): Promise<readonly Place[]> {
  const made = await madeFor(page);
  const { client, name, invoice } = made;
  const { at: lapsed } = await ofLapsed(page);
  const waiting = await waitingEntry(page);
  await ask(page, 'payment.record', { client, invoice, amount: '1.00', method: 'cash' });
  const { id: owing } = await ask(page, 'invoice.issue', {
    ...{ client, items: [{ description: 'A switch', amount: '90.00' }] },
  });
  await ask(page, 'invoice.link', { invoice: owing });
  const entry = (id: string): string => `/time/entries/${id}`;
  return [
    {
      ...{ name: 'a block to be paid', path: `/clients/${client}/blocks/${made.block}` },
      opens: ['Extend', 'Refund'],
    },
    { name: 'a block that lapsed', path: lapsed, opens: ['Reopen'] },
    { name: 'a draft', path: entry(made.draft), opens: ['Discard…'] },
    { name: 'overage', path: entry(made.overage), opens: ['Cover from a block…'] },
    { name: 'a waiting entry', path: entry(waiting), opens: ['Post as overage…'] },
    { name: 'what waits', path: '/time/waiting', opens: ['Post as overage'] },
    { name: 'the week', path: '/time', opens: [`draft: ${name}, remote`] },
    {
      name: 'an invoice paid in part',
      path: `/invoices/${invoice}`,
      opens: ['Credit', 'Take back'],
    },
    {
      ...{ name: 'an invoice to be paid', path: `/invoices/${owing}` },
      opens: ['Record a payment', "Pay from the client's balance", 'Revoke'],
    },
    {
      ...{ name: 'a draft of an invoice', path: `/invoices/drafts/${made.invoiceDraft}` },
      opens: ['Discard'],
    },
    {
      ...{ name: 'work to be invoiced', path: '/invoices/unbilled' },
      opens: ['Invoice all clients', `Invoice ${name}`, 'Settled elsewhere'],
    },
    { name: 'balances', path: '/invoices/balances', opens: [`Pay out to ${name}`] },
  ];
}

/** Work for a client whose one block is not paid yet. */
async function waitingEntry(page: Page): Promise<string> {
  const { id: client } = await ask(page, 'client.add', { name: ownName('Waiting') });
  await ask(page, 'block.sell', { client, minutes: 60, price: '90.00', paid: '0.00' });
  const work = { client, workType: 'remote', minutes: 30, post: true };
  const { id } = await ask(page, 'entry.log', work);
  return id;
}
