/** Work that is to be invoiced: told by client, invoiced for all, or taken out. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { cursor, day, flag, limit, page, reason, reference, told } from '../words.ts';

export const unbilledOperations = [
  operation({
    name: 'unbilled.list',
    method: 'get',
    path: '/unbilled',
    summary: 'Lists the clients with work to be invoiced, and what it comes to',
    permission: 'invoices:read',
    input: z.strictObject({ through: day.optional(), after: cursor, limit }),
    output: page(
      z
        .strictObject({
          client: told.id,
          clientName: z.string(),
          currency: told.currency,
          minutes: told.minutes,
          value: told.money,
          minutesWithoutRate: told.minutes.meta({
            description: 'No rate was known for these: set one, and correct their entries',
          }),
          from: told.day,
        })
        .meta({ id: 'Unbilled' }),
    ),
    example: {},
  }),
  operation({
    name: 'unbilled.invoice',
    method: 'post',
    path: '/unbilled/invoices',
    summary: 'Invoices the work of all clients up to a day; done again, it goes on where it ended',
    permission: 'invoices:write',
    input: z.strictObject({
      through: day.optional().meta({ description: 'Left out: the end of last month' }),
      mail: flag,
    }),
    output: z.strictObject({
      through: told.day,
      invoices: z.int(),
      creditNotes: z.int(),
      left: z.array(z.strictObject({ client: z.string(), reason: z.string() })),
    }),
    example: { through: '2026-02-28' },
  }),
  operation({
    name: 'unbilled.settle-elsewhere',
    method: 'post',
    path: '/unbilled/settlements',
    summary: 'Takes work that was invoiced elsewhere out of what is to be invoiced',
    permission: 'invoices:write',
    input: z.strictObject({ client: reference, through: day, reason }),
    output: z.strictObject({ minutes: told.minutes, value: told.money, currency: told.currency }),
    example: { client: 'Alder Dental', through: '2025-12-31', reason: 'Invoiced by hand in 2025' },
  }),
] as const;
