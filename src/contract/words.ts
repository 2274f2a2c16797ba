/** The words of the contract: the fields that operations share, each read once, at the edge. */
import { z } from 'zod';
import { type LocalDate, parseDay } from '../engine/days.ts';
import { minutes as minutesOf } from '../engine/hours.ts';
import { type Currency, parseCurrency } from '../engine/money.ts';
import { zoneOf } from '../engine/zones.ts';

const DAY_EXPECTED = 'expected a day between 1970 and 2199, such as "2026-03-01"';

/** A calendar day. */
export const day = z
  .string(DAY_EXPECTED)
  .regex(/^\d{4}-\d{2}-\d{2}$/, DAY_EXPECTED)
  .meta({ examples: ['2026-03-01'] })
  .transform((text, context): LocalDate => {
    const read = parseDay(text);
    if (read !== null) return read;
    context.addIssue(DAY_EXPECTED);
    return z.NEVER;
  })
  .meta({ format: 'date' });

const INSTANT_EXPECTED = 'expected an instant with its offset, such as "2026-03-01T09:30:00Z"';

/** An instant, in whole seconds since 1970; on a day there is in any time zone. */
export const instant = z.iso
  .datetime({ offset: true, error: INSTANT_EXPECTED })
  .meta({ examples: ['2026-03-01T09:30:00Z'] })
  .transform((text, context): number => {
    const seconds = Math.floor(Date.parse(text) / 1000);
    if (seconds >= EARLIEST_SECONDS && seconds < LATEST_SECONDS) return seconds;
    context.addIssue('expected an instant from 1970-01-02 to 2199-12-30');
    return z.NEVER;
  });

// A day from either end: whatever the time zone, it falls on a day there is.
const EARLIEST_SECONDS = Date.UTC(1970, 0, 2) / 1000;
const LATEST_SECONDS = Date.UTC(2199, 11, 31) / 1000;

const MINUTES_EXPECTED = 'expected whole minutes from 1 to 6000000';

/** Minutes of a block: 100,000 hours at most. */
export const blockMinutes = z
  .int(MINUTES_EXPECTED)
  .min(1, MINUTES_EXPECTED)
  .max(6_000_000, MINUTES_EXPECTED)
  .transform(minutesOf)
  .meta({ unit: 'minutes' });

const WORKED_EXPECTED = 'expected whole minutes from 0 to 100000';

/** Minutes worked. */
export const workedMinutes = z
  .int(WORKED_EXPECTED)
  .min(0, WORKED_EXPECTED)
  .max(100_000, WORKED_EXPECTED)
  .meta({ unit: 'minutes' });

const MONEY_EXPECTED = 'expected an amount below 1000000000 as text, such as "1800.00"';

/** An amount of money in the currency that stands beside it, as a decimal. */
export const money = z
  .string(MONEY_EXPECTED)
  .regex(/^\d{1,9}(\.\d{1,9})?$/, MONEY_EXPECTED)
  .meta({ examples: ['1800.00'], unit: 'money' });

/** A currency of ISO 4217. */
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'expected a currency code in capitals, such as "EUR"')
  .transform((text, context): Currency => {
    const read = parseCurrency(text);
    if (read !== null) return read;
    context.addIssue('expected a currency code in capitals, such as "EUR"');
    return z.NEVER;
  })
  .meta({ examples: ['EUR'] });

/** A time zone of the IANA list. */
export const timeZone = z
  .string()
  .max(64)
  .refine((name) => zoneOf(name) !== null, 'expected a time zone, such as "Europe/Berlin"')
  .meta({ examples: ['Europe/Berlin'] });

/** Text on one line, without control characters, which may be empty. */
export function label(longest: number) {
  return z
    .string()
    .trim()
    .max(longest, `expected at most ${longest} characters`)
    .refine((text) => !/\p{Cc}/u.test(text), 'expected one line without control characters')
    .refine((text) => text.isWellFormed(), 'expected well-formed text');
}

/** The same with something to read. */
export function line(longest: number) {
  return label(longest).min(1, 'expected some text');
}

/**
 * What something may be called by in a path: no id, for what is written so is looked up as one, and
 * neither of the two words that addresses take for a folder.
 */
export function name(longest: number) {
  return line(longest)
    .refine((text) => !ID.test(text), 'expected a name, not something in the form of an id')
    .refine((text) => text !== '.' && text !== '..', 'expected a name of more than dots');
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Text that may be empty and may have several lines. */
export function prose(longest: number) {
  return z
    .string()
    .max(longest, `expected at most ${longest} characters`)
    .refine((text) => !/[^\P{Cc}\n\r\t]/u.test(text), 'expected text without control characters')
    .refine((text) => text.isWellFormed(), 'expected well-formed text');
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
