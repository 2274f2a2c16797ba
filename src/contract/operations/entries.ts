/** Entries, from the draft to the posting and its corrections. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { blockLookedAt, entry, rule, technician, times, work, workType } from '../entry-words.ts';
import {
  cursor,
  day,
  id,
  label,
  limit,
  line,
  page,
  prose,
  reason,
  reference,
  told,
} from '../words.ts';

/** What posting would do, and what would be left. */
const preview = z
  .strictObject({ entry, usableMinutesBefore: told.minutes, usableMinutesAfter: told.minutes })
  .meta({ id: 'Preview' });

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
] as const;
