/** Forms of the catalogue, of the firm and of its members, alike. */
import { SAYS, type WrongForm } from './wrong-form.ts';

export const OF_CATALOGUE: readonly WrongForm[] = [
  {
    ...{
      form: 'a standard rate',
      at: '/catalogue/rates',
      open: ['Set a standard rate'],
      send: 'Set the rate',
    },
    typed: [['Rate an hour', 'much']],
    told: [['Rate an hour', SAYS.amount]],
  },
  {
    ...{ form: 'another rate', at: '/catalogue/rates', open: ['Change All other work'] },
    typed: [
      ['Rate an hour', 'much'],
      ['From', '1969-12-31'],
    ],
    send: 'Set the rate',
    told: [
      ['Rate an hour', SAYS.amount],
      ['From', SAYS.day],
    ],
  },
  {
    ...{ form: 'a work type', at: '/catalogue', open: ['Add a work type'], send: 'Add' },
    typed: [['Weight', 'heavy']],
    told: [
      ['Name', SAYS.text],
      ['Weight', SAYS.weight],
    ],
  },
  {
    ...{ form: 'another weight', at: '/catalogue', open: ['Change remote'], send: 'Change' },
    typed: [
      ['Weight', '101'],
      ['From', '1969-12-31'],
    ],
    told: [
      ['Weight', SAYS.weight],
      ['From', SAYS.day],
    ],
  },
  {
    ...{ form: 'another weight from no day', at: '/catalogue', open: ['Change remote'] },
    typed: [['From', '']],
    send: 'Change',
    told: [['From', SAYS.day]],
  },
  {
    ...{ form: 'a product', at: '/catalogue/products', open: ['Add a product'], send: 'Add' },
    typed: [['Description', 'For anything']],
    told: [['Name', SAYS.text]],
  },
  {
    ...{
      form: 'a price',
      at: '/catalogue/products',
      open: ['Support hours/Set a price'],
      send: 'Set the price',
    },
    typed: [
      ['Hours', 'some'],
      ['Rate an hour', 'cheap'],
      ['Good for how many months', 'long'],
    ],
    told: [
      ['Hours', SAYS.minutes],
      ['Rate an hour', SAYS.amount],
      ['Good for how many months', 'enter whole months from 1 to 240'],
    ],
  },
  {
    ...{ form: 'another price', at: '/catalogue/products', open: ['Change the price of 10 h'] },
    typed: [
      ['Hours', ''],
      ['Rate an hour', ''],
      ['From', '1969-12-31'],
    ],
    send: 'Set the price',
    told: [
      ['Hours', SAYS.minutes],
      ['Rate an hour', SAYS.amount],
      ['From', SAYS.day],
    ],
  },
  {
    ...{ form: 'a tax rate', at: '/catalogue/tax-rates', open: ['Add a tax rate'], send: 'Add' },
    typed: [['Percentage', 'a third']],
    told: [
      ['Name', SAYS.text],
      ['Percentage', SAYS.percentage],
    ],
  },
  {
    ...{ form: 'another percentage', at: '/catalogue/tax-rates', open: ['Change standard'] },
    typed: [['Percentage', '101']],
    send: 'Change',
    told: [['Percentage', SAYS.percentage]],
  },
  {
    ...{
      form: 'another percentage from no day',
      at: '/catalogue/tax-rates',
      open: ['Change standard'],
    },
    typed: [['From', '']],
    send: 'Change',
    told: [['From', SAYS.day]],
  },
];

export const OF_SETTINGS: readonly WrongForm[] = [
  {
    ...{ form: 'the firm', at: '/settings', send: 'Save' },
    typed: [['Name', '']],
    told: [['Name', SAYS.text]],
  },
  {
    ...{ form: 'your name', at: '/settings/you', send: 'Save' },
    typed: [['Your name', ' ']],
    told: [['Your name', SAYS.text]],
  },
  {
    ...{ form: 'your password', at: '/settings/you', send: 'Change the password' },
    told: [
      ['Password now', SAYS.text],
      ['New password', SAYS.text],
    ],
  },
  {
    ...{ form: 'the second factor', at: '/settings/you', open: ['Turn on'], send: 'Go on' },
    told: [['Password', SAYS.text]],
  },
  {
    ...{
      form: 'an invitation',
      at: '/settings/members',
      open: ['Invite somebody'],
      send: 'Make an invitation',
    },
    typed: [['Mail address', 'nobody']],
    told: [['Mail address', SAYS.mail]],
  },
  {
    ...{ form: 'a key', at: '/settings/keys', open: ['Make a key'], send: 'Make the key' },
    told: [['Name', SAYS.text]],
  },
  {
    ...{ form: 'policies', at: '/settings/policies', open: ['Change …'], send: 'Set it' },
    typed: [['Billed at least', 'a while']],
    told: [
      ['Billed at least', SAYS.worked],
      ['Reason', SAYS.text],
    ],
  },
  {
    ...{ form: 'invoices of the firm', at: '/settings/billing', send: 'Save' },
    typed: [
      ['Due after how many days', 'soon'],
      ['Invoice numbers begin with', ''],
    ],
    told: [
      [
        'Invoice numbers begin with',
        'enter an end other than a digit or {year}, such as "INV-{year}-"',
      ],
      ['Due after how many days', 'enter whole days from 0 to 365'],
    ],
  },
];
