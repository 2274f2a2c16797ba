/** What invoices say of the firm and of its clients, how they are numbered, and tax rates. */
import { z } from 'zod';
import { LONGEST_PICTURE_CHARACTERS } from '../../engine/documents/picture.ts';
import { prefixFlaw } from '../../engine/numbering.ts';
import { parsePercentage } from '../../engine/tax-rates.ts';
import { operation } from '../define.ts';
import { EXPECTED } from '../expectations.ts';
import { cursor, day, label, limit, line, name, page, prose, reference, told } from '../words.ts';

const taxRate = z
  .strictObject({
    name: z.string(),
    rate: z.string().meta({ description: 'In percent' }),
    label: z.string().meta({ description: 'With {rate} where the percentage stands' }),
    printedLabel: z.string(),
    validFrom: told.day,
  })
  .meta({ id: 'TaxRate' });

const percentage = z
  .string(EXPECTED.percentage)
  .regex(/^\d{1,3}(\.\d{1,3})?$/, EXPECTED.percentage)
  .refine((text) => parsePercentage(text) !== null, EXPECTED.percentage)
  .meta({ examples: ['19'], description: 'In percent, to the thousandth' });

const taxLabel = line(100).refine(
  (text) => !/[{}]/.test(text.replaceAll('{rate}', '')),
  'expected nothing in braces but {rate}',
);

const taxRateOperations = [
  operation({
    name: 'tax-rate.list',
    method: 'get',
    path: '/tax-rates',
    summary: 'Lists the tax rates, by name and day',
    permission: 'catalogue:read',
    input: z.strictObject({ after: cursor, limit }),
    output: page(taxRate),
    example: {},
  }),
  operation({
    name: 'tax-rate.set',
    method: 'put',
    path: '/tax-rates/{taxRate}',
    summary: 'Adds a tax rate, or makes it another percentage from a day on',
    permission: 'catalogue:write',
    input: z.strictObject({
      taxRate: name(100),
      rate: percentage,
      label: taxLabel.optional().meta({
        description:
          'As it is printed, with {rate} where the percentage stands; ' +
          'left out: as before; of a new one, "VAT {rate}"',
      }),
      validFrom: day.optional().meta({
        description: 'Left out: from today on; of the first of its name, for all days',
      }),
    }),
    output: taxRate,
    example: { taxRate: 'standard', rate: '19' },
  }),
] as const;

const PAPERS = ['A4', 'letter'] as const;
const LOGO_TYPES = ['image/png', 'image/jpeg'] as const;

const billing = z
  .strictObject({
    legalName: z.string(),
    address: z.string(),
    taxId: z.string(),
    logo: z.strictObject({ mediaType: z.enum(LOGO_TYPES), sizeBytes: z.int() }).nullable(),
    paymentDetails: z.string(),
    footer: z.string(),
    paymentTermsDays: z.int(),
    monthlyInvoicesDay: z.int().nullable(),
    invoicePrefix: z.string(),
    creditNotePrefix: z.string(),
    pricesIncludeTax: z.boolean(),
    taxRate: z.string().nullable().meta({ description: 'Null: no tax' }),
    paper: z.enum(PAPERS),
  })
  .meta({ id: 'Billing' });

