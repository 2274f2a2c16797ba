/** Work: timers and entries, from the draft to the posting and its corrections. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { blockLookedAt, rule, slice } from '../entry-words.ts';
import {
  cursor,
  day,
  id,
  instant,
  label,
  limit,
  line,
  page,
  prose,
  reason,
  reference,
  told,
  workedMinutes,
} from '../words.ts';

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

const entry = z
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

/** What posting would do, and what would be left. */
const preview = z
  .strictObject({ entry, usableMinutesBefore: told.minutes, usableMinutesAfter: told.minutes })
  .meta({ id: 'Preview' });

const timer = z
  .strictObject({
    client: told.id,
    clientName: z.string(),
    job: z.string(),
    workType: z.string(),
    description: z.string(),
    startedAt: told.instant,
    runningMinutes: told.minutes,
  })
  .meta({ id: 'Timer' });

/** When work was done: from clock times, or a day and minutes (B1). */
const times = {
  workedOn: day.optional().meta({ description: 'The day; left out: that of the start, or today' }),
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  breakMinutes: workedMinutes.optional(),
  minutes: workedMinutes.optional().meta({ description: 'Instead of start and end' }),
};

const workType = line(200).meta({ examples: ['remote'] });
const job = label(200).default('');
const description = prose(2000).default('');
const technician = line(200).optional().meta({ description: 'Who worked; left out: yourself' });

const work = { client: reference, workType, job, description, technician, ...times };
const asOverage = z
  .boolean()
  .default(false)
  .meta({ description: 'Nothing waits: what no open block covers is overage' });

const changes = {
  workType: workType.optional(),
  job: label(200).optional(),
  description: prose(2000).optional(),
  technician,
  ...times,
};

