/** What is asked of a bank's file, and what comes of reading one. */
import type { BankLine } from '../../engine/bank-lines.ts';
import type { Currency } from '../../engine/money.ts';
import type { Separator } from '../csv-layout.ts';
import type { Limits } from '../limits.ts';
import type { RowRefusal } from '../refusals.ts';
import type { Encoding } from '../text.ts';

/** What is taken of a row of a CSV file. */
export type BankColumn = keyof BankColumns;

type BankColumns = {
  /** The day of booking. */
  readonly on?: string | undefined;
  /** The day of value: taken where there is no day of booking. */
  readonly valueOn?: string | undefined;
  /** The amount with its sign, or with the direction beside it. */
  readonly amount?: string | undefined;
  /** Amounts that came in and that went out, where they have columns of their own. */
  readonly credit?: string | undefined;
  readonly debit?: string | undefined;
  /** Whether an amount without a sign came in or went out. */
  readonly direction?: string | undefined;
  readonly currency?: string | undefined;
  /** All that was written to go with the payment. */
  readonly reference?: string | readonly string[] | undefined;
  readonly payer?: string | undefined;
  /** The other side's account. */
  readonly account?: string | undefined;
  /** The account that the statement is of. */
  readonly ownAccount?: string | undefined;
  /** The bank's own name for the line. */
  readonly bankReference?: string | undefined;
  /** Whether it is booked. */
  readonly status?: string | undefined;
};

/** How a CSV file is to be read, as plain JSON; what it does not say is told from the file. */
export type BankMapping = {
  /** Headings, set upon those that are known by themselves. */
  readonly columns?: BankColumns | undefined;
  /** Such as `DD/MM/YYYY`: asked for where the days of the file may be read in two ways. */
  readonly dateFormat?: string | undefined;
  /** Asked for where the amounts of the file may be read in two ways. */
  readonly decimalMark?: '.' | ',' | undefined;
  /** That of rows that name none, where the headings do not either. */
  readonly currency?: string | undefined;
  readonly encoding?: Encoding | undefined;
  readonly separator?: Separator | undefined;
  /** The line of the headings; the file's first line is 1. */
  readonly headingLine?: number | undefined;
};

/** `rows`: lines taken of a file; more refused ones than `refusals` are counted and not told. */
export type BankLimits = Limits & { readonly bytes: number };

/**
 * A month of a busy account is a few megabytes. A file is read in one go, XML at some megabytes a
 * second, and keeps whoever reads it from all else meanwhile.
 */
export const BANK_LIMITS: BankLimits = { bytes: 8 * 1024 * 1024, rows: 50_000, refusals: 1000 };

export type BankOptions = {
  /** For CSV; CAMT.053 says everything itself. */
  readonly mapping?: BankMapping | null;
  /** In which rows are that name none, if the mapping does not say it; null: it is asked for. */
  readonly currency?: Currency | null;
  readonly limits?: BankLimits;
};

/** A line that is no payment yet, or never became one. */
export type SkippedLine = {
  readonly file: string;
  readonly line: number;
  readonly code: 'line_not_booked';
  /** What the file says it is: `PDNG`, `Vorgemerkt`. */
  readonly status: string;
  readonly message: string;
};

export type BankFile = {
  readonly kind: 'camt.053' | 'csv';
  readonly lines: readonly BankLine[];
  readonly refused: readonly RowRefusal[];
  /** How many were refused, told or not. */
  readonly refusedRows: number;
  readonly skipped: readonly SkippedLine[];
  readonly skippedRows: number;
  /** Those of the lines, sorted. */
  readonly currencies: readonly Currency[];
  /** The accounts the file is of, as far as it names them. */
  readonly ownAccounts: readonly string[];
};
