/** The stops of the tour at which money is met: invoices, payments, drafts, and books that close. */
import { ALDER, BIRCH, CEDAR, type Stop, stop, work } from './tour-stop.ts';

const TODAY = '2026-04-20';
const item = { description: '@mark', amount: '250.00' };
const travel = { ...work, workType: 'travel', minutes: 20, post: true };

/** When Alder Dental and Birch & Sons owe for work. */
export const INVOICES: readonly Stop[] = [
  stop('entry.log', { ...travel, client: BIRCH }, { remembers: { billed: 'id' } }),
  stop('unbilled.list', { limit: 1 }, { remembers: { unbilled: 'next' } }),
  stop('unbilled.list', { after: '@unbilled', through: TODAY }),
  stop('invoice.preview', {
    ...{ client: ALDER, blocks: [{ minutes: 60, ratePerHour: '90.00', note: '@mark' }] },
    ...{ items: [item], unbilledThrough: TODAY },
  }),
  stop(
    'invoice.issue',
    { client: ALDER, items: [item], issuedOn: '2026-04-01', dueOn: '2026-04-10', note: '@mark' },
    { remembers: { invoice: 'id', number: 'label' } },
  ),
  stop('invoice.issue', {
    ...{ client: '@alder', blocks: [{ product: 'Support', minutes: 600 }] },
    ...{ unbilledThrough: TODAY, mail: true },
  }),
  stop('unbilled.settle-elsewhere', { client: BIRCH, through: '2026-03-31', reason: '@mark' }),
  stop('unbilled.invoice', { through: TODAY }),
  stop('entry.reverse', { entry: '@billed', reason: '@mark' }),
  stop('invoice.preview', { client: BIRCH, items: [item], unbilledThrough: TODAY }),
  stop('entry.log', travel),
  stop('entry.log', { ...travel, client: BIRCH }),
  stop('invoice.show', { invoice: '@invoice' }),
  stop('invoice.show', { invoice: '@number' }),
  stop('invoice.pdf', { invoice: '@number' }),
  stop('invoice.send', { invoice: '@invoice' }),
  stop('invoice.link', { invoice: '@invoice' }),
  stop('invoice.revoke-links', { invoice: '@number' }),
  stop('invoice.link', { invoice: '@number', validDays: 7 }),
];

export const SETTLED: readonly Stop[] = [
  stop(
    'payment.record',
    { client: ALDER, invoice: '@number', amount: '100.00', method: 'cash', reference: '@mark' },
    { remembers: { payment: 'id' } },
  ),
  stop('payment.record', { client: '@alder', amount: '500.00' }),
  stop('invoice.apply-balance', { invoice: '@invoice' }),
  stop('invoice.apply-balance', { invoice: '@number' }, { refused: 'invoice_settled' }),
  stop('payment.reverse', { payment: '@payment', amount: '40.00', reason: '@mark' }),
  stop('invoice.preview-credit', { invoice: '@number', lines: [{ line: 1, amount: '20.00' }] }),
  stop('invoice.preview-credit', { invoice: '@invoice' }),
  stop(
    'invoice.credit',
    { invoice: '@invoice', lines: [{ line: 1, amount: '20.00' }], reason: '@mark', mail: true },
    { remembers: { note: 'label' } },
  ),
  stop('invoice.send', { invoice: '@note' }),
  stop('invoice.credit', { invoice: '@note', reason: '@mark' }, { refused: 'not_an_invoice' }),
  stop('client-balance.show', { client: '@alder' }),
  stop('client-balance.pay-out', { client: ALDER, amount: '10.00', reference: '@mark' }),
  stop('payment.receipt', { payment: '@payment' }),
  stop('payment.list', { limit: 1 }, { remembers: { payments: 'next' } }),
  stop('payment.list', { after: '@payments' }),
  stop('payment.list', { client: ALDER, limit: 1 }, { remembers: { payments: 'next' } }),
  stop('payment.list', { client: '@alder', after: '@payments' }),
  stop('payment.list', { invoice: '@number' }),
  stop('invoice.list', { limit: 1 }, { remembers: { invoices: 'next' } }),
  stop('invoice.list', { after: '@invoices' }),
  stop('invoice.list', { client: ALDER, limit: 1 }, { remembers: { invoices: 'next' } }),
  stop('invoice.list', { client: '@alder', after: '@invoices' }),
  stop('invoice.list', { state: 'open' }),
  stop('invoice.list', { client: ALDER, state: 'overdue' }),
  stop('invoice.list', { state: 'overdue' }),
  stop('invoice.list', { state: 'settled' }),
];

