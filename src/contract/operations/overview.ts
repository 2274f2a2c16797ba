/** What is seen first: the day of the firm, its clients at a glance, and how hours burn down. */
import { z } from 'zod';
import { TROUBLES } from '../../engine/standing.ts';
import { operation } from '../define.ts';
import { cursor, day, flag, limit, line, page, reference, told } from '../words.ts';
import { expiring, forecast } from './ledger.ts';

const whose = { client: told.id, clientName: z.string() };

const trouble = z.enum(TROUBLES);

const nextExpiry = z
  .strictObject(expiring)
  .nullable()
  .meta({ description: 'Of the blocks that have not expired yet' });

/** What is said of a client's hours, the same wherever it is said. */
const hours = {
  usableMinutes: told.minutes.meta({ description: 'Can be drawn for work of today' }),
  fullMinutes: told.minutes.meta({
    description: 'What a bar of the hours left is measured against: all minutes of those blocks',
  }),
  burnMinutesPerWeek: told.minutes.nullable().meta({ description: 'Null: there is no forecast' }),
  runsOutOn: told.day.nullable().meta({ description: 'The first day with nothing usable left' }),
};

const standing = z
  .strictObject({
    id: told.id,
    name: z.string(),
    currency: told.currency,
    archivedOn: told.day.nullable(),
    ...hours,
    unpaidMinutes: told.minutes.meta({ description: 'A payment would open them' }),
    nextExpiry,
    waitingEntries: z.int(),
    draftEntries: z.int(),
    overdue: told.money.nullable().meta({
      description: 'Open on invoices that were due before today; null to whom may not read them',
    }),
    trouble: z.array(trouble).meta({ description: 'What is to be seen to, the worst first' }),
  })
  .meta({ id: 'ClientStanding' });

/** The first of something, and how many there are. */
function firstOf<Item extends z.ZodType>(item: Item) {
  return { count: z.int(), items: z.array(item).meta({ description: 'The first 20' }) };
}

const waitingEntry = z.strictObject({
  id: told.id,
  ...whose,
  technician: z.string(),
  job: z.string(),
  workType: z.string(),
  workedOn: told.day,
  minutes: told.minutes.meta({ description: 'What it will draw' }),
  waitsFor: z.array(z.string()).meta({
    description: 'The blocks whose payment it waits for; none: it waits for hours or a decision',
  }),
});

const dryClient = z.strictObject({
  ...whose,
  ...hours,
  trouble: z.array(trouble),
});

const expiringBlock = z.strictObject({
  ...whose,
  block: told.id,
  blockName: z.string(),
  currency: told.currency,
  ...expiring,
});

const overdueInvoice = z.strictObject({
  invoice: told.id,
  label: z.string(),
  ...whose,
  currency: told.currency,
  open: told.money,
  dueOn: told.day,
  daysOverdue: z.int(),
});

const unpaidBlock = z.strictObject({
  ...whose,
  block: told.id,
  blockName: z.string(),
  boughtOn: told.day,
  minutes: told.minutes,
  unpaidMinutes: told.minutes.meta({ description: 'A payment would open them' }),
  invoice: told.id.nullable().meta({ description: 'The invoice it was sold on' }),
  invoiceLabel: z.string().nullable(),
});

const givenUpMail = z.strictObject({
  id: told.id,
  client: told.id.nullable(),
  clientName: z.string().nullable(),
  subject: z.string(),
  recipients: z.array(z.string()).meta({ description: 'Those whom it did not reach' }),
  lastProblem: z.string().nullable(),
  givenUpAt: told.instant,
});

const inMoney = { currency: told.currency, minutes: told.minutes, value: told.money };

