/** The policy file of `hourbank book`: policies in the words of the rules, checked once. */
import { z } from 'zod';
import { parseDecimal, parseRatio } from '../engine/exact.ts';
import { parseCurrency } from '../engine/money.ts';
import { DEFAULT_POLICY, type Policy } from '../engine/policy.ts';
import type { FirmPolicy } from '../engine/terms.ts';
import { type Checked, check } from './complaints.ts';
import { EXPECTED } from './expectations.ts';

const DAYS_EXPECTED = 'expected whole days from 0 to 3650';
const days = z.int(DAYS_EXPECTED).min(0, DAYS_EXPECTED).max(3650, DAYS_EXPECTED);
const minutes = z
  .int(EXPECTED.workedMinutes)
  .min(0, EXPECTED.workedMinutes)
  .max(100_000, EXPECTED.workedMinutes);

/** Nine digits before the point: what is far below this cannot leave the safe integers in a sum. */
const amount = z
  .string('expected an amount as text, such as "100.00"')
  .refine(
    (text) => parseDecimal(text) !== null && /^\d{1,9}(\.|$)/.test(text),
    'expected an amount without a sign, below 1000000000, as text, such as "100.00"',
  );

const HEAVIEST = 100;

function isWeight(text: string): boolean {
  const ratio = parseRatio(text);
  return ratio !== null && ratio.numerator <= HEAVIEST * ratio.denominator;
}

/** How many minutes a billed minute draws (B3). */
export const weight = z.string(EXPECTED.weight).refine((text) => isWeight(text), EXPECTED.weight);

const workType = z.strictObject({
  weight: weight.default('1'),
  standardRatePerHour: amount.nullable().default(null),
  flatFee: amount.nullable().default(null),
  travel: z.boolean().default(false),
});

const increment = z.literal([1, 6, 10, 15, 30], 'expected 1, 6, 10, 15 or 30 minutes');
const rounding = z.enum(['up', 'nearest']);
const roundPer = z.enum(['entry', 'job-day']);
const drawOrder = z.enum(['purchase', 'soonest-expiry']);
const onShortage = z.enum(['overage', 'hold', 'stop']);
const travel = z.enum(['separate', 'drawn', 'free']);

/** What a version of a firm's policy, or of a client's exceptions to it, may set. */
export const policySettings = z.strictObject({
  increment: increment.exactOptional(),
  rounding: rounding.exactOptional(),
  roundPer: roundPer.exactOptional(),
  minimum: minutes.exactOptional(),
  longestEntryMinutes: minutes.exactOptional(),
  drawOrder: drawOrder.exactOptional(),
  lateEntryGraceDays: days.exactOptional(),
  onShortage: onShortage.exactOptional(),
  travel: travel.exactOptional(),
  blockUsable: z.enum(['paid', 'issued', 'proportional']).exactOptional(),
}) satisfies z.ZodType<Partial<FirmPolicy>>;

const policySchema = z.strictObject({
  increment: increment.default(1),
  rounding: rounding.default(DEFAULT_POLICY.rounding),
  roundPer: roundPer.default(DEFAULT_POLICY.roundPer),
  minimum: minutes.default(DEFAULT_POLICY.minimum),
  longestEntryMinutes: minutes.default(DEFAULT_POLICY.longestEntryMinutes),
  drawOrder: drawOrder.default(DEFAULT_POLICY.drawOrder),
  lateEntryGraceDays: days.default(DEFAULT_POLICY.lateEntryGraceDays),
  onShortage: onShortage.default(DEFAULT_POLICY.onShortage),
  standardRatePerHour: amount.nullable().default(DEFAULT_POLICY.standardRatePerHour),
  currency: z
    .string()
    .transform((text, context) => {
      const currency = parseCurrency(text);
      if (currency !== null) return currency;
      context.addIssue(EXPECTED.currency);
      return z.NEVER;
    })
    .nullable()
    .default(DEFAULT_POLICY.currency),
  workTypes: z.record(z.string(), workType).default({}),
  timeZone: z.string().default(DEFAULT_POLICY.timeZone),
  travel: travel.default(DEFAULT_POLICY.travel),
}) satisfies z.ZodType<Policy>;

/** Checks a policy file. Every key may be left out; then `DEFAULT_POLICY` holds. */
export function checkPolicy(json: unknown): Checked<Policy> {
  // Zod drops a key of this name in silence, and a rate or weight would be lost with it.
  if (namesProto(json)) {
    const message = 'no work type can be called __proto__: give it another name';
    return { complaints: [{ kind: 'wrong', at: 'workTypes', message }] };
  }
  return check(policySchema, json);
}

function namesProto(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || !('workTypes' in json)) return false;
  return typeof json.workTypes === 'object' && json.workTypes !== null
    ? Object.hasOwn(json.workTypes, '__proto__')
    : false;
}
