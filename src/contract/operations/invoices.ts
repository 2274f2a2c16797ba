/** Invoices and credit notes: looked at, issued, sent, credited, and opened by links. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { invoice, listedInvoice, RECIPE_EXAMPLE, recipe } from '../invoice-words.ts';
import { pdfFile } from '../pdf.ts';
import {
  blockMinutes,
  cursor,
  flag,
  limit,
  money,
  page,
  reason,
  reference,
  told,
} from '../words.ts';

const settlement = z
  .strictObject({
    on: told.day,
    kind: z.enum(['payment', 'payment-reversal', 'settlement', 'credit-note']),
    paid: told.money,
    credited: told.money,
    payment: told.id.nullable(),
  })
  .meta({ id: 'Settlement' });

const link = z
  .strictObject({
    id: told.id,
    url: z.string(),
    createdAt: told.instant,
    expiresAt: told.instant,
    revokedAt: told.instant.nullable(),
  })
  .meta({ id: 'InvoiceLink' });

const creditedLines = z
  .array(
    z.strictObject({
      line: z.int().min(1).max(10_000),
      minutes: blockMinutes.optional().meta({ description: 'Of a block: unused minutes' }),
      amount: money.optional().meta({ description: 'Of another line: before tax' }),
    }),
  )
  .max(500)
  .optional()
  .meta({ description: 'Left out: all that can be credited' });

export const invoiceOperations = [
  operation({
    name: 'invoice.list',
    method: 'get',
    path: '/invoices',
    summary: 'Lists invoices and credit notes, newest first: all, open, overdue or settled',
    permission: 'invoices:read',
    input: z.strictObject({
      client: reference.optional(),
      state: z
        .enum(['open', 'overdue', 'settled'])
        .optional()
        .meta({ description: 'settled: paid or credited, nothing is open of it' }),
      after: cursor,
      limit,
    }),
    output: page(listedInvoice),
    example: { state: 'overdue' },
  }),
  operation({
    name: 'invoice.show',
    method: 'get',
    path: '/invoices/{invoice}',
    summary: 'Shows an invoice with its lines, what settled it, and its links',
    permission: 'invoices:read',
    input: z.strictObject({ invoice: reference }),
    output: z.strictObject({
      invoice,
      settlements: z.array(settlement),
      links: z.array(link),
    }),
    example: { invoice: 'INV-2026-0007' },
  }),
  operation({
    name: 'invoice.pdf',
    method: 'get',
    path: '/invoices/{invoice}/invoice.pdf',
    summary: 'The invoice or credit note as PDF',
    permission: 'invoices:read',
    input: z.strictObject({ invoice: reference }),
    output: pdfFile,
    produces: 'pdf',
    example: { invoice: 'INV-2026-0007' },
  }),
  operation({
    name: 'invoice.preview',
    method: 'post',
    path: '/clients/{client}/invoices/preview',
    summary: 'Shows what an invoice would be, to the cent; nothing is kept',
    permission: 'invoices:read',
    preview: true,
    input: z.strictObject({ client: reference, ...recipe }),
    output: invoice,
    example: RECIPE_EXAMPLE,
  }),
  operation({
    name: 'invoice.issue',
    method: 'post',
    path: '/clients/{client}/invoices',
    summary: 'Issues an invoice: sells its blocks, and invoices items and the work there is',
    permission: 'invoices:write',
    input: z.strictObject({ client: reference, ...recipe, mail: flag }),
    output: invoice,
    example: RECIPE_EXAMPLE,
  }),
  operation({
    name: 'invoice.preview-credit',
    method: 'post',
    path: '/invoices/{invoice}/credit-notes/preview',
    summary: 'Shows what a credit note would be, to the cent, and what it would leave',
    permission: 'refunds:write',
    preview: true,
    input: z.strictObject({ invoice: reference, lines: creditedLines }),
    output: z.strictObject({
      creditNote: invoice,
      open: told.money.meta({ description: 'Of the invoice, after it' }),
      balance: told.money.meta({ description: "The client's own money after it (G4)" }),
    }),
    example: { invoice: 'INV-2026-0007' },
  }),
  operation({
    name: 'invoice.credit',
    method: 'post',
    path: '/invoices/{invoice}/credit-notes',
    summary: 'Issues a credit note for an invoice or for a part of it: unused minutes, amounts',
    permission: 'refunds:write',
    input: z.strictObject({ invoice: reference, lines: creditedLines, reason, mail: flag }),
    output: invoice,
    example: {
      invoice: 'INV-2026-0007',
      lines: [{ line: 1, minutes: 300 }],
      reason: 'The client moves away',
    },
  }),
  operation({
    name: 'invoice.send',
    method: 'post',
    path: '/invoices/{invoice}/mails',
    summary: 'Sends an invoice or credit note by mail, an invoice with a link to pay it',
    permission: 'invoices:write',
    input: z.strictObject({ invoice: reference }),
    output: z.strictObject({ mail: told.id, recipients: z.array(z.string()) }),
    example: { invoice: 'INV-2026-0007' },
  }),
  operation({
    name: 'invoice.link',
    method: 'post',
    path: '/invoices/{invoice}/links',
    summary: 'Makes a link that opens an invoice without signing in',
    permission: 'invoices:write',
    input: z.strictObject({
      invoice: reference,
      validDays: z.int().min(1).max(730).default(90),
    }),
    output: link,
    example: { invoice: 'INV-2026-0007' },
  }),
  operation({
    name: 'invoice.revoke-links',
    method: 'post',
    path: '/invoices/{invoice}/links/revocation',
    summary: 'Revokes all links to an invoice',
    permission: 'invoices:write',
    input: z.strictObject({ invoice: reference }),
    output: z.strictObject({ revoked: z.int() }),
    example: { invoice: 'INV-2026-0007' },
  }),
  operation({
    name: 'invoice.apply-balance',
    method: 'post',
    path: '/invoices/{invoice}/balance',
    summary: "Pays an invoice from the client's balance, as far as it goes",
    permission: 'payments:write',
    input: z.strictObject({ invoice: reference }),
    output: invoice,
    example: { invoice: 'INV-2026-0007' },
  }),
] as const;
