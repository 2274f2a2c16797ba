/** Blocks: sold, granted, brought along; paid, extended, reopened, refunded; listed and explained. */
import { z } from 'zod';
import { operation } from '../define.ts';
import {
  blockMinutes,
  cursor,
  day,
  flag,
  limit,
  money,
  name,
  page,
  prose,
  reason,
  reference,
  scope,
  told,
} from '../words.ts';

/** A block as it stands. */
const block = z
  .strictObject({
    id: told.id,
    client: told.id,
    name: z.string(),
    origin: z.enum(['sale', 'grant', 'opening']),
    state: z.enum(['unpaid', 'open', 'used_up', 'expired', 'lapsed']),
    boughtOn: told.day,
    expiresOn: told.day.nullable(),
    workTypes: z.array(z.string()).nullable(),
    currency: told.currency,
    minutes: told.minutes,
    price: told.money,
    ratePerHour: told.money,
    saving: told.money.nullable(),
    paid: told.money,
    invoice: told.id.nullable(),
    openMinutes: told.minutes,
    deficitMinutes: told.minutes,
    drawnMinutes: told.minutes,
    drawnValue: told.money,
    lapsedMinutes: told.minutes,
    lapsedValue: told.money,
    refundedMinutes: told.minutes,
    refundedValue: told.money,
    leftMinutes: told.minutes,
    leftValue: told.money,
    usableMinutes: told.minutes,
    note: z.string(),
  })
  .meta({ id: 'Block' });

/** What one posting moved in a block, and what it left there. */
const movement = z
  .strictObject({
    sequence: z.int(),
    on: told.day,
    kind: z.string(),
    entry: told.id.nullable(),
    technician: z.string().nullable(),
    job: z.string().nullable(),
    description: z.string().nullable(),
    minutes: told.minutes,
    value: told.money,
    leftMinutes: told.minutes,
    leftValue: told.money,
  })
  .meta({ id: 'Movement' });

const blockName = name(100).optional();
const note = prose(2000).default('');
const paths = { client: reference, block: reference };

export const blockOperations = [
  operation({
    name: 'block.list',
    method: 'get',
    path: '/clients/{client}/blocks',
    summary: "Lists a client's blocks in the order of sale, used-up and lapsed ones too",
    permission: 'blocks:read',
    input: z.strictObject({
      client: reference,
      left: flag.meta({ description: 'Only blocks of which something is left' }),
      after: cursor,
      limit,
    }),
    output: page(block),
    example: { client: 'Alder Dental' },
  }),
  operation({
    name: 'block.show',
    method: 'get',
    path: '/clients/{client}/blocks/{block}',
    summary: 'Shows a block and what it was used for, newest first, with the running balance',
    permission: 'blocks:read',
    input: z.strictObject({ ...paths, after: cursor, limit }),
    output: z.strictObject({ block, movements: page(movement) }),
    example: { client: 'Alder Dental', block: 'B-1' },
  }),
  operation({
    name: 'block.sell',
    method: 'post',
    path: '/clients/{client}/blocks',
    summary: 'Sells a block on an invoice: from the catalogue, or with a price or rate of its own',
    permission: 'blocks:write',
    input: z.strictObject({
      client: reference,
      name: blockName,
      minutes: blockMinutes,
      product: reference.optional(),
      price: money.optional(),
      ratePerHour: money.optional(),
      boughtOn: day.optional(),
      expiresOn: day.nullable().optional(),
      workTypes: scope.optional(),
      paid: money
        .optional()
        .meta({ description: 'What has been paid, with tax; left out: all of it; 0: to be paid' }),
      taxRate: name(100)
        .nullable()
        .optional()
        .meta({ description: 'A tax rate; null: none; left out: that of the billing' }),
      note,
      mail: flag.meta({ description: 'Whether the invoice goes out by mail' }),
    }),
    output: block,
    example: { client: 'Alder Dental', minutes: 1200, ratePerHour: '90.00' },
  }),
  operation({
    name: 'block.grant',
    method: 'post',
    path: '/clients/{client}/blocks/grants',
    summary: 'Grants free minutes',
    permission: 'blocks:write',
    input: z.strictObject({
      client: reference,
      name: blockName,
      minutes: blockMinutes,
      boughtOn: day.optional(),
      expiresOn: day.nullable().default(null),
      workTypes: scope.default(null),
      note: reason,
    }),
    output: block,
    example: { client: 'Alder Dental', minutes: 120, note: 'For the trouble in March' },
  }),
  operation({
    name: 'block.bring',
    method: 'post',
    path: '/clients/{client}/blocks/opening',
    summary: 'Brings what is left of a block along from where it was kept before',
    permission: 'blocks:write',
    input: z.strictObject({
      client: reference,
      name: blockName,
      minutes: blockMinutes.meta({ description: 'What is left of it' }),
      value: money.meta({ description: 'What those minutes are worth' }),
      boughtOn: day,
      expiresOn: day.nullable().default(null),
      workTypes: scope.default(null),
      note,
    }),
    output: block,
    example: { client: 'Alder Dental', minutes: 300, value: '450.00', boughtOn: '2025-11-03' },
  }),
  operation({
    name: 'block.pay',
    method: 'post',
    path: '/clients/{client}/blocks/{block}/payments',
    summary: 'Records a payment for a block, which opens it by the policy blockUsable',
    permission: 'blocks:write',
    input: z.strictObject({ ...paths, amount: money, on: day.optional() }),
    output: block,
    example: { client: 'Alder Dental', block: 'B-1', amount: '900.00' },
  }),
  operation({
    name: 'block.extend',
    method: 'post',
    path: '/clients/{client}/blocks/{block}/extension',
    summary: 'Gives a block a later last usable day',
    permission: 'blocks:write',
    input: z.strictObject({ ...paths, expiresOn: day, reason }),
    output: block,
    example: { client: 'Alder Dental', block: 'B-1', expiresOn: '2027-06-30', reason: 'Goodwill' },
  }),
  operation({
    name: 'block.reopen',
    method: 'post',
    path: '/clients/{client}/blocks/{block}/reopening',
    summary: 'Takes back the lapse of a block for some minutes, so that late work may draw them',
    permission: 'blocks:write',
    input: z.strictObject({ ...paths, minutes: blockMinutes, reason }),
    output: block,
    example: { client: 'Alder Dental', block: 'B-1', minutes: 60, reason: 'Work reported late' },
  }),
  operation({
    name: 'block.refund',
    method: 'post',
    path: '/clients/{client}/blocks/{block}/refunds',
    summary: 'Returns unused minutes at what they are worth in their block: an exception',
    permission: 'refunds:write',
    input: z.strictObject({ ...paths, minutes: blockMinutes, reason }),
    output: block,
    example: { client: 'Alder Dental', block: 'B-1', minutes: 60, reason: 'The client moves away' },
  }),
] as const;