export const DRAFTS: readonly Stop[] = [
  stop('draft.add', { client: '@alder' }, { remembers: { empty: 'id' } }),
  stop('draft.change', { draft: '@empty', note: '@mark' }),
  stop('draft.add', { client: ALDER, items: [item] }, { remembers: { sketch: 'id' } }),
  stop('draft.change', { draft: '@sketch', items: [item, item], note: '@mark' }),
  stop('draft.show', { draft: '@sketch' }),
  stop('draft.list', { limit: 1 }, { remembers: { drafts: 'next' } }),
  stop('draft.list', { after: '@drafts' }),
  stop('draft.issue', { draft: '@sketch' }),
  stop('draft.issue', { draft: '@empty' }, { refused: 'nothing_to_invoice' }),
  stop('draft.add', { client: BIRCH, items: [item] }, { remembers: { sketch: 'id' } }),
  stop('draft.discard', { draft: '@sketch' }),
  // Of a client whose work waits, and of one whose mails go to a contact.
  stop(
    'invoice.issue',
    { client: CEDAR, items: [item] },
    { remembers: { cedar: 'id', lastnumber: 'label' } },
  ),
  stop('payment.record', { client: CEDAR, invoice: '@cedar', amount: '1.00' }),
  stop('invoice.preview', { client: BIRCH, items: [item] }),
];

export const CLOSING: readonly Stop[] = [
  stop('books.show'),
  stop('books.close', { through: '2026-03-31' }),
  stop('books.close', { through: '2026-03-31' }, { refused: 'close_not_later' }),
  stop('books.reopen', { from: '2026-03-15', reason: '@mark' }),
];

const BANK_CSV = `Auftragskonto;Buchungstag;Verwendungszweck;Beguenstigter;Kontonummer/IBAN;Betrag;Waehrung
DE02;20.04.2026;@lastnumber;Cedar Bakery;DE89;296,50;EUR
DE02;20.04.2026;Danke;Birch & Sons;DE90;10,00;EUR
`;

export const BANK: readonly Stop[] = [
  stop('bank.read', { file: BANK_CSV }),
  stop('bank.record', { file: BANK_CSV }, { remembers: { line: 'lines.1.line' } }),
  stop('bank.assign', {
    ...{ line: '@line', amount: '10.00', currency: 'EUR', on: TODAY, invoices: ['@number'] },
  }),
];

const months = { from: '2026-01', to: '2026-04' };

export const REPORTS: readonly Stop[] = [
  stop('report.deferred', months),
  stop('report.deferred', { ...months, client: ALDER, by: 'block' }),
  stop('report.receivables', { on: TODAY }),
  stop('report.receivables', { client: '@alder' }),
  stop('report.tax', months),
  stop('report.tax', { ...months, client: ALDER }),
  stop('report.revenue', months),
  stop('report.revenue', { ...months, client: '@alder' }),
  stop('report.hours', months),
  stop('report.hours', { ...months, client: ALDER }),
  stop('report.utilisation', months),
  stop('report.utilisation', { ...months, client: '@alder' }),
  stop('report.export', { report: 'deferred', ...months }),
  stop('report.export', { report: 'hours', ...months }),
  stop('report.export', { report: 'utilisation', ...months, client: ALDER }),
  stop('books.export', { format: 'beancount', from: '2026-01-01', to: TODAY }),
  stop('books.export', { format: 'csv' }),
  stop('invoice.export', { format: 'xero', from: '2026-01-01', to: TODAY }),
];
