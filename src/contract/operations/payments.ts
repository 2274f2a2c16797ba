/** Payments: recorded, taken back, told as receipts; the client's own money; books that close. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { pdfFile } from '../pdf.ts';
import { cursor, day, id, label, limit, money, page, reason, reference, told } from '../words.ts';

const payment = z
  .strictObject({
    id: told.id,
    client: told.id,
    invoice: told.id.nullable(),
    method: z.enum(['bank', 'cash', 'stripe', 'other']),
    currency: told.currency,
    amount: told.money,
    reversed: told.money,
    on: told.day,
    reference: z.string(),
    recordedAt: told.instant,
    /** The client's own money after it (G4). */
    balance: told.money,
  })
  .meta({ id: 'Payment' });

const listed = payment
  .omit({ balance: true })
  .extend({
    clientName: z.string(),
    invoiceLabel: z.string().nullable(),
  })
  .meta({ id: 'ListedPayment' });

export const paymentOperations = [
  operation({
    name: 'payment.list',
    method: 'get',
    path: '/payments',
    summary: 'Lists payments, the last recorded first',
    permission: 'invoices:read',
    input: z.strictObject({
      client: reference.optional(),
      invoice: reference.optional(),
      after: cursor,
      limit,
    }),
    output: page(listed),
    example: {},
  }),
  operation({
    name: 'payment.record',
    method: 'post',
    path: '/clients/{client}/payments',
    summary: 'Records money that came in, for an invoice or for none; blocks open when it is paid',
    permission: 'payments:write',
    input: z.strictObject({
      client: reference,
      invoice: reference.optional().meta({ description: "Left out: it is the client's balance" }),
      amount: money,
      method: z.enum(['bank', 'cash', 'other']).default('bank'),
      on: day.optional(),
      reference: label(200).default(''),
    }),
    output: payment,
    example: { client: 'Alder Dental', invoice: 'INV-2026-0007', amount: '900.00' },
  }),
  operation({
    name: 'payment.reverse',
    method: 'post',
    path: '/payments/{payment}/reversal',
    summary: 'Takes a payment back that failed or was returned; blocks close again',
    permission: 'payments:write',
    input: z.strictObject({
      payment: id,
      amount: money.optional().meta({ description: 'Left out: all that is left of it' }),
      on: day.optional(),
      reason,
    }),
    output: payment,
    example: {
      payment: '0198c0de-0000-7000-8000-000000000000',
      reason: 'Returned by the bank',
    },
  }),
  operation({
    name: 'payment.receipt',
    method: 'get',
    path: '/payments/{payment}/receipt.pdf',
    summary: 'A receipt for a payment as PDF',
    permission: 'invoices:read',
    input: z.strictObject({ payment: id }),
    output: pdfFile,
    produces: 'pdf',
    example: { payment: '0198c0de-0000-7000-8000-000000000000' },
  }),
  operation({
    name: 'client-balance.show',
    method: 'get',
    path: '/clients/{client}/balance/money',
    summary: "Tells a client's own money that is here: paid and owed for nothing",
    permission: 'invoices:read',
    input: z.strictObject({ client: reference }),
    output: z.strictObject({ balance: told.money, currency: told.currency }),
    example: { client: 'Alder Dental' },
  }),
  operation({
    name: 'client-balance.pay-out',
    method: 'post',
    path: '/clients/{client}/balance/payouts',
    summary: "Records that a client's own money was paid back",
    permission: 'refunds:write',
    input: z.strictObject({ client: reference, amount: money, reference: label(200).default('') }),
    output: z.strictObject({ balance: told.money, currency: told.currency }),
    example: { client: 'Alder Dental', amount: '50.00' },
  }),
  operation({
    name: 'books.show',
    method: 'get',
    path: '/books',
    summary: 'Shows through which day the books are closed',
    permission: 'books:read',
    input: z.strictObject({}),
    output: z.strictObject({ closedThrough: told.day.nullable() }),
    example: {},
  }),
  operation({
    name: 'books.close',
    method: 'post',
    path: '/books/close',
    summary: 'Closes the books through a day: nothing is booked on it or before any more',
    permission: 'books:write',
    input: z.strictObject({ through: day }),
    output: z.strictObject({ closedThrough: told.day.nullable() }),
    example: { through: '2026-01-31' },
  }),
  operation({
    name: 'books.reopen',
    method: 'post',
    path: '/books/reopen',
    summary: 'Reopens books from a day on: an exception, with a reason',
    permission: 'books:write',
    input: z.strictObject({ from: day, reason }),
    output: z.strictObject({ closedThrough: told.day.nullable() }),
    example: { from: '2026-01-01', reason: 'The accountant found a payment of January' },
  }),
] as const;
