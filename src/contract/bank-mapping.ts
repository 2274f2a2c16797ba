/** How a bank's CSV is to be read, written as JSON in a field of an input. */
import { z } from 'zod';
import { check } from './complaints.ts';
import { jsonOf, messageOf, NOT_JSON } from './mapping-text.ts';

const text = z
  .string()
  .max(200)
  .refine((given) => given.isWellFormed() && !given.includes('\0'), 'expected well-formed text');

const columns = z.strictObject({
  on: text.optional(),
  valueOn: text.optional(),
  amount: text.optional(),
  credit: text.optional(),
  debit: text.optional(),
  direction: text.optional(),
  currency: text.optional(),
  reference: z.union([text, z.array(text).min(1).max(20)]).optional(),
  payer: text.optional(),
  account: text.optional(),
  ownAccount: text.optional(),
  bankReference: text.optional(),
  status: text.optional(),
});

const mappingSchema = z.strictObject({
  columns: columns.optional(),
  dateFormat: text.optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  currency: text.optional(),
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']).optional(),
  separator: z.enum([',', ';', '\t']).optional(),
  headingLine: z.int().min(1).max(1000).optional(),
});

export type BankMappingGiven = z.output<typeof mappingSchema>;

/** What it does not say is told from the file, as far as that is plain. */
export const bankMappingText = z
  .string()
  .max(20_000)
  .transform((given, context): BankMappingGiven => {
    const json = jsonOf(given);
    const checked = json === undefined ? NOT_JSON : check(mappingSchema, json.value);
    if (!('complaints' in checked)) return checked.value;
    for (const complaint of checked.complaints) context.addIssue(messageOf(complaint));
    return z.NEVER;
  })
  .meta({ examples: ['{"dateFormat":"DD/MM/YYYY"}'] });
