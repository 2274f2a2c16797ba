/** Forms about something that is there: a block, an entry, an invoice, a client's own money. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { ask, clientWithBlock } from './asked.ts';
import { SAYS, type WrongForm } from './wrong-form.ts';

export type Made = {
  readonly client: string;
  readonly name: string;
  readonly block: string;
  readonly invoice: string;
  readonly invoiceDraft: string;
  readonly draft: string;
  readonly posted: string;
  readonly overage: string;
};

/** What the forms are about; every figure of it is of the story's own. */
export async function madeFor(page: Page): Promise<Made> {
  const owner = await clientWithBlock(page, 'Mistyped', { minutes: 600, value: '900.00' });
  const client = owner.id;
  const terms = { minutes: 60, ratePerHour: '90', expiresOn: '2199-12-31', paid: '0' };
  const { id: block, invoice } = await ask(page, 'block.sell', { client, ...terms });
  const { id: paid } = await ask(page, 'invoice.issue', {
    ...{ client, items: [{ description: 'A cable', amount: '12.00' }] },
  });
  await ask(page, 'payment.record', { client, amount: '5.00', method: 'cash' });
  const work = { client, workType: 'remote', minutes: 30, post: true };
  const { id: posted } = await ask(page, 'entry.log', work);
  const { id: draft } = await ask(page, 'entry.log', { ...work, post: false });
  const beyond = { ...work, minutes: 585, asOverage: true };
  const { id: overage } = await ask(page, 'entry.log', beyond);
  await ask(page, 'block.grant', { client, minutes: 600, note: 'To cover it' });
  const items = [{ description: 'A cable', amount: '12.00' }];
  const recipe = { client, items, unbilledThrough: '2026-01-31' };
  const { id: invoiceDraft } = await ask(page, 'draft.add', recipe);
  const things = { block, invoice: invoice ?? paid, invoiceDraft, draft, posted, overage };
  return { client, name: owner.name, ...things };
}

export function formsAbout(made: Made): readonly WrongForm[] {
  return [...ofBlock(made), ...ofEntries(made)];
}

function ofBlock({ client, block }: Made): readonly WrongForm[] {
  const at = `/clients/${client}/blocks/${block}`;
  return [
    {
      ...{ form: 'a later day of a block', at, open: ['Extend'], send: 'Extend' },
      typed: [['New last usable day', '']],
      told: [
        ['New last usable day', SAYS.day],
        ['Reason', SAYS.text],
      ],
    },
    {
      ...{ form: 'a block given back', at, open: ['Refund'], send: 'Refund' },
      typed: [['Unused hours to return', 'all']],
      told: [
        ['Unused hours to return', SAYS.minutes],
        ['Reason', SAYS.text],
      ],
    },
    {
      ...{ form: 'a block paid', at, open: ['Record a payment'], send: 'Record' },
      typed: [['Amount', 'all of it']],
      told: [['Amount', SAYS.amount]],
    },
  ];
}

function ofEntries({ draft, posted, overage }: Made): readonly WrongForm[] {
  return [
    {
      ...{ form: 'a draft', at: `/time/entries/${draft}`, open: ['Edit'] },
      typed: [['How long', 'a while']],
      send: 'Keep these changes',
      told: [['How long', SAYS.worked]],
    },
    {
      ...{ form: 'a correction', at: `/time/entries/${posted}`, open: ['Correct'] },
      typed: [['How long', 'a while']],
      send: 'Correct it',
      told: [
        ['How long', SAYS.worked],
        ['Why it is corrected', SAYS.text],
      ],
    },
    {
      ...{ form: 'a reversal', at: `/time/entries/${posted}`, open: ['Reverse…'] },
      send: 'Reverse, and give back 30 min',
      told: [['Why', SAYS.text]],
    },
    {
      ...{ form: 'overage covered', at: `/time/entries/${overage}`, open: ['Cover from a block…'] },
      send: 'Cover it',
      told: [
        ['From which block', SAYS.text],
        ['Who agreed to it', SAYS.text],
      ],
    },
  ];
}

/** Of a block that lapsed: the demo firm has some. */
export async function ofLapsed(page: Page): Promise<WrongForm> {
  const { client, id } = await lapsedBlock(page);
  return {
    ...{ form: 'a block reopened', at: `/clients/${client}/blocks/${id}`, open: ['Reopen'] },
    typed: [['Hours to reopen', 'all']],
    send: 'Reopen',
    told: [
      ['Hours to reopen', SAYS.minutes],
      ['Reason', SAYS.text],
    ],
  };
}

async function lapsedBlock(page: Page): Promise<{ readonly client: string; readonly id: string }> {
  const { items: clients } = await ask(page, 'client.list');
  for (const { id: client } of clients) {
    const { items: blocks } = await ask(page, 'block.list', { client });
    const lapsed = blocks.find(({ lapsedMinutes }) => lapsedMinutes > 0);
    if (lapsed !== undefined) return lapsed;
  }
  return assert.fail('no block of the demo firm lapsed');
}
