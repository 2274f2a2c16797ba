/** Forms of clients, of work and of reports, each with what is wrong in it and what is said of that. */
import { SAYS, type WrongForm } from './wrong-form.ts';

const LATER_DAY = 'enter May 1, 2026, when the period begins, or a later day';

export const ofClients = (client: string, contact: string): readonly WrongForm[] => [
  {
    ...{ form: 'add a client', at: '/clients', open: ['Add a client'], send: 'Add the client' },
    typed: [['Reference', 'R 7']],
    told: [['Name', SAYS.text]],
  },
  {
    ...{
      form: 'name of a client',
      at: `/clients/${client}/agreement`,
      open: ['The client/Change'],
      send: 'Save',
    },
    typed: [
      ['Name', ''],
      ['Reference', 'R 7'],
    ],
    told: [['Name', SAYS.text]],
  },
  {
    ...{
      form: 'invoices of a client',
      at: `/clients/${client}/agreement`,
      open: ['On invoices/Change'],
      send: 'Save',
    },
    typed: [
      ['Invoices go to', 'nobody'],
      ['Days to pay', 'soon'],
    ],
    told: [
      ['Invoices go to', SAYS.mail],
      ['Days to pay', 'enter whole days from 0 to 365'],
    ],
  },
  {
    ...{
      form: 'exceptions of a client',
      at: `/clients/${client}/agreement`,
      open: ['Agree exceptions'],
      send: 'Set it',
    },
    typed: [
      ['Billed at least', 'a while'],
      ['Days to enter work late', '3.5'],
    ],
    told: [
      ['Billed at least', SAYS.worked],
      ['Days to enter work late', 'enter whole days from 0 to 3650'],
      ['Reason', SAYS.text],
    ],
  },
  {
    ...{
      form: 'a contact',
      at: `/clients/${client}/contacts`,
      open: ['Add a contact'],
      send: 'Add the contact',
    },
    typed: [['Mail address', 'nobody']],
    told: [
      ['Name', SAYS.text],
      ['Mail address', SAYS.mail],
    ],
  },
  {
    ...{
      form: 'a contact changed',
      at: `/clients/${client}/contacts`,
      open: [`Change: ${contact}`],
      send: 'Save',
    },
    typed: [
      ['Name', ''],
      ['Mail address', 'nobody'],
    ],
    told: [
      ['Name', SAYS.text],
      ['Mail address', SAYS.mail],
    ],
  },
  {
    ...{ form: 'a sale, empty', at: `/clients/${client}/sell`, send: 'Sell and issue the invoice' },
    told: [
      ['Hours', SAYS.minutes],
      ['Rate an hour', SAYS.amount],
    ],
  },
  {
    ...{ form: 'a sale', at: `/clients/${client}/sell`, send: 'Sell and issue the invoice' },
    typed: [
      ['Hours', 'ten'],
      ['Rate an hour', 'a lot'],
    ],
    told: [
      ['Hours', SAYS.minutes],
      ['Rate an hour', SAYS.amount],
    ],
  },
  {
    ...{
      form: 'free hours',
      at: `/clients/${client}/blocks`,
      open: ['Grant free hours'],
      send: 'Grant',
    },
    told: [
      ['Hours', SAYS.minutes],
      ['Reason', SAYS.text],
    ],
  },
  {
    ...{
      form: 'a block brought along',
      at: `/clients/${client}/blocks`,
      open: ['Bring a block along'],
      send: 'Bring along',
    },
    typed: [
      ['Hours left of it', '1h'],
      ['What they are worth, before tax', 'little'],
    ],
    told: [
      ['What they are worth, before tax', SAYS.amount],
      ['Bought on', SAYS.day],
    ],
  },
  {
    ...{ form: 'days of a statement', at: `/clients/${client}/statement`, send: 'Show' },
    typed: [
      ['From', '2026-05-01'],
      ['To', '2026-03-01'],
    ],
    told: [['To', LATER_DAY]],
  },
  {
    ...{ form: 'days of entries', at: `/clients/${client}/entries` },
    typed: [
      ['From', '2026-05-01'],
      ['To', '2026-03-01'],
    ],
    told: [['To', LATER_DAY]],
  },
];

/** No timer runs. */
export const OF_WORK: readonly WrongForm[] = [
  {
    ...{ form: 'work logged', at: '/time', send: 'Log as draft' },
    typed: [['What was done', 'Something']],
    told: [
      ['Client', 'choose the client it was for'],
      ['How long', 'say how long it took, such as 45, 1:30 or 1h 30'],
      ['Work type', 'choose what kind of work it was'],
    ],
  },
  {
    ...{ form: 'a timer', at: '/time/timer', send: 'Start' },
    typed: [['What is done', 'Something']],
    told: [
      ['Client', SAYS.needed],
      ['Work type', SAYS.needed],
    ],
  },
  {
    ...{ form: 'days of all entries', at: '/time/entries' },
    typed: [
      ['From', '2026-05-01'],
      ['To', '2026-03-01'],
    ],
    told: [['To', LATER_DAY]],
  },
];

/** While a timer runs that was just started. */
export const OF_TIMER: readonly WrongForm[] = [
  {
    ...{ form: 'a break', at: '/time/timer', send: 'Stop, keep as draft' },
    typed: [['Break', 'a while']],
    told: [['Break', SAYS.worked]],
  },
  {
    ...{ form: 'a break longer than the work', at: '/time/timer', send: 'Stop, keep as draft' },
    typed: [['Break', '20 h']],
    told: [['Break', 'say a break that is no longer than the work']],
  },
];

export const OF_REPORTS: readonly WrongForm[] = [
  {
    ...{ form: 'months of a report', at: '/reports/hours?from=2026-05&to=2026-03' },
    told: [['Last month', 'enter 2026-05, when the period begins, or a later one']],
  },
  {
    ...{ form: 'the day of receivables', at: '/reports/receivables' },
    typed: [['At the close of', '1969-12-31']],
    told: [['At the close of', SAYS.day]],
  },
];
