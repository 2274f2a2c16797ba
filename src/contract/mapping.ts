/** The mapping file of `hourbank book --map`: which column of a foreign CSV is what. */
import { z } from 'zod';
import { type Checked, check } from './complaints.ts';

const headings = z.union([z.string(), z.array(z.string()).min(1)]);

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

const mappingSchema = z.strictObject({
  columns: columns.default({}),
  constants: z
    .strictObject({
      client: z.string().optional(),
      technician: z.string().optional(),
      job: z.string().optional(),
      workType: z.string().optional(),
    })
    .optional(),
  dateFormat: z.string().optional(),
  timeFormat: z.string().optional(),
  zone: z.string().optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']).optional(),
  separator: z.enum([',', ';', '\t']).optional(),
  headingLine: z.int().min(1).max(1000).optional(),
  skipRows: z.array(z.strictObject({ column: z.string(), equals: headings })).optional(),
});

export type MappingFile = z.output<typeof mappingSchema>;

/** Checks a mapping file. What its fields mean is told in docs/book.md. */
export function checkMapping(json: unknown): Checked<MappingFile> {
  return check(mappingSchema, json);
}
