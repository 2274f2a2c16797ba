/** Reports of hours: what was worked and what became of it, by the day of the work. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { told } from '../words.ts';
import { reportPeriod } from './reports.ts';

/** Minutes worked, parted by what became of them; what was reversed counts nowhere. */
const worked = {
  workedMinutes: told.minutes.meta({ description: 'In entries of every state but reversed' }),
  billedMinutes: told.minutes.meta({ description: 'Of what is posted: worked and rounded (B2)' }),
  drawnMinutes: told.minutes.meta({
    description: 'From blocks, weighted (B3); what is not posted draws nothing',
  }),
  overageMinutes: told.minutes.meta({ description: 'Posted and in no block (B6), weighted' }),
  separateMinutes: told.minutes.meta({ description: 'Posted and billed apart: travel (B10)' }),
  waitingMinutes: told.minutes.meta({ description: 'Worked, and waiting' }),
  draftMinutes: told.minutes.meta({ description: 'Worked, and not posted yet' }),
};

const valued = {
  ...worked,
  drawnValue: told.money.meta({ description: 'At what the minutes were bought for (B5)' }),
  overageValue: told.money,
  separateValue: told.money,
  unpricedMinutes: told.minutes.meta({
    description: 'Of overage and what is billed apart: no rate is known, no value is counted',
  }),
};

const hours = z
  .strictObject({
    from: told.day,
    to: told.day,
    months: z.array(
      z.strictObject({
        month: z.string(),
        workType: z.string(),
        currency: told.currency,
        ...valued,
      }),
    ),
    totals: z.array(z.strictObject({ currency: told.currency, ...valued })),
  })
  .meta({ id: 'HoursReport' });

const used = {
  ...worked,
  chargedMinutes: told.minutes.meta({
    description: 'Worked in posted entries that drew from blocks or are charged',
  }),
  freeMinutes: told.minutes.meta({
    description: 'Worked in posted entries that drew nothing and cost nothing',
  }),
};

const utilisation = z
  .strictObject({
    from: told.day,
    to: told.day,
    months: z
      .array(z.strictObject({ month: z.string(), technician: z.string(), ...used }))
      .meta({ description: 'Worked = charged + free + waiting + draft, in every line' }),
    technicians: z.array(z.strictObject({ technician: z.string(), ...used })),
  })
  .meta({ id: 'UtilisationReport' });

export const hoursOperations = [
  operation({
    name: 'report.hours',
    method: 'get',
    path: '/reports/hours',
    summary: 'What was worked, and what became of it, by month and work type',
    permission: 'books:read',
    input: z.strictObject(reportPeriod),
    output: hours,
    example: { from: '2026-01', to: '2026-03' },
  }),
  operation({
    name: 'report.utilisation',
    method: 'get',
    path: '/reports/utilisation',
    summary: 'What technicians worked, and how much of it clients pay for, by month',
    permission: 'books:read',
    input: z.strictObject(reportPeriod),
    output: utilisation,
    example: { from: '2026-01', to: '2026-03' },
  }),
] as const;
