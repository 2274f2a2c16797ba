/** What stands on an account: a line of a bank's statement, whatever file it came in. */
import type { LocalDate } from './days.ts';
import type { Cents, Currency } from './money.ts';

export type BankLine = {
  /** The same whenever the same line is read again, from this file or a later one. */
  readonly id: string;
  /** The day it was booked; where the bank tells none, the day of its value. */
  readonly on: LocalDate;
  /** Minor units: money that came in is positive, money that went out negative. */
  readonly amount: Cents;
  readonly currency: Currency;
  /** All that was written to go with the payment; parts stand on lines of their own. */
  readonly reference: string;
  /** Who is named on the other side; empty when nobody is. */
  readonly payer: string;
  /** The other side's IBAN or account number. */
  readonly account: string | null;
  /** Where in the file it begins, counted from 1. */
  readonly line: number | null;
};
