/** The policy file of `hourbank book`: policies in the words of the rules, checked once. */
import { z } from 'zod';
import { parseDecimal, parseRatio } from '../engine/exact.ts';
import { parseCurrency } from '../engine/money.ts';
import { DEFAULT_POLICY, type Policy } from '../engine/policy.ts';
import { type Checked, check } from './complaints.ts';

const days = z.int().min(0).max(3650);
const minutes = z.int().min(0).max(100_000);

const amount = z
  .string()
  .refine((text) => parseDecimal(text) !== null, 'expected an amount as text, such as "100.00"');

const workType = z.strictObject({
  weight: z
    .string()
    .refine((text) => parseRatio(text) !== null, 'expected a ratio as text, such as "3/2" or "1"')
    .default('1'),
  standardRatePerHour: amount.nullable().default(null),
  flatFee: amount.nullable().default(null),
  travel: z.boolean().default(false),
});

const policySchema = z.strictObject({
  increment: z.literal([1, 6, 10, 15, 30], 'expected 1, 6, 10, 15 or 30 minutes').default(1),
  rounding: z.enum(['up', 'nearest']).default(DEFAULT_POLICY.rounding),
  roundPer: z.enum(['entry', 'job-day']).default(DEFAULT_POLICY.roundPer),
  minimum: minutes.default(DEFAULT_POLICY.minimum),
  longestEntryMinutes: minutes.default(DEFAULT_POLICY.longestEntryMinutes),
  drawOrder: z.enum(['purchase', 'soonest-expiry']).default(DEFAULT_POLICY.drawOrder),
  lateEntryGraceDays: days.default(DEFAULT_POLICY.lateEntryGraceDays),
  onShortage: z.enum(['overage', 'hold', 'stop']).default(DEFAULT_POLICY.onShortage),
  standardRatePerHour: amount.nullable().default(DEFAULT_POLICY.standardRatePerHour),
  currency: z
    .string()
    .transform((text, context) => {
      const currency = parseCurrency(text);
      if (currency !== null) return currency;
      context.addIssue('expected a currency code in capitals, such as "EUR"');
      return z.NEVER;
    })
    .nullable()
    .default(DEFAULT_POLICY.currency),
  workTypes: z.record(z.string(), workType).default({}),
  timeZone: z.string().default(DEFAULT_POLICY.timeZone),
  travel: z.enum(['separate', 'drawn', 'free']).default(DEFAULT_POLICY.travel),
}) satisfies z.ZodType<Policy>;

/** Checks a policy file. Every key may be left out; then `DEFAULT_POLICY` holds. */
export function checkPolicy(json: unknown): Checked<Policy> {
  return check(policySchema, json);
}
