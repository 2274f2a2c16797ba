/** What is sold and how work counts: work types, rates, products with their tiers. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { weight } from '../policy.ts';
import {
  blockMinutes,
  currency,
  cursor,
  day,
  limit,
  line,
  money,
  name,
  page,
  prose,
  reference,
  scope,
  told,
} from '../words.ts';

const workType = z
  .strictObject({
    name: z.string(),
    weight: z.string(),
    travel: z.boolean(),
    validFrom: told.day,
  })
  .meta({ id: 'WorkType' });

const rate = z
  .strictObject({
    workType: z.string().nullable().meta({ description: 'Null: all without a rate of their own' }),
    currency: told.currency,
    validFrom: told.day,
    ratePerHour: told.money.nullable(),
    flatFee: told.money.nullable(),
  })
  .meta({ id: 'Rate' });

const tier = z
  .strictObject({
    minutes: told.minutes,
    currency: told.currency,
    price: told.money,
    ratePerHour: told.money,
    validityMonths: z.int().nullable(),
    validFrom: told.day,
  })
  .meta({ id: 'Tier' });

const product = z
  .strictObject({
    id: told.id,
    name: z.string(),
    description: z.string(),
    workTypes: z.array(z.string()).nullable(),
    withdrawnOn: told.day.nullable(),
    tiers: z.array(tier),
  })
  .meta({ id: 'Product' });

const VALIDITY_EXPECTED = 'expected whole months from 1 to 240';
const validityMonths = z
  .int(VALIDITY_EXPECTED)
  .min(1, VALIDITY_EXPECTED)
  .max(240, VALIDITY_EXPECTED)
  .nullable()
  .default(null)
  .meta({ description: 'Null: its blocks never expire' });

const startsOn = day
  .optional()
  .meta({ description: 'Left out: from today on; of the first of its kind, for all days' });

/** What a client can buy today; the portal tells it, too. */
export const offers = z.strictObject({
  items: z.array(
    z.strictObject({
      product: z.string(),
      workTypes: z.array(z.string()).nullable(),
      minutes: told.minutes,
      currency: told.currency,
      price: told.money.meta({ description: 'As the firm writes its prices' }),
      tax: told.money.meta({ description: 'On an invoice of today' }),
      gross: told.money.meta({ description: 'What an invoice of today comes to, with tax' }),
      ratePerHour: told.money,
      standardRatePerHour: told.money.nullable(),
      saving: told.money.nullable(),
      expiresOn: told.day.nullable(),
    }),
  ),
});

export const catalogueOperations = [
  operation({
    name: 'work-type.list',
    method: 'get',
    path: '/work-types',
    summary: 'Lists the work types with their terms, by name and day',
    permission: 'catalogue:read',
    input: z.strictObject({ after: cursor, limit }),
    output: page(workType),
    example: {},
  }),
  operation({
    name: 'work-type.set',
    method: 'put',
    path: '/work-types/{workType}',
    summary: 'Adds a work type, or gives it other terms from a day on',
    permission: 'catalogue:write',
    input: z.strictObject({
      workType: line(200),
      weight: weight.optional().meta({ description: 'Left out: as before; of a new one, 1' }),
      travel: z.boolean().optional().meta({ description: 'Left out: as before; of a new one, no' }),
      validFrom: startsOn,
    }),
    output: workType,
    example: { workType: 'after hours', weight: '3/2' },
  }),
  operation({
    name: 'rate.list',
    method: 'get',
    path: '/rates',
    summary: 'Lists the standard rates, by work type, currency and day',
    permission: 'catalogue:read',
    input: z.strictObject({ after: cursor, limit }),
    output: page(rate),
    example: {},
  }),
  operation({
    name: 'rate.set',
    method: 'put',
    path: '/rates',
    summary: 'Sets a standard rate from a day on: of one work type, or of all others',
    permission: 'catalogue:write',
    input: z.strictObject({
      workType: line(200).nullable().default(null),
      currency: currency.optional().meta({ description: "Left out: the firm's" }),
      validFrom: startsOn,
      ratePerHour: money.nullable().default(null),
      flatFee: money
        .nullable()
        .default(null)
        .meta({ description: 'What one entry of travel costs, whatever its minutes' }),
    }),
    output: rate,
    example: { ratePerHour: '100.00' },
  }),
  operation({
    name: 'product.list',
    method: 'get',
    path: '/products',
    summary: 'Lists the block products by name, with all their prices, withdrawn ones too',
    permission: 'catalogue:read',
    input: z.strictObject({ after: cursor, limit }),
    output: page(product),
    example: {},
  }),
  operation({
    name: 'product.add',
    method: 'post',
    path: '/products',
    summary: 'Adds a block product',
    permission: 'catalogue:write',
    input: z.strictObject({
      name: name(200),
      description: prose(2000).default(''),
      workTypes: scope.default(null),
    }),
    output: product,
    example: { name: 'Support hours' },
  }),
  operation({
    name: 'product.withdraw',
    method: 'post',
    path: '/products/{product}/withdrawal',
    summary: 'Takes a product out of sale; blocks sold stay as they are',
    permission: 'catalogue:write',
    input: z.strictObject({ product: reference }),
    output: product,
    example: { product: 'Support hours' },
  }),
  operation({
    name: 'product.restore',
    method: 'post',
    path: '/products/{product}/restoration',
    summary: 'Puts a withdrawn product back on sale',
    permission: 'catalogue:write',
    input: z.strictObject({ product: reference }),
    output: product,
    example: { product: 'Support hours' },
  }),
  operation({
    name: 'tier.set',
    method: 'put',
    path: '/products/{product}/tiers',
    summary: 'Sets the price of a tier from a day on; no block sold is touched',
    permission: 'catalogue:write',
    input: z.strictObject({
      product: reference,
      minutes: blockMinutes,
      price: money.optional().meta({ description: 'Either this, or the rate an hour' }),
      ratePerHour: money.optional(),
      currency: currency.optional().meta({ description: "Left out: the firm's" }),
      validityMonths,
      validFrom: day.optional().meta({ description: 'Left out: from today on' }),
    }),
    output: product,
    example: { product: 'Support hours', minutes: 1200, ratePerHour: '90.00', validityMonths: 12 },
  }),
  operation({
    name: 'offer.list',
    method: 'get',
    path: '/clients/{client}/offers',
    summary: 'Lists what a client can buy today, with what it saves; nothing when it is archived',
    permission: 'catalogue:read',
    input: z.strictObject({ client: reference }),
    output: offers,
    example: { client: 'Alder Dental' },
  }),
] as const;
