/** What is refused of invoices, payments, and books that are closed. */
import type { Example, Step } from './example.ts';
import { asking } from './example.ts';

const client = 'Alder Dental';
const ADD_CLIENT: Step = { ask: 'client.add', with: { name: client } };
const SET_UP: Step = {
  ask: 'invoice.issue',
  with: { client, items: [{ description: 'Set-up', amount: '250.00' }] },
};
const INVOICE = 'INV-2026-0001';
const LAST_MONTH: Step = { ask: 'books.close', with: { through: '2026-02-28' } };

function paid(amount: string): Step {
  return { ask: 'payment.record', with: { client, invoice: INVOICE, amount } };
}

function credited(given: object = {}): Step {
  return { ask: 'invoice.credit', with: { invoice: INVOICE, reason: 'Agreed', ...given } };
}

export const MONEY_EXAMPLES: readonly Example[] = [
  asking('period_closed', ADD_CLIENT, LAST_MONTH, {
    ask: 'payment.record',
    with: { client, amount: '100.00', on: '2026-02-27' },
  }),
  asking('close_not_later', LAST_MONTH, {
    ask: 'books.close',
    with: { through: '2026-01-31' },
  }),
  asking('close_in_future', { ask: 'books.close', with: { through: '2026-03-31' } }),
  asking('books_open', LAST_MONTH, {
    ask: 'books.reopen',
    with: { from: '2026-03-01', reason: 'A payment was found' },
  }),
  asking('nothing_to_invoice', ADD_CLIENT, {
    ask: 'invoice.issue',
    with: { client, unbilledThrough: '2026-02-28' },
  }),
  asking('not_an_invoice', ADD_CLIENT, SET_UP, credited(), {
    ask: 'payment.record',
    with: { client, invoice: 'CN-2026-0001', amount: '250.00' },
  }),
  asking('invoice_settled', ADD_CLIENT, SET_UP, paid('250.00'), {
    ask: 'invoice.apply-balance',
    with: { invoice: INVOICE },
  }),
  asking('nothing_to_credit', ADD_CLIENT, SET_UP, credited(), credited()),
  asking(
    'credit_too_large',
    ADD_CLIENT,
    SET_UP,
    credited({ lines: [{ line: 1, amount: '250.01' }] }),
  ),
  asking('payment_reversed', ADD_CLIENT, SET_UP, paid('250.00'), {
    ask: 'payment.reverse',
    with: ([, , payment]) => ({
      payment: payment?.['id'],
      amount: '300.00',
      reason: 'Returned by the bank',
    }),
  }),
  asking(
    'balance_insufficient',
    ADD_CLIENT,
    { ask: 'payment.record', with: { client, amount: '40.00' } },
    { ask: 'client-balance.pay-out', with: { client, amount: '50.00' } },
  ),
];
