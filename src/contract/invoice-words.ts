/** What invoices and drafts of them have in common: what they are made of, and how they are told. */
import { z } from 'zod';
import { blockMinutes, day, line, money, name, prose, reference, scope, told } from './words.ts';

const lineTold = z
  .strictObject({
    line: z.int(),
    kind: z.enum(['block', 'overage', 'travel', 'project', 'correction']),
    description: z.string(),
    on: told.day.nullable(),
    minutes: told.minutes.nullable(),
    ratePerHour: told.money.nullable(),
    block: told.id.nullable(),
    entry: told.id.nullable(),
    creditsLine: z.int().nullable(),
    taxRate: z.string().nullable(),
    taxPercent: z.string().nullable(),
    net: told.money,
    tax: told.money,
    gross: told.money,
  })
  .meta({ id: 'InvoiceLine' });

const heading = {
  id: told.id,
  label: z.string(),
  kind: z.enum(['invoice', 'credit-note']),
  state: z.enum(['open', 'overdue', 'paid', 'credited', 'issued']),
  client: told.id,
  clientName: z.string(),
  issuedOn: told.day,
  dueOn: told.day.nullable(),
  currency: told.currency,
  net: told.money,
  tax: told.money,
  gross: told.money,
  paid: told.money,
  credited: told.money,
  open: told.money,
  credits: told.id.nullable(),
  reason: z.string(),
};

/** A document as lists tell it. */
export const listedInvoice = z.strictObject(heading).meta({ id: 'ListedInvoice' });

const taxTold = z
  .strictObject({ label: z.string(), percent: z.string(), net: told.money, tax: told.money })
  .meta({ id: 'InvoiceTax' });

/** A document with its lines. */
export const invoice = z
  .strictObject({ ...heading, lines: z.array(lineTold), taxes: z.array(taxTold) })
  .meta({ id: 'Invoice' });

const rateName = name(100)
  .nullable()
  .optional()
  .meta({ description: 'A tax rate; null: none; left out: that of the billing' });

const block = z.strictObject({
  name: name(100).optional(),
  minutes: blockMinutes,
  product: reference.optional(),
  price: money.optional(),
  ratePerHour: money.optional(),
  expiresOn: day.nullable().optional(),
  workTypes: scope.optional(),
  taxRate: rateName,
  note: prose(2000).default(''),
});

const item = z.strictObject({
  description: line(500),
  amount: money,
  on: day.optional().meta({ description: 'The day of the work; left out: that of the invoice' }),
  taxRate: rateName,
  includesTax: z
    .boolean()
    .optional()
    .meta({ description: 'Whether the amount includes tax; left out: as the billing says' }),
});

/** What an invoice is to be made of. */
export const recipe = {
  blocks: z.array(block).max(50).default([]),
  items: z.array(item).max(200).default([]),
  unbilledThrough: day
    .nullable()
    .default(null)
    .meta({ description: 'Work to be invoiced goes on it, booked up to this day; null: none' }),
  issuedOn: day.optional().meta({ description: 'Left out: today' }),
  dueOn: day.optional().meta({ description: 'Left out: as the payment terms say' }),
  note: prose(2000).default('').meta({ description: 'Printed above the lines' }),
};

export const RECIPE_EXAMPLE = {
  client: 'Alder Dental',
  blocks: [{ minutes: 1200, ratePerHour: '90.00' }],
};