/** What the actor may not read is null: the rest of the day is told all the same. */
const today = z
  .strictObject({
    today: told.day,
    waiting: z
      .strictObject(firstOf(waitingEntry))
      .nullable()
      .meta({ description: 'Entries that wait, the oldest work first' }),
    draftEntries: z.int().nullable(),
    runningDry: z
      .strictObject(firstOf(dryClient))
      .nullable()
      .meta({ description: 'Clients with nothing left, and those who run out soon' }),
    expiring: z
      .strictObject({ ...firstOf(expiringBlock), totals: z.array(z.strictObject(inMoney)) })
      .nullable()
      .meta({ description: 'Blocks with minutes left that expire within 60 days' }),
    overdue: z
      .strictObject({
        ...firstOf(overdueInvoice),
        totals: z.array(z.strictObject({ currency: told.currency, open: told.money })),
      })
      .nullable()
      .meta({ description: 'Open invoices that were due before today, the longest due first' }),
    unpaidBlocks: z
      .strictObject(firstOf(unpaidBlock))
      .nullable()
      .meta({ description: 'Blocks with minutes that a payment would open, the oldest first' }),
    mailsGivenUp: z
      .strictObject(firstOf(givenUpMail))
      .nullable()
      .meta({ description: 'Mails of the last 30 days that did not reach everybody' }),
    owed: z
      .array(z.strictObject(inMoney))
      .nullable()
      .meta({ description: 'What is owed in work over all clients, as the report of it closes' }),
    used: z
      .strictObject({ last7Days: told.minutes, last30Days: told.minutes })
      .nullable()
      .meta({ description: 'Minutes drawn from blocks for the work of those days' }),
  })
  .meta({ id: 'Today' });

/** The portal tells it, too. */
export const burnDown = z
  .strictObject({
    ...whose,
    currency: told.currency,
    from: told.day,
    to: told.day,
    asOf: told.day.meta({ description: 'Today: what is ahead is seen from here' }),
    steps: z.array(z.strictObject({ on: told.day, leftMinutes: told.minutes })).meta({
      description:
        'Left in all blocks at the close of a day, as statements tell it: the first day of the ' +
        'period, and each day on which it changed. It stays the same until the next one',
    }),
    usableMinutes: told.minutes.meta({ description: 'Can be drawn for work of today' }),
    leftMinutes: told.minutes.meta({
      description: 'In all blocks today: unpaid ones, and expired ones in their grace, too',
    }),
    unpaidMinutes: told.minutes.meta({ description: 'A payment would open them' }),
    expiries: z
      .array(
        z.strictObject({
          on: told.day.meta({ description: 'The last usable day of the block' }),
          block: told.id,
          blockName: z.string(),
          minutes: told.minutes,
          usableMinutes: told.minutes,
          value: told.money,
        }),
      )
      .meta({
        description: 'Blocks with minutes left that expire today or later, the first first',
      }),
    forecast,
  })
  .meta({ id: 'BurnDown' });

/** From day to day: of a burn-down. */
export const burnDays = {
  from: day.optional().meta({ description: 'Left out: a year before the last day' }),
  to: day.optional().meta({ description: 'Left out, or ahead of it: today' }),
};

export const overviewOperations = [
  operation({
    name: 'today.show',
    method: 'get',
    path: '/today',
    summary: 'What is to be seen to today; what the caller may not read is null',
    permission: 'clients:read',
    input: z.strictObject({}),
    output: today,
    example: {},
  }),
  operation({
    name: 'client.overview',
    method: 'get',
    path: '/client-overview',
    summary: 'Lists how each client stands: hours left, forecast and trouble, the worst first',
    permission: 'blocks:read',
    input: z.strictObject({
      search: line(200).optional().meta({ description: 'A part of the name' }),
      trouble: trouble.optional().meta({ description: 'Only clients in this trouble' }),
      archived: flag.meta({ description: 'Those that are archived too' }),
      sort: z.enum(['trouble', 'name', 'left', 'runs-out']).default('trouble').meta({
        description:
          'left: the fewest usable minutes first; runs-out: whoever has run out, or will first',
      }),
      after: cursor,
      limit,
    }),
    output: page(standing),
    example: { trouble: 'running_dry' },
  }),
  operation({
    name: 'burn-down.show',
    method: 'get',
    path: '/clients/{client}/burn-down',
    summary: 'Tells what was left day by day, what expires ahead, and the forecast',
    permission: 'blocks:read',
    input: z.strictObject({ client: reference, ...burnDays }),
    output: burnDown,
    example: { client: 'Alder Dental', from: '2026-01-01', to: '2026-06-30' },
  }),
] as const;