export const entryOperations = [
  operation({
    name: 'entry.list',
    method: 'get',
    path: '/entries',
    summary: 'Lists entries, newest day first',
    permission: 'entries:read',
    input: z.strictObject({
      client: reference.optional(),
      state: z.enum(['draft', 'waiting', 'posted', 'reversed']).optional(),
      technician: line(200).optional(),
      from: day.optional(),
      to: day.optional(),
      after: cursor,
      limit,
    }),
    output: page(entry),
    example: { client: 'Alder Dental' },
  }),
  operation({
    name: 'entry.show',
    method: 'get',
    path: '/entries/{entry}',
    summary: 'Shows an entry and what it drew',
    permission: 'entries:read',
    input: z.strictObject({ entry: id }),
    output: entry,
    example: { entry: '0198c0de-0000-7000-8000-000000000001' },
  }),
  operation({
    name: 'entry.log',
    method: 'post',
    path: '/entries',
    summary: 'Logs work as a draft, or posts it at once',
    permission: 'entries:write',
    input: z.strictObject({
      ...work,
      post: z.boolean().default(false).meta({ description: 'Post it at once (entries:post)' }),
      asOverage,
    }),
    output: entry,
    example: { client: 'Alder Dental', workType: 'remote', minutes: 45, post: true },
  }),
  operation({
    name: 'entry.change',
    method: 'patch',
    path: '/entries/{entry}',
    summary: 'Changes a draft or a waiting entry',
    permission: 'entries:write',
    input: z.strictObject({ entry: id, version: z.int().min(1).optional(), ...changes }),
    output: entry,
    example: { entry: '0198c0de-0000-7000-8000-000000000001', minutes: 50 },
  }),
  operation({
    name: 'entry.discard',
    method: 'delete',
    path: '/entries/{entry}',
    summary: 'Discards a draft or a waiting entry',
    permission: 'entries:write',
    input: z.strictObject({ entry: id }),
    output: z.strictObject({ discarded: told.id }),
    example: { entry: '0198c0de-0000-7000-8000-000000000001' },
  }),
  operation({
    name: 'entry.preview',
    method: 'post',
    path: '/entries/preview',
    summary: 'Tells what logging and posting work would do; nothing is kept',
    permission: 'entries:write',
    preview: true,
    input: z.strictObject({ ...work, asOverage }),
    output: preview,
    example: { client: 'Alder Dental', workType: 'remote', minutes: 45 },
  }),
  operation({
    name: 'entry.preview-posting',
    method: 'post',
    path: '/entries/{entry}/preview',
    summary: 'Tells what posting a draft would do; nothing is kept',
    permission: 'entries:write',
    preview: true,
    input: z.strictObject({ entry: id, asOverage }),
    output: preview,
    example: { entry: '0198c0de-0000-7000-8000-000000000001' },
  }),
  operation({
    name: 'entry.post',
    method: 'post',
    path: '/entries/{entry}/posting',
    summary: 'Posts a draft, or a waiting entry',
    permission: 'entries:post',
    input: z.strictObject({ entry: id, version: z.int().min(1).optional(), asOverage }),
    output: entry,
    example: { entry: '0198c0de-0000-7000-8000-000000000001' },
  }),
  operation({
    name: 'entry.post-many',
    method: 'post',
    path: '/entries/postings',
    summary: 'Posts drafts in the order of their work, each by itself: one refused stops no other',
    permission: 'entries:post',
    input: z.strictObject({ entries: z.array(id).min(1).max(500) }),
    output: z.strictObject({
      posted: z.array(entry),
      refused: z.array(z.strictObject({ entry: told.id, code: z.string(), message: z.string() })),
    }),
    example: { entries: ['0198c0de-0000-7000-8000-000000000001'] },
  }),
  operation({
    name: 'entry.reverse',
    method: 'post',
    path: '/entries/{entry}/reversal',
    summary: 'Unwinds a posted entry: its minutes go back to the blocks they came from',
    permission: 'entries:post',
    input: z.strictObject({ entry: id, reason }),
    output: entry,
    example: { entry: '0198c0de-0000-7000-8000-000000000001', reason: 'Logged for another client' },
  }),
  operation({
    name: 'entry.correct',
    method: 'post',
    path: '/entries/{entry}/correction',
    summary: 'Reverses a posted entry and posts a new version of it in its place',
    permission: 'entries:post',
    input: z.strictObject({ entry: id, reason, asOverage, ...changes }),
    output: z.strictObject({ reversed: entry, posted: entry }),
    example: { entry: '0198c0de-0000-7000-8000-000000000001', reason: 'Was 30 min', minutes: 30 },
  }),
  operation({
    name: 'entry.preview-correction',
    method: 'post',
    path: '/entries/{entry}/correction/preview',
    summary: 'Tells what the new version of a posted entry would draw; nothing is kept',
    permission: 'entries:write',
    preview: true,
    input: z.strictObject({ entry: id, asOverage, ...changes }),
    output: preview,
    example: { entry: '0198c0de-0000-7000-8000-000000000001', minutes: 30 },
  }),
  operation({
    name: 'entry.cover',
    method: 'post',
    path: '/entries/{entry}/cover',
    summary: 'Takes overage of a posted entry from a block bought after it, with consent',
    permission: 'blocks:write',
    input: z.strictObject({ entry: id, block: reference, consent: reason }),
    output: entry,
    example: {
      entry: '0198c0de-0000-7000-8000-000000000001',
      block: 'B-2',
      consent: 'Ana Alder by mail of 3 March',
    },
  }),
  operation({
    name: 'entry.why',
    method: 'get',
    path: '/entries/{entry}/why',
    summary: 'Tells why an entry drew what it drew: every rule, and every block looked at',
    permission: 'entries:read',
    input: z.strictObject({ entry: id }),
    output: z.strictObject({
      entry,
      rules: z.array(rule),
      blocks: z.array(blockLookedAt),
      correctedBy: told.id.nullable().meta({ description: 'What took its place; null: nothing' }),
      text: z.string().meta({ description: 'All of it in words' }),
    }),
    example: { entry: '0198c0de-0000-7000-8000-000000000001' },
  }),
  operation({
    name: 'timer.show',
    method: 'get',
    path: '/timer',
    summary: 'Shows your running timer',
    permission: 'entries:read',
    input: z.strictObject({}),
    output: z.strictObject({ timer: timer.nullable() }),
    example: {},
  }),
  operation({
    name: 'timer.start',
    method: 'post',
    path: '/timer',
    summary: 'Starts your timer; one runs at a time',
    permission: 'entries:write',
    input: z.strictObject({
      client: reference,
      workType,
      job,
      description,
      startedAt: instant.optional(),
    }),
    output: timer,
    example: { client: 'Alder Dental', workType: 'remote' },
  }),
  operation({
    name: 'timer.stop',
    method: 'post',
    path: '/timer/stop',
    summary: 'Stops your timer and keeps its time as a draft',
    permission: 'entries:write',
    input: z.strictObject({ endedAt: instant.optional(), breakMinutes: workedMinutes.optional() }),
    output: entry,
    example: {},
  }),
  operation({
    name: 'timer.discard',
    method: 'delete',
    path: '/timer',
    summary: 'Discards your timer',
    permission: 'entries:write',
    input: z.strictObject({}),
    output: z.strictObject({ discarded: z.literal(true) }),
    example: {},
  }),
] as const;
