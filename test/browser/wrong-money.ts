/** Forms of invoices, of money and of the books, alike. */
import type { Made } from './wrong-acts.ts';
import { SAYS, type WrongForm } from './wrong-form.ts';

export function ofMoney(made: Made): readonly WrongForm[] {
  return [...ofInvoice(made), ...ofNewInvoice(made), ...ofDraft(made), ...ofPayments(made)];
}

function ofInvoice({ invoice }: Made): readonly WrongForm[] {
  const at = `/invoices/${invoice}`;
  return [
    {
      ...{ form: 'an invoice paid', at, open: ['Record a payment'], send: 'Record' },
      typed: [['Amount', '']],
      told: [['Amount', SAYS.amount]],
    },
    {
      ...{ form: 'a credit note', at, open: ['Credit'], send: 'Issue the credit note' },
      typed: [['Unused hours of line 1', 'all']],
      told: [
        ['Unused hours of line 1', SAYS.minutes],
        ['Reason', SAYS.text],
      ],
    },
  ];
}

function ofNewInvoice({ client }: Made): readonly WrongForm[] {
  const at = `/invoices/new?client=${client}`;
  return [
    {
      ...{ form: 'an item', at, open: ['Add an item'], send: 'Issue the invoice' },
      typed: [['Amount', 'much']],
      told: [
        ['What for', SAYS.text],
        ['Amount', SAYS.amount],
      ],
    },
    {
      ...{ form: 'a block on an invoice', at, send: 'Issue the invoice' },
      open: ['Take item 1 off', 'Add a block'],
      typed: [
        ['Hours', 'ten'],
        ['Rate an hour', 'much'],
      ],
      told: [
        ['Hours', SAYS.minutes],
        ['Rate an hour', SAYS.amount],
      ],
    },
  ];
}

function ofDraft({ invoiceDraft }: Made): readonly WrongForm[] {
  return [
    {
      ...{ form: 'a draft of an invoice', at: `/invoices/drafts/${invoiceDraft}` },
      typed: [
        ['What for', ''],
        ['Amount', 'much'],
        ['Booked up to', ''],
      ],
      send: 'Keep the changes',
      told: [
        ['What for', SAYS.text],
        ['Amount', SAYS.amount],
        ['Booked up to', SAYS.day],
      ],
    },
  ];
}

function ofPayments({ client, name }: Made): readonly WrongForm[] {
  const payments = `/invoices/payments?client=${client}`;
  const unbilled = '/invoices/unbilled';
  return [
    {
      ...{ form: 'money of a client', at: payments, open: ['Record a payment'], send: 'Record' },
      typed: [['Amount', 'some']],
      told: [['Amount', SAYS.amount]],
    },
    {
      ...{ form: 'a payment taken back', at: payments, send: 'Take back' },
      open: [`Take back 5.00 EUR of ${name}`],
      typed: [['Amount', 'all']],
      told: [
        ['Amount', SAYS.amount],
        ['Reason', SAYS.text],
      ],
    },
    {
      ...{ form: 'money paid out', at: '/invoices/balances', open: [`Pay out to ${name}`] },
      typed: [['Amount', 'all']],
      send: 'Record the pay-out',
      told: [['Amount', SAYS.amount]],
    },
    {
      ...{ form: 'work settled elsewhere', at: unbilled, send: 'Take it out' },
      open: [`Settled elsewhere: the work of ${name}`],
      told: [['Reason', SAYS.text]],
    },
    {
      ...{ form: 'work invoiced', at: unbilled, open: [`Invoice ${name}`] },
      typed: [['Booked up to', '']],
      send: 'Issue the invoice',
      told: [['Booked up to', SAYS.day]],
    },
    {
      ...{ form: 'all invoices', at: unbilled, open: ['Invoice all clients'] },
      typed: [['Booked up to', '']],
      send: 'Issue the invoices',
      told: [['Booked up to', SAYS.day]],
    },
    {
      ...{ form: 'work up to a day', at: unbilled },
      typed: [['Booked up to', '1969-12-31']],
      told: [['Booked up to', SAYS.day]],
    },
  ];
}

/** While a day is closed. */
export const OF_BOOKS: readonly WrongForm[] = [
  {
    ...{ form: 'the books', at: '/invoices/books', send: 'Close the books' },
    typed: [['Close through', '']],
    told: [['Close through', SAYS.day]],
  },
  {
    ...{ form: 'the books, open again', at: '/invoices/books', open: ['Reopen'], send: 'Reopen' },
    typed: [['Open again from', '']],
    told: [
      ['Open again from', SAYS.day],
      ['Reason', SAYS.text],
    ],
  },
];
