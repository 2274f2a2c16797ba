/** What goes to other people's programs: the whole journal, and invoices for import (H4). */
import { z } from 'zod';
import { operation } from '../define.ts';
import { day, line } from '../words.ts';

const accountCode = line(50).optional();

export const exportOperations = [
  operation({
    name: 'books.export',
    method: 'get',
    path: '/books/export',
    summary: 'The journal of all clients in a period, for Beancount or hledger, or as CSV',
    permission: 'books:read',
    produces: 'text',
    input: z.strictObject({
      format: z.enum(['beancount', 'hledger', 'csv']),
      from: day.optional().meta({ description: 'Left out: the first day of that year' }),
      to: day.optional().meta({ description: 'Left out: today' }),
    }),
    output: z.string(),
    example: { format: 'beancount', from: '2026-01-01', to: '2026-03-31' },
  }),
  operation({
    name: 'invoice.export',
    method: 'get',
    path: '/exports/invoices',
    summary: 'Invoices and credit notes of a period as CSV, for QuickBooks Online or Xero too',
    permission: 'books:read',
    produces: 'text',
    input: z.strictObject({
      format: z.enum(['quickbooks', 'xero', 'csv']),
      from: day.optional().meta({ description: 'Issued from; left out: the first of that year' }),
      to: day.optional().meta({ description: 'Issued up to; left out: today' }),
      documents: z.enum(['all', 'invoices', 'credit-notes']).optional().meta({
        description:
          'Left out: all; of quickbooks, whose import of invoices takes no credit notes, invoices',
      }),
      dateFormat: z.enum(['DD/MM/YYYY', 'MM/DD/YYYY', 'YYYY-MM-DD']).optional().meta({
        description: 'As the books over there are set; left out: DD/MM/YYYY, of csv YYYY-MM-DD',
      }),
      salesAccount: accountCode.meta({ description: 'The account of what is earned, for xero' }),
      blockAccount: accountCode.meta({
        description: 'The account of prepaid hours, for xero; left out: that of what is earned',
      }),
      noTax: line(100)
        .optional()
        .meta({ description: 'What the tax of a line without tax is called over there' }),
    }),
    output: z.string(),
    example: { format: 'xero', from: '2026-03-01', to: '2026-03-31' },
  }),
] as const;
