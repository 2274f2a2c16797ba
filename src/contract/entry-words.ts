/** How entries are told, to those of the firm and in the portal, and how work is given. */
import { z } from 'zod';
import { day, instant, label, line, prose, reference, told, workedMinutes } from './words.ts';

/** What an entry drew from one block. */
export const slice = z.strictObject({
  block: told.id,
  blockName: z.string(),
  minutes: told.minutes,
  value: told.money,
});

/** A rule that was looked at. */
export const rule = z.strictObject({
  rule: z.string(),
  outcome: z.string(),
  says: z.string().meta({ description: 'The same in words' }),
});

/** A block that was looked at for an entry, and what became of it. */
export const blockLookedAt = z.strictObject({
  block: told.id,
  name: z.string(),
  verdict: z.enum([
    'drawn',
    'would_be_drawn',
    'out_of_scope',
    'bought_later',
    'expired',
    'used_up',
    'not_open',
    'not_needed',
  ]),
  minutes: told.minutes,
  value: told.money,
  leftMinutesBefore: told.minutes,
});

/** What posting an entry did, or would do. */
const outcome = z.strictObject({
  coverage: z.enum(['block', 'separate', 'waiting']),
  billedMinutes: told.minutes,
  drawnMinutes: told.minutes,
  draws: z.array(slice),
  overageMinutes: told.minutes,
  overageValue: told.money.nullable(),
  separateMinutes: told.minutes,
  separateValue: told.money.nullable(),
  waitsFor: z.array(z.string()),
  decision: z.array(rule),
  policyVersions: z.strictObject({ firm: z.int(), client: z.int() }),
  postedAt: told.instant,
  postedBy: z.string(),
  /** Its place in the client's journal, and that of its reversal. */
  journal: z.int().nullable(),
  reversal: z.int().nullable(),
});

/** An entry, and what became of it. */
export const entry = z
  .strictObject({
    id: told.id,
    client: told.id,
    clientName: z.string(),
    technician: z.string(),
    job: z.string(),
    workType: z.string(),
    description: z.string(),
    workedOn: told.day,
    startedAt: told.instant.nullable(),
    endedAt: told.instant.nullable(),
    workedMinutes: told.minutes,
    state: z.enum(['draft', 'waiting', 'posted', 'reversed']),
    version: z.int(),
    source: z.string(),
    sourceId: z.string(),
    corrects: told.id.nullable(),
    currency: told.currency,
    outcome: outcome.nullable(),
  })
  .meta({ id: 'Entry' });

/** When work was done: from clock times, or a day and minutes (B1). */
export const times = {
  workedOn: day.optional().meta({ description: 'The day; left out: that of the start, or today' }),
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  breakMinutes: workedMinutes.optional(),
  minutes: workedMinutes.optional().meta({ description: 'Instead of start and end' }),
};

/** What is given of work. */
export const workType = line(200).meta({ examples: ['remote'] });
export const job = label(200).default('');
export const description = prose(2000).default('');
export const technician = line(200)
  .optional()
  .meta({ description: 'Who worked; left out: yourself' });

export const work = { client: reference, workType, job, description, technician, ...times };
