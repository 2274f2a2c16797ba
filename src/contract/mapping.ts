/** The mapping of `hourbank book --map` and of imports: which column of a foreign CSV is what. */
import { z } from 'zod';
import { type Checked, check } from './complaints.ts';
import { jsonOf, messageOf, NOT_JSON } from './mapping-text.ts';
import { isZone } from './words.ts';

/** Text as a file can have it, and a database keep it. */
const text = z
  .string()
  .refine((given) => given.isWellFormed() && !given.includes('\0'), 'expected well-formed text');

const headings = z.union([text, z.array(text).min(1)]);

const columns = z.strictObject({
  id: headings.optional(),
  client: headings.optional(),
  technician: headings.optional(),
  job: headings.optional(),
  workType: headings.optional(),
  description: headings.optional(),
  startedAt: headings.optional(),
  endedAt: headings.optional(),
  startedOn: headings.optional(),
  startedTime: headings.optional(),
  endedOn: headings.optional(),
  endedTime: headings.optional(),
  workedOn: headings.optional(),
  minutes: headings.optional(),
  hours: headings.optional(),
  duration: headings.optional(),
  breakMinutes: headings.optional(),
  sequence: headings.optional(),
});

/** A mapping as it is written. */
export const mappingSchema = z.strictObject({
  columns: columns.default({}),
  constants: z
    .strictObject({
      client: text.optional(),
      technician: text.optional(),
      job: text.optional(),
      workType: text.optional(),
    })
    .optional(),
  dateFormat: text.optional(),
  timeFormat: text.optional(),
  zone: text.optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']).optional(),
  separator: z.enum([',', ';', '\t']).optional(),
  headingLine: z.int().min(1).max(1000).optional(),
  skipRows: z.array(z.strictObject({ column: text, equals: headings })).optional(),
});

export type MappingFile = z.output<typeof mappingSchema>;

/** Checks a mapping file. What its fields mean is told in docs/book.md. */
export function checkMapping(json: unknown): Checked<MappingFile> {
  return check(mappingSchema, json);
}

/** A mapping written as JSON in a field of an input, for an operation that takes a file. */
export const mappingText = z
  .string()
  .max(20_000)
  .transform((text, context): MappingFile => {
    const json = jsonOf(text);
    const checked: Checked<MappingFile> = json === undefined ? NOT_JSON : checkMapping(json.value);
    if ('complaints' in checked) {
      for (const complaint of checked.complaints) context.addIssue(messageOf(complaint));
      return z.NEVER;
    }
    const { zone } = checked.value;
    if (zone === undefined || isZone(zone)) return checked.value;
    context.addIssue(
      `zone: no time zone is called "${zone}"; expected one such as "Europe/Berlin"`,
    );
    return z.NEVER;
  })
  .meta({ examples: ['{"dateFormat":"DD/MM/YYYY"}'] });
