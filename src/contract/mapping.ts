/** The mapping file of `hourbank book --map`: which column of a foreign CSV is what. */
import { z } from 'zod';

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

/** Its fields are told in docs/book.md; its meaning is in formats/mapping.ts. */
export const mappingSchema = z.strictObject({
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
  skipRows: z
    .array(z.strictObject({ column: z.string(), equals: headings }))
    .optional(),
});
