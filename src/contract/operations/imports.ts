/** Imports: blocks and entries from the files of other programs. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { mappingSchema, mappingText } from '../mapping.ts';
import { cursor, flag, id, limit, line, page, told } from '../words.ts';

const progress = {
  kind: z.enum(['blocks', 'entries']),
  fileName: z.string(),
  state: z.enum(['running', 'done']).meta({
    description:
      'One that is running and has not changed for a minute was interrupted: import the file again',
  }),
  rowsRead: z.int(),
  rowsBooked: z.int(),
  rowsKnown: z.int().meta({ description: 'Imported before: left as they are' }),
  rowsRefused: z.int(),
  startedAt: told.instant,
  changedAt: told.instant,
};

const imported = z
  .strictObject({
    id: told.id.nullable().meta({ description: 'Null for a dry run: it is not kept' }),
    ...progress,
    dryRun: z.boolean(),
    newClients: z.array(z.string()),
    newWorkTypes: z.array(z.string()),
    refused: z
      .array(
        z.strictObject({
          line: z.int(),
          id: z.string().nullable(),
          code: z.string(),
          message: z.string(),
        }),
      )
      .meta({ description: 'The first 1,000, by line' }),
    warnings: z.array(z.string()).meta({ description: 'The first 1,000' }),
  })
  .meta({ id: 'Import' });

const listed = z.strictObject({ id: told.id, ...progress }).meta({ id: 'ImportProgress' });

const reading = z
  .strictObject({
    fileName: z.string(),
    kind: z.enum(['blocks', 'entries']).nullable().meta({
      description: 'What the file is taken for; null when its columns have to be named first',
    }),
    format: z
      .string()
      .nullable()
      .meta({ description: 'The known format, such as Toggl Track; null: none' }),
    headings: z.array(z.string()),
    headingLine: z.int(),
    rows: z.array(z.array(z.string())).meta({ description: 'The first five, cell by cell' }),
    encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']),
    separator: z.enum([',', ';', '\t', '|']),
    mapping: mappingSchema.nullable().meta({
      description:
        'Of entries: known, given, or proposed by the headings. As import.entries takes it',
    }),
    dateFormats: z.array(z.string()).meta({
      description: 'How the days of the file may be meant, where they are not written YYYY-MM-DD',
    }),
    open: z
      .string()
      .nullable()
      .meta({ description: 'What is to be decided before it can be imported; null: nothing' }),
  })
  .meta({ id: 'FileReading' });

const dryRun = flag.meta({ description: 'Tell what would come of it; nothing is kept' });
const addClients = flag.meta({
  description: 'Add the clients that are not there yet (clients:write)',
});
const addWorkTypes = flag.meta({
  description: 'Add the work types that are not there yet, of weight 1 (catalogue:write)',
});

export const importOperations = [
  operation({
    name: 'import.read',
    method: 'post',
    path: '/imports/reading',
    summary: 'Looks at the beginning of a file: what it is taken for, and which column is what',
    permission: 'imports:write',
    body: 'file',
    preview: true,
    input: z.strictObject({
      fileName: line(200).default('file.csv'),
      mapping: mappingText.optional().meta({
        description: 'What is settled already, as JSON: columns, encoding, separator, heading line',
      }),
    }),
    output: reading,
    example: { fileName: 'toggl.csv' },
  }),
  operation({
    name: 'import.blocks',
    method: 'post',
    path: '/imports/blocks',
    summary: 'Imports sold blocks from CSV; rows imported before are left as they are',
    permission: 'imports:write',
    body: 'file',
    input: z.strictObject({
      fileName: line(200).default('blocks.csv'),
      dryRun,
      addClients,
      addWorkTypes,
    }),
    output: imported,
    example: { fileName: 'blocks.csv', dryRun: true },
  }),
  operation({
    name: 'import.entries',
    method: 'post',
    path: '/imports/entries',
    summary: "Imports and posts time from a time tracker's CSV; what was imported before is left",
    permission: 'imports:write',
    body: 'file',
    input: z.strictObject({
      fileName: line(200).default('entries.csv'),
      source: line(100).default('import').meta({
        description:
          'Where the ids of the file are from: the same source and id are the same entry',
      }),
      mapping: mappingText
        .optional()
        .meta({ description: 'Which column is what, as JSON, as for hourbank book' }),
      dryRun,
      addClients,
      addWorkTypes,
    }),
    output: imported,
    example: { fileName: 'toggl.csv', source: 'toggl', dryRun: true },
  }),
  operation({
    name: 'import.list',
    method: 'get',
    path: '/imports',
    summary: 'Lists imports with their progress, newest first',
    permission: 'imports:read',
    input: z.strictObject({ after: cursor, limit }),
    output: page(listed),
    example: {},
  }),
  operation({
    name: 'import.show',
    method: 'get',
    path: '/imports/{import}',
    summary: 'Shows an import, its progress and what was refused',
    permission: 'imports:read',
    input: z.strictObject({ import: id }),
    output: imported,
    example: { import: '0198c0de-0000-7000-8000-000000000003' },
  }),
] as const;
