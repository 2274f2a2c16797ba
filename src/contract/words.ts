/** The words of the contract: the fields that operations share, each read once, at the edge. */
import { z } from 'zod';
import { type LocalDate, parseDay } from '../engine/days.ts';
import { minutes as minutesOf } from '../engine/hours.ts';
import { type Currency, parseCurrency } from '../engine/money.ts';
import { zoneOf } from '../engine/zones.ts';
import { EXPECTED } from './expectations.ts';

/** A calendar day. */
export const day = z
  .string(EXPECTED.day)
  .regex(/^\d{4}-\d{2}-\d{2}$/, EXPECTED.day)
  .meta({ examples: ['2026-03-01'] })
  .transform((text, context): LocalDate => {
    const read = parseDay(text);
    if (read !== null) return read;
    context.addIssue(EXPECTED.day);
    return z.NEVER;
  })
  .meta({ format: 'date' });

/** An instant, in whole seconds since 1970; on a day there is in any time zone. */
export const instant = z.iso
  .datetime({ offset: true, error: EXPECTED.instant })
  .meta({ examples: ['2026-03-01T09:30:00Z'] })
  .transform((text, context): number => {
    const seconds = Math.floor(Date.parse(text) / 1000);
    if (seconds >= EARLIEST_SECONDS && seconds < LATEST_SECONDS) return seconds;
    context.addIssue(EXPECTED.instantThereIs);
    return z.NEVER;
  });

// A day from either end: whatever the time zone, it falls on a day there is.
const EARLIEST_SECONDS = Date.UTC(1970, 0, 2) / 1000;
const LATEST_SECONDS = Date.UTC(2199, 11, 31) / 1000;

/** Minutes of a block: 100,000 hours at most. */
export const blockMinutes = z
  .int(EXPECTED.blockMinutes)
  .min(1, EXPECTED.blockMinutes)
  .max(6_000_000, EXPECTED.blockMinutes)
  .transform(minutesOf)
  .meta({ unit: 'minutes' });

/** Minutes worked. */
export const workedMinutes = z
  .int(EXPECTED.workedMinutes)
  .min(0, EXPECTED.workedMinutes)
  .max(100_000, EXPECTED.workedMinutes)
  .meta({ unit: 'minutes' });

/** An amount of money in the currency that stands beside it, as a decimal. */
export const money = z
  .string(EXPECTED.money)
  .regex(/^\d{1,9}(\.\d{1,9})?$/, EXPECTED.money)
  .meta({ examples: ['1800.00'], unit: 'money' });

/** A currency of ISO 4217. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, EXPECTED.currency)
  .transform((text, context): Currency => {
    const read = parseCurrency(text);
    if (read !== null) return read;
    context.addIssue(EXPECTED.currency);
    return z.NEVER;
  })
  .meta({ examples: ['EUR'] });

/** Whether a zone is called so. */
export function isZone(name: string): boolean {
  return zoneOf(name) !== null;
}

/** A time zone of the IANA list. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isZone, 'expected a time zone, such as "Europe/Berlin"')
  .meta({ examples: ['Europe/Berlin'] });

/** Text on one line, without control characters, which may be empty. */
export function label(longest: number) {
  return z
    .string()
    .trim()
    .max(longest, `expected at most ${longest} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), EXPECTED.oneLine)
    .refine((text) => text.isWellFormed(), EXPECTED.wellFormed);
}

/** The same with something to read. */
export function line(longest: number) {
  return label(longest).min(1, EXPECTED.someText);
}

/**
 * What something may be called by in a path: no id, for what is written so is looked up as one, and
 * neither of the two words that addresses take for a folder.
 */
export function name(longest: number) {
  return line(longest)
    .refine((text) => !ID.test(text), EXPECTED.noId)
    .refine((text) => text !== '.' && text !== '..', 'expected a name of more than dots');
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Text that may be empty and may have several lines. */
export function prose(longest: number) {
  return z
    .string()
    .max(longest, `expected at most ${longest} characters`)
    .refine((text) => !/[^\P{Cc}\n\r\t]/u.test(text), EXPECTED.readable)
    .refine((text) => text.isWellFormed(), EXPECTED.wellFormed);
}

/** A name or an id: whatever something is called by. */
export const reference = line(200).meta({ examples: ['Alder Dental'] });

/** Why something is done that is not everyday's. */
export const reason = line(500).meta({ examples: ['Agreed on the phone with Kim'] });

/** The id of a row, made by the app. */
export const id = z.uuid('expected an id, such as "0198c0de-0000-7000-8000-000000000000"');

/** Work types something is limited to; none: not limited (A7). */
export const scope = z.array(line(200)).min(1).max(100).nullable();

const LIMIT_EXPECTED = 'expected a whole number from 1 to 500';

/** How many of a list are asked for. */
export const limit = z
  .union(
    [
      z.int(),
      z
        .string()
        .regex(/^\d{1,4}$/)
        .transform(Number),
    ],
    LIMIT_EXPECTED,
  )
  .pipe(z.int().min(1, LIMIT_EXPECTED).max(500, LIMIT_EXPECTED))
  .default(50)
  .meta({ wire: { type: 'integer', minimum: 1, maximum: 500, default: 50 } });

/** Where a list goes by names, its key holds one, of up to 200 characters of several bytes each. */
const LONGEST_CURSOR = 4000;

/** Where a page of a list begins: what the page before said is next. */
export const cursor = z
  .string()
  .max(LONGEST_CURSOR)
  .optional()
  .meta({ description: 'Where the page begins: what the page before it said is next' });

/** Yes or no, also where there is only text to say it with. */
export const flag = z
  .union([z.boolean(), z.stringbool()], 'expected true or false')
  .default(false)
  .meta({ wire: { type: 'boolean', default: false } });

/** A page of a list. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    /** Ask for this `after` to go on; null at the end. */
    next: z.string().nullable(),
  });
}

/** What an output says: days, instants and amounts as text, minutes as whole numbers. */
export const told = {
  day: z.string().meta({ format: 'date' }),
  instant: z.string().meta({ format: 'date-time' }),
  minutes: z.int().meta({ unit: 'minutes' }),
  money: z.string().meta({ unit: 'money' }),
  currency: z.string(),
  id: z.string(),
} as const;
