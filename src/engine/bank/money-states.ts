/** A client's money as its journal tells it: documents, payments, what is to be invoiced. */
import type { LocalDate } from '../days.ts';

/** What was sold of a block on an invoice, or given back on a credit note. */
type BlockPart = { readonly minutes: number; readonly net: number; readonly tax: number };

/** A document; whole numbers, which may be wrong ones. Amounts in minor units. */
export type DocumentState = {
  readonly id: string;
  readonly kind: string;
  readonly series: string;
  readonly number: number;
  readonly label: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
  readonly credits: string | null;
  readonly reason: string;
  /** The hash of all that is printed on it. */
  readonly contents: string;
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly paid: number;
  readonly credited: number;
  /**
   * What was booked with it, by account; `client` is what the client owes with it, or (negative) is
   * given back.
   */
  readonly booked: ReadonlyMap<string, number>;
  readonly blocks: ReadonlyMap<string, BlockPart>;
  /** What the accounts hold of it: what is open, and what came in beyond that. */
  readonly receivable: number;
  readonly excess: number;
};

export type PaymentState = {
  readonly id: string;
  readonly invoice: string | null;
  readonly method: string;
  readonly amount: number;
  readonly reversed: number;
  readonly on: LocalDate;
  readonly reference: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

/** How a record changed what is open of an invoice. */
export type SettledState = {
  readonly sequence: number;
  readonly invoice: string;
  readonly on: LocalDate;
  readonly kind: string;
  readonly paid: number;
  readonly credited: number;
  readonly payment: string | null;
};

/** What a record made to be invoiced, or took off it. */
export type UnbilledState = {
  readonly sequence: number;
  readonly kind: string;
  readonly entry: string;
  readonly on: LocalDate;
  readonly minutes: number;
  readonly value: number;
};

/** What the records so far come to. */
export type MoneyRebuilt = {
  readonly documents: ReadonlyMap<string, DocumentState>;
  readonly payments: ReadonlyMap<string, PaymentState>;
  /** What is open of what is on no invoice: a block sold elsewhere, until its payment. */
  readonly others: ReadonlyMap<string, number>;
  /** What the accounts hold: debits less credits; of the client's own money, the other way. */
  readonly receivable: number;
  readonly balance: number;
  readonly unbilled: number;
  /** What was to be invoiced and was invoiced elsewhere. */
  readonly elsewhere: number;
};

export const NO_MONEY_REBUILT: MoneyRebuilt = {
  ...{ documents: new Map(), payments: new Map(), others: new Map() },
  ...{ receivable: 0, balance: 0, unbilled: 0, elsewhere: 0 },
};
