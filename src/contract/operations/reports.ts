/** Reports for whoever keeps the books (H2): each agrees with the journal, by the day of booking. */
import { z } from 'zod';
import { type LocalDate, parseDay } from '../../engine/days.ts';
import { operation } from '../define.ts';
import { EXPECTED } from '../expectations.ts';
import { day, reference, told } from '../words.ts';

/** A month, by its first day. */
const month = z
  .string(EXPECTED.month)
  .regex(/^\d{4}-\d{2}$/, EXPECTED.month)
  .meta({ examples: ['2026-03'] })
  .transform((text, context): LocalDate => {
    const read = parseDay(`${text}-01`);
    if (read !== null) return read;
    context.addIssue(EXPECTED.month);
    return z.NEVER;
  });

/** The months of a report, and whose it is. */
export const reportPeriod = {
  from: month
    .optional()
    .meta({ description: 'The first month; left out: the first of the year of the last' }),
  to: month.optional().meta({ description: 'The last month; left out: the current one' }),
  client: reference.optional().meta({ description: 'Left out: all clients' }),
};

const by = z
  .enum(['month', 'block'])
  .default('month')
  .meta({ description: 'Told month by month, or block by block over the whole period' });

const on = day.optional().meta({ description: 'At the close of this day; left out: today' });

const quantity = z.strictObject({ minutes: told.minutes, value: told.money });

/** The equation of H2. */
const roll = {
  opening: quantity,
  bought: quantity.meta({ description: 'Sold, granted or brought along' }),
  drawn: quantity.meta({ description: 'Less what was given back; its value is revenue' }),
  lapsed: quantity.meta({ description: 'Less what was reopened; its value is breakage' }),
  refunded: quantity,
  closing: quantity.meta({ description: 'Opening + bought − drawn − lapsed − refunded' }),
};

const whose = { client: told.id, clientName: z.string(), currency: told.currency };

const deferred = z
  .strictObject({
    from: told.day,
    to: told.day,
    months: z
      .array(z.strictObject({ month: z.string(), currency: told.currency, ...roll }))
      .nullable()
      .meta({ description: 'Null when told by block' }),
    blocks: z
      .array(
        z.strictObject({ ...whose, block: z.string(), boughtOn: told.day, id: told.id, ...roll }),
      )
      .nullable()
      .meta({ description: 'Blocks that held or moved anything; null when told by month' }),
    totals: z.array(z.strictObject({ currency: told.currency, ...roll })),
  })
  .meta({ id: 'DeferredReport' });

const ages = {
  notDue: told.money,
  days1To30: told.money.meta({ description: 'Overdue by so many days' }),
  days31To60: told.money,
  days61To90: told.money,
  daysOver90: told.money,
  total: told.money.meta({ description: 'What the account receivable holds' }),
  clientBalances: told.money.meta({ description: "Clients' own money that is here" }),
};

const receivables = z
  .strictObject({
    asOf: told.day,
    clients: z.array(
      z.strictObject({
        ...whose,
        ...ages,
        invoices: z.array(
          z.strictObject({
            id: told.id,
            label: z.string(),
            issuedOn: told.day,
            dueOn: told.day,
            daysOverdue: z.int().meta({ description: '0 when it is not due yet' }),
            open: told.money.meta({
              description: 'Below zero where it was paid before the day of its issue',
            }),
          }),
        ),
      }),
    ),
    totals: z.array(z.strictObject({ currency: told.currency, ...ages })),
  })
  .meta({ id: 'ReceivablesReport' });

const taxed = {
  currency: told.currency,
  treatment: z.enum(['taxed', 'untaxed', 'exempt', 'reverse-charge']).meta({
    description: 'Of the client when it was issued; untaxed: a line without tax of a taxed client',
  }),
  label: z.string().meta({ description: 'The tax as it was printed; empty where there is none' }),
  percent: z.string().nullable(),
  net: told.money.meta({ description: 'Of invoices, less that of credit notes' }),
  tax: told.money,
};

const tax = z
  .strictObject({
    from: told.day,
    to: told.day,
    months: z.array(z.strictObject({ month: z.string(), ...taxed })),
    totals: z.array(z.strictObject(taxed)),
  })
  .meta({ id: 'TaxReport' });

const earned = {
  block: told.money,
  breakage: told.money,
  overage: told.money,
  travel: told.money,
  project: told.money,
  total: told.money,
};

const revenue = z
  .strictObject({
    from: told.day,
    to: told.day,
    clients: z.array(z.strictObject({ ...whose, ...earned })),
    totals: z.array(z.strictObject({ currency: told.currency, ...earned })),
  })
  .meta({ id: 'RevenueReport' });

export const reportOperations = [
  operation({
    name: 'report.deferred',
    method: 'get',
    path: '/reports/deferred',
    summary: 'What is owed in work, in minutes and money: how it rolled forward, and breakage',
    permission: 'books:read',
    input: z.strictObject({ ...reportPeriod, by }),
    output: deferred,
    example: { from: '2026-01', to: '2026-03' },
  }),
  operation({
    name: 'report.receivables',
    method: 'get',
    path: '/reports/receivables',
    summary: 'What clients owed at the close of a day, by age, client and invoice',
    permission: 'books:read',
    input: z.strictObject({ on, client: reportPeriod.client }),
    output: receivables,
    example: { on: '2026-03-31' },
  }),
  operation({
    name: 'report.tax',
    method: 'get',
    path: '/reports/tax',
    summary: 'Net and tax of what was issued, by month and rate; exempt and reverse charge apart',
    permission: 'books:read',
    input: z.strictObject(reportPeriod),
    output: tax,
    example: { from: '2026-01', to: '2026-03' },
  }),
  operation({
    name: 'report.revenue',
    method: 'get',
    path: '/reports/revenue',
    summary: 'What was earned, by client and kind',
    permission: 'books:read',
    input: z.strictObject(reportPeriod),
    output: revenue,
    example: { from: '2026-01', to: '2026-03' },
  }),
  operation({
    name: 'report.export',
    method: 'get',
    path: '/reports/{report}/export',
    summary: 'Any of these reports as CSV',
    permission: 'books:read',
    produces: 'text',
    input: z.strictObject({
      report: z.enum(['deferred', 'receivables', 'tax', 'revenue', 'hours', 'utilisation']),
      ...reportPeriod,
      by: by.meta({ description: 'Of deferred: by month, or by block' }),
      on: on.meta({ description: 'Of receivables: at the close of this day; left out: today' }),
      format: z.enum(['csv']).default('csv'),
    }),
    output: z.string(),
    example: { report: 'tax', from: '2026-01', to: '2026-03' },
  }),
] as const;
