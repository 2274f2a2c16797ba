/** A person's running timer, on all of their devices. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { description, entry, job, workType } from '../entry-words.ts';
import { instant, reference, told, workedMinutes } from '../words.ts';

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

export const timerOperations = [
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