const shownBilling = billing
  .extend({
    logo: z
      .strictObject({
        mediaType: z.enum(LOGO_TYPES),
        sizeBytes: z.int(),
        base64: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'BillingWithLogo' });

/** Text that is printed line by line. */
function printed(longest: number) {
  return prose(longest).transform((text) => text.replaceAll('\r', '').trim());
}

const TERMS_EXPECTED = 'expected whole days from 0 to 365';
const paymentTermsDays = z
  .int(TERMS_EXPECTED)
  .min(0, TERMS_EXPECTED)
  .max(365, TERMS_EXPECTED)
  .meta({ description: 'How many days after its issue an invoice is due' });

const prefix = line(30)
  .superRefine((text, context) => {
    const flaw = prefixFlaw(text);
    if (flaw !== null) context.addIssue(flaw);
  })
  .meta({
    examples: ['INV-{year}-'],
    description: '{year} stands for the year of issue: numbers then start anew each year',
  });

const firmBillingOperations = [
  operation({
    name: 'billing.show',
    method: 'get',
    path: '/billing',
    summary: 'Shows what invoices say of the firm, and how they are numbered and taxed',
    permission: 'firm:read',
    input: z.strictObject({}),
    output: shownBilling,
    example: {},
  }),
  operation({
    name: 'billing.set',
    method: 'patch',
    path: '/billing',
    summary: 'Sets what later invoices say of the firm; what is left out stays as it is',
    permission: 'firm:write',
    input: z.strictObject({
      legalName: line(200)
        .nullable()
        .optional()
        .meta({ description: 'Null: the name of the firm' }),
      address: printed(500).optional(),
      taxId: label(50).optional(),
      logo: z
        .string()
        .max(LONGEST_PICTURE_CHARACTERS, 'expected a picture of at most 256 kB')
        .nullable()
        .optional()
        .meta({ description: 'A PNG or JPEG of at most 256 kB in base64; null takes it away' }),
      paymentDetails: printed(1000)
        .optional()
        .meta({ description: 'Printed line by line: bank, IBAN, BIC' }),
      footer: label(300).optional().meta({ description: 'At the foot of each page' }),
      paymentTermsDays: paymentTermsDays.optional(),
      monthlyInvoicesDay: z
        .int('expected a day of the month from 1 to 28')
        .min(1, 'expected a day of the month from 1 to 28')
        .max(28, 'expected a day of the month from 1 to 28')
        .nullable()
        .optional()
        .meta({
          description:
            'When the work of the month before is invoiced and sent; null: when asked for',
        }),
      invoicePrefix: prefix.optional(),
      creditNotePrefix: prefix.optional(),
      pricesIncludeTax: z.boolean().optional(),
      taxRate: line(100)
        .nullable()
        .optional()
        .meta({ description: 'The rate that lines have by default; null: no tax' }),
      paper: z.enum(PAPERS).optional(),
    }),
    output: billing,
    example: {
      address: 'Hafenstraße 12\n44147 Dortmund\nGermany',
      taxId: 'DE123456788',
      paymentDetails: 'Sparbank Dortmund\nIBAN DE89 3704 0044 0532 0130 00',
      paymentTermsDays: 14,
    },
  }),
] as const;

const treatment = z.enum(['taxed', 'exempt', 'reverse-charge']);

const clientBilling = z
  .strictObject({
    client: told.id,
    legalName: z.string(),
    address: z.string(),
    taxId: z.string(),
    taxTreatment: treatment,
    taxNote: z.string().meta({ description: 'Printed where no tax is charged; else empty' }),
    paymentTermsDays: z.int().nullable().meta({ description: "Null: the firm's" }),
    mails: z.array(z.string()),
    invoicesGoTo: z
      .array(z.string())
      .meta({ description: 'These mails, or else those of the contacts for billing' }),
  })
  .meta({ id: 'ClientBilling' });

const MAILS_EXPECTED = 'expected each mail at most once';

const clientBillingOperations = [
  operation({
    name: 'client-billing.show',
    method: 'get',
    path: '/clients/{client}/billing',
    summary: 'Shows what invoices say of a client, its tax treatment, and where they go',
    permission: 'clients:read',
    input: z.strictObject({ client: reference }),
    output: clientBilling,
    example: { client: 'Alder Dental' },
  }),
  operation({
    name: 'client-billing.set',
    method: 'patch',
    path: '/clients/{client}/billing',
    summary: 'Sets what later invoices say of a client; what is left out stays as it is',
    permission: 'clients:write',
    input: z.strictObject({
      client: reference,
      legalName: line(200)
        .nullable()
        .optional()
        .meta({ description: 'Null: the name of the client' }),
      address: printed(500).optional(),
      taxId: label(50).optional(),
      taxTreatment: treatment.optional(),
      taxNote: line(500).nullable().optional().meta({
        description: 'Why no tax is charged; null: the usual words for the treatment',
      }),
      paymentTermsDays: paymentTermsDays
        .nullable()
        .optional()
        .meta({ description: "How many days after its issue an invoice is due; null: the firm's" }),
      mails: z
        .array(z.email('expected a mail address').max(254))
        .max(10, 'expected at most 10 mails')
        .refine((mails) => new Set(mails).size === mails.length, MAILS_EXPECTED)
        .optional()
        .meta({ description: 'Where invoices go; an empty list: to the contacts for billing' }),
    }),
    output: clientBilling,
    example: {
      client: 'Alder Dental',
      legalName: 'Alder Dental GmbH',
      address: 'Kaiserstraße 4\n44135 Dortmund\nGermany',
      taxTreatment: 'taxed',
    },
  }),
] as const;

export const billingOperations = [
  ...taxRateOperations,
  ...firmBillingOperations,
  ...clientBillingOperations,
] as const;
