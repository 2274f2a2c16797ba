/** What is left, what happened and how it is checked. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { pdfFile } from '../pdf.ts';
import { cursor, day, limit, page, reference, told } from '../words.ts';

/** The portal tells it, too. */
export const forecast = z
  .strictObject({
    reason: z.enum(['no_draws', 'nothing_usable']).nullable(),
    burnMinutesPerWeek: told.minutes.nullable(),
    lowBurnMinutesPerWeek: told.minutes.nullable(),
    highBurnMinutesPerWeek: told.minutes.nullable(),
    runsOutOn: told.day.nullable(),
    earliestRunsOutOn: told.day.nullable(),
    latestRunsOutOn: told.day.nullable(),
    says: z.string(),
  })
  .meta({ id: 'Forecast' });

/** What goes with a block, and after which day. */
export const expiring = {
  ...{ on: told.day, minutes: told.minutes, value: told.money },
  unpaidMinutes: told.minutes.meta({ description: 'Of them, those that a payment would open' }),
};

/** The portal tells it, too. */
export const balance = z
  .strictObject({
    client: told.id,
    clientName: z.string(),
    currency: told.currency,
    asOf: told.day,
    usableMinutes: told.minutes.meta({ description: 'Can be drawn for work of today' }),
    fullMinutes: told.minutes.meta({
      description: 'What a bar of the hours left is measured against: all minutes of those blocks',
    }),
    leftMinutes: told.minutes.meta({
      description: 'In all blocks, expired ones in their grace too',
    }),
    leftValue: told.money,
    unpaidMinutes: told.minutes.meta({ description: 'A payment would open them' }),
    nextExpiry: z
      .strictObject({ block: z.string(), ...expiring })
      .nullable()
      .meta({ description: 'Of the blocks that have not expired yet' }),
    waitingEntries: z.int(),
    draftEntries: z.int(),
  })
  .meta({ id: 'Balance' });

const record = z
  .strictObject({
    sequence: z.int(),
    on: told.day,
    kind: z.string(),
    subject: z.string(),
    money: z.array(
      z.strictObject({ account: z.string(), block: told.id.nullable(), amount: told.money }),
    ),
    minutes: z.array(z.strictObject({ block: told.id, minutes: told.minutes })),
    facts: z.unknown(),
    recordedAt: told.instant,
    recordedOn: told.day.meta({ description: "The day it was in the firm's time zone" }),
    recordedBy: z.string(),
    hash: z.string().meta({ description: 'Of this record and the hash of the one before, in hex' }),
  })
  .meta({ id: 'JournalRecord' });

const quantity = z.strictObject({ minutes: told.minutes, value: told.money });

/** The equation of H2, for one block or for all of them. */
const roll = {
  opening: quantity,
  bought: quantity,
  drawn: quantity.meta({ description: 'Less what was given back' }),
  lapsed: quantity.meta({ description: 'Less what was reopened' }),
  refunded: quantity,
  closing: quantity.meta({ description: 'Opening + bought − drawn − lapsed − refunded' }),
};

const statementLine = z.strictObject({
  toldOn: told.day.meta({
    description:
      'The day on whose statement it stands: what is recorded late stands on the day of that',
  }),
  on: told.day.meta({ description: 'The day it is about: worked, bought, paid, lapsed' }),
  sequence: z.int().meta({ description: "Its place in the client's journal" }),
  kind: z.string(),
  entry: told.id.nullable(),
  invoice: told.id
    .nullable()
    .meta({ description: 'The invoice or credit note that it is, or is about' }),
  job: z.string().nullable(),
  technician: z.string().nullable(),
  says: z.string(),
  workedMinutes: told.minutes.nullable().meta({ description: 'Below zero for a reversal' }),
  moves: z
    .array(
      z.strictObject({
        block: z.string(),
        minutes: told.minutes,
        value: told.money,
        leftMinutes: told.minutes,
      }),
    )
    .meta({ description: 'What blocks gained, or (below zero) lost' }),
  overageMinutes: told.minutes,
  overageValue: told.money.nullable().meta({ description: 'Null where no rate is known' }),
  travelMinutes: told.minutes,
  travelValue: told.money.nullable().meta({ description: 'Null where no rate is known' }),
  balanceMinutes: told.minutes.meta({ description: 'Left in all blocks after it' }),
});

