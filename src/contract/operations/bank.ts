/** Bank statements: read, recorded, and what is left of them assigned by hand (G4). */
import { z } from 'zod';
import { bankMappingText } from '../bank-mapping.ts';
import { operation } from '../define.ts';
import { currency, day, line, money, reference, told } from '../words.ts';

const candidate = z.strictObject({
  reason: z.enum([
    ...(['one-of-several-references', 'several-invoices', 'part-payment', 'overpayment'] as const),
    ...(['currency-differs', 'amount-and-name'] as const),
  ]),
  invoices: z.array(z.strictObject({ id: told.id, label: z.string() })),
  shares: z.array(z.strictObject({ id: told.id, label: z.string(), amount: told.money })).meta({
    description: 'What would be paid of each; empty where nothing of it could be',
  }),
  open: told.money.nullable().meta({
    description: 'Of these invoices together, in the currency of the line; null: another currency',
  }),
  rest: told.money.meta({ description: "Would be left for the client's balance" }),
});

const problem = z.strictObject({ code: z.string(), message: z.string() });

const bankLine = z
  .strictObject({
    line: z.string().meta({ description: 'What it is known by, in whatever file it stands' }),
    row: z.int().nullable().meta({ description: 'Where in the file it begins' }),
    on: told.day,
    amount: told.money.meta({ description: 'Below zero: it went out' }),
    currency: told.currency,
    payer: z.string(),
    account: z.string().nullable(),
    reference: z.string(),
    state: z
      .enum(['matched', 'recorded', 'known', 'proposed', 'unmatched', 'outgoing', 'refused'])
      .meta({
        description:
          'matched: certain, would be recorded; known: recorded before, at least in part; ' +
          'refused: certain, and cannot be recorded on its day',
      }),
    invoice: z.string().nullable().meta({ description: 'The number that it is matched to' }),
    payment: told.id.nullable().meta({ description: 'What it was recorded as, just now' }),
    recorded: told.money.nullable().meta({
      description: 'Of a known line: what of it is recorded and did not go back',
    }),
    candidates: z.array(candidate),
    problem: problem.nullable(),
  })
  .meta({ id: 'BankLine' });

const bankStatement = z
  .strictObject({
    fileName: z.string(),
    kind: z.enum(['camt.053', 'csv']),
    accounts: z.array(z.string()),
    lines: z.array(bankLine),
    counts: z.strictObject({
      matched: z.int(),
      recorded: z.int(),
      known: z.int(),
      proposed: z.int(),
      unmatched: z.int(),
      outgoing: z.int(),
      refused: z.int(),
      refusedRows: z.int().meta({ description: 'Rows that could not be read' }),
      skippedRows: z.int().meta({ description: 'Rows that are not booked yet' }),
    }),
    refused: z
      .array(z.strictObject({ row: z.int(), code: z.string(), message: z.string() }))
      .meta({ description: 'Rows that could not be read: the first 1,000' }),
    skipped: z
      .array(z.strictObject({ row: z.int(), status: z.string() }))
      .meta({ description: 'Rows that are not booked yet: the first 1,000' }),
  })
  .meta({ id: 'BankStatement' });

const input = {
  fileName: line(200).default('statement.csv'),
  mapping: bankMappingText.optional().meta({
    description: 'Of CSV that does not speak for itself: which column is what, as JSON',
  }),
  currency: currency.optional().meta({ description: 'Of rows that name none' }),
};

export const bankOperations = [
  operation({
    name: 'bank.read',
    method: 'post',
    path: '/bank/readings',
    summary: 'Reads a bank statement (CSV, CAMT.053) and tells what each line pays; keeps nothing',
    permission: 'payments:write',
    body: 'file',
    preview: true,
    input: z.strictObject(input),
    output: bankStatement,
    example: { fileName: 'statement.csv' },
  }),
  operation({
    name: 'bank.record',
    method: 'post',
    path: '/bank/statements',
    summary: 'Records the certain lines of a bank statement as payments; sent again, none twice',
    permission: 'payments:write',
    body: 'file',
    input: z.strictObject(input),
    output: bankStatement,
    example: { fileName: 'statement.csv' },
  }),
  operation({
    name: 'bank.assign',
    method: 'post',
    path: '/bank/assignments',
    summary: "Records a line of a bank statement by hand: to invoices, or to a client's balance",
    permission: 'payments:write',
    input: z.strictObject({
      line: line(200).meta({ description: 'What the reading calls it' }),
      amount: money.meta({ description: 'What came in by it' }),
      currency,
      on: day.meta({
        description: 'The day of the line, or a later one where the books are closed',
      }),
      invoices: z.array(reference).max(50).default([]).meta({
        description: 'Of one client',
      }),
      amounts: z
        .array(money)
        .max(50)
        .optional()
        .meta({
          description:
            "What of it is for each, and after those for the client's balance; the rest is left; " +
            'left out: each gets what is open of it, the last one, or the balance, all the rest',
        }),
      client: reference
        .optional()
        .meta({ description: 'Whose balance, where no invoice is named' }),
    }),
    output: z.strictObject({
      line: z.string(),
      client: told.id,
      currency: told.currency,
      payments: z.array(
        z.strictObject({ id: told.id, invoice: z.string().nullable(), amount: told.money }),
      ),
      recorded: told.money.meta({ description: 'Of the line, by now' }),
      left: told.money.meta({ description: 'Not recorded yet' }),
      balance: told.money.meta({ description: "The client's own money after it (G4)" }),
    }),
    example: {
      line: '1|DE89370400440532013000|2026-03-02|900.00|EUR|ref-1',
      ...{ amount: '900.00', currency: 'EUR', on: '2026-03-02' },
      invoices: ['INV-2026-0007', 'INV-2026-0009'],
    },
  }),
] as const;
