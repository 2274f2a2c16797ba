/** Forms of the console, each with what is wrong in it and what is said of that. */

/** One telling of a form. What it is typed into and told at is named by its label. */
export type WrongForm = {
  readonly form: string;
  readonly at: string;
  /** Buttons that lead to it, in order. */
  readonly open?: readonly string[];
  readonly typed?: readonly (readonly [label: string, text: string])[];
  readonly send: string;
  /** What stands at which field afterwards. */
  readonly told: readonly (readonly [label: string, message: string])[];
};

const AMOUNT = 'enter an amount below 1,000,000,000, such as 1,800.00';
const DAY = 'choose a day between 1970 and 2199';
const MINUTES = 'say how long, such as 45 min, 1:30 or 20 h: 1 min or more';
const WORKED = 'say how long, such as 45, 1:30 or 1h 30: 1,666 h at most';

export const CONSOLE_FORMS = (client: string): readonly WrongForm[] => [
  {
    form: 'add a client',
    at: '/clients',
    open: ['Add a client'],
    typed: [['Reference', 'R 7']],
    send: 'Add the client',
    told: [['Name', 'fill this in']],
  },
  {
    form: 'name of a client',
    at: `/clients/${client}/agreement`,
    open: ['The client/Change'],
    typed: [
      ['Name', ''],
      ['Reference', 'R 7'],
    ],
    send: 'Save',
    told: [['Name', 'fill this in']],
  },
  {
    form: 'invoices of a client',
    at: `/clients/${client}/agreement`,
    open: ['On invoices/Change'],
    typed: [
      ['Invoices go to', 'nobody'],
      ['Days to pay', 'soon'],
    ],
    send: 'Save',
    told: [
      ['Invoices go to', 'enter a mail address'],
      ['Days to pay', 'enter whole days from 0 to 365'],
    ],
  },
  {
    form: 'exceptions of a client',
    at: `/clients/${client}/agreement`,
    open: ['Agree exceptions'],
    typed: [
      ['Billed at least', 'a while'],
      ['Days to enter work late', '3.5'],
    ],
    send: 'Set it',
    told: [
      ['Billed at least', WORKED],
      ['Days to enter work late', 'enter whole days from 0 to 3650'],
      ['Reason', 'fill this in'],
    ],
  },
  {
    form: 'a contact',
    at: `/clients/${client}/contacts`,
    open: ['Add a contact'],
    typed: [['Mail address', 'nobody']],
    send: 'Add the contact',
    told: [
      ['Name', 'fill this in'],
      ['Mail address', 'enter a mail address'],
    ],
  },
  {
    form: 'a sale',
    at: `/clients/${client}/sell`,
    typed: [
      ['Hours', 'ten'],
      ['Rate an hour', 'a lot'],
    ],
    send: 'Sell and issue the invoice',
    told: [
      ['Hours', MINUTES],
      ['Rate an hour', AMOUNT],
    ],
  },
  {
    form: 'a sale, empty',
    at: `/clients/${client}/sell`,
    send: 'Sell and issue the invoice',
    told: [
      ['Hours', MINUTES],
      ['Rate an hour', AMOUNT],
    ],
  },
  {
    form: 'free hours',
    at: `/clients/${client}/blocks`,
    open: ['Grant free hours'],
    send: 'Grant',
    told: [
      ['Hours', MINUTES],
      ['Reason', 'fill this in'],
    ],
  },
  {
    form: 'a block brought along',
    at: `/clients/${client}/blocks`,
    open: ['Bring a block along'],
    typed: [
      ['Hours left of it', '1h'],
      ['What they are worth, before tax', 'little'],
    ],
    send: 'Bring along',
    told: [
      ['What they are worth, before tax', AMOUNT],
      ['Bought on', DAY],
    ],
  },
  {
    form: 'work logged',
    at: '/time',
    typed: [['What was done', 'Something']],
    send: 'Log as draft',
    told: [
      ['Client', 'choose the client it was for'],
      ['How long', 'say how long it took, such as 45, 1:30 or 1h 30'],
      ['Work type', 'choose what kind of work it was'],
    ],
  },
  {
    form: 'a timer',
    at: '/time/timer',
    typed: [['What is done', 'Something']],
    send: 'Start',
    told: [
      ['Client', 'this is needed'],
      ['Work type', 'this is needed'],
    ],
  },
  {
    form: 'a standard rate',
    at: '/catalogue/rates',
    open: ['Set a standard rate'],
    typed: [['Rate an hour', 'much']],
    send: 'Set the rate',
    told: [['Rate an hour', AMOUNT]],
  },
  {
    form: 'a work type',
    at: '/catalogue',
    open: ['Add a work type'],
    typed: [['Weight', 'heavy']],
    send: 'Add',
    told: [
      ['Name', 'fill this in'],
      ['Weight', 'enter 100 or less, such as 1.5, 150 % or 3/2'],
    ],
  },
  {
    form: 'a product',
    at: '/catalogue/products',
    open: ['Add a product'],
    typed: [['Description', 'For anything']],
    send: 'Add',
    told: [['Name', 'fill this in']],
  },
  {
    form: 'a price',
    at: '/catalogue/products',
    open: ['Support hours/Set a price'],
    typed: [
      ['Hours', 'some'],
      ['Rate an hour', 'cheap'],
      ['Good for how many months', 'long'],
    ],
    send: 'Set the price',
    told: [
      ['Hours', MINUTES],
      ['Rate an hour', AMOUNT],
      ['Good for how many months', 'enter whole months from 1 to 240'],
    ],
  },
  {
    form: 'a tax rate',
    at: '/catalogue/tax-rates',
    open: ['Add a tax rate'],
    typed: [['Percentage', 'a third']],
    send: 'Add',
    told: [
      ['Name', 'fill this in'],
      ['Percentage', 'enter a percentage from 0 to 100, such as 19 or 7.7'],
    ],
  },
  {
    form: 'the firm',
    at: '/settings',
    typed: [['Name', '']],
    send: 'Save',
    told: [['Name', 'fill this in']],
  },
  {
    form: 'your name',
    at: '/settings/you',
    typed: [['Your name', ' ']],
    send: 'Save',
    told: [['Your name', 'fill this in']],
  },
  {
    form: 'your password',
    at: '/settings/you',
    send: 'Change the password',
    told: [
      ['Password now', 'fill this in'],
      ['New password', 'fill this in'],
    ],
  },
  {
    form: 'the second factor',
    at: '/settings/you',
    open: ['Turn on'],
    send: 'Go on',
    told: [['Password', 'fill this in']],
  },
  {
    form: 'an invitation',
    at: '/settings/members',
    open: ['Invite somebody'],
    typed: [['Mail address', 'nobody']],
    send: 'Make an invitation',
    told: [['Mail address', 'enter a mail address']],
  },
  {
    form: 'a key',
    at: '/settings/keys',
    open: ['Make a key'],
    send: 'Make the key',
    told: [['Name', 'fill this in']],
  },
  {
    form: 'policies',
    at: '/settings/policies',
    open: ['Change …'],
    typed: [['Billed at least', 'a while']],
    send: 'Set it',
    told: [
      ['Billed at least', WORKED],
      ['Reason', 'fill this in'],
    ],
  },
  {
    form: 'invoices of the firm',
    at: '/settings/billing',
    typed: [
      ['Due after how many days', 'soon'],
      ['Invoice numbers begin with', ''],
    ],
    send: 'Save',
    told: [
      [
        'Invoice numbers begin with',
        'enter an end other than a digit or {year}, such as "INV-{year}-"',
      ],
      ['Due after how many days', 'enter whole days from 0 to 365'],
    ],
  },
  {
    form: 'all invoices',
    at: '/invoices/unbilled',
    open: ['Invoice all clients'],
    typed: [['Booked up to', '']],
    send: 'Issue the invoices',
    told: [['Booked up to', DAY]],
  },
  {
    form: 'the books',
    at: '/invoices/books',
    typed: [['Close through', '']],
    send: 'Close the books',
    told: [['Close through', DAY]],
  },
];