/** The portal tells it, too. */
export const statement = z
  .strictObject({
    firm: z.string(),
    client: z.string(),
    currency: told.currency,
    from: told.day,
    to: told.day,
    drawOrder: z.enum(['purchase', 'soonest-expiry']),
    blocks: z.array(
      z.strictObject({
        block: z.string(),
        boughtOn: told.day,
        expiresOn: told.day.nullable(),
        ratePerHour: told.money,
        ...roll,
      }),
    ),
    total: z.strictObject(roll),
    lines: z.array(statementLine),
  })
  .meta({ id: 'Statement' });

const finding = z.strictObject({
  client: z.string(),
  what: z.string(),
  subject: z.string(),
  expected: z.string(),
  found: z.string(),
});

/** From day to day: of a statement. */
export const period = {
  from: day.optional().meta({ description: 'Left out: the first day of that year' }),
  to: day.optional().meta({ description: 'Left out: today' }),
};

export const ledgerOperations = [
  operation({
    name: 'balance.show',
    method: 'get',
    path: '/clients/{client}/balance',
    summary: 'Tells what is left: the one number, and what expires next',
    permission: 'blocks:read',
    input: z.strictObject({ client: reference }),
    output: balance,
    example: { client: 'Alder Dental' },
  }),
  operation({
    name: 'forecast.show',
    method: 'get',
    path: '/clients/{client}/forecast',
    summary: 'Tells how fast hours are used and when they run out',
    permission: 'blocks:read',
    input: z.strictObject({ client: reference }),
    output: forecast,
    example: { client: 'Alder Dental' },
  }),
  operation({
    name: 'statement.show',
    method: 'get',
    path: '/clients/{client}/statement',
    summary: 'The journal between two days, told to the client',
    permission: 'blocks:read',
    input: z.strictObject({ client: reference, ...period }),
    output: statement,
    example: { client: 'Alder Dental', from: '2026-01-01', to: '2026-06-30' },
  }),
  operation({
    name: 'statement.pdf',
    method: 'get',
    path: '/clients/{client}/statement.pdf',
    summary: 'The same as a document to print or to send',
    permission: 'blocks:read',
    produces: 'pdf',
    input: z.strictObject({ client: reference, ...period }),
    output: pdfFile,
    example: { client: 'Alder Dental', from: '2026-01-01', to: '2026-06-30' },
  }),
  operation({
    name: 'statement.export',
    method: 'get',
    path: '/clients/{client}/statement/export',
    summary: 'The same as CSV, or as a journal for Beancount or hledger',
    permission: 'ledger:read',
    produces: 'text',
    input: z.strictObject({
      client: reference,
      ...period,
      format: z.enum(['csv', 'beancount', 'hledger']),
    }),
    output: z.string(),
    example: { client: 'Alder Dental', from: '2026-01-01', to: '2026-06-30', format: 'beancount' },
  }),
  operation({
    name: 'journal.list',
    method: 'get',
    path: '/clients/{client}/journal',
    summary: "Lists the records of a client's journal, newest first, with their hashes",
    permission: 'ledger:read',
    input: z.strictObject({ client: reference, after: cursor, limit }),
    output: page(record),
    example: { client: 'Alder Dental' },
  }),
  operation({
    name: 'ledger.verify',
    method: 'get',
    path: '/verification',
    summary: 'Recomputes chain, sums and balances from the journal; sound books have no findings',
    permission: 'ledger:read',
    input: z.strictObject({ client: reference.optional() }),
    output: z.strictObject({
      clients: z.int(),
      records: z.int(),
      hash: z.string().meta({ description: 'Of the heads of all these journals: to be kept' }),
      findings: z.array(finding).meta({ description: 'The first 1000 of them' }),
      leftOut: z.int().meta({ description: 'How many more there are' }),
    }),
    example: {},
  }),
  operation({
    name: 'lapse.run',
    method: 'post',
    path: '/lapses',
    summary: 'Lapses what is due for every client; done again, it changes nothing',
    permission: 'blocks:write',
    input: z.strictObject({}),
    output: z.strictObject({
      clients: z.int(),
      lapsed: z.array(
        z.strictObject({
          client: z.string(),
          block: z.string(),
          on: told.day,
          minutes: told.minutes,
          value: told.money,
        }),
      ),
    }),
    example: {},
  }),
] as const;
