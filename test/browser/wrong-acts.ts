/** Forms about something that is there: a block, an entry, an invoice, a client's own money. */
import type { Page } from 'playwright-core';
import { ask, clientWithBlock } from './asked.ts';
import type { WrongForm } from './wrong-forms.ts';

type Made = {
  readonly client: string;
  readonly name: string;
  readonly block: string;
  readonly invoice: string;
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
  return { client, name: owner.name, block, invoice: invoice ?? paid, draft, posted, overage };
}

const TEXT = 'fill this in';
const AMOUNT = 'enter an amount below 1,000,000,000, such as 1,800.00';
const DAY = 'choose a day between 1970 and 2199';
const WORKED = 'say how long, such as 45, 1:30 or 1h 30: 1,666 h at most';
const MINUTES = 'say how long, such as 45 min, 1:30 or 20 h: 1 min or more';

export function formsAbout(made: Made): readonly WrongForm[] {
  return [...ofBlock(made), ...ofEntries(made), ...ofMoney(made)];
}

function ofBlock({ client, block }: Made): readonly WrongForm[] {
  const at = `/clients/${client}/blocks/${block}`;
  return [
    {
      ...{ form: 'a later day of a block', at, open: ['Extend'], send: 'Extend' },
      typed: [['New last usable day', '']],
      told: [
        ['New last usable day', DAY],
        ['Reason', TEXT],
      ],
    },
    {
      ...{ form: 'a block given back', at, open: ['Refund'], send: 'Refund' },
      typed: [['Unused time to return', 'all']],
      told: [
        ['Unused time to return', MINUTES],
        ['Reason', TEXT],
      ],
    },
    {
      ...{ form: 'a block paid', at, open: ['Record a payment'], send: 'Record' },
      typed: [['Amount', 'all of it']],
      told: [['Amount', AMOUNT]],
    },
  ];
}

function ofEntries({ draft, posted, overage }: Made): readonly WrongForm[] {
  return [
    {
      ...{ form: 'a draft', at: `/time/entries/${draft}`, open: ['Edit'] },
      typed: [['How long', 'a while']],
      send: 'Keep these changes',
      told: [['How long', WORKED]],
    },
    {
      ...{ form: 'a correction', at: `/time/entries/${posted}`, open: ['Correct'] },
      typed: [['How long', 'a while']],
      send: 'Correct it',
      told: [
        ['How long', WORKED],
        ['Why it is corrected', TEXT],
      ],
    },
    {
      ...{ form: 'a reversal', at: `/time/entries/${posted}`, open: ['Reverse…'] },
      send: 'Reverse, and give back 30 min',
      told: [['Why', TEXT]],
    },
    {
      ...{ form: 'overage covered', at: `/time/entries/${overage}`, open: ['Cover from a block…'] },
      send: 'Cover it',
      told: [
        ['From which block', TEXT],
        ['Who agreed to it', TEXT],
      ],
    },
  ];
}

function ofMoney({ client, name, invoice }: Made): readonly WrongForm[] {
  const at = `/invoices/${invoice}`;
  return [
    {
      ...{ form: 'an invoice paid', at, open: ['Record a payment'], send: 'Record' },
      typed: [['Amount', '']],
      told: [['Amount', AMOUNT]],
    },
    {
      ...{ form: 'a credit note', at, open: ['Credit'], send: 'Issue the credit note' },
      told: [['Reason', TEXT]],
    },
    {
      ...{ form: 'money paid out', at: '/invoices/balances', open: [`Pay out to ${name}`] },
      typed: [['Amount', 'all']],
      send: 'Record the pay-out',
      told: [['Amount', AMOUNT]],
    },
    {
      ...{ form: 'work settled elsewhere', at: '/invoices/unbilled' },
      open: [`Settled elsewhere: the work of ${name}`],
      send: 'Take it out',
      told: [['Reason', TEXT]],
    },
    {
      ...{ form: 'a new invoice', at: `/invoices/new?client=${client}`, open: ['Add an item'] },
      typed: [['Amount', 'much']],
      send: 'Issue the invoice',
      told: [['Amount', AMOUNT]],
    },
  ];
}
