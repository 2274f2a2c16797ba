/** What is sold and how work counts: work types, rates, products with their tiers. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { weight } from '../policy.ts';
import {
  blockMinutes,
  currency,
  day,
  line,
  money,
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

const validityMonths = z.int().min(1).max(240).nullable().default(null);

export const catalogueOperations = [
  operation({
    name: 'work-type.list',
    method: 'get',
    path: '/work-types',
    summary: 'Lists the work types with their terms, by day',
    permission: 'catalogue:read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(workType) }),
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
      weight: weight.default('1'),
      travel: z.boolean().default(false),
      validFrom: day.optional().meta({ description: 'Left out: from the first day on' }),
    }),
    output: workType,
    example: { workType: 'after hours', weight: '3/2' },
  }),
  operation({
    name: 'rate.list',
    method: 'get',
    path: '/rates',
    summary: 'Lists the standard rates, by day',
    permission: 'catalogue:read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(rate) }),
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
      currency: currency.optional(),
      validFrom: day.optional().meta({ description: 'Left out: from the first day on' }),
      ratePerHour: money.nullable().default(null),
      flatFee: money.nullable().default(null),
    }),
    output: rate,
    example: { ratePerHour: '100.00' },
  }),
  operation({
    name: 'product.list',
    method: 'get',
    path: '/products',
    summary: 'Lists the block products with their tiers',
    permission: 'catalogue:read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(product) }),
    example: {},
  }),
  operation({
    name: 'product.add',
    method: 'post',
    path: '/products',
    summary: 'Adds a block product',
    permission: 'catalogue:write',
    input: z.strictObject({
      name: line(200),
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
    name: 'tier.set',
    method: 'put',
    path: '/products/{product}/tiers',
    summary: 'Sets the price of a tier from a day on; no block sold is touched',
    permission: 'catalogue:write',
    input: z.strictObject({
      product: reference,
      minutes: blockMinutes,
      price: money.optional(),
      ratePerHour: money.optional(),
      currency: currency.optional(),
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
    summary: 'Lists what a client can buy today, with what each tier saves',
    permission: 'catalogue:read',
    input: z.strictObject({ client: reference }),
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          product: z.string(),
          minutes: told.minutes,
          currency: told.currency,
          price: told.money,
          ratePerHour: told.money,
          standardRatePerHour: told.money.nullable(),
          saving: told.money.nullable(),
          expiresOn: told.day.nullable(),
        }),
      ),
    }),
    example: { client: 'Alder Dental' },
  }),
] as const;
