/**
 * The portal: what the contacts of a client see and do for themselves. Of which client is said by
 * who asks, and stands in no input; nothing here tells of drafts, or of what the firm keeps to
 * itself. What was done is told in the words of whoever did it, here as on statements.
 */
import { z } from 'zod';
import { operation } from '../define.ts';
import { blockLookedAt, rule } from '../entry-words.ts';
import { listedInvoice } from '../invoice-words.ts';
import { pdfFile } from '../pdf.ts';
import { block, entry, held, overview } from '../portal-words.ts';
import {
  blockMinutes,
  cursor,
  day,
  flag,
  id,
  limit,
  money,
  page,
  reference,
  told,
} from '../words.ts';
import { offers } from './catalogue.ts';
import { period, statement } from './ledger.ts';
import { burnDays, burnDown } from './overview.ts';

const INVOICE = { invoice: 'INV-2026-0007' };

export const portalOperations = [
  operation({
    name: 'portal.show',
    method: 'get',
    path: '/portal',
    summary: 'Tells the one number, when it runs out, and how hours are bought and used',
    audience: 'client',
    permission: 'portal:read',
    input: z.strictObject({}),
    output: overview,
    example: {},
  }),
  operation({
    name: 'portal.burn-down',
    method: 'get',
    path: '/portal/burn-down',
    summary: 'Tells what was left day by day, what expires ahead, and the forecast',
    audience: 'client',
    permission: 'portal:read',
    input: z.strictObject(burnDays),
    output: burnDown,
    example: { from: '2026-01-01', to: '2026-06-30' },
  }),
  operation({
    name: 'portal.blocks',
    method: 'get',
    path: '/portal/blocks',
    summary: 'Lists the blocks that were bought, used-up and expired ones too',
    audience: 'client',
    permission: 'portal:read',
    input: z.strictObject({
      left: flag.meta({ description: 'Only blocks of which something is left' }),
      after: cursor,
      limit,
    }),
    output: page(block),
    example: {},
  }),
  operation({
    name: 'portal.entries',
    method: 'get',
    path: '/portal/entries',
    summary: 'Lists the work that was done, newest day first, and what it drew',
    audience: 'client',
    permission: 'portal:read',
    input: z.strictObject({
      state: z.enum(['waiting', 'posted', 'reversed']).optional(),
      from: day.optional(),
      to: day.optional(),
      after: cursor,
      limit,
    }),
    output: page(entry),
    example: { from: '2026-03-01', to: '2026-03-31' },
  }),
  operation({
    name: 'portal.why',
    method: 'get',
    path: '/portal/entries/{entry}/why',
    summary: 'Tells why work drew what it drew: every rule, and every block looked at',
    audience: 'client',
    permission: 'portal:read',
    input: z.strictObject({ entry: id }),
    output: z.strictObject({
      entry,
      rules: z.array(rule),
      blocks: z.array(blockLookedAt),
      text: z.string().meta({ description: 'All of it in words' }),
    }),
    example: { entry: '0198c0de-0000-7000-8000-000000000001' },
  }),
  operation({
    name: 'portal.statement',
    method: 'get',
    path: '/portal/statement',
    summary: 'Everything that happened between two days, to be checked',
    audience: 'client',
    permission: 'portal:read',
    input: z.strictObject(period),
    output: statement,
    example: { from: '2026-01-01', to: '2026-06-30' },
  }),
  operation({
    name: 'portal.statement-pdf',
    method: 'get',
    path: '/portal/statement.pdf',
    summary: 'The same as a document to print',
    audience: 'client',
    permission: 'portal:read',
    produces: 'pdf',
    input: z.strictObject(period),
    output: pdfFile,
    example: { from: '2026-01-01', to: '2026-06-30' },
  }),
  operation({
    name: 'portal.invoices',
    method: 'get',
    path: '/portal/invoices',
    summary: 'Lists invoices and credit notes, newest first: all, open, overdue or settled',
    audience: 'client',
    permission: 'portal:read',
    input: z.strictObject({
      state: z.enum(['open', 'overdue', 'settled']).optional(),
      after: cursor,
      limit,
    }),
    output: page(listedInvoice),
    example: { state: 'open' },
  }),
  operation({
    name: 'portal.invoice-pdf',
    method: 'get',
    path: '/portal/invoices/{invoice}/invoice.pdf',
    summary: 'The invoice or credit note as PDF',
    audience: 'client',
    permission: 'portal:read',
    produces: 'pdf',
    input: z.strictObject({ invoice: reference }),
    output: pdfFile,
    example: INVOICE,
  }),
  operation({
    name: 'portal.pay',
    method: 'post',
    path: '/portal/invoices/{invoice}/payment',
    summary: 'Tells where an invoice can be paid',
    audience: 'client',
    permission: 'portal:buy',
    input: z.strictObject({ invoice: reference }),
    output: z.strictObject({ url: z.string(), expiresAt: told.instant }),
    example: INVOICE,
  }),
  operation({
    name: 'portal.offers',
    method: 'get',
    path: '/portal/offers',
    summary: 'Lists what can be bought today, with what it saves',
    audience: 'client',
    permission: 'portal:read',
    input: z.strictObject({}),
    output: offers,
    example: {},
  }),
  operation({
    name: 'portal.buy',
    method: 'post',
    path: '/portal/blocks',
    summary:
      'Buys a block at the price with tax that was offered, on an invoice that can be paid at once',
    audience: 'client',
    permission: 'portal:buy',
    input: z.strictObject({
      product: reference,
      minutes: blockMinutes,
      gross: money.meta({
        description: 'With tax, as it was offered: it is refused when it has changed',
      }),
    }),
    output: z
      .strictObject({
        block: told.id,
        blockName: z.string(),
        invoice: listedInvoice,
        url: z.string().meta({ description: 'Where it can be paid' }),
      })
      .meta({ id: 'PortalPurchase' }),
    example: { product: 'Support hours', minutes: 1200, gross: '2142.00' },
  }),
  operation({
    name: 'portal.held',
    method: 'get',
    path: '/portal/held',
    summary: 'Tells what is held about the client and its contacts, why, and since when',
    audience: 'client',
    permission: 'portal:read',
    input: z.strictObject({}),
    output: held,
    example: {},
  }),
] as const;
