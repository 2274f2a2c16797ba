/** How entries are told, to those of the firm and in the portal. */
import { z } from 'zod';
import { told } from './words.ts';

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
