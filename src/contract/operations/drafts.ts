/** Drafts of invoices: kept, looked at, and issued. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { invoice, RECIPE_EXAMPLE, recipe } from '../invoice-words.ts';
import { cursor, flag, id, limit, page, reference, told } from '../words.ts';

const draftBlock = z.strictObject({
  name: z.string().optional(),
  minutes: told.minutes,
  product: z.string().optional(),
  price: told.money.optional(),
  ratePerHour: told.money.optional(),
  expiresOn: told.day.nullable().optional(),
  workTypes: z.array(z.string()).nullable().optional(),
  taxRate: z.string().nullable().optional(),
  note: z.string(),
});

const draftItem = z.strictObject({
  description: z.string(),
  amount: told.money,
  on: told.day.optional(),
  taxRate: z.string().nullable().optional(),
  includesTax: z.boolean().optional(),
});

const draft = z
  .strictObject({
    id: told.id,
    client: told.id,
    version: z.int(),
    createdAt: told.instant,
    blocks: z.array(draftBlock),
    items: z.array(draftItem),
    unbilledThrough: told.day.nullable(),
    issuedOn: told.day.nullable().meta({ description: 'Null: the day on which it is issued' }),
    dueOn: told.day.nullable().meta({ description: 'Null: as the payment terms say' }),
    note: z.string(),
  })
  .meta({ id: 'InvoiceDraft' });

const listedDraft = draft.extend({ clientName: z.string() }).meta({ id: 'ListedInvoiceDraft' });

export const draftOperations = [
  operation({
    name: 'draft.list',
    method: 'get',
    path: '/invoice-drafts',
    summary: 'Lists the drafts of invoices, newest first',
    permission: 'invoices:read',
    input: z.strictObject({ after: cursor, limit }),
    output: page(listedDraft),
    example: {},
  }),
  operation({
    name: 'draft.add',
    method: 'post',
    path: '/clients/{client}/invoice-drafts',
    summary: 'Keeps a draft of an invoice; it has no number and books nothing',
    permission: 'invoices:write',
    input: z.strictObject({ client: reference, ...recipe }),
    output: draft,
    example: RECIPE_EXAMPLE,
  }),
  operation({
    name: 'draft.change',
    method: 'put',
    path: '/invoice-drafts/{draft}',
    summary: 'Puts other blocks, items and work on a draft',
    permission: 'invoices:write',
    input: z.strictObject({ draft: id, ...recipe }),
    output: draft,
    example: {
      draft: '0198c0de-0000-7000-8000-000000000000',
      items: [{ description: 'Set-up', amount: '250.00' }],
    },
  }),
  operation({
    name: 'draft.show',
    method: 'get',
    path: '/invoice-drafts/{draft}',
    summary: 'Shows what a draft would be if it were issued now',
    permission: 'invoices:read',
    input: z.strictObject({ draft: id }),
    output: z.strictObject({ draft, invoice }),
    example: { draft: '0198c0de-0000-7000-8000-000000000000' },
  }),
  operation({
    name: 'draft.issue',
    method: 'post',
    path: '/invoice-drafts/{draft}/issue',
    summary: 'Issues a draft: it is an invoice then, and a draft no more',
    permission: 'invoices:write',
    input: z.strictObject({ draft: id, mail: flag }),
    output: invoice,
    example: { draft: '0198c0de-0000-7000-8000-000000000000' },
  }),
  operation({
    name: 'draft.discard',
    method: 'delete',
    path: '/invoice-drafts/{draft}',
    summary: 'Discards a draft',
    permission: 'invoices:write',
    input: z.strictObject({ draft: id }),
    output: z.strictObject({ discarded: told.id }),
    example: { draft: '0198c0de-0000-7000-8000-000000000000' },
  }),
] as const;
